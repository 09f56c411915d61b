// Puts an enterprise back from its items: in their order, so that of two with one key the later counts; then the heads and lists that follow from them.
import { BatchWriteItemCommand, type WriteRequest } from "@aws-sdk/client-dynamodb";
import type { Body } from "../../domain/records/record.ts";
import { refOf } from "../../domain/records/record.ts";
import { database, tableName } from "./database.ts";
import { formVersion, type Item, number, numberOf, recordOf, text, textOf } from "./items.ts";
import { headKey, lanePartition, lanes, listKey } from "./keys.ts";
import { linksOf } from "./links.ts";
import { patiently, waitBefore } from "./patience.ts";
import { alliancesOfTenant, itemsOfTenant } from "./scan.ts";

const itemsInARequest = 25;

export const putItems = async (items: AsyncIterable<Item> | Iterable<Item>): Promise<number> => {
  let batch = new Map<string, Item>();
  let count = 0;
  const flush = async (): Promise<void> => {
    await write([...batch.values()].map((item) => ({ PutRequest: { Item: item } })));
    batch = new Map();
  };
  for await (const item of items) {
    // One request takes each key once; the earlier one must then be written first.
    const name = `${textOf(item, "pk")}\n${textOf(item, "sk")}`;
    if (batch.has(name) || batch.size === itemsInARequest) await flush();
    batch.set(name, item);
    count += 1;
  }
  await flush();
  return count;
};

/** Lists and heads are never backed up: they are worked out from records and entries. */
export const restoreDerived = async (tenant: string): Promise<void> => {
  const heads = new Map<string, { number: number; at: number }>();
  const lanesOf = new Map(Array.from({ length: lanes }, (_, lane) => [lanePartition(tenant, lane), lane]));
  async function* links(): AsyncGenerator<Item> {
    for await (const item of itemsOfTenant(tenant)) {
      const pk = textOf(item, "pk");
      const place = item.bytes ? Number(textOf(item, "sk")) : 0;
      if (lanesOf.has(pk) && place > (heads.get(pk)?.number ?? 0))
        heads.set(pk, { number: place, at: numberOf(item, "at") });
      if (item.kind) yield* linksTo(tenant, item);
    }
    for await (const item of alliancesOfTenant(tenant)) yield* linksTo(tenant, item);
  }
  await putItems(links());
  await putItems(
    [...heads].map(([pk, head]) => {
      const { sk } = headKey(tenant, lanesOf.get(pk) ?? 0);
      return { pk: text(pk), sk: text(sk), v: number(formVersion), number: number(head.number), at: number(head.at) };
    }),
  );
};

function* linksTo(tenant: string, item: Item): Generator<Item> {
  const record = recordOf<Body, Body>(item);
  for (const { list, order } of linksOf(record.kind, record.id, record.body, record.secret)) {
    const key = listKey(tenant, list, order, refOf(record));
    yield { pk: text(key.pk), sk: text(key.sk), v: number(formVersion) };
  }
}

/** Removes an enterprise as a whole: only the demo's command does so. */
export const removeItems = async (items: AsyncIterable<Item>): Promise<number> => {
  let batch: WriteRequest[] = [];
  let count = 0;
  for await (const { pk, sk } of items) {
    if (!pk || !sk) continue;
    batch.push({ DeleteRequest: { Key: { pk, sk } } });
    count += 1;
    if (batch.length === itemsInARequest) {
      await write(batch);
      batch = [];
    }
  }
  await write(batch);
  return count;
};

const write = async (requests: WriteRequest[]): Promise<void> => {
  let open = requests;
  for (let attempt = 1; open.length > 0; attempt++) {
    const command = new BatchWriteItemCommand({ RequestItems: { [tableName()]: open } });
    const { UnprocessedItems = {} } = await patiently(() => database().send(command));
    open = UnprocessedItems[tableName()] ?? [];
    if (open.length > 0) await waitBefore(attempt);
  }
};
