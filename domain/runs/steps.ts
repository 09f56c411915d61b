// The steps of a run from draft to closed: who made which, and what the run becomes.
import type { Subject } from "../access/access.ts";
import { type Change, changed, created, type Loaded } from "../records/record.ts";
import { type Mark, type OpenRun, type Run, type RunState, runId, type Sum } from "../records/runs.ts";
import { accept, type Outcome, refuse, refuseAll } from "../refusals.ts";
import type { Moment } from "../values/moment.ts";
import { noSum, plus } from "./manifest.ts";

export type By = { person: string; for?: string };

/** What a step makes of the run, and everything that it changes. */
export type Step = { run: Run; changes: Change[] };

/** A run that is being given up is in no state in which anything else could be done with it. */
export const stateOf = ({ state, discarding }: Run): RunState | "discarding" =>
  discarding === undefined ? state : "discarding";

/** Whoever drafted, locked or computed it has made it, and so has whoever they stood in for. */
export const makersOf = ({ history }: Run): string[] => handsOf(history, ["draft", "locked", "computed"]);

export const approversOf = ({ history }: Run): string[] => handsOf(history, ["approved"]);

/** The step by which the money was let go; none before it. */
export const releaseOf = ({ history }: Pick<Run, "history">): Run["history"][number] | undefined =>
  history.find(({ state }) => state === "released");

const handsOf = (history: Run["history"], states: readonly RunState[]): string[] => [
  ...new Set(
    history
      .filter(({ state }) => states.includes(state))
      .flatMap(({ by, for: absent }) => (absent === undefined ? [by] : [by, absent])),
  ),
];

export const runSubject = (run: Run): Subject => ({
  relations: { maker: makersOf(run), approver: approversOf(run) },
  state: stateOf(run),
});

type Opening = {
  month: string;
  /** How many runs the month has had before. */
  before: number;
  open: Loaded<OpenRun> | undefined;
  months: { first: string; last: string };
  by: By;
  now: Moment;
};

export const draftRun = ({ month, before, open, months, by, now }: Opening): Outcome<Step & { id: string }> => {
  if (month < months.first || month > months.last)
    return refuseAll([
      refuse("run-month-outside", "/month", { given: month, wanted: `${months.first} – ${months.last}` }),
    ]);
  if (open && open.body.run !== null) return refuseAll([refuse("run-open", "", { name: open.body.run })]);
  const number = before + 1;
  const id = runId(month, number);
  const first = { state: "draft", at: now, by: by.person, ...(by.for !== undefined && { for: by.for }) } as const;
  const run: Run = { month, number, state: "draft", since: now, maker: by.person, history: [first] };
  const opening: OpenRun = { run: id };
  return accept({
    id,
    run,
    changes: [created("run", id, run), open ? changed(open, opening) : created("open-run", "open-run", opening)],
  });
};

/** The next state, with who brought it there. */
export const stepTo = (run: Run, state: RunState, { person, for: absent }: By, now: Moment, reasons?: string): Run => ({
  ...run,
  state,
  since: now,
  history: [
    ...run.history,
    {
      state,
      at: now,
      by: person,
      ...(absent !== undefined && { for: absent }),
      ...(reasons !== undefined && { reasons }),
    },
  ],
});

export const lockRun = (
  run: Loaded<Run>,
  manifest: NonNullable<Run["manifest"]>,
  by: By,
  now: Moment,
): Outcome<Step> => {
  if (manifest.obligations === 0) return refuseAll([refuse("nothing-due", "", { name: run.body.month })]);
  return accept(stepOf(run, { ...stepTo(run.body, "locked", by, now), manifest }));
};

/** How many of those that were left out are named in the run itself; the marks of the chunks name all. */
const namedMax = 100;

/** All chunks are marked: what they did is what the run pays. */
export const computeRun = (run: Loaded<Run>, marks: readonly Mark[], by: By, now: Moment): Step => {
  const leftOut = marks.flatMap((mark) => mark.leftOut ?? []);
  const out: Sum = { count: leftOut.length, fen: leftOut.reduce((total, { amountFen }) => total + amountFen, 0) };
  const named = leftOut.map(({ obligation }) => obligation).sort();
  return stepOf(run, {
    ...stepTo(run.body, "computed", by, now),
    payments: marks.reduce((sum, { done = noSum }) => plus(sum, done), noSum),
    leftOut: { ...out, first: named.slice(0, namedMax) },
  });
};

export const approveRun = (run: Loaded<Run>, by: By, now: Moment): Outcome<Step> => {
  if (run.body.payments?.count === 0) return refuseAll([refuse("nothing-due", "", { name: run.body.month })]);
  return accept(stepOf(run, { ...stepTo(run.body, "approved", by, now), approver: by.person }));
};

export const releaseRun = (run: Loaded<Run>, file: NonNullable<Run["file"]>, by: By, now: Moment): Step =>
  stepOf(run, { ...stepTo(run.body, "released", by, now), file, settled: noSum, returned: noSum });

export const closeRun = (run: Loaded<Run>, open: Loaded<OpenRun>, by: By, now: Moment): Step =>
  andMakeRoom(stepOf(run, stepTo(run.body, "closed", by, now)), open);

/** First it is written down that the run is given up, so that nothing else can begin; then its chunks are given back. */
export const beginDiscard = (run: Loaded<Run>, reasons: string, { person, for: absent }: By, now: Moment): Step =>
  stepOf(run, {
    ...run.body,
    discarding: { at: now, by: person, ...(absent !== undefined && { for: absent }), reasons },
  });

export const endDiscard = (run: Loaded<Run>, open: Loaded<OpenRun>, now: Moment): Step => {
  const { discarding, ...rest } = run.body;
  if (!discarding) throw new Error("A run is discarded that was not being given up.");
  const { by: person, for: absent, reasons } = discarding;
  const by = { person, ...(absent !== undefined && { for: absent }) };
  const body = stepTo(rest, "discarded", by, now, reasons);
  return andMakeRoom({ run: body, changes: [{ ...changed(run, {}), body }] }, open);
};

const stepOf = (run: Loaded<Run>, body: Run): Step => ({ run: body, changes: [changed(run, body)] });

const andMakeRoom = ({ run, changes }: Step, open: Loaded<OpenRun>): Step => ({
  run,
  changes: [...changes, changed(open, { run: null })],
});
