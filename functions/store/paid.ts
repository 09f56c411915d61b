// What a run pays: its payments page by page in the order of their ids, its marks, and the journal entries that made them.
import type { Entry } from "../../domain/ledger/entry.ts";
import type { Loaded } from "../../domain/records/record.ts";
import type { Mark, Payment, PaymentState } from "../../domain/records/runs.ts";
import { type Item, recordOf, text, textOf } from "./items.ts";
import { entryKey, marksKey, paymentKeys } from "./keys.ts";
import { itemsOf, loadItem, type Range } from "./load.ts";

/** At most `limit` payments of a run, those after the id `after`. */
export const pageOfPayments = async (
  tenant: string,
  run: string,
  state: PaymentState | undefined,
  { after, limit }: { after?: string; limit: number },
): Promise<Loaded<Payment>[]> => {
  const range: Range = { limit, ...(after !== undefined && { after }), ...inState(state) };
  const parts = await Promise.all(paymentKeys(tenant, run).map((pk) => collect(pk, range)));
  const inOrder = parts.flat().sort((a, b) => (textOf(a, "sk") < textOf(b, "sk") ? -1 : 1));
  return inOrder.slice(0, limit).map((item) => recordOf<Payment>(item));
};

export const paymentsOf = async (tenant: string, run: string): Promise<Loaded<Payment>[]> =>
  pageOfPayments(tenant, run, undefined, { limit: Number.POSITIVE_INFINITY });

export const marksOf = async (tenant: string, of: string, phase: string): Promise<Loaded<Mark>[]> => {
  const items = await collect(marksKey(tenant, of), { prefix: `${phase}-` });
  return items.map((item) => recordOf<Mark>(item));
};

/** By the name that a record carries of the entry that wrote it. */
export const loadEntry = async (tenant: string, id: string): Promise<Entry | undefined> => {
  const [lane = "", number = ""] = id.split("-");
  const item = await loadItem(entryKey(tenant, Number(lane), Number(number)));
  return item && (JSON.parse(textOf(item, "bytes")) as Entry);
};

const inState = (state: PaymentState | undefined): Pick<Range, "filter"> =>
  state === undefined
    ? {}
    : { filter: { expression: "#state = :state", names: { "#state": "state" }, values: { ":state": text(state) } } };

const collect = async (pk: string, range: Range): Promise<Item[]> => {
  const items: Item[] = [];
  for await (const item of itemsOf(pk, range)) items.push(item);
  return items;
};
