// json-logic-engine, compiled (it writes functions as text for that): arithmetic in doubles, no trace.

import { LogicEngine } from "json-logic-engine";
import type { AllowanceFacts } from "../workloads/allowance.ts";
import type { CommissionFacts } from "../workloads/commission.ts";
import type { TieredFacts } from "../workloads/tiered.ts";
import type { Amounts } from "../workloads/workload.ts";
import type { Engine } from "./engine.ts";
import { fenOf } from "./limit-values.ts";
import { marksBySeat } from "./marks-by-seat.ts";
import { stretchesOf, sumUp, type Taken } from "./stretches.ts";

const name = "json-logic-engine";

const logic = new LogicEngine();
logic.addMethod("floor", ([value]: [number]) => Math.floor(value));

type Logic = Record<string, unknown> | Logic[] | number | string;
const of = (path: string): Logic => ({ var: path });

/** Fen times millionths, half up to the fen. */
const product = (a: Logic, millionths: Logic): Logic => ({
  floor: [{ "/": [{ "+": [{ "*": [a, millionths] }, 500_000] }, 1_000_000] }],
});

export const tieredByJsonLogic = (): Engine<TieredFacts> => {
  const benefit = of("benefitFen");
  const below = (fen: number): Logic => ({ "<": [benefit, fen] });
  const award = logic.build({
    if: [
      below(10_000),
      1_000,
      below(100_000),
      product(benefit, 100_000),
      below(500_000),
      product(benefit, 110_000),
      below(1_000_000),
      product(benefit, 120_000),
      below(5_000_001),
      product(benefit, 130_000),
      product(benefit, 150_000),
    ],
  });
  const bounded = logic.build({ min: [of("fen"), 20_000_000] });
  const calculate = ({ benefit: text }: TieredFacts): Amounts => {
    const totalFen = bounded({ fen: award({ benefitFen: fenOf(text) }) }) as number;
    return { totalFen, partsFen: [totalFen] };
  };
  return { name, calculate, answer: calculate };
};

export const commissionByJsonLogic = (): Engine<CommissionFacts> => {
  const seat = (id: string): Logic => ({
    "+": [
      { "*": [of(`${id}.novelty`), 400_000] },
      { "*": [of(`${id}.difficulty`), 300_000] },
      { "*": [of(`${id}.market`), 300_000] },
    ],
  });
  const sumOfSeats: Logic = { "+": [seat("technical"), seat("market"), seat("management")] };
  const scoreOf = logic.build({ floor: [{ "/": [{ "+": [{ "*": [sumOfSeats, 200] }, 3_000_000] }, 6_000_000] }] });
  const rate: Logic = {
    "*": [{ floor: [{ "/": [{ "+": [100_500_000, { "*": [of("score"), 40_000] }] }, 1_000_000] }] }, 100],
  };
  const awardOf = logic.build(product(of("valueFen"), rate));
  const total = of("totalFen");
  const upTo = (millionths: number): Logic => product(total, millionths);
  const stagesOf = logic.build([
    upTo(100_000),
    { "-": [upTo(300_000), upTo(100_000)] },
    { "-": [upTo(600_000), upTo(300_000)] },
    { "-": [total, upTo(600_000)] },
  ]);
  const calculate = (facts: CommissionFacts): Amounts => {
    const score = scoreOf(marksBySeat(facts));
    const totalFen = awardOf({ valueFen: fenOf(facts.value), score }) as number;
    return { totalFen, partsFen: stagesOf({ totalFen }) as number[] };
  };
  return { name, calculate, answer: calculate };
};

export const allowanceByJsonLogic = (): Engine<AllowanceFacts> => {
  const isSkill = (skill: string): Logic => ({ "===": [of("skill"), skill] });
  const bySkill = (senior: Logic, technician: Logic, worker: Logic, none: Logic): Logic => ({
    if: [isSkill("高级技师"), senior, isSkill("技师"), technician, isSkill("高级工"), worker, none],
  });
  const skillItem = logic.build(bySkill("senior-technician", "technician", "senior-worker", ""));
  const skillFen = logic.build(bySkill(50_000, 30_000, 20_000, 0));
  const mentorFen = logic.build({
    if: [{ "===": [of("mentoring"), "yes"] }, { "*": [20_000, of("apprentices")] }, 0],
  });
  const calculate = (facts: AllowanceFacts): Amounts => {
    const { daysInMonth, stretches } = stretchesOf(facts);
    const taken = stretches.map(
      (stretch): Taken => ({
        skillItem: skillItem(stretch) as string,
        skillFen: skillFen(stretch) as number,
        mentorFen: mentorFen(stretch) as number,
      }),
    );
    return sumUp(stretches, taken, daysInMonth);
  };
  return { name, calculate, answer: calculate };
};
