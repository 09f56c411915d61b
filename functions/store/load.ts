// Reading records: one by its id, several by theirs, and the pages of a list. Every read is consistent, and follows every page.
import { BatchGetItemCommand, GetItemCommand, QueryCommand } from "@aws-sdk/client-dynamodb";
import type { Case, CaseSecret } from "../../domain/records/cases.ts";
import { type Body, kindAndId, type Loaded, type RecordKind } from "../../domain/records/record.ts";
import { database, tableName } from "./database.ts";
import { type Item, recordOf, text, textOf } from "./items.ts";
import { type Key, type ListName, listPartitions, recordKey } from "./keys.ts";
import { patiently } from "./patience.ts";

export const loadItem = async ({ pk, sk }: Key): Promise<Item | undefined> => {
  const get = new GetItemCommand({ TableName: tableName(), Key: { pk: text(pk), sk: text(sk) }, ConsistentRead: true });
  return (await patiently(() => database().send(get))).Item;
};

export const load = async <Public extends Body, Secret extends Body = never>(
  tenant: string,
  kind: RecordKind,
  id: string,
): Promise<Loaded<Public, Secret> | undefined> => {
  const item = await loadItem(recordKey(tenant, kind, id));
  return item && recordOf(item);
};

const keysInARequest = 100;

/** In the order asked for; what is not there is left out. */
export const loadMany = async <Public extends Body, Secret extends Body = never>(
  tenant: string,
  wanted: readonly { kind: RecordKind; id: string }[],
): Promise<Loaded<Public, Secret>[]> => {
  const items = await loadItems(wanted.map(({ kind, id }) => recordKey(tenant, kind, id)));
  return items.map((item) => recordOf<Public, Secret>(item));
};

/** A case of whatever kind. */
export const loadCase = (tenant: string, id: string): Promise<Loaded<Case, CaseSecret> | undefined> =>
  load<Case, CaseSecret>(tenant, "case", id);

export const loadCases = (tenant: string, ids: readonly string[]): Promise<Loaded<Case, CaseSecret>[]> =>
  loadMany<Case, CaseSecret>(
    tenant,
    ids.map((id) => ({ kind: "case", id })),
  );

export const loadItems = async (keys: readonly Key[]): Promise<Item[]> => {
  const found = new Map<string, Item>();
  const groups = Array.from({ length: Math.ceil(keys.length / keysInARequest) }, (_, index) =>
    keys.slice(index * keysInARequest, (index + 1) * keysInARequest),
  );
  for (const items of await Promise.all(groups.map(loadGroup)))
    for (const item of items) found.set(nameOf(textOf(item, "pk"), textOf(item, "sk")), item);
  return keys.flatMap(({ pk, sk }) => {
    const item = found.get(nameOf(pk, sk));
    return item ? [item] : [];
  });
};

const nameOf = (pk: string, sk: string): string => `${pk}\n${sk}`;

const loadGroup = async (keys: Key[]): Promise<Item[]> => {
  const distinct = [...new Map(keys.map((key) => [nameOf(key.pk, key.sk), key])).values()];
  let open: Item[] = distinct.map(({ pk, sk }) => ({ pk: text(pk), sk: text(sk) }));
  const items: Item[] = [];
  while (open.length > 0) {
    const request = { [tableName()]: { Keys: open, ConsistentRead: true } };
    const answer = await patiently(() => database().send(new BatchGetItemCommand({ RequestItems: request })));
    items.push(...(answer.Responses?.[tableName()] ?? []));
    open = answer.UnprocessedKeys?.[tableName()]?.Keys ?? [];
  }
  return items;
};

export type Range = {
  /** Only sort keys that begin so. */
  prefix?: string;
  /** Only what comes after this sort key, in the direction of reading. */
  after?: string;
  backwards?: boolean;
  limit?: number;
  /** A filter as the database knows it, over attributes of the item. */
  filter?: { expression: string; names?: Record<string, string>; values: Item };
};

/** The items of a partition, page by page until there are no more or the limit is reached. */
export async function* itemsOf(pk: string, range: Range = {}): AsyncGenerator<Item> {
  const { prefix, after, backwards = false, limit = Number.POSITIVE_INFINITY, filter } = range;
  let start: Item | undefined = after === undefined ? undefined : { pk: text(pk), sk: text(after) };
  let given = 0;
  do {
    const query = new QueryCommand({
      TableName: tableName(),
      ConsistentRead: true,
      KeyConditionExpression: prefix === undefined ? "pk = :pk" : "pk = :pk AND begins_with(sk, :prefix)",
      ...(filter && { FilterExpression: filter.expression }),
      ...(filter?.names && { ExpressionAttributeNames: filter.names }),
      ExpressionAttributeValues: {
        ":pk": text(pk),
        ...(prefix !== undefined && { ":prefix": text(prefix) }),
        ...filter?.values,
      },
      ScanIndexForward: !backwards,
      ...(filter === undefined && limit < 1000 && { Limit: limit - given }),
      ...(start && { ExclusiveStartKey: start }),
    });
    const page = await patiently(() => database().send(query));
    for (const item of page.Items ?? []) {
      yield item;
      given += 1;
      if (given === limit) return;
    }
    start = page.LastEvaluatedKey;
  } while (start);
}

export type Linked = { order: string; ref: string; kind: RecordKind; id: string };

/** One page of a list in its order, over all the partitions that it is spread over. */
export const listPage = async (tenant: string, list: ListName, range: Range & { limit: number }): Promise<Linked[]> => {
  const pages = await Promise.all(
    listPartitions(tenant, list).map(async (pk) => {
      const links: Linked[] = [];
      for await (const item of itemsOf(pk, range)) links.push(linkOf(textOf(item, "sk")));
      return links;
    }),
  );
  const inOrder = pages.flat().sort((a, b) => compare(positionOf(a), positionOf(b)) * (range.backwards ? -1 : 1));
  return inOrder.slice(0, range.limit);
};

/** Everything in a list; only for lists that stay short. */
export const listAll = (tenant: string, list: ListName): Promise<Linked[]> =>
  listPage(tenant, list, { limit: Number.POSITIVE_INFINITY });

/** Where a page ends, and the next one begins. */
export const positionOf = ({ order, ref }: Linked): string => `${order}#${ref}`;

const linkOf = (sk: string): Linked => {
  const split = sk.lastIndexOf("#");
  const ref = sk.slice(split + 1);
  return { order: sk.slice(0, split), ref, ...kindAndId(ref) };
};

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
