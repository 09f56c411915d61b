// What is owed, month by month in the order of ids: read from the partitions of the obligations themselves, never from an index.
import type { Obligation, ObligationState } from "../../domain/records/awards.ts";
import type { Loaded } from "../../domain/records/record.ts";
import type { EpochMs } from "../../domain/values/moment.ts";
import { nextMonth } from "../../domain/values/moment.ts";
import { type Item, number, recordOf, text, textOf } from "./items.ts";
import { owedKeys } from "./keys.ts";
import { itemsOf, type Range } from "./load.ts";

export type Wanted = { state?: ObligationState; changedAfterMs?: EpochMs };

/** All months from one to another, both included. */
export const monthsBetween = (from: string, until: string): string[] => {
  const months: string[] = [];
  for (let month = from; month <= until; month = nextMonth(month)) months.push(month);
  return months;
};

/** At most `limit` obligations of the months, those after the id `after`. */
export const pageOfObligations = async (
  tenant: string,
  months: readonly string[],
  wanted: Wanted,
  { after = "", limit }: { after?: string; limit: number },
): Promise<Loaded<Obligation>[]> => {
  const found: Loaded<Obligation>[] = [];
  for (const month of months.filter((each) => each >= after.slice(0, each.length))) {
    const range: Range = { limit: limit - found.length, ...(after !== "" && { after }), ...filterOf(wanted) };
    const parts = await Promise.all(owedKeys(tenant, month).map((pk) => collect(pk, range)));
    const inOrder = parts.flat().sort((a, b) => (textOf(a, "sk") < textOf(b, "sk") ? -1 : 1));
    found.push(...inOrder.slice(0, limit - found.length).map((item) => recordOf<Obligation>(item)));
    if (found.length === limit) break;
  }
  return found;
};

/** Everything of a month that is in a state, in the order of ids: for runs, which look at all of it, a page of each partition at a time. */
export async function* obligationsIn(
  tenant: string,
  month: string,
  state: ObligationState,
): AsyncGenerator<Loaded<Obligation>> {
  const partitions = owedKeys(tenant, month).map((pk) => itemsOf(pk, filterOf({ state })));
  for await (const item of merged(partitions)) yield recordOf<Obligation>(item);
}

/** Of partitions that are each in order, always the first of their next items. */
async function* merged(partitions: AsyncGenerator<Item>[]): AsyncGenerator<Item> {
  const next = await Promise.all(partitions.map((partition) => partition.next()));
  for (;;) {
    let first = -1;
    for (const [index, { done, value }] of next.entries())
      if (!done && (first < 0 || textOf(value, "sk") < textOf(next[first]?.value, "sk"))) first = index;
    const [found, partition] = [next[first], partitions[first]];
    if (!found || !partition) return;
    yield found.value;
    next[first] = await partition.next();
  }
}

const collect = async (pk: string, range: Range): Promise<Item[]> => {
  const items: Item[] = [];
  for await (const item of itemsOf(pk, range)) items.push(item);
  return items;
};

const filterOf = ({ state, changedAfterMs }: Wanted): Pick<Range, "filter"> => {
  const parts = [
    ...(state === undefined ? [] : ["#state = :state"]),
    ...(changedAfterMs === undefined ? [] : ["#changed >= :changed"]),
  ];
  if (parts.length === 0) return {};
  return {
    filter: {
      expression: parts.join(" AND "),
      names: {
        ...(state !== undefined && { "#state": "state" }),
        ...(changedAfterMs !== undefined && { "#changed": "changed" }),
      },
      values: {
        ...(state !== undefined && { ":state": text(state) }),
        ...(changedAfterMs !== undefined && { ":changed": number(changedAfterMs) }),
      },
    },
  };
};
