// Changes what is stored behind the back of the store, as someone with the database in hand could, and puts it back again.
import { DeleteItemCommand, PutItemCommand } from "@aws-sdk/client-dynamodb";
import type { Entry } from "../../domain/ledger/entry.ts";
import { canonicalJson } from "../../domain/policy/canonical-json.ts";
import { kindAndId, type RecordKind } from "../../domain/records/record.ts";
import { database, tableName } from "../../functions/store/database.ts";
import { type Item, text, textOf } from "../../functions/store/items.ts";
import { entryKey, headKey, type Key, recordKey } from "../../functions/store/keys.ts";
import { loadItem } from "../../functions/store/load.ts";
import { sha256Hex } from "../../functions/store/sha256.ts";

/** What is stored, of whatever kind, is edited by its path. */
type Fields = any;

export const tamperWith = (tenantOf: () => string) => {
  const before: [Key, Item | undefined][] = [];
  const put = (item: Item) => database().send(new PutItemCommand({ TableName: tableName(), Item: item }));
  const remove = ({ pk, sk }: Key) =>
    database().send(new DeleteItemCommand({ TableName: tableName(), Key: { pk: text(pk), sk: text(sk) } }));

  /** Undefined takes the item away. */
  const item = async (key: Key, change: (item: Item) => Item | undefined): Promise<void> => {
    const known = await loadItem(key);
    before.push([key, known]);
    const next = change(structuredClone(known ?? { pk: text(key.pk), sk: text(key.sk) }));
    await (next ? put(next) : remove(key));
  };

  const keyOf = (ref: string): Key => {
    const { kind, id } = kindAndId(ref);
    return recordKey(tenantOf(), kind as RecordKind, id);
  };

  const placeOf = (id: string): [lane: number, number: number] => {
    const [lane, number] = id.split("-").map(Number) as [number, number];
    return [lane, number];
  };

  const textField =
    (field: string, change: (value: Fields) => void) =>
    (found: Item): Item => {
      const value = JSON.parse(textOf(found, field)) as Fields;
      change(value);
      return { ...found, [field]: text(canonicalJson(value)) };
    };

  const entry = (id: string, change: (entry: Entry) => void, withHash = true) =>
    item(entryKey(tenantOf(), ...placeOf(id)), (found) => {
      const next = textField("bytes", change)(found);
      return withHash ? { ...next, hash: text(sha256Hex(textOf(next, "bytes"))) } : next;
    });

  const body = (ref: string, change: (body: Fields) => void) =>
    item(keyOf(ref), (found) => {
      const next = textField("body", change)(found);
      const { state } = JSON.parse(textOf(next, "body")) as Fields;
      return { ...next, ...(typeof state === "string" && { state: text(state) }) };
    });

  return {
    item,
    remove: (key: Key) => item(key, () => undefined),
    keyOf,
    entryKeyOf: (id: string) => entryKey(tenantOf(), ...placeOf(id)),
    headKeyOf: (id: string) => headKey(tenantOf(), placeOf(id)[0]),
    body,
    secret: (ref: string, change: (secret: Fields) => void) => item(keyOf(ref), textField("secret", change)),
    entry,
    /** In the record and in the entry that wrote it last, hash included: only the meaning can tell. */
    forge: async (ref: string, change: (body: Fields) => void): Promise<void> => {
      const known = await loadItem(keyOf(ref));
      if (!known) throw new Error(`There is no ${ref}.`);
      await body(ref, change);
      const forged = JSON.parse(textOf((await loadItem(keyOf(ref))) as Item, "body")) as Fields;
      await entry(textOf(known, "entry"), ({ changes }) => {
        for (const each of changes) if (each.record === ref) each.set = { ...each.set, ...forged };
      });
    },
    /** In every entry that wrote the record, so that it was never otherwise. */
    forgeAlways: async (
      ref: string,
      entries: readonly { id: string; entry: Entry }[],
      change: (body: Fields) => void,
    ) => {
      await body(ref, change);
      for (const { id, entry: known } of entries)
        if (known.changes.some(({ record }) => record === ref))
          await entry(id, ({ changes }) => {
            for (const { record, set } of changes) {
              const had = Object.keys(set);
              if (record !== ref) continue;
              change(set);
              for (const field of Object.keys(set)) if (!had.includes(field)) delete set[field];
            }
          });
    },
    putBack: async (): Promise<void> => {
      for (const [key, known] of before.reverse()) await (known ? put(known) : remove(key));
      before.length = 0;
    },
  };
};
