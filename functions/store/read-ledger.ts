// Reads everything of an enterprise for its check: records, journal, lists and budgets, at one moment.

import { type Break, broken } from "../../domain/ledger/break.ts";
import type { BudgetSums } from "../../domain/ledger/check-money.ts";
import type { Stored } from "../../domain/ledger/check-records.ts";
import type { Entry } from "../../domain/ledger/entry.ts";
import type { NumberedEntry } from "../../domain/ledger/fold.ts";
import { canonicalJson } from "../../domain/policy/canonical-json.ts";
import { type Body, refOf } from "../../domain/records/record.ts";
import { checkAnswers, checkItem } from "./check-items.ts";
import { type Item, numberOf, recordOf, textOf } from "./items.ts";
import { entryId, entryKey, headKey, lanes, listKey, tenantPrefix } from "./keys.ts";
import { linksOf } from "./links.ts";
import { loadItem } from "./load.ts";
import { alliancesOfTenant, itemsOfTenant, loginsOfTenant } from "./scan.ts";
import { sha256Hex } from "./sha256.ts";

export type Ledger = {
  entries: NumberedEntry[];
  stored: Stored;
  budgets: Map<string, BudgetSums>;
  breaks: Break[];
  counts: { entries: number; records: number };
};

/** While people write, two readings differ: then it is read again, until nothing has changed in between. */
export const readLedger = async (tenant: string): Promise<Ledger | undefined> => {
  for (let attempt = 0; attempt < 5; attempt++) {
    const before = await readHeads(tenant);
    const ledger = await readOnce(tenant);
    if (before === (await readHeads(tenant))) return ledger;
  }
  return undefined;
};

const readHeads = async (tenant: string): Promise<string> => {
  const heads = await Promise.all(Array.from({ length: lanes }, (_, lane) => loadItem(headKey(tenant, lane))));
  return heads.map((head) => head?.number?.N ?? "0").join(",");
};

const readOnce = async (tenant: string): Promise<Ledger> => {
  const journal = new Map<string, Item[]>();
  const stored: Stored = new Map();
  const budgets = new Map<string, BudgetSums>();
  const links = new Set<string>();
  const answers = new Set<string>();
  const heads = new Map<string, number>();
  const breaks: Break[] = [];
  const keep = (item: Item): void => {
    const [pk, sk] = [textOf(item, "pk"), textOf(item, "sk")];
    const [area = ""] = pk.slice(tenantPrefix(tenant).length).split("#");
    if (pk.startsWith("L#") || item.kind) breaks.push(...keepRecord(tenant, item, stored, budgets));
    else if (area === "journal" && sk === "head") heads.set(pk, numberOf(item, "number"));
    else if (area === "journal") journal.set(pk, [...(journal.get(pk) ?? []), item]);
    else if (area === "list") links.add(`${pk}\n${sk}`);
    else if (area === "once") answers.add(pk);
    else breaks.push(broken("I9", `${pk} ${sk}`, { zh: "不属于任何记录", en: "it belongs to no record" }));
  };
  for await (const item of itemsOfTenant(tenant)) keep(item);
  for await (const item of loginsOfTenant(tenant)) keep(item);
  for await (const item of alliancesOfTenant(tenant)) keep(item);
  const entries = Array.from({ length: lanes }, (_, lane) => lane).flatMap((lane) => {
    const { pk } = entryKey(tenant, lane, 1);
    return readLane(tenant, lane, journal.get(pk) ?? [], heads.get(pk) ?? 0, breaks);
  });
  breaks.push(...checkLinks(tenant, stored, links), ...checkAnswers(tenant, answers, entries));
  return { entries, stored, budgets, breaks, counts: { entries: entries.length, records: stored.size } };
};

const keepRecord = (tenant: string, item: Item, stored: Stored, budgets: Map<string, BudgetSums>): Break[] => {
  const record = recordOf<Body, Body>(item);
  const breaks = checkItem(tenant, item, record);
  // Of two, the one at its own place is the record.
  if (breaks.length === 0 || !stored.has(refOf(record))) stored.set(refOf(record), record);
  if (record.kind !== "budget") return breaks;
  const open = Object.values(item.open?.M ?? {}).reduce((sum, note) => sum + Number(note.M?.fen?.N ?? 0), 0);
  const sums = {
    freeFen: numberOf(item, "free"),
    reservedFen: numberOf(item, "reserved"),
    spentFen: numberOf(item, "spent"),
  };
  budgets.set(record.id, { ...sums, openFen: open });
  return breaks;
};

/** A lane counts 1, 2, 3 … up to its head, and its time never runs back; every entry is the canonical text whose hash it carries. */
const readLane = (tenant: string, lane: number, items: Item[], head: number, breaks: Break[]): NumberedEntry[] => {
  const inOrder = items.toSorted((a, b) => (textOf(a, "sk") < textOf(b, "sk") ? -1 : 1));
  if (inOrder.length !== head)
    breaks.push(
      broken("I9", entryId(lane, head), {
        zh: `台账通道有 ${inOrder.length} 笔，通道头记为 ${head} 笔`,
        en: `the lane has ${inOrder.length} entries, its head counts ${head}`,
      }),
    );
  let last = "";
  return inOrder.flatMap((item, index) => {
    const id = entryId(lane, Number(textOf(item, "sk")));
    const bytes = textOf(item, "bytes");
    const entry = entryIn(bytes);
    if (!entry || textOf(item, "hash") !== sha256Hex(bytes) || canonicalJson(entry) !== bytes)
      breaks.push(broken("I9", id, { zh: "台账内容与其摘要不符", en: "its bytes are not those of its hash" }));
    if (!entry) return [];
    if (entry.tenant !== tenant || entry.lane !== lane || entryId(lane, entry.number) !== id)
      breaks.push(broken("I9", id, { zh: "台账不在自己的位置", en: "it is the entry of another place" }));
    if (entryId(lane, index + 1) !== id)
      breaks.push(broken("I8", id, { zh: "台账编号不连续", en: "its number does not follow the one before" }));
    if (entry.at <= last)
      breaks.push(broken("I8", id, { zh: "时间早于前一笔", en: "its time is not after that of the one before" }));
    last = entry.at;
    return [{ id, entry }];
  });
};

const entryIn = (bytes: string): Entry | undefined => {
  try {
    return JSON.parse(bytes) as Entry;
  } catch {
    return undefined;
  }
};

/** A list holds exactly the records that belong in it. */
const checkLinks = (tenant: string, stored: Stored, found: Set<string>): Break[] => {
  const expected = new Map<string, string>();
  for (const [ref, { kind, id, body, secret }] of stored)
    for (const { list, order } of linksOf(kind, id, body, secret)) {
      const { pk, sk } = listKey(tenant, list, order, ref);
      expected.set(`${pk}\n${sk}`, ref);
    }
  const missing = [...expected].filter(([key]) => !found.has(key));
  const extra = [...found].filter((key) => !expected.has(key));
  return [
    ...missing.map(([key, ref]) =>
      broken("I9", ref, { zh: `清单 ${nameOf(key)} 中缺少此记录`, en: `it is missing in the list ${nameOf(key)}` }),
    ),
    ...extra.map((key) => broken("I9", nameOf(key), { zh: "清单中有多余的一项", en: "the list has an item too many" })),
  ];
};

const nameOf = (key: string): string => key.replace("\n", " ");
