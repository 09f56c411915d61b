// Leaves part of a batch undone, as DynamoDB may at any time: the rest comes back as unprocessed items or keys.
import type { Random } from "../oracle/random.ts";
import type { BatchGet, BatchWrite, Body, Operation } from "./requests.ts";

type Split = { asked: Body; addTo: (answer: Body) => Body };

/** At least one entry is asked for and at least one is left; a batch of one is left alone. */
export const splitBatch = (operation: Operation, body: Body, random: Random): Split | undefined => {
  const entries = entriesOf(operation, body);
  if (entries.length < 2) return undefined;
  const askedCount = random.whole(1, entries.length - 1);
  const asked = random.shuffled(entries).slice(0, askedCount);
  const isAsked = new Set(asked);
  const left = entries.filter((entry) => !isAsked.has(entry));
  const name = operation === "BatchGetItem" ? "UnprocessedKeys" : "UnprocessedItems";
  return {
    asked: { ...body, RequestItems: requestOf(operation, body, asked) },
    addTo: (answer) => ({ ...answer, [name]: merged(answer[name], requestOf(operation, body, left)) }),
  };
};

type Entry = { table: string; part: unknown };

const entriesOf = (operation: Operation, { RequestItems = {} }: Body): Entry[] =>
  Object.entries(RequestItems).flatMap(([table, request]) => {
    const parts = operation === "BatchGetItem" ? (request as BatchGet).Keys : (request as BatchWrite[]);
    return parts.map((part) => ({ table, part }));
  });

/** What else a read says about its table, such as a projection, stays with both halves. */
const requestOf = (operation: Operation, body: Body, entries: Entry[]): Record<string, unknown> => {
  const byTable = Map.groupBy(entries, ({ table }) => table);
  return Object.fromEntries(
    Array.from(byTable, ([table, ofTable]) => {
      const parts = ofTable.map(({ part }) => part);
      const request = body.RequestItems?.[table] as object;
      return [table, operation === "BatchGetItem" ? { ...request, Keys: parts } : parts];
    }),
  );
};

/** The database may have left something of its own accord. */
const merged = (theirs: Record<string, unknown> = {}, ours: Record<string, unknown>): Record<string, unknown> => {
  const all = { ...theirs };
  for (const [table, request] of Object.entries(ours)) all[table] = joined(theirs[table], request);
  return all;
};

const joined = (theirs: unknown, ours: unknown): unknown => {
  if (theirs === undefined) return ours;
  if (Array.isArray(theirs)) return [...theirs, ...(ours as BatchWrite[])];
  return { ...(ours as BatchGet), Keys: [...(theirs as BatchGet).Keys, ...(ours as BatchGet).Keys] };
};
