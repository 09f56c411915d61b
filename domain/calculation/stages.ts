// Stages 分期: an amount is paid in parts as a project proves itself, and the parts add up to the fen.

import type { StageAmount } from "../kinds/outcome.ts";
import type { Step } from "../kinds/trace.ts";
import type { Fen } from "../values/money.ts";
import { type Ppm, readRate, wholePpm } from "../values/rate.ts";
import { type Rounding, roundProduct } from "../values/rounding.ts";

/** What was earned up to and including a stage, as a share of the whole. */
type Stage = { id: string; clause: string; upTo: Ppm };

export const compileStages = (scheme: {
  id: string;
  stages?: { id: string; share: string }[] | undefined;
}): Stage[] => {
  let upTo = 0;
  return (scheme.stages ?? []).map(({ id, share }, index) => {
    upTo += readRate(share) as Ppm;
    return { id, clause: `${scheme.id}.stages.${index}`, upTo };
  });
};

/** Whatever the policy's rounding, what is paid up to a stage is rounded half up to the fen. */
const toTheFen: Rounding = { toFen: 1, mode: "half-up" };

/** Each stage gets what is due up to it less what was due up to the stage before, so nothing is lost between them. */
export const stagesOf = (fen: Fen, stages: Stage[], employee: string | undefined, steps: Step[]): StageAmount[] => {
  if (stages.length === 0) return [{ id: "full", fen }];
  const amounts: StageAmount[] = new Array(stages.length);
  let beforeFen = 0;
  for (let index = 0; index < stages.length; index++) {
    const { id, clause, upTo } = stages[index] as Stage;
    const upToFen = roundProduct(fen, upTo, wholePpm, toTheFen);
    const value = upToFen - beforeFen;
    steps.push({ does: "stage", clause, employee, ofFen: fen, upTo, beforeFen, value });
    amounts[index] = { id, fen: value };
    beforeFen = upToFen;
  }
  return amounts;
};
