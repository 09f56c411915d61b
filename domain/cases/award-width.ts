// How many people an award can have: all that is owed to them is written in one transaction, or none of it.
import type { Scheme } from "../policy/policy.ts";
import { type Refusal, refuse } from "../refusals.ts";
import type { CaseAwards } from "./kind.ts";

/** One transaction takes a hundred actions, beside what else it writes and holds: of each person the year, and of each of their stages the obligation and its place in a list. */
const approvalMax = 80;

/** Where the rest may be cancelled with a failure: each stage and year, and in the review that opens the places of author and mentor. */
const failureMax = 58;

export const stagesIn = (rule: Scheme | undefined): string[] =>
  rule && "stages" in rule && rule.stages ? rule.stages.map(({ id }) => id) : ["full"];

/** Said when it is filed, and again when an award is proposed: nobody works for something that cannot be awarded. */
export const refuseTooWide = (
  awards: CaseAwards | undefined,
  rule: Scheme | undefined,
  people: number,
  path: string,
): Refusal[] => {
  const stages = stagesIn(rule).length;
  const approved = Math.floor(approvalMax / (1 + 2 * stages));
  const most = awards?.trueUpIn === undefined ? approved : Math.min(approved, Math.floor(failureMax / (3 + stages)));
  return people > most ? [refuse("award-too-wide", path, { given: String(people), wanted: String(most) })] : [];
};
