// The actions of one transaction: what each writes, and what its failing would mean.
import type { TransactWriteItem } from "@aws-sdk/client-dynamodb";
import { canonicalJson } from "../../domain/policy/canonical-json.ts";
import type { Change, RecordKind } from "../../domain/records/record.ts";
import { refOf } from "../../domain/records/record.ts";
import type { EpochMs } from "../../domain/values/moment.ts";
import { type BudgetMove, budgetUpdate } from "./budget-update.ts";
import { tableName } from "./database.ts";
import { formVersion, type Item, number, text } from "./items.ts";
import { entryKey, headKey, type Key, listKey, onceKey, recordKey } from "./keys.ts";
import { type Link, linkChanges, linksOf } from "./links.ts";
import { sha256Hex } from "./sha256.ts";
import type { Actor, Hold, Once, Write } from "./write.ts";

export type Action = { item: TransactWriteItem; guards: Guarded };

type Guarded =
  | { what: "record"; kind: RecordKind; id: string }
  | { what: "budget"; id: string }
  | { what: "once" }
  | { what: "lane" }
  | { what: "list" };

const keyItem = ({ pk, sk }: Key): Item => ({ pk: text(pk), sk: text(sk) });

export const changeActions = (
  actor: Actor,
  { changes, budgets = [] }: Write,
  salts: (string | undefined)[],
  entry: string,
): Action[] => {
  const { tenant } = actor;
  const open = new Map(Map.groupBy(budgets, ({ budget }) => budget));
  const actions = changes.flatMap((change, index): Action[] => {
    const fields = itemOf(change, salts[index], entry, actor.now);
    const lists = listActions(tenant, change);
    if (change.kind !== "budget") return [recordAction(tenant, change, fields), ...lists];
    const moves: readonly BudgetMove[] = open.get(change.id) ?? [];
    open.delete(change.id);
    const update = budgetUpdate(tenant, change.id, moves, { fields, before: change.before?.version ?? 0 });
    // Who changes the record itself reads it again and says what is wrong; who only spends is told that there is not enough.
    return [{ item: update, guards: { what: "record", kind: "budget", id: change.id } }, ...lists];
  });
  for (const [budget, moves] of open)
    actions.push({ item: budgetUpdate(tenant, budget, moves), guards: { what: "budget", id: budget } });
  return actions;
};

const recordAction = (tenant: string, change: Change, fields: Item): Action => ({
  item: {
    Put: {
      TableName: tableName(),
      Item: { ...keyItem(recordKey(tenant, change.kind, change.id)), ...fields },
      ...isAt(change.before?.version ?? 0),
    },
  },
  guards: { what: "record", kind: change.kind, id: change.id },
});

const isAt = (version: number) =>
  version === 0
    ? { ConditionExpression: "attribute_not_exists(pk)" }
    : {
        ConditionExpression: "#version = :before",
        ExpressionAttributeNames: { "#version": "version" },
        ExpressionAttributeValues: { ":before": number(version) },
      };

const itemOf = (change: Change, salt: string | undefined, entry: string, now: EpochMs): Item => {
  const { state } = change.body as { state?: unknown };
  return {
    v: number(formVersion),
    kind: text(change.kind),
    id: text(change.id),
    version: number((change.before?.version ?? 0) + 1),
    entry: text(entry),
    changed: number(now),
    body: text(canonicalJson(change.body)),
    ...(typeof state === "string" && { state: text(state) }),
    ...(change.secret !== undefined &&
      salt !== undefined && { secret: text(canonicalJson(change.secret)), salt: text(salt) }),
  };
};

const listActions = (tenant: string, { kind, id, before, body, secret }: Change): Action[] => {
  const old = before ? linksOf(kind, id, before.body, before.secret) : [];
  const { added, removed } = linkChanges(old, linksOf(kind, id, body, secret));
  const keyOf = ({ list, order }: Link): Item => keyItem(listKey(tenant, list, order, refOf({ kind, id })));
  const guards = { what: "list" } as const;
  return [
    ...added.map((link) => ({
      item: { Put: { TableName: tableName(), Item: { ...keyOf(link), v: number(formVersion) } } },
      guards,
    })),
    ...removed.map((link) => ({ item: { Delete: { TableName: tableName(), Key: keyOf(link) } }, guards })),
  ];
};

export const holdAction = (tenant: string, { kind, id, version }: Hold): Action => ({
  item: {
    ConditionCheck: { TableName: tableName(), Key: keyItem(recordKey(tenant, kind, id)), ...isAt(version) },
  },
  guards: { what: "record", kind, id },
});

const rememberedMs = 400 * 86_400_000;

export const onceAction = ({ tenant, person, now }: Actor, { key, inputHash, answer }: Once): Action => ({
  item: {
    Put: {
      TableName: tableName(),
      Item: {
        ...keyItem(onceKey(tenant, person, key)),
        v: number(formVersion),
        input: text(inputHash),
        answer: text(answer),
        expires: number(Math.floor((now + rememberedMs) / 1000)),
      },
      ...isAt(0),
    },
  },
  guards: { what: "once" },
});

export const entryActions = (
  tenant: string,
  { lane, number: place, atMs, bytes }: { lane: number; number: number; atMs: EpochMs; bytes: string },
): Action[] => {
  const guards = { what: "lane" } as const;
  const entry: Item = {
    ...keyItem(entryKey(tenant, lane, place)),
    v: number(formVersion),
    at: number(atMs),
    bytes: text(bytes),
    hash: text(sha256Hex(bytes)),
  };
  const head: Item = {
    ...keyItem(headKey(tenant, lane)),
    v: number(formVersion),
    number: number(place),
    at: number(atMs),
  };
  const condition =
    place === 1
      ? { ConditionExpression: "attribute_not_exists(pk)" }
      : {
          ConditionExpression: "#number = :before",
          ExpressionAttributeNames: { "#number": "number" },
          ExpressionAttributeValues: { ":before": number(place - 1) },
        };
  return [
    { item: { Put: { TableName: tableName(), Item: entry, ConditionExpression: "attribute_not_exists(pk)" } }, guards },
    { item: { Put: { TableName: tableName(), Item: head, ...condition } }, guards },
  ];
};
