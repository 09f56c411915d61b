// Pages of a list: at most so many, and a cursor for the next ones that cannot be forged or carried over to another list.
import { createHmac, timingSafeEqual } from "node:crypto";
import * as z from "zod/mini";
import { accept, type Outcome, refuse, refuseAll } from "../../domain/refusals.ts";
import { readDigits } from "../../domain/values/money.ts";
import type { ListName } from "../store/keys.ts";
import { type Linked, listPage, positionOf } from "../store/load.ts";
import type { Asked } from "./asked.ts";

const limit = z.custom<string>(
  (value) => {
    const number = readDigits(value);
    return number !== undefined && number >= 1 && number <= 100;
  },
  { error: "limit-invalid" },
);

/** What every list takes in its query. */
export const pageFields = { limit: z.optional(limit), cursor: z.optional(z.string()) };

export type PageQuery = { limit?: string | undefined; cursor?: string | undefined };

export type Page<Item> = { items: Item[]; next?: string };

const byDefault = 50;

/** `after` is a place in the list that only this service understands. */
export const readPage = (asked: Asked<PageQuery, unknown>): Outcome<{ limit: number; after?: string }> => {
  const { cursor, limit: given } = asked.query;
  const count = given === undefined ? byDefault : Number(given);
  if (cursor === undefined) return accept({ limit: count });
  const after = openCursor(asked, cursor);
  return after === undefined ? refuseAll([refuse("cursor-invalid", "/cursor")]) : accept({ limit: count, after });
};

export const writeCursor = (asked: Asked<PageQuery, unknown>, position: string): string => {
  const place = Buffer.from(position).toString("base64url");
  return `${place}.${signature(asked, place)}`;
};

const openCursor = (asked: Asked<PageQuery, unknown>, cursor: string): string | undefined => {
  const [place = "", given = "", ...more] = cursor.split(".");
  const right = Buffer.from(signature(asked, place));
  const found = Buffer.from(given);
  if (more.length > 0 || found.length !== right.length || !timingSafeEqual(found, right)) return undefined;
  return Buffer.from(place, "base64url").toString();
};

/** Bound to the enterprise by its key, and to the address and the query; only how many are wanted may change from page to page. */
const signature = ({ caller, event, query }: Asked<PageQuery, unknown>, place: string): string => {
  const { limit: _, cursor: __, ...filters } = query;
  return createHmac("sha256", caller.enterprise.secret?.cursorKey ?? "")
    .update(JSON.stringify([caller.tenant, event.rawPath, filters, place]))
    .digest("base64url");
};

/** One page of a list, or of several that have the same order; `upTo` ends it early. `show` gives what the caller sees of each, or nothing where it does not belong there. */
export const answerPage = async <Item>(
  asked: Asked<PageQuery, unknown>,
  list: ListName | readonly ListName[],
  show: (links: Linked[]) => Promise<(Item | undefined)[]>,
  backwards = false,
  upTo?: string,
): Promise<Outcome<{ body: Page<Item> }>> => {
  const page = readPage(asked);
  if (!page.ok) return page;
  const { limit: wanted } = page.value;
  const lists = typeof list === "string" ? [list] : list;
  const items: Item[] = [];
  let { after } = page.value;
  // A filter may leave little of what is read: after so many rounds the page is given as it is, with a cursor to go on.
  for (let round = 1; ; round++) {
    const range = { limit: Math.max(wanted + 1, readAtOnce), backwards, ...(after !== undefined && { after }) };
    const found = await readLists(asked.tenant, lists, range);
    const links = upTo === undefined ? found : found.filter(({ order }) => order <= upTo);
    const shown = await show(links);
    for (const [index, item] of shown.entries()) {
      if (item !== undefined && items.length === wanted)
        return accept({ body: { items, next: writeCursor(asked, after ?? "") } });
      if (item !== undefined) items.push(item);
      after = positionOf(links[index] as Linked);
    }
    if (links.length < range.limit) return accept({ body: { items } });
    if (round === roundsMax) return accept({ body: { items, next: writeCursor(asked, after ?? "") } });
  }
};

const readAtOnce = 100;
const roundsMax = 10;

/** What stands in several lists comes once. */
const readLists = async (
  tenant: string,
  lists: readonly ListName[],
  range: { limit: number; backwards: boolean; after?: string },
): Promise<Linked[]> => {
  const pages = await Promise.all(lists.map((list) => listPage(tenant, list, range)));
  const [first = []] = pages;
  if (pages.length === 1) return first;
  const byPosition = new Map(pages.flat().map((link) => [positionOf(link), link]));
  const positions = [...byPosition.keys()].sort();
  return (range.backwards ? positions.reverse() : positions)
    .slice(0, range.limit)
    .map((position) => byPosition.get(position) as Linked);
};
