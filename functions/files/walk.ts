// Walks through everything in a large list, or all payments of a run, in the order of their keys: partitions side by side, a handful of items of each at a time.
import { kindAndId } from "../../domain/records/record.ts";
import { type Item, textOf } from "../store/items.ts";
import { type ListName, listPartitions } from "../store/keys.ts";
import { itemsOf } from "../store/load.ts";

const itemsAtATime = 200;

/** In the order of their sort keys, over all partitions. */
export async function* itemsInOrder(partitions: readonly string[]): AsyncGenerator<Item> {
  const readers = partitions.map(itemsIn);
  const heads = await Promise.all(readers.map((reader) => reader.next()));
  for (;;) {
    let least = -1;
    for (const [index, head] of heads.entries())
      if (!head.done && (least < 0 || sortKey(head) < sortKey(heads[least]))) least = index;
    const head = heads[least];
    if (!head || head.done) return;
    yield head.value;
    heads[least] = await (readers[least] as AsyncGenerator<Item>).next();
  }
}

const sortKey = (head: IteratorResult<Item> | undefined): string => textOf(head?.value as Item, "sk");

/** Page after page, so that no more than one page of each partition is in memory. */
async function* itemsIn(pk: string): AsyncGenerator<Item> {
  let after: string | undefined;
  for (;;) {
    const items: Item[] = [];
    for await (const item of itemsOf(pk, { limit: itemsAtATime, ...(after !== undefined && { after }) }))
      items.push(item);
    yield* items;
    const last = items.at(-1);
    if (!last || items.length < itemsAtATime) return;
    after = textOf(last, "sk");
  }
}

export async function* idsInList(tenant: string, list: ListName): AsyncGenerator<string> {
  for await (const item of itemsInOrder(listPartitions(tenant, list))) {
    const sk = textOf(item, "sk");
    yield kindAndId(sk.slice(sk.lastIndexOf("#") + 1)).id;
  }
}

export async function* inGroups<Each>(all: AsyncIterable<Each>, size: number): AsyncGenerator<Each[]> {
  let group: Each[] = [];
  for await (const each of all) {
    group.push(each);
    if (group.length < size) continue;
    yield group;
    group = [];
  }
  if (group.length > 0) yield group;
}
