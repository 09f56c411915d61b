// What one chunk of a run does in each phase: all its lines, its mark and its postings, for one transaction.
import type { Obligation } from "../records/awards.ts";
import { move, owed, type Posting } from "../records/postings.ts";
import { type Change, changed, created, type Loaded } from "../records/record.ts";
import { type ManifestLine, type Mark, markId, type Payment, paymentId, type Sum } from "../records/runs.ts";
import type { Moment } from "../values/moment.ts";
import { addUp, type Chunk } from "./manifest.ts";

export type Phase = "compute" | "release" | "settle" | "discard";

export type ChunkWrite = { changes: Change[]; postings: Posting[] };

/** Where a chunk is worked on: its lines as they were locked, and the records as they are now. */
export type ChunkNow = {
  run: string;
  chunk: Chunk;
  payments: readonly Loaded<Payment>[];
  obligations: readonly Loaded<Obligation>[];
  now: Moment;
};

/** Due obligations go into the run exactly as they were locked; whatever has changed since is left out. */
export const allocateChunk = ({ run, chunk, obligations, now }: Omit<ChunkNow, "payments">): ChunkWrite => {
  const byId = new Map(obligations.map((obligation) => [obligation.id, obligation]));
  const payable = chunk.lines.flatMap((line) => {
    const found = byId.get(line.obligation);
    return found && isAsLocked(line, found) ? [found] : [];
  });
  const taken = new Set(payable.map(({ id }) => id));
  const leftOut = chunk.lines
    .filter(({ obligation }) => !taken.has(obligation))
    .map(({ obligation, amountFen }) => ({ obligation, amountFen }));
  const done = addUp(payable.map(({ body }) => body.amountFen));
  return {
    changes: [
      // The mark comes first: when two do the same chunk, it is what the second one fails on.
      markOf(run, "compute", chunk.number, done, leftOut),
      ...payable.flatMap((obligation) => {
        const id = paymentId(run, obligation.id);
        return [
          created("payment", id, paymentOf(run, chunk.number, obligation, now)),
          changed(obligation, { state: "allocated", since: now, payment: id }),
        ];
      }),
    ],
    postings: payable.flatMap(({ body }) => moved(body, "due", "allocated")),
  };
};

const isAsLocked = (line: ManifestLine, { version, body }: Loaded<Obligation>): boolean =>
  version === line.version && body.state === "due" && body.amountFen === line.amountFen && body.person === line.person;

const paymentOf = (run: string, chunk: number, { id, body }: Loaded<Obligation>, now: Moment): Payment => ({
  run,
  chunk,
  obligation: id,
  person: body.person,
  award: body.award,
  ...(body.case !== undefined && { case: body.case }),
  stage: body.stage,
  amountFen: body.amountFen,
  state: "allocated",
  since: now,
});

/** The payments of the chunk are in the file that goes out. */
export const instructChunk = ({ run, chunk, now, ...records }: ChunkNow): ChunkWrite => {
  const pairs = pairsOf(records).filter(({ payment }) => payment.body.state === "allocated");
  return {
    changes: [
      markOf(run, "release", chunk.number, sumOf(pairs)),
      ...pairs.flatMap(({ payment, obligation }) => [
        changed(payment, { state: "instructed", since: now }),
        changed(obligation, { state: "instructed", since: now }),
      ]),
    ],
    postings: pairs.flatMap(({ obligation: { body } }) => moved(body, "allocated", "instructed")),
  };
};

/** A chunk of a run that is given up. One that was never computed is marked as if it were: then no late worker can. */
export const giveBackChunk = (at: ChunkNow, isComputed: boolean, reasons: string): ChunkWrite => {
  const { run, chunk, now, ...records } = at;
  const pairs = pairsOf(records).filter(({ payment }) => payment.body.state !== "returned");
  return {
    changes: [
      markOf(run, "discard", chunk.number, sumOf(pairs)),
      ...(isComputed ? [] : [markOf(run, "compute", chunk.number, addUp([]))]),
      ...pairs.flatMap(({ payment, obligation }) => [
        changed(payment, { state: "returned", since: now, reason: reasons }),
        dueAgain(obligation, now),
      ]),
    ],
    postings: pairs.flatMap(({ obligation: { body } }) => moved(body, body.state, "due")),
  };
};

/** In no payment any more, and free for the next run. */
export const dueAgain = (obligation: Loaded<Obligation>, now: Moment, returns = obligation.body.returns): Change => {
  const { payment: _, ...rest } = obligation.body;
  const body: Obligation = { ...rest, state: "due", since: now, returns };
  return { ...changed(obligation, {}), body };
};

export type Pair = { payment: Loaded<Payment>; obligation: Loaded<Obligation> };

/** Each payment with its obligation. A payment without one was never written. */
export const pairsOf = ({
  payments,
  obligations,
}: {
  payments: readonly Loaded<Payment>[];
  obligations: readonly Loaded<Obligation>[];
}): Pair[] => {
  const byId = new Map(obligations.map((obligation) => [obligation.id, obligation]));
  return payments.map((payment) => {
    const obligation = byId.get(payment.body.obligation);
    if (!obligation) throw new Error(`The payment ${payment.id} has no obligation.`);
    return { payment, obligation };
  });
};

export const sumOf = (pairs: readonly Pair[]): Sum => addUp(pairs.map(({ payment }) => payment.body.amountFen));

export const moved = (
  { person, amountFen }: Obligation,
  from: Obligation["state"],
  to: Obligation["state"],
): Posting[] => move(owed(person, from), owed(person, to), amountFen);

export const markOf = (
  run: string,
  phase: Phase,
  chunk: number,
  done: Sum,
  leftOut: NonNullable<Mark["leftOut"]> = [],
): Change => {
  const mark: Mark = { of: run, phase, chunk, done, ...(leftOut.length > 0 && { leftOut }) };
  return created("mark", markId(run, phase, chunk), mark);
};
