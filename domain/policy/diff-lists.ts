// The lists in a scheme (tiers, rows, stages …): by what their entries are recognized in another version, how people call them, whether their order matters.

import type { Fields } from "../values/fields.ts";
import type { Words } from "../words.ts";
import { canonicalJson } from "./canonical-json.ts";
import {
  adjustmentFields,
  criterionFields,
  type FieldTable,
  groupFields,
  itemFields,
  requirementFields,
  rowFields,
  seatFields,
  stageFields,
  tierFields,
} from "./diff-fields.ts";
import type { Scheme, SchemeOf, Title } from "./policy.ts";

export type Entry = {
  /** Entries with the same key are the same entry in two versions. */
  key: string;
  /** Where it stands in its scheme. */
  at: (string | number)[];
  called: Words;
  fields: Fields;
  /** Only entries of one group have an order among each other. */
  group?: number;
};

export type List = {
  /** Its field in the scheme. */
  name: string;
  called: Words;
  fields: FieldTable;
  /** What the order of the entries decides. */
  order: Words;
  /** Undefined where the scheme does not write this list at all. */
  entriesOf: (scheme: Scheme) => Entry[] | undefined;
};

const numbered = (number: number, zh: string, en: string, title?: Title): Words => ({
  zh: `第 ${number} ${zh}${title === undefined ? "" : `“${title.zh}”`}`,
  en: `${en} ${number}${title === undefined ? "" : ` "${title.en ?? title.zh}"`}`,
});

export const named = (zh: string, en: string, name: string, title?: Title): Words => ({
  zh: `${zh} ${name}${title === undefined ? "" : `“${title.zh}”`}`,
  en: `${en} ${name}${title === undefined ? "" : ` "${title.en ?? title.zh}"`}`,
});

/** A draft may hold one name twice: then the first is compared with the first and the second with the second. */
export const withUniqueKeys = (entries: Entry[]): Entry[] => {
  const seen = new Map<string, number>();
  return entries.map((entry) => {
    const count = seen.get(entry.key) ?? 0;
    seen.set(entry.key, count + 1);
    return { ...entry, key: `${count}:${entry.key}` };
  });
};

type WithId = Fields & { id: string; title?: Title };

const listById = (
  name: string,
  [zh, en]: [zh: string, en: string],
  called: Words,
  fields: FieldTable,
  order: Words,
): List => ({
  name,
  called,
  fields,
  order,
  entriesOf: (scheme) =>
    entriesIn<WithId>(scheme, name)?.map((entry, index) => ({
      key: entry.id,
      at: [name, index],
      called: named(zh, en, entry.id, entry.title),
      fields: entry,
    })),
});

const entriesIn = <Of>(scheme: Scheme, name: string): Of[] | undefined => (scheme as Fields)[name] as Of[] | undefined;

export const onlyWritten: Words = { zh: "不影响金额", en: "no amount depends on it" };

const tiers: List = {
  name: "tiers",
  called: { zh: "档次", en: "tiers" },
  fields: tierFields,
  order: onlyWritten,
  entriesOf: (scheme) =>
    scheme.kind !== "tiered"
      ? undefined
      : scheme.tiers.map((tier, index) => ({
          key: String(index),
          at: ["tiers", index],
          called: numbered(index + 1, "档", "tier", tier.title),
          fields: tier,
        })),
};

const rows: List = {
  name: "rows",
  called: { zh: "各行", en: "rows" },
  fields: rowFields,
  order: onlyWritten,
  entriesOf: (scheme) =>
    scheme.kind === "table" ? scheme.rows.map((row, index) => rowEntry(scheme, row, index)) : undefined,
};

const rowEntry = ({ by }: SchemeOf<"table">, row: Fields, index: number): Entry => {
  const isDimension = ([name]: [string, unknown]): boolean => by.includes(name);
  const [dimensions, fields] = [true, false].map((wanted) =>
    Object.fromEntries(Object.entries(row).filter((member) => isDimension(member) === wanted)),
  ) as [Fields, Fields];
  const values = by.map((dimension) => row[dimension]).join(" / ");
  return {
    key: canonicalJson(dimensions),
    at: ["rows", index],
    called: { zh: `“${values}”一行`, en: `row "${values}"` },
    fields,
  };
};

const requirements: List = {
  name: "require",
  called: { zh: "申报条件", en: "requirements" },
  fields: requirementFields,
  order: onlyWritten,
  entriesOf: (scheme) =>
    entriesIn<Fields & { fact: string }>(scheme, "require")?.map((rule, index) => ({
      key: rule.fact,
      at: ["require", index],
      called: named("条件", "requirement", rule.fact),
      fields: rule,
    })),
};

const groups: List = {
  name: "groups",
  called: { zh: "组", en: "groups" },
  fields: groupFields,
  order: onlyWritten,
  entriesOf: (scheme) =>
    scheme.kind !== "allowance"
      ? undefined
      : scheme.groups.map((group, index) => ({
          key: String(index),
          at: ["groups", index],
          called: numbered(index + 1, "组", "group"),
          fields: { take: group.take },
        })),
};

const items: List = {
  name: "groups",
  called: { zh: "项目", en: "items" },
  fields: itemFields,
  order: {
    zh: "在只取最高的组内，同额时取写在前面的一项",
    en: "where only the highest is taken, the first of equals is taken",
  },
  entriesOf: (scheme) =>
    scheme.kind !== "allowance"
      ? undefined
      : scheme.groups.flatMap((group, groupIndex) =>
          group.items.map((item, index) => ({
            key: item.id,
            at: ["groups", groupIndex, "items", index],
            called: named("项目", "item", item.id, item.title),
            fields: { ...item, group: groupIndex + 1 },
            group: groupIndex,
          })),
        ),
};

/** In the order in which a case meets them. */
export const lists: List[] = [
  requirements,
  listById("criteria", ["评分项", "criterion"], { zh: "评分项", en: "criteria" }, criterionFields, onlyWritten),
  listById("seats", ["席位", "seat"], { zh: "席位", en: "seats" }, seatFields, onlyWritten),
  tiers,
  rows,
  groups,
  items,
  listById("adjust", ["调整", "adjustment"], { zh: "调整", en: "adjustments" }, adjustmentFields, {
    zh: "按此顺序逐项调整",
    en: "they are applied in this order",
  }),
  listById("stages", ["阶段", "stage"], { zh: "阶段", en: "stages" }, stageFields, {
    zh: "按此顺序分期发放",
    en: "they are paid in this order",
  }),
];
