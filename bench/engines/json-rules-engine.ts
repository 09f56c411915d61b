// json-rules-engine: rules decide which amount or rate applies; it does not calculate, so that is done around it.

import { type Event, Engine as RulesEngine } from "json-rules-engine";
import type { AllowanceFacts } from "../workloads/allowance.ts";
import type { CommissionFacts } from "../workloads/commission.ts";
import type { TieredFacts } from "../workloads/tiered.ts";
import type { Amounts } from "../workloads/workload.ts";
import type { Engine } from "./engine.ts";
import { fenOf } from "./limit-values.ts";
import { type Stretch, stretchesOf, sumUp, type Taken } from "./stretches.ts";

const name = "json-rules-engine";

const paramsOf = <Params>(events: Event[]): Params => {
  if (events[0]?.params === undefined) throw new Error("no rule applied");
  return events[0].params as Params;
};

type Tier = { payFen: number; rate: number };

export const tieredByJsonRules = (): Engine<TieredFacts> => {
  const engine = new RulesEngine();
  const tiers: [belowFen: number, tier: Tier][] = [
    [10_000, { payFen: 1_000, rate: 0 }],
    [100_000, { payFen: 0, rate: 100_000 }],
    [500_000, { payFen: 0, rate: 110_000 }],
    [1_000_000, { payFen: 0, rate: 120_000 }],
    [5_000_001, { payFen: 0, rate: 130_000 }],
    [Number.MAX_SAFE_INTEGER, { payFen: 0, rate: 150_000 }],
  ];
  // The lowest tier is asked first and the first that holds stops the run: twice as fast as six rules with both their edges.
  tiers.forEach(([belowFen, params], index) => {
    engine.addRule({
      priority: tiers.length - index,
      conditions: { all: [{ fact: "benefitFen", operator: "lessThan", value: belowFen }] },
      event: { type: "award", params },
      onSuccess: () => engine.stop(),
    });
  });
  const calculate = async ({ benefit }: TieredFacts): Promise<Amounts> => {
    const benefitFen = fenOf(benefit);
    const { events } = await engine.run({ benefitFen });
    const { payFen, rate } = paramsOf<Tier>(events);
    const totalFen = Math.min(20_000_000, payFen + Math.floor((benefitFen * rate + 500_000) / 1_000_000));
    return { totalFen, partsFen: [totalFen] };
  };
  return { name, calculate, answer: calculate };
};

const seats = ["technical", "market", "management"];

/** One rule wants every seat taken; it cannot calculate, so marks, rate and stages are worked out beside it: the fastest way found. */
export const commissionByJsonRules = (): Engine<CommissionFacts> => {
  const engine = new RulesEngine([
    {
      conditions: { all: seats.map((fact) => ({ fact, operator: "greaterThanInclusive", value: 1 })) },
      event: { type: "award", params: { from: 10_000, to: 50_000 } },
    },
  ]);
  const calculate = async ({ value, scores }: CommissionFacts): Promise<Amounts> => {
    const taken: Record<string, number> = { technical: 0, market: 0, management: 0 };
    let micro = 0;
    for (const { seat, marks } of scores) {
      taken[seat] = (taken[seat] ?? 0) + 1;
      micro += marks.novelty * 400_000 + marks.difficulty * 300_000 + marks.market * 300_000;
    }
    const { events } = await engine.run(taken);
    const { from, to } = paramsOf<{ from: number; to: number }>(events);
    const score = Math.floor((micro * 200 + 3_000_000) / 6_000_000);
    const rate = Math.floor((from * 10_000 + (to - from) * score + 500_000) / 1_000_000) * 100;
    return inStages(Math.floor((fenOf(value) * rate + 500_000) / 1_000_000));
  };
  return { name, calculate, answer: calculate };
};

const inStages = (totalFen: number): Amounts => {
  const upToFen = [100_000, 300_000, 600_000, 1_000_000].map((upTo) =>
    Math.floor((totalFen * upTo + 500_000) / 1_000_000),
  );
  return { totalFen, partsFen: upToFen.map((fen, index) => fen - (upToFen[index - 1] ?? 0)) };
};

const skillRule = (skill: string, skillItem: string, skillFen: number): object => ({
  conditions: { all: [{ fact: "skill", operator: "equal", value: skill }] },
  event: { type: "skill", params: { skillItem, skillFen } },
});

/** One run a stretch. */
export const allowanceByJsonRules = (): Engine<AllowanceFacts> => {
  const engine = new RulesEngine([
    skillRule("高级技师", "senior-technician", 50_000),
    skillRule("技师", "technician", 30_000),
    skillRule("高级工", "senior-worker", 20_000),
    {
      conditions: { all: [{ fact: "mentoring", operator: "equal", value: "yes" }] },
      event: { type: "mentor", params: { mentorFen: 20_000 } },
    },
  ]);
  const takenIn = async ({ skill, mentoring, apprentices }: Stretch): Promise<Taken> => {
    const { events } = await engine.run({ skill, mentoring });
    const taken: Taken = { skillItem: "", skillFen: 0, mentorFen: 0 };
    for (const { type, params } of events) {
      const { skillItem, skillFen, mentorFen } = params as Taken;
      if (type === "mentor") taken.mentorFen = mentorFen * apprentices;
      else if (skillFen > taken.skillFen) {
        taken.skillItem = skillItem;
        taken.skillFen = skillFen;
      }
    }
    return taken;
  };
  const calculate = async (facts: AllowanceFacts): Promise<Amounts> => {
    const { daysInMonth, stretches } = stretchesOf(facts);
    const taken: Taken[] = [];
    for (const stretch of stretches) taken.push(await takenIn(stretch));
    return sumUp(stretches, taken, daysInMonth);
  };
  return { name, calculate, answer: calculate };
};
