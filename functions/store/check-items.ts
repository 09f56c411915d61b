// Holds the items of an enterprise against the form that the store writes: at their own key, with the attributes that queries rely on.
import { type Break, broken } from "../../domain/ledger/break.ts";
import type { NumberedEntry } from "../../domain/ledger/fold.ts";
import { type Body, type Loaded, refOf } from "../../domain/records/record.ts";
import { type Item, textOf } from "./items.ts";
import { onceKey, recordKey, tenantPrefix } from "./keys.ts";

/** Queries pick by the copy of the state that lies beside the body, and find a record by its key alone. */
export const checkItem = (tenant: string, item: Item, record: Loaded<Body, Body>): Break[] => {
  const { kind, id, body } = record;
  const { pk, sk } = recordKey(tenant, kind, id);
  const { state } = body as { state?: unknown };
  const breaks: Break[] = [];
  if (pk !== textOf(item, "pk") || sk !== textOf(item, "sk"))
    breaks.push(
      broken("I9", refOf(record), {
        zh: `记录不在自己的位置，而在 ${item.pk?.S} ${item.sk?.S}`,
        en: `it lies at ${item.pk?.S} ${item.sk?.S}, which is not its place`,
      }),
    );
  if (item.state?.S !== (typeof state === "string" ? state : undefined))
    breaks.push(
      broken("I9", refOf(record), {
        zh: `查询所用的状态为 ${item.state?.S ?? "无"}，记录为 ${String(state)}`,
        en: `queries see it as ${item.state?.S ?? "without state"}, its body says ${String(state)}`,
      }),
    );
  return breaks;
};

/** Every answer that is kept was given with an entry: one without would keep its request from ever being done. */
export const checkAnswers = (tenant: string, kept: ReadonlySet<string>, entries: readonly NumberedEntry[]): Break[] => {
  const given = new Set(
    entries.flatMap(({ entry: { by, key } }) => (key === undefined ? [] : [onceKey(tenant, by.person, key).pk])),
  );
  return [...kept]
    .filter((pk) => !given.has(pk))
    .map((pk) =>
      broken("I9", pk.slice(tenantPrefix(tenant).length), {
        zh: "保存的回答没有对应的台账",
        en: "an answer is kept for which there is no entry",
      }),
    );
};
