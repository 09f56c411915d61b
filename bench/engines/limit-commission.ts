// The limit for the commission workload: written by hand for these seats, criteria and stages. It trusts its input.

import type { Award } from "../../domain/kinds/outcome.ts";
import type { Step } from "../../domain/kinds/trace.ts";
import type { CommissionFacts, Juror } from "../workloads/commission.ts";
import { fenOf } from "./limit-values.ts";

export const limitCommission = ({ value, scores }: CommissionFacts): Award => {
  const ofFen = fenOf(value);
  const first = judge("technical", scores);
  const second = judge("market", scores);
  const third = judge("management", scores);
  const n = first.microPoints + second.microPoints + third.microPoints;
  const score = Math.floor((n * 200 + 3_000_000) / 6_000_000);
  const rate = Math.floor((10_000 * 10_000 + 40_000 * score + 500_000) / 1_000_000) * 100;
  const totalFen = Math.floor((ofFen * rate + 500_000) / 1_000_000);
  const kickoff = stage("commission.stages.0", totalFen, 100_000, 0);
  const development = stage("commission.stages.1", totalFen, 300_000, kickoff.value);
  const test = stage("commission.stages.2", totalFen, 600_000, development.beforeFen + development.value);
  const application = stage("commission.stages.3", totalFen, 1_000_000, test.beforeFen + test.value);
  const stages = [
    { id: "kickoff", fen: kickoff.value },
    { id: "development", fen: development.value },
    { id: "test", fen: test.value },
    { id: "application", fen: application.value },
  ];
  const steps: Step[] = [
    first,
    seated("commission.seats.0", first),
    second,
    seated("commission.seats.1", second),
    third,
    seated("commission.seats.2", third),
    { does: "score", clause: "commission.seats", n, d: 3_000_000, value: score },
    { does: "rate-by-score", clause: "commission.rate", score, from: 10_000, to: 50_000, value: rate },
    { does: "rate", clause: "commission.rate", ofFen, rate, payFen: 0, times: 1, value: totalFen },
    kickoff,
    development,
    test,
    application,
  ];
  return { eligible: true, totalFen, stages, steps };
};

type JurorStep = Extract<Step, { does: "juror" }>;
type StageStep = Extract<Step, { does: "stage" }>;

/** The score of the one juror in a seat, who may stand anywhere in the list. */
const judge = (seat: string, scores: Juror[]): JurorStep => {
  for (const { juror, seat: taken, marks } of scores) {
    if (taken !== seat) continue;
    const { novelty, difficulty, market } = marks;
    const microPoints = novelty * 400_000 + difficulty * 300_000 + market * 300_000;
    const inOrder = [novelty, difficulty, market];
    return { does: "juror", clause: "commission.criteria", juror, seat, marks: inOrder, microPoints, kept: true };
  }
  throw new Error(`no juror in seat ${seat}`);
};

const seated = (clause: string, { seat, microPoints }: JurorStep): Step => ({
  does: "seat",
  clause,
  seat,
  microPoints,
  jurors: 1,
});

const stage = (clause: string, ofFen: number, upTo: number, beforeFen: number): StageStep => {
  const value = Math.floor((ofFen * upTo + 500_000) / 1_000_000) - beforeFen;
  return { does: "stage", clause, employee: undefined, ofFen, upTo, beforeFen, value };
};
