// What happens to a suggestion of the demo, step by step: each is an operation that someone asks for at a moment.
import { chinaDay, type EpochMs } from "../../../domain/values/moment.ts";
import type { Desk, Told } from "./desk.ts";
import type { Happening } from "./happen.ts";
import type { Idea } from "./ideas.ts";

export type Share = { person: string; weight: number };

export type CaseSteps = {
  file: (at: EpochMs) => CaseSteps;
  review: (at: EpochMs, by: string, verdict: "accept" | "decline" | "return", reasons?: string) => CaseSteps;
  implement: (at: EpochMs, by: string) => CaseSteps;
  verify: (at: EpochMs, by: string, benefit: string, note?: string) => CaseSteps;
  propose: (at: EpochMs, by: string) => CaseSteps;
  approve: (at: EpochMs, by: string) => CaseSteps;
  refuse: (at: EpochMs, by: string, reasons: string) => CaseSteps;
  cancel: (at: EpochMs, by: string, reasons: string) => CaseSteps;
  reverse: (at: EpochMs, by: string, body: { person: string; amount: string; reasons: string }) => CaseSteps;
  withdraw: (at: EpochMs, reasons: string) => CaseSteps;
  /** Its id, once it is written. */
  id: () => string;
};

export type Written = { idea: Idea; authors: readonly Share[]; estimate?: string };

/** `silent` authors have not agreed to their weights yet. */
export const startCase = (
  desk: Desk,
  happenings: Happening[],
  { idea, authors, estimate }: Written,
  { at: drafted, silent = [] }: { at: EpochMs; silent?: readonly string[] },
): CaseSteps => {
  const [{ person: proposer } = { person: "" }] = authors;
  const name = `case ${happenings.length}`;
  let suggestion = "";
  let award = "";
  let implementedOn = "";
  const then = (at: EpochMs, run: () => Promise<unknown>, about: readonly string[] = []): CaseSteps => {
    happenings.push({ at, about: [name, ...about], run });
    return steps;
  };
  const on = (at: EpochMs, by: string, what: string, body?: unknown): CaseSteps =>
    then(at, () => desk({ at, by, do: what, of: { suggestion }, body }));
  const onAward = (at: EpochMs, by: string, what: string, body?: unknown): CaseSteps =>
    then(at, () => desk({ at, by, do: what, of: { award }, body }), people);
  /** What a person has been awarded this year decides about the next award. */
  const people = authors.map(({ person }) => person);
  const steps: CaseSteps = {
    file: (at) => on(at, proposer, "submit-suggestion", {}),
    review: (at, by, verdict, reasons) =>
      on(at, by, "review-suggestion", { verdict, ...(reasons !== undefined && { reasons }) }),
    implement: (at, by) => {
      implementedOn = chinaDay(at);
      return on(at, by, "confirm-implementation", { on: implementedOn });
    },
    verify: (at, by, benefit, note) =>
      on(at, by, "verify-benefit", {
        facts: { benefit },
        from: implementedOn,
        until: chinaDay(at),
        ...(note !== undefined && { note }),
      }),
    propose: (at, by) =>
      then(
        at,
        async () =>
          ({ id: award } = await desk({ at, by, do: "propose-suggestion-award", of: { suggestion }, body: {} })),
        people,
      ),
    approve: (at, by) => onAward(at, by, "approve-award"),
    refuse: (at, by, reasons) => onAward(at, by, "decline-award", { reasons }),
    cancel: (at, by, reasons) => onAward(at, by, "cancel-award", { reasons }),
    reverse: (at, by, body) => onAward(at, by, "reverse-award", body),
    withdraw: (at, reasons) => on(at, proposer, "withdraw-suggestion", { reasons }),
    id: () => suggestion,
  };
  then(drafted, async () => {
    const body = { ...idea, authors, ...(estimate !== undefined && { estimate }) };
    const told: Told = await desk({ at: drafted, by: proposer, do: "create-suggestion", body });
    suggestion = told.id;
  });
  const of = authors.reduce((sum, { weight }) => sum + weight, 0);
  for (const [index, { person, weight }] of authors.slice(1).entries())
    if (!silent.includes(person))
      on(drafted + (index + 1) * 1_200_000, person, "agree-to-suggestion", { agrees: true, weight, of });
  return steps;
};
