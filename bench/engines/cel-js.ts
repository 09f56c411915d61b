// cel-js: expressions with exact whole numbers (BigInt), no trace.

import { Environment } from "@marcbachmann/cel-js";
import type { AllowanceFacts } from "../workloads/allowance.ts";
import type { CommissionFacts, Juror } from "../workloads/commission.ts";
import type { TieredFacts } from "../workloads/tiered.ts";
import type { Amounts } from "../workloads/workload.ts";
import type { Engine } from "./engine.ts";
import { fenOf } from "./limit-values.ts";
import { marksBySeat } from "./marks-by-seat.ts";
import { stretchesOf, sumUp, type Taken } from "./stretches.ts";

const name = "cel-js";

export const tieredByCel = (): Engine<TieredFacts> => {
  const rated = (rate: number): string => `(benefitFen * ${rate} + 500000) / 1000000`;
  const environment = new Environment().registerVariable("benefitFen", "int").registerVariable("fen", "int");
  const award = environment.parse(
    `benefitFen < 10000 ? 1000
      : benefitFen < 100000 ? ${rated(100_000)}
      : benefitFen < 500000 ? ${rated(110_000)}
      : benefitFen < 1000000 ? ${rated(120_000)}
      : benefitFen <= 5000000 ? ${rated(130_000)}
      : ${rated(150_000)}`,
  );
  const bounded = environment.parse("fen > 20000000 ? 20000000 : fen");
  const calculate = ({ benefit }: TieredFacts): Amounts => {
    const fen = award({ benefitFen: BigInt(fenOf(benefit)) });
    const totalFen = Number(bounded({ fen }));
    return { totalFen, partsFen: [totalFen] };
  };
  return { name, calculate, answer: calculate };
};

type WholeMarks = { novelty: bigint; difficulty: bigint; market: bigint };

/** To CEL a number of JavaScript is a double: marks are made whole numbers first. */
const whole = ({ novelty, difficulty, market }: Juror["marks"]): WholeMarks => ({
  novelty: BigInt(novelty),
  difficulty: BigInt(difficulty),
  market: BigInt(market),
});

export const commissionByCel = (): Engine<CommissionFacts> => {
  const environment = new Environment()
    .registerVariable("technical", "map<string, int>")
    .registerVariable("market", "map<string, int>")
    .registerVariable("management", "map<string, int>")
    .registerVariable("valueFen", "int")
    .registerVariable("score", "int")
    .registerVariable("totalFen", "int");
  const seat = (id: string): string => `${id}.novelty * 400000 + ${id}.difficulty * 300000 + ${id}.market * 300000`;
  const scoreOf = environment.parse(
    `((${seat("technical")} + ${seat("market")} + ${seat("management")}) * 200 + 3000000) / 6000000`,
  );
  const awardOf = environment.parse("(valueFen * ((100500000 + 40000 * score) / 1000000 * 100) + 500000) / 1000000");
  const upTo = (percent: number): string => `(totalFen * ${percent} + 50) / 100`;
  const stagesOf = environment.parse(
    `[${upTo(10)}, ${upTo(30)} - ${upTo(10)}, ${upTo(60)} - ${upTo(30)}, totalFen - ${upTo(60)}]`,
  );
  const calculate = (facts: CommissionFacts): Amounts => {
    const { technical, market, management } = marksBySeat(facts);
    const score = scoreOf({ technical: whole(technical), market: whole(market), management: whole(management) });
    const totalFen = awardOf({ valueFen: BigInt(fenOf(facts.value)), score });
    const partsFen = (stagesOf({ totalFen }) as bigint[]).map(Number);
    return { totalFen: Number(totalFen), partsFen };
  };
  return { name, calculate, answer: calculate };
};

export const allowanceByCel = (): Engine<AllowanceFacts> => {
  const environment = new Environment()
    .registerVariable("skill", "string")
    .registerVariable("mentoring", "string")
    .registerVariable("apprentices", "int");
  const bySkill = (senior: string, technician: string, worker: string, none: string) =>
    environment.parse(
      `skill == "高级技师" ? ${senior} : skill == "技师" ? ${technician} : skill == "高级工" ? ${worker} : ${none}`,
    );
  const skillItem = bySkill('"senior-technician"', '"technician"', '"senior-worker"', '""');
  const skillFen = bySkill("50000", "30000", "20000", "0");
  const mentorFen = environment.parse('mentoring == "yes" ? 20000 * apprentices : 0');
  const calculate = (facts: AllowanceFacts): Amounts => {
    const { daysInMonth, stretches } = stretchesOf(facts);
    const taken = stretches.map(({ skill, mentoring, apprentices }): Taken => {
      const context = { skill, mentoring, apprentices: BigInt(apprentices) };
      return {
        skillItem: skillItem(context) as string,
        skillFen: Number(skillFen(context)),
        mentorFen: Number(mentorFen(context)),
      };
    });
    return sumUp(stretches, taken, daysInMonth);
  };
  return { name, calculate, answer: calculate };
};
