// Every write: one transaction of the records that change, their lists, the journal entry, and the answer that a repeated request will get.
import { randomBytes, randomUUID } from "node:crypto";
import { TransactionCanceledException, TransactWriteItemsCommand } from "@aws-sdk/client-dynamodb";
import { type Entry, entryChange } from "../../domain/ledger/entry.ts";
import { canonicalJson } from "../../domain/policy/canonical-json.ts";
import type { RecordKind } from "../../domain/records/record.ts";
import { refOf } from "../../domain/records/record.ts";
import { type EpochMs, writeMoment } from "../../domain/values/moment.ts";
import { type Action, changeActions, entryActions, holdAction, onceAction } from "./actions.ts";
import { database, isClockWrong } from "./database.ts";
import { type Item, textOf } from "./items.ts";
import { entryId, entryKey } from "./keys.ts";
import { forgetLane, rememberLane, takeLane } from "./lanes.ts";
import { loadItem } from "./load.ts";
import { isBusy, triesMax, waitBefore } from "./patience.ts";
import { sha256Hex } from "./sha256.ts";
import type { Actor, Hold, Once, Write } from "./write.ts";

export type Committed =
  | { did: "committed"; entry: string }
  /** A record was not at the version that the decision was made from. */
  | { did: "stale"; kind: RecordKind; id: string }
  /** The budget has not enough money free, or the reservation is gone. */
  | { did: "budget"; budget: string }
  /** The same key has been used before. */
  | { did: "known" }
  | { did: "busy" }
  /** The clocks of this machine and of the database are too far apart. */
  | { did: "clock" };

export const commit = async (actor: Actor, write: Write, once?: Once): Promise<Committed> => {
  if (isClockWrong()) return { did: "clock" };
  const salts = write.changes.map(({ secret }) => (secret === undefined ? undefined : randomBytes(16).toString("hex")));
  for (let attempt = 1; attempt <= triesMax; attempt++) {
    const tried = await tryOnce(actor, write, salts, once);
    if (tried !== "again") return tried;
    await waitBefore(attempt);
  }
  return { did: "busy" };
};

const tryOnce = async (
  actor: Actor,
  write: Write,
  salts: (string | undefined)[],
  once: Once | undefined,
): Promise<Committed | "again"> => {
  const { lane, number, atMs, release } = await takeLane(actor.tenant, actor.now);
  const id = entryId(lane, number);
  const bytes = canonicalJson(entryOf(actor, write, salts, { lane, number, atMs }, once?.key));
  const actions: Action[] = [
    ...changeActions(actor, write, salts, id),
    ...heldBy(write).map((hold) => holdAction(actor.tenant, hold)),
    ...(once ? [onceAction(actor, once)] : []),
    ...entryActions(actor.tenant, { lane, number, atMs, bytes }),
  ];
  try {
    await database().send(
      new TransactWriteItemsCommand({
        TransactItems: actions.map(({ item }) => item),
        ClientRequestToken: randomUUID(),
      }),
    );
    rememberLane(actor.tenant, lane, { number, atMs });
    return { did: "committed", entry: id };
  } catch (error) {
    forgetLane(actor.tenant, lane);
    // A reply can be lost after the transaction was applied: then our own entry is there, byte for byte.
    if (isOurs(await loadItem(entryKey(actor.tenant, lane, number)), bytes)) return { did: "committed", entry: id };
    return readFailure(error, actions);
  } finally {
    release();
  }
};

const entryOf = (
  { tenant, person, for: absent, operation, request }: Actor,
  { changes, postings = [], budgets = [], note }: Write,
  salts: (string | undefined)[],
  { lane, number, atMs }: { lane: number; number: number; atMs: EpochMs },
  key: string | undefined,
): Entry => {
  const reservations = budgets.flatMap((move) =>
    move.does === "use" || move.does === "void"
      ? [
          {
            budget: move.budget,
            id: move.reservation,
            fen: move.reservedFen,
            did: move.does === "use" ? ("used" as const) : ("voided" as const),
          },
        ]
      : [],
  );
  if (postings.reduce((sum, { fen }) => sum + fen, 0) !== 0)
    throw new Error("The postings of an entry must add up to 0.");
  return {
    v: 1,
    tenant,
    lane,
    number,
    at: writeMoment(atMs),
    operation,
    request,
    ...(key !== undefined && { key }),
    by: absent === undefined ? { person } : { person, for: absent },
    changes: changes.map((change, index) => entryChange(change, salts[index], sha256Hex)),
    postings: [...postings],
    ...(reservations.length > 0 && { reservations }),
    ...(note && { note }),
  };
};

/** A transaction names each item once: of a record that was relied on twice, the first reading, which is the older one, has to stand. */
const heldBy = (write: Write): Hold[] => {
  const held = new Map<string, Hold>();
  for (const hold of write.holds ?? [])
    if (!held.has(refOf(hold)) && !isChanged(write, hold)) held.set(refOf(hold), hold);
  return [...held.values()];
};

const isChanged = ({ changes }: Write, hold: Hold): boolean => changes.some((change) => refOf(change) === refOf(hold));

const isOurs = (item: Item | undefined, bytes: string): boolean =>
  item !== undefined && textOf(item, "bytes") === bytes;

/** Which condition failed says what happened; a repeated key outranks all, for then everything else was its own doing. */
const readFailure = (error: unknown, actions: Action[]): Committed | "again" => {
  if (!(error instanceof TransactionCanceledException)) {
    if (isBusy(error)) return "again";
    throw error;
  }
  const codes = (error.CancellationReasons ?? []).map(({ Code }) => Code ?? "None");
  const failed = actions.filter((_, index) => codes[index] === "ConditionalCheckFailed");
  const known = failed.find(({ guards }) => guards.what === "once");
  if (known) return { did: "known" };
  // A record that has changed is decided anew, and may then need no money, or other money: it outranks the budget.
  const guards = failed.map((action) => action.guards);
  const stale = guards.find(({ what }) => what === "record");
  if (stale?.what === "record") return { did: "stale", kind: stale.kind, id: stale.id };
  const budget = guards.find(({ what }) => what === "budget");
  if (budget?.what === "budget") return { did: "budget", budget: budget.id };
  const passing = ["ConditionalCheckFailed", "TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded"];
  if (codes.some((code) => passing.includes(code))) return "again";
  throw error;
};
