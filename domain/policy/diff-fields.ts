// How people call the fields of a policy, and how they read their values. A new field does not compile until it has its line here.

import type { Words } from "../words.ts";
import type { Policy, Scheme, SchemeOf, Title } from "./policy.ts";

/** What the values of a scheme are counted in. */
export type Units = { currency: string; measure: "money" | "points" | "score" };

type Write<Value> = (value: Value, units: Units) => Words;
export type Field<Value> = { called: Words; write: Write<Value> };
export type FieldTable = { [name: string]: Field<never> };

type AnyKey<Thing> = Thing extends unknown ? keyof Thing : never;
type ValueAt<Thing, Key> = Thing extends unknown ? (Key extends keyof Thing ? NonNullable<Thing[Key]> : never) : never;
type FieldsOf<Thing, Elsewhere = never> = {
  [Key in Exclude<AnyKey<Thing>, Elsewhere>]: Field<ValueAt<Thing, Key>>;
};

const field = <Value>(zh: string, en: string, write: Write<Value>): Field<Value> => ({ called: { zh, en }, write });

const both = (text: string): Words => ({ zh: text, en: text });

const plain = (value: string | number): Words => both(String(value));

const quoted = (value: string): Words => ({ zh: `“${value}”`, en: `"${value}"` });

const money = (value: string, { currency }: Units): Words =>
  currency === "CNY" ? { zh: `${value} 元`, en: `¥${value}` } : both(`${value} ${currency}`);

const edge = (value: string, units: Units): Words =>
  units.measure === "money" ? money(value, units) : { zh: `${value} 分`, en: `${value} points` };

type Range = { from: string; to: string };

const span = ({ from, to }: Range, write: (value: string) => Words): Words => ({
  zh: `${write(from).zh} 至 ${write(to).zh}`,
  en: `${write(from).en} to ${write(to).en}`,
});

const pay = (value: string | Range, units: Units): Words =>
  typeof value === "string" ? money(value, units) : span(value, (amount) => money(amount, units));

const join = (words: Words[], zh: string, en: string): Words => ({
  zh: words.map((each) => each.zh).join(zh),
  en: words.map((each) => each.en).join(en),
});

const listed = (words: Words[]): Words => (words.length === 0 ? { zh: "空", en: "empty" } : join(words, "、", ", "));

const texts = (values: string[]): Words => listed(values.map(quoted));

const titled = ({ zh, en }: NonNullable<Title>): Words =>
  en === undefined ? quoted(zh) : { zh: `“${zh}”（${en}）`, en: `"${en}" (${zh})` };

const titles = (values: NonNullable<Title>[]): Words => listed(values.map(titled));

/** The plain meaning of a keyword, with the keyword itself. */
const choice =
  <Value extends string>(meanings: Record<Value, [zh: string, en: string]>): Write<Value> =>
  (value) => {
    const [zh, en] = meanings[value];
    return { zh: `${zh}（${value}）`, en: `${en} (${value})` };
  };

type Condition = { fact: string; is?: unknown; in?: string[] | undefined; atLeast?: unknown; atMost?: unknown };

const condition = ({ fact, is, in: among, atLeast, atMost }: Condition): Words => {
  if (is !== undefined) return { zh: `${fact} 为“${is}”`, en: `${fact} is "${is}"` };
  if (among !== undefined)
    return { zh: `${fact} 为${texts(among).zh}之一`, en: `${fact} is one of ${texts(among).en}` };
  if (atLeast !== undefined) return { zh: `${fact} 不少于 ${atLeast}`, en: `${fact} is at least ${atLeast}` };
  return { zh: `${fact} 不多于 ${atMost}`, en: `${fact} is at most ${atMost}` };
};

const conditions = (rules: Condition[]): Words => join(rules.map(condition), "，且 ", " and ");

const attributes = (when: Record<string, string>): Words => {
  const wanted = Object.entries(when).map(([fact, is]) => condition({ fact, is }));
  return wanted.length === 0 ? { zh: "所有人", en: "everyone" } : join(wanted, "，且 ", " and ");
};

const roundingModes = choice({
  "half-up": ["四舍五入", "halves upwards"],
  "half-even": ["四舍六入五成双", "halves to even"],
  down: ["舍去尾数", "downwards"],
});

const rounding = ({ to, mode }: Policy["rounding"], units: Units): Words =>
  join([money(to, units), roundingModes(mode, units)], "，", ", ");

const parts = choice({ days: ["按日折算", "day by day"], none: ["不折算", "whole months"] });

const proration = (value: SchemeOf<"allowance">["prorate"], units: Units): Words =>
  value === "days" || value === "none" ? parts(value, units) : plain(value);

const ledger = ({ inWageBase, taxCategory, fund }: NonNullable<Scheme["ledger"]>): Words => {
  const lines: Words[] = [];
  if (inWageBase !== undefined)
    lines.push(
      inWageBase
        ? { zh: "计入工资总额", en: "in the wage base" }
        : { zh: "不计入工资总额", en: "not in the wage base" },
    );
  if (taxCategory !== undefined) lines.push({ zh: `税目“${taxCategory}”`, en: `tax category "${taxCategory}"` });
  if (fund !== undefined) lines.push({ zh: `资金“${fund}”`, en: `fund "${fund}"` });
  return listed(lines);
};

const titleField = field("名称", "title", titled);
const payField = field("金额", "pay", pay);
const timesField = field("乘数", "multiplier", plain);
const grantsField = field("荣誉", "grants", titles);
const rateField = field("比例", "rate", plain);
const weightField = field("权重", "weight", plain);

export const policyFields: FieldsOf<Policy, "schemes"> = {
  id: field("编号", "id", plain),
  title: titleField,
  currency: field("货币", "currency", plain),
  from: field("施行日期", "first day in force", plain),
  rounding: field("取整", "rounding", rounding),
};

type Lists = "require" | "adjust" | "stages" | "criteria" | "seats" | "tiers" | "rows" | "groups";

export const schemeFields: FieldsOf<Scheme, "id" | Lists> = {
  title: titleField,
  kind: field(
    "类型",
    "kind",
    choice({
      tiered: ["分档", "tiers"],
      table: ["查表", "a table"],
      commission: ["提成", "a commission"],
      allowance: ["津贴", "an allowance"],
    }),
  ),
  measure: field("量值", "measure", plain),
  unit: field(
    "量值单位",
    "unit of the measure",
    choice({ money: ["金额", "money"], points: ["分值", "points"], score: ["评审得分", "a jury's score"] }),
  ),
  apply: field(
    "适用方式",
    "way in which tiers apply",
    choice({ whole: ["全额适用一档", "one tier rules all"], marginal: ["分段累计", "each tier rules its slice"] }),
  ),
  by: field("依据", "basis", (value: "vote" | string[]) =>
    value === "vote" ? { zh: "表决（vote）", en: "a vote (vote)" } : texts(value),
  ),
  rate: field("比例范围", "range of the rate", (value: Range) => span(value, plain)),
  trim: field("每席位去掉的最高分和最低分个数", "number of highest and of lowest scores left out", plain),
  prorate: field("月度折算", "rule for parts of a month", proration),
  atLeast: field("下限", "minimum", money),
  atMost: field("上限", "maximum", money),
  perPersonYear: field("个人年度上限", "maximum per person and year", money),
  source: field("依据文件", "source", quoted),
  ledger: field("入账", "ledger entry", ledger),
};

export const tierFields: FieldsOf<SchemeOf<"tiered">["tiers"][number]> = {
  title: titleField,
  below: field("上界（不含）", "upper edge (not included)", edge),
  upTo: field("上界（含）", "upper edge (included)", edge),
  pay: payField,
  rate: rateField,
  times: timesField,
  grants: grantsField,
};

/** A row's dimensions are its name. */
export const rowFields: FieldsOf<Pick<SchemeOf<"table">["rows"][number], "title" | "pay" | "times" | "grants">> = {
  title: titleField,
  pay: payField,
  times: timesField,
  grants: grantsField,
};

type AwardScheme = Exclude<Scheme, { kind: "allowance" }>;
type JuryScheme = Extract<Scheme, { criteria: unknown }>;
type Entry<Of, List extends string> =
  Of extends Partial<Record<List, infer Entries>> ? NonNullable<Entries>[number & keyof NonNullable<Entries>] : never;

export const requirementFields: FieldsOf<Entry<AwardScheme, "require">, "fact"> = {
  is: field("要求的值", "wanted value", quoted),
  in: field("可取的值", "possible values", texts),
  atLeast: field("最小值", "minimum", plain),
  atMost: field("最大值", "maximum", plain),
  else: field("不符合时的说明", "words for those who do not qualify", titled),
};

export const adjustmentFields: FieldsOf<Entry<AwardScheme, "adjust">, "id"> = {
  title: titleField,
  when: field("条件", "condition", conditions),
  factor: field("系数", "factor", plain),
  add: field("增加金额", "added amount", money),
};

export const stageFields: FieldsOf<Entry<AwardScheme, "stages">, "id"> = {
  title: titleField,
  share: field("占比", "share", plain),
};

export const criterionFields: FieldsOf<JuryScheme["criteria"][number], "id"> = {
  title: titleField,
  weight: weightField,
};

export const seatFields: FieldsOf<JuryScheme["seats"][number], "id"> = {
  title: titleField,
  atLeast: field("最少评委数", "least number of jurors", plain),
  weight: weightField,
};

type Group = SchemeOf<"allowance">["groups"][number];

export const groupFields: FieldsOf<Group, "items"> = {
  take: field(
    "取法",
    "way of taking",
    choice({ highest: ["只取最高一项", "only the highest"], all: ["全部计发", "all that match"] }),
  ),
};

/** `group` is where the item stands, counted from 1. */
export const itemFields: FieldsOf<Group["items"][number] & { group: number }, "id"> = {
  group: field("所在组", "group", plain),
  title: titleField,
  when: field("条件", "condition", attributes),
  pay: payField,
  rate: rateField,
  of: field("计算基数", "base", plain),
  times: timesField,
};
