// Everything of an enterprise as it was at one moment, while people go on writing: read once, then caught up by the journal until nothing is newer.
import { TransactGetItemsCommand } from "@aws-sdk/client-dynamodb";
import type { Entry } from "../../domain/ledger/entry.ts";
import { kindAndId, type RecordKind, refOf } from "../../domain/records/record.ts";
import { database, tableName } from "./database.ts";
import { type Item, numberOf, recordOf, text, textOf } from "./items.ts";
import { entryKey, headKey, type Key, lanes, onceKey, recordKey, tenantPrefix } from "./keys.ts";
import { loadItem, loadItems } from "./load.ts";
import { patiently } from "./patience.ts";
import { alliancesOfTenant, itemsOfTenant, loginsOfTenant } from "./scan.ts";

const roundsMax = 50;

/** Items in the order in which they are to be put back: of two with one key the later counts. Lists and heads are left out, for they follow from the rest. */
export async function* itemsAtOneMoment(tenant: string): AsyncGenerator<Item> {
  const budgets: Key[] = [];
  let seen = (await readMoment(tenant, [])).heads;
  for await (const item of itemsOfTenant(tenant)) {
    if (item.kind?.S === "budget") budgets.push({ pk: textOf(item, "pk"), sk: textOf(item, "sk") });
    if (isKept(tenant, item)) yield item;
  }
  yield* loginsOfTenant(tenant);
  yield* alliancesOfTenant(tenant);
  for (let round = 0; round < roundsMax; round++) {
    const moment = await readMoment(tenant, budgets);
    const since = await entriesBetween(tenant, seen, moment.heads);
    seen = moment.heads;
    yield* since;
    const caughtUp = await recordsOf(
      tenant,
      since.map((item) => JSON.parse(textOf(item, "bytes")) as Entry),
    );
    yield* caughtUp.items;
    for (const ref of caughtUp.newBudgets) budgets.push(recordKey(tenant, "budget", ref));
    yield* moment.budgets;
    if (caughtUp.isOfThisMoment && caughtUp.newBudgets.length === 0) return;
  }
  throw new Error("Records changed faster than they could be read; try again at a quieter moment.");
}

const isKept = (tenant: string, item: Item): boolean => {
  const area = textOf(item, "pk").slice(tenantPrefix(tenant).length);
  return !area.startsWith("list#") && textOf(item, "sk") !== "head";
};

/** All heads and budgets in one transaction: together they are a moment that really was. */
const readMoment = async (tenant: string, budgets: readonly Key[]): Promise<{ heads: number[]; budgets: Item[] }> => {
  const keys = [...Array.from({ length: lanes }, (_, lane) => headKey(tenant, lane)), ...budgets];
  const gets = keys.map(({ pk, sk }) => ({ Get: { TableName: tableName(), Key: { pk: text(pk), sk: text(sk) } } }));
  const command = new TransactGetItemsCommand({ TransactItems: gets });
  const { Responses = [] } = await patiently(() => database().send(command));
  const heads = Responses.slice(0, lanes).map(({ Item: head }) => (head ? numberOf(head, "number") : 0));
  return { heads, budgets: Responses.slice(lanes).flatMap(({ Item: item }) => (item ? [item] : [])) };
};

const entriesBetween = async (tenant: string, from: number[], until: number[]): Promise<Item[]> => {
  const keys = until.flatMap((last, lane) => {
    const first = (from[lane] ?? 0) + 1;
    return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => entryKey(tenant, lane, first + index));
  });
  return loadItems(keys);
};

/** What the entries changed, as it is now, and whether now is still the moment of the entries. */
const recordsOf = async (tenant: string, entries: Entry[]) => {
  const versions = new Map<string, number>();
  for (const { changes } of entries)
    for (const { record, version } of changes) versions.set(record, Math.max(version, versions.get(record) ?? 0));
  const refs = [...versions.keys()].map(kindAndId);
  const items = await loadItems(refs.map(({ kind, id }) => recordKey(tenant, kind as RecordKind, id)));
  const answers = await Promise.all(
    entries.map(({ by, key }) => (key === undefined ? undefined : loadItem(onceKey(tenant, by.person, key)))),
  );
  return {
    items: [...items.filter((item) => item.kind?.S !== "budget"), ...answers.filter((item) => item !== undefined)],
    newBudgets: entries.flatMap(({ changes }) =>
      changes
        .filter(({ record, version }) => record.startsWith("budget/") && version === 1)
        .map(({ record }) => kindAndId(record).id),
    ),
    isOfThisMoment: items.every((item) => {
      const record = recordOf(item);
      return record.kind === "budget" || record.version === versions.get(refOf(record));
    }),
  };
};
