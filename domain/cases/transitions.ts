// Which state of a case may follow which: worked out from the steps of its kind, its filing and its awards, for the check of the ledger and for tests.
import { awardTransitions } from "./award-states.ts";
import type { CaseKind, CaseStep } from "./kind.ts";

export const statesWithAuthors = ({ states }: CaseKind): string[] =>
  Object.keys(states).filter((state) => states[state]?.withAuthors);

const leadingFrom = ({ leads, only }: CaseStep, state: string): readonly string[] => only?.[state] ?? leads;

export const caseTransitions = (kind: CaseKind): { begins: string[]; follows: { [state: string]: string[] } } => {
  const follows: { [state: string]: string[] } = Object.fromEntries(
    Object.keys(kind.states).map((state) => [state, []]),
  );
  const add = (from: string, to: string): void => {
    if (from !== to && !follows[from]?.includes(to)) follows[from]?.push(to);
  };
  for (const from of statesWithAuthors(kind)) add(from, "submitted");
  for (const from of kind.withdrawnFrom) add(from, "withdrawn");
  const steps = kind.steps.flatMap((step) =>
    step.from.flatMap((from) => leadingFrom(step, from).map((to) => [from, to] as const)),
  );
  for (const [from, to] of steps) add(from, to);
  for (const [from, to] of awardTransitions(kind.awards)) add(from, to);
  // What was turned away comes back to where it was when an objection overturns that.
  for (const [from, to] of steps) if (kind.states[to]?.means === "declined") add(to, from);
  // One that is imported may have been filed before these records began; one that another case opens begins filed.
  return { begins: ["draft", "submitted"], follows };
};
