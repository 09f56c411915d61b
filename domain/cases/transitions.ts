// Which state of a case may follow which: worked out from the steps of its kind, its filing and its awards, for the check of the ledger and for tests.
import { awardTransitions } from "./award-states.ts";
import type { CaseKind } from "./kind.ts";

export const statesWithAuthors = ({ states }: CaseKind): string[] =>
  Object.keys(states).filter((state) => states[state]?.withAuthors);

export const caseTransitions = (kind: CaseKind): { begins: string[]; follows: { [state: string]: string[] } } => {
  const follows: { [state: string]: string[] } = Object.fromEntries(
    Object.keys(kind.states).map((state) => [state, []]),
  );
  const add = (from: string, to: string): void => {
    if (from !== to && !follows[from]?.includes(to)) follows[from]?.push(to);
  };
  for (const from of statesWithAuthors(kind)) add(from, "submitted");
  for (const from of kind.withdrawnFrom) add(from, "withdrawn");
  for (const { from, leads } of kind.steps) for (const state of from) for (const to of leads) add(state, to);
  for (const [from, to] of awardTransitions(kind.awards)) add(from, to);
  // What was turned away comes back to where it was when an objection overturns that.
  for (const { from, leads } of kind.steps)
    for (const to of leads) if (kind.states[to]?.means === "declined") for (const state of from) add(to, state);
  // One that is imported may have been filed before these records began; one that another case opens begins filed.
  return { begins: ["draft", "submitted"], follows };
};
