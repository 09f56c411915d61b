// Every key of the table, named after the question that it answers. All begin with the enterprise, but for the one that finds it, and what several share.
import type { RecordKind } from "../../domain/records/record.ts";
import { sha256Hex } from "./sha256.ts";

export type Key = { pk: string; sk: string };

/** Everything of an enterprise begins so; the id has a fixed length, so no enterprise's keys begin like another's. */
export const tenantPrefix = (tenant: string): string => `T#${tenant}#`;

export const tenantIdLength = 10;

/** How many partitions a large list is spread over: one takes about a thousand writes a second. */
const shards = 16;

/** How many independent journals an enterprise writes side by side; whoever reads the journal sees one. */
export const lanes = 64;

// Which record is this?
export const recordKey = (tenant: string, kind: RecordKind, id: string): Key => {
  if (kind === "login") return { pk: `L#${id}`, sk: "login" };
  if (isShared(kind)) return sharedPlaces[kind](id);
  const { partition, sort } = places[kind](id);
  return { pk: `${tenantPrefix(tenant)}${partition}`, sk: sort };
};

type Place = { partition: string; sort: string };

/** What belongs together lies together: a person with their rights and years, a case with its awards. */
const places: Record<Exclude<RecordKind, "login" | SharedKind>, (id: string) => Place> = {
  enterprise: () => ({ partition: "enterprise", sort: "enterprise" }),
  person: (id) => ({ partition: `person#${id}`, sort: "person" }),
  member: (id) => ({ partition: `person#${id}`, sort: "member" }),
  "person-year": (id) => ({ partition: `person#${before(id, "@")}`, sort: `year#${after(id, "@")}` }),
  delegation: (id) => ({ partition: `delegation#${id}`, sort: "delegation" }),
  agreement: (id) => ({ partition: `agreement#${id}`, sort: "agreement" }),
  draft: (id) => ({ partition: `draft#${id}`, sort: "draft" }),
  policy: (id) => ({ partition: `policy#${id}`, sort: "policy" }),
  "policy-version": (id) => ({
    partition: `policy#${before(id, "@")}`,
    sort: `version#${after(id, "@").padStart(6, "0")}`,
  }),
  case: (id) => ({ partition: `case#${id}`, sort: "case" }),
  marks: (id) => ({ partition: `case#${before(id, "_")}`, sort: `marks#${after(id, "_")}` }),
  filing: (id) => ({ partition: `filing#${id}`, sort: "filing" }),
  award: (id) => ({ partition: `case#${before(id, ".")}`, sort: `award#${after(id, ".").padStart(4, "0")}` }),
  allowance: (id) => ({ partition: `allowance#${id}`, sort: "allowance" }),
  "allowance-month": (id) => ({ partition: `allowance-month#${id}`, sort: "allowance-month" }),
  obligation: (id) => ({ partition: owedPartition(id.slice(0, monthLength), shardOf(id)), sort: id }),
  budget: (id) => ({ partition: `budget#${id}`, sort: "budget" }),
  run: (id) => ({ partition: `run#${id}`, sort: "run" }),
  "open-run": () => ({ partition: "open-run", sort: "open-run" }),
  mark: (id) => ({ partition: marksPartition(before(id, "_")), sort: after(id, "_") }),
  payment: (id) => ({ partition: paidPartition(before(id, "_"), shardOf(id)), sort: id }),
  job: (id) => ({ partition: `job#${id}`, sort: "job" }),
};

/** An alliance belongs to several enterprises; what each writes of it, it writes under its own id. */
type SharedKind = "alliance" | "alliance-member" | "contribution";

const sharedPlaces: Record<SharedKind, (id: string) => Key> = {
  alliance: (id) => ({ pk: `${alliancePrefix(id)}alliance`, sk: "alliance" }),
  "alliance-member": (id) => ({ pk: allianceMembersKey(before(id, ".")), sk: after(id, ".") }),
  contribution: (id) => {
    const [tenant, number] = [after(before(id, "."), "."), after(id, ".")];
    const given = before(before(id, "."), ".");
    return { pk: contributionsKey(before(given, "."), after(given, ".")), sk: `${tenant}#${number}` };
  },
};

const isShared = (kind: RecordKind): kind is SharedKind => Object.hasOwn(sharedPlaces, kind);

/** Everything of an alliance begins so. */
export const alliancePrefix = (alliance: string): string => `A#${alliance}#`;

// Which enterprises belong to an alliance, and what have they given for a year?
export const allianceMembersKey = (alliance: string): string => `${alliancePrefix(alliance)}members`;
export const contributionsKey = (alliance: string, year: string): string =>
  `${alliancePrefix(alliance)}contributions#${year}`;

// What is owed that came to be in a month, and what is paid in a run? Ask each partition of it.
export const owedKeys = (tenant: string, month: string): string[] =>
  allShards.map((shard) => `${tenantPrefix(tenant)}${owedPartition(month, shard)}`);

export const paymentKeys = (tenant: string, run: string): string[] =>
  allShards.map((shard) => `${tenantPrefix(tenant)}${paidPartition(run, shard)}`);

// Which chunks of a run, an import or a month of allowances are done?
export const marksKey = (tenant: string, of: string): string => `${tenantPrefix(tenant)}${marksPartition(of)}`;

// Which records stand in this list, in order? A list is one partition, or, where it may grow large, several.
export const listKey = (tenant: string, list: ListName, order: string, ref: string): Key => ({
  pk: `${tenantPrefix(tenant)}list#${list}${isLarge(list) ? `#${shardOf(ref)}` : ""}`,
  sk: `${order}#${ref}`,
});

export const listPartitions = (tenant: string, list: ListName): string[] =>
  isLarge(list)
    ? allShards.map((shard) => `${tenantPrefix(tenant)}list#${list}#${shard}`)
    : [`${tenantPrefix(tenant)}list#${list}`];

/** The lists there are. What stands behind the slash picks one of many: whose turn, whose cases, which words. */
export type ListName =
  | "people"
  | "policies"
  | "drafts"
  | "delegations"
  | "agreements"
  /** Programmes by the day from which their next assessment is overdue. */
  | "assessments"
  | "budgets"
  | "allowance-months"
  | "runs"
  | "jobs"
  | "alliances"
  | "months"
  | "waiting"
  /** What was learned from failures. */
  | "lessons"
  /** All cases of a kind. */
  | `cases/${string}`
  | `members/${string}`
  | `turn/${string}`
  | `of/${string}`
  | `like/${string}`
  | `about/${string}`;

const isLarge = (list: ListName): boolean => list === "people" || list.startsWith("cases/");

// What did this request answer the first time?
export const onceKey = (tenant: string, person: string, key: string): Key => ({
  pk: `${tenantPrefix(tenant)}once#${person}#${key}`,
  sk: "once",
});

// What happened, in order? Each lane has a head that knows its last number.
export const entryKey = (tenant: string, lane: number, number: number): Key => ({
  pk: lanePartition(tenant, lane),
  sk: String(number).padStart(12, "0"),
});
export const headKey = (tenant: string, lane: number): Key => ({ pk: lanePartition(tenant, lane), sk: "head" });
export const lanePartition = (tenant: string, lane: number): string =>
  `${tenantPrefix(tenant)}journal#${String(lane).padStart(2, "0")}`;

/** How an entry is named elsewhere: `07-000000000123`. */
export const entryId = (lane: number, number: number): string =>
  `${String(lane).padStart(2, "0")}-${String(number).padStart(12, "0")}`;

// Which enterprise and person signs in with this?
export const loginId = (issuer: string, subject: string): string =>
  sha256Hex(JSON.stringify([issuer, subject])).slice(0, 40);

const monthLength = "2026-11".length;
const owedPartition = (month: string, shard: string): string => `owed#${month}#${shard}`;
const marksPartition = (of: string): string => `marks#${of}`;
const paidPartition = (run: string, shard: string): string => `payment#${run}#${shard}`;

/** The same on every machine: a sum over the code units is spread well enough. */
const shardOf = (text: string): string => {
  let sum = 0;
  for (let at = 0; at < text.length; at++) sum = (sum * 31 + text.charCodeAt(at)) % 65_521;
  return shardName(sum % shards);
};
const shardName = (shard: number): string => shard.toString(16);
const allShards = Array.from({ length: shards }, (_, shard) => shardName(shard));

const before = (id: string, mark: string): string => id.slice(0, id.lastIndexOf(mark));
const after = (id: string, mark: string): string => id.slice(id.lastIndexOf(mark) + 1);
