// A month of allowances: opened once, then gone through by passes, each of which finds what is new since the one before.
import type { AllowanceMonth, Pass, PassMark, PassSums } from "../records/allowances.ts";
import { type Change, changed, created, type Loaded } from "../records/record.ts";
import type { Sum } from "../records/runs.ts";
import { accept, type Outcome, refuse, refuseAll } from "../refusals.ts";
import type { Moment } from "../values/moment.ts";

export type By = { person: string; for?: string };

type Opening = {
  month: string;
  months: { first: string; last: string };
  isKnown: boolean;
  by: By;
  now: Moment;
};

export const openMonth = ({
  month,
  months: { first, last },
  isKnown,
  by,
  now,
}: Opening): Outcome<{ body: AllowanceMonth; changes: Change[] }> => {
  if (month < first || month > last)
    return refuseAll([refuse("allowance-month-outside", "/month", { given: month, wanted: `${first} – ${last}` })]);
  if (isKnown) return refuseAll([refuse("allowance-month-known", "/month", { name: month })]);
  const { for: absent } = by;
  const body: AllowanceMonth = {
    month,
    state: "computing",
    since: now,
    openedBy: by.person,
    ...(absent !== undefined && { for: absent }),
    passes: [],
  };
  return accept({ body, changes: [created("allowance-month", month, body)] });
};

/** The pass that is under way; none before the first one, and none in a month that is done. */
export const openPass = ({ passes }: AllowanceMonth): Pass | undefined => {
  const last = passes.at(-1);
  return last?.sums === undefined ? last : undefined;
};

/** How many months before the one that is computed are looked at again. */
export const monthsLookedBack = 12;

/** So that a record never grows out of its place; the journal keeps them all. */
const passesKept = 50;

export const beginPass = (month: Loaded<AllowanceMonth>, people: number, by: By, now: Moment): Change => {
  const { passes } = month.body;
  const { for: absent } = by;
  const pass: Pass = {
    number: (passes.at(-1)?.number ?? 0) + 1,
    at: now,
    by: by.person,
    ...(absent !== undefined && { for: absent }),
    of: people,
  };
  return changed(month, { state: "computing", since: now, passes: [...passes, pass].slice(-passesKept) });
};

export const endPass = (
  month: Loaded<AllowanceMonth>,
  marks: readonly PassMark[],
  now: Moment,
): { body: AllowanceMonth; changes: Change[] } => {
  const { passes } = month.body;
  const done = { ...(passes.at(-1) as Pass), doneAt: now, sums: addUpMarks(marks) };
  const body: AllowanceMonth = { ...month.body, state: "done", since: now, passes: [...passes.slice(0, -1), done] };
  return { body, changes: [changed(month, body)] };
};

export const addUpMarks = (marks: readonly PassMark[]): PassSums =>
  marks.reduce<PassSums>(
    (sums, mark) => ({
      people: sums.people + (mark.people?.count ?? 0),
      calculations: sums.calculations + mark.calculations,
      owed: plus(sums.owed, mark.owed),
      cancelled: plus(sums.cancelled, mark.cancelled),
      recovered: plus(sums.recovered, mark.recovered),
      differences: sums.differences + mark.differences.length,
      problems: sums.problems + mark.problems.length + (mark.more?.problems ?? 0),
      waiting: sums.waiting + mark.waiting.length + (mark.more?.waiting ?? 0),
    }),
    {
      ...{ people: 0, calculations: 0, owed: nothing, cancelled: nothing, recovered: nothing },
      ...{ differences: 0, problems: 0, waiting: 0 },
    },
  );

export const nothing: Sum = { count: 0, fen: 0 };

export const plus = (a: Sum, b: Sum): Sum => ({ count: a.count + b.count, fen: a.fen + b.fen });
