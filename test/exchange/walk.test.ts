// What lies spread over partitions is walked through in the order of its keys, also where a partition has many pages.
import { BatchWriteItemCommand } from "@aws-sdk/client-dynamodb";
import { expect, test } from "vitest";
import { inGroups, itemsInOrder } from "../../functions/files/walk.ts";
import { database, tableName } from "../../functions/store/database.ts";
import { text, textOf } from "../../functions/store/items.ts";
import { useEnterprise } from "../journeys/enterprise.ts";

const { here } = useEnterprise();

test("1,000 items in three partitions, one of them empty", async () => {
  const partitions = ["a", "b", "c"].map((name) => `T#${here().tenant}#walk#${name}`);
  const keys = Array.from({ length: 1000 }, (_, index) => String((index * 7919) % 1000).padStart(4, "0"));
  for (let at = 0; at < keys.length; at += 25) {
    const requests = keys.slice(at, at + 25).map((sk) => ({
      PutRequest: { Item: { pk: text(partitions[Number(sk) % 10 < 3 ? 0 : 1] as string), sk: text(sk) } },
    }));
    await database().send(new BatchWriteItemCommand({ RequestItems: { [tableName()]: requests } }));
  }
  const found: string[] = [];
  const sizes: number[] = [];
  for await (const group of inGroups(itemsInOrder(partitions), 300)) {
    sizes.push(group.length);
    found.push(...group.map((item) => textOf(item, "sk")));
  }
  expect(found).toEqual(keys.toSorted());
  expect(sizes).toEqual([300, 300, 300, 100]);
});
