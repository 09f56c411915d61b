// One chunk in each phase: a line is taken exactly as it was locked or not at all, and what is moved adds up to nothing.
import { expect, test } from "vitest";
import type { Obligation } from "../../domain/records/awards.ts";
import { type Change, type Loaded, refOf } from "../../domain/records/record.ts";
import type { Payment } from "../../domain/records/runs.ts";
import { allocateChunk, type ChunkWrite, giveBackChunk, instructChunk } from "../../domain/runs/chunks.ts";
import { manifestLine } from "../../domain/runs/manifest.ts";

const run = "2026-03.1";
const now = "2026-03-10T02:00:00.000Z";

const owed = (number: number, fields: Partial<Obligation> = {}): Loaded<Obligation> => ({
  kind: "obligation",
  id: `2026-03-o${number}`,
  version: 3,
  entry: "00-000000000001",
  body: {
    person: `E${number}`,
    award: "c.1",
    case: "c",
    stage: "full",
    amountFen: 100 + number,
    state: "due",
    since: now,
    month: "2026-03",
    recoveredFen: 0,
    returns: 1,
    ...fields,
  },
});

const due = [owed(1), owed(2), owed(3)];
const chunk = { number: 7, lines: due.map(manifestLine) };

const refsOf = ({ changes }: ChunkWrite): string[] => changes.map(refOf);
const fenOf = ({ postings }: ChunkWrite, account: string): number =>
  postings.filter((posting) => posting.account === account).reduce((sum, { fen }) => sum + fen, 0);
const after = ({ changes }: ChunkWrite, ref: string): Change =>
  changes.find((change) => refOf(change) === ref) as Change;

/** As the changes leave them. */
const stored = <Body extends object>(write: ChunkWrite, kind: string): Loaded<Body>[] =>
  write.changes
    .filter((change) => change.kind === kind)
    .map(({ kind, id, body, before }) => ({
      kind,
      id,
      version: (before?.version ?? 0) + 1,
      entry: "00-000000000002",
      body: body as Body,
    }));

test("each line becomes a payment, with the mark of the chunk before all", () => {
  const write = allocateChunk({ run, chunk, obligations: due, now });
  expect(refsOf(write)[0]).toBe(`mark/${run}_compute-7`);
  expect(write.changes).toHaveLength(7);
  expect(after(write, `mark/${run}_compute-7`).body).toEqual({
    of: run,
    phase: "compute",
    chunk: 7,
    done: { count: 3, fen: 306 },
  });
  expect(after(write, `payment/${run}_2026-03-o2`)).toMatchObject({
    before: undefined,
    body: { chunk: 7, person: "E2", amountFen: 102, state: "allocated" },
  });
  expect([fenOf(write, "person/E2/due"), fenOf(write, "person/E2/allocated")]).toEqual([-102, 102]);
});

test.each<[string, Loaded<Obligation> | undefined]>([
  ["its version", { ...owed(2), version: 4 }],
  ["its state", owed(2, { state: "cancelled" })],
  ["its amount", owed(2, { amountFen: 1 })],
  ["its person", owed(2, { person: "E9" })],
  ["whether it is there", undefined],
])("a line is left out when this has changed: %s", (_, changed) => {
  const obligations = [owed(1), ...(changed ? [changed] : []), owed(3)];
  const write = allocateChunk({ run, chunk, obligations, now });
  expect(write.changes).toHaveLength(5);
  expect(after(write, `mark/${run}_compute-7`).body).toMatchObject({
    done: { count: 2, fen: 204 },
    leftOut: [{ obligation: "2026-03-o2", amountFen: 102 }],
  });
  expect(fenOf(write, "person/E2/due")).toBe(0);
});

test("what is instructed is instructed once, and what is given back is due again", () => {
  const allocated = allocateChunk({ run, chunk, obligations: due, now });
  const records = {
    payments: stored<Payment>(allocated, "payment"),
    obligations: stored<Obligation>(allocated, "obligation"),
  };
  const instructed = instructChunk({ run, chunk, ...records, now });
  expect([instructed.changes.length, fenOf(instructed, "person/E1/instructed")]).toEqual([7, 101]);
  const later = {
    payments: stored<Payment>(instructed, "payment"),
    obligations: stored<Obligation>(instructed, "obligation"),
  };
  expect(refsOf(instructChunk({ run, chunk, ...later, now }))).toEqual([`mark/${run}_release-7`]);
  for (const [given, account] of [
    [records, "person/E1/allocated"],
    [later, "person/E1/instructed"],
  ] as const) {
    const back = giveBackChunk({ run, chunk, ...given, now }, true, "有误");
    expect([fenOf(back, account), fenOf(back, "person/E1/due")]).toEqual([-101, 101]);
    expect(after(back, "obligation/2026-03-o1").body).toEqual(due[0]?.body);
    expect(after(back, `payment/${run}_2026-03-o1`).body).toMatchObject({ state: "returned", reason: "有误" });
    const again = giveBackChunk(
      {
        run,
        chunk,
        payments: stored<Payment>(back, "payment"),
        obligations: stored<Obligation>(back, "obligation"),
        now,
      },
      true,
      "有误",
    );
    expect(refsOf(again)).toEqual([`mark/${run}_discard-7`]);
  }
});

test("a chunk that is given up before it was computed is marked as computed, so that no late worker can", () => {
  const write = giveBackChunk({ run, chunk, payments: [], obligations: due, now }, false, "有误");
  expect(refsOf(write)).toEqual([`mark/${run}_discard-7`, `mark/${run}_compute-7`]);
  expect(write.postings).toEqual([]);
});
