// Monthly allowances 月度津贴: what a person's dated attributes earn in one month, day by day or by the state on one day.

import type { SchemeOf } from "../policy/policy.ts";
import { accept, type Refusal, refuse, refuseAll } from "../refusals.ts";
import { firstDayOf, writeDay } from "../values/day.ts";
import { type Fen, largestFen, readDigits, readFen } from "../values/money.ts";
import { type Ppm, readRate } from "../values/rate.ts";
import type { Rounding } from "../values/rounding.ts";
import { addWhole, microFenOf, roundMicroFen, timesWhole, type Whole } from "../values/whole.ts";
import { type Attribute, type AttributeUse, type Employment, readEmployment, useNamed } from "./employment.ts";
import type { Calculate, ItemAward } from "./outcome.ts";
import type { Formula, Step } from "./trace.ts";

type AllowanceScheme = SchemeOf<"allowance">;
type Proration = AllowanceScheme["prorate"];

type Item = {
  id: string;
  clause: string;
  when: { use: AttributeUse; value: string }[];
  payFen: Fen;
  rate: Ppm;
  of: AttributeUse | undefined;
  times: AttributeUse | undefined;
};

/** The items of a group stand from `start` up to `end` among the items of the scheme. */
type Group = { highest: boolean; start: number; end: number };

/** What each item of the scheme pays a month, in millionths of a fen, or -1 where it does not match. */
type Pays = Whole[];

/** What an item has earned so far, in millionths of a fen, and for how many days. */
type Tally = { microFen: Whole; days: number; formula: Formula | undefined };

export const compileAllowance = (scheme: AllowanceScheme, rounding: Rounding): { calculate: Calculate } => {
  const { prorate } = scheme;
  const uses: AttributeUse[] = [];
  const items = compileItems(scheme, uses);
  const groups = compileGroups(scheme);
  const clause = `${scheme.id}.groups`;
  const tally = prorate === "days" ? tallyDays : prorate === "none" ? tallyMonth : tallyOneDay(prorate);

  const award = (tallies: Tally[], daysInMonth: number, steps: Step[]): ItemAward[] => {
    const awards: ItemAward[] = [];
    for (let index = 0; index < items.length; index++) {
      const { microFen, days, formula } = tallies[index] as Tally;
      if (days === 0) continue;
      const { id, clause: place } = items[index] as Item;
      const value = roundMicroFen(microFen, prorate === "days" ? daysInMonth : 1, rounding);
      steps.push(
        prorate === "days"
          ? { does: "item", clause: place, days, daysInMonth, microFen, value }
          : { does: "month", clause: place, days, microFen, formula, value },
      );
      if (value > 0) awards.push({ id, days, fen: value });
    }
    return awards;
  };

  const calculate: Calculate = (given) => {
    const refusals: Refusal[] = [];
    if (given.shares !== undefined) refusals.push(refuse("means-nothing-here", "/shares", { name: "shares" }));
    if (given.paidBefore !== undefined)
      refusals.push(refuse("means-nothing-here", "/paidBefore", { name: "paidBefore" }));
    const employment = readEmployment(given.facts, uses, refusals);
    if (employment === undefined || refusals.length > 0) return refuseAll(refusals);

    const steps: Step[] = [];
    const tallies = items.map((): Tally => ({ microFen: 0, days: 0, formula: undefined }));
    tally({ items, groups, employment, tallies, steps, refusals, formulas: new Array(items.length) });
    if (refusals.length > 0) return refuseAll(refusals);
    const awards = award(tallies, employment.daysInMonth, steps);
    let totalFen = 0;
    for (const { fen } of awards) totalFen += fen;
    if (totalFen > largestFen) return refuseAll([refuse("amount-too-large", "")]);
    steps.push({ does: "items", clause, value: totalFen });
    return accept({ eligible: true, totalFen, items: awards, steps });
  };
  return { calculate };
};

const compileItems = (scheme: AllowanceScheme, uses: AttributeUse[]): Item[] =>
  scheme.groups.flatMap((group, groupIndex) =>
    group.items.map((item, index) => ({
      id: item.id,
      clause: `${scheme.id}.groups.${groupIndex}.items.${index}`,
      when: Object.entries(item.when).map(([name, value]) => useAsText(uses, name, value)),
      payFen: readFen(item.pay) ?? 0,
      rate: readRate(item.rate) ?? 0,
      of: item.of === undefined ? undefined : useAs(uses, item.of, "money"),
      times: item.times === undefined ? undefined : useAs(uses, item.times, "digits"),
    })),
  );

const useOf = (uses: AttributeUse[], name: string): AttributeUse => {
  const known = useNamed(uses, name);
  if (known !== undefined) return known;
  const use: AttributeUse = { name, money: false, digits: false, texts: [] };
  uses.push(use);
  return use;
};

const useAsText = (uses: AttributeUse[], name: string, value: string): Item["when"][number] => {
  const use = useOf(uses, name);
  use.texts.push(value);
  return { use, value };
};

const useAs = (uses: AttributeUse[], name: string, form: "money" | "digits"): AttributeUse => {
  const use = useOf(uses, name);
  use[form] = true;
  return use;
};

const compileGroups = (scheme: AllowanceScheme): Group[] => {
  let end = 0;
  return scheme.groups.map((group) => {
    const start = end;
    end += group.items.length;
    return { highest: group.take === "highest", start, end };
  });
};

type Work = {
  items: Item[];
  groups: Group[];
  employment: Employment;
  tallies: Tally[];
  steps: Step[];
  refusals: Refusal[];
  /** How the pays of the last day that was looked at came about, where attributes had a part in it. */
  formulas: (Formula | undefined)[];
};

/** Day by day, in stretches of days on which nothing changes: each day pays its part of the month. */
const tallyDays = (work: Work): void => {
  const { items, groups, employment, tallies, steps } = work;
  const firstDay = firstDayOf(employment.month);
  const pays: Pays = new Array(items.length);
  for (const stretch of stretchesOf(employment)) {
    payOn(stretch.from, work, pays);
    const days = stretch.until - stretch.from + 1;
    const from = firstDay + stretch.from - 1;
    const until = firstDay + stretch.until - 1;
    for (const index of takenFrom(groups, pays)) {
      const tally = tallies[index] as Tally;
      const payMicroFen = pays[index] as Whole;
      tally.microFen = addWhole(tally.microFen, timesWhole(payMicroFen, days));
      tally.days += days;
      const { clause } = items[index] as Item;
      steps.push({ does: "days", clause, from, until, days, payMicroFen, formula: work.formulas[index] });
    }
  }
};

/** An item's pay is its highest of the month; which item of a group is taken is decided once. */
const tallyMonth = (work: Work): void => {
  const { items, groups, employment, tallies } = work;
  const pays: Pays = new Array(items.length);
  const highest: Pays = items.map(() => -1);
  const days: number[] = items.map(() => 0);
  const formulas: Work["formulas"] = new Array(items.length);
  for (const { from, until } of stretchesOf(employment)) {
    payOn(from, work, pays);
    for (let index = 0; index < items.length; index++) {
      const pay = pays[index] as Whole;
      if (pay < 0) continue;
      days[index] = (days[index] as number) + until - from + 1;
      if (pay <= (highest[index] as Whole)) continue;
      highest[index] = pay;
      formulas[index] = work.formulas[index];
    }
  }
  for (const index of takenFrom(groups, highest))
    tallies[index] = { microFen: highest[index] as Whole, days: days[index] as number, formula: formulas[index] };
};

/** The state on one day rules the whole month. */
const tallyOneDay =
  (prorate: Proration) =>
  (work: Work): void => {
    const { items, groups, employment, tallies } = work;
    const { daysInMonth } = employment;
    const day =
      prorate === "first-day" ? 1 : prorate === "last-day" ? daysInMonth : Number(prorate.slice("day-".length));
    if (day < employment.first || day > employment.last) return;
    const pays: Pays = new Array(items.length);
    payOn(day, work, pays);
    for (const index of takenFrom(groups, pays))
      tallies[index] = { microFen: pays[index] as Whole, days: daysInMonth, formula: work.formulas[index] };
  };

/** Days of the month, both counted, on which nothing changes. */
type Stretch = { from: number; until: number };

/** The days of employment in stretches; from one to the next some attribute begins or ends. */
const stretchesOf = (employment: Employment): Stretch[] => {
  const stretches: Stretch[] = [];
  const end = Math.min(employment.last, employment.daysInMonth);
  let from = Math.max(employment.first, 1);
  while (from <= end) {
    let until = end;
    for (const { first, last } of employment.attributes) {
      if (first > from) until = Math.min(until, first - 1);
      else if (last >= from) until = Math.min(until, last);
    }
    stretches.push({ from, until });
    from = until + 1;
  }
  return stretches;
};

/** The items that are paid: in a group that takes the highest one, of equal items the first written. */
const takenFrom = (groups: Group[], pays: Pays): number[] => {
  const taken: number[] = [];
  for (const { highest, start, end } of groups) {
    let best = -1;
    for (let index = start; index < end; index++) {
      const pay = pays[index] as Whole;
      if (pay < 0) continue;
      if (!highest) taken.push(index);
      else if (best < 0 || pay > (pays[best] as Whole)) best = index;
    }
    if (best >= 0) taken.push(best);
  }
  return taken;
};

/** What every item that matches on this day pays a month. */
const payOn = (day: number, { items, employment, refusals, formulas }: Work, pays: Pays): void => {
  const { attributes } = employment;
  for (let index = 0; index < items.length; index++) {
    const item = items[index] as Item;
    if (!matches(item, attributes, day)) {
      pays[index] = -1;
      continue;
    }
    const { payFen, rate, of, times } = item;
    if (of === undefined && times === undefined) {
      pays[index] = microFenOf(payFen, 0, 0, 1);
      continue;
    }
    const ofFen = of === undefined ? undefined : (readFen(theOne(of, day, employment, refusals)) ?? 0);
    const count = times === undefined ? 1 : (readDigits(theOne(times, day, employment, refusals)) ?? 0);
    pays[index] = microFenOf(payFen, rate, ofFen ?? 0, count);
    formulas[index] = { rate, ofFen, payFen, times: count };
  }
};

const matches = (item: Item, attributes: Attribute[], day: number): boolean => {
  for (const { use, value } of item.when) if (!hasAttribute(attributes, use, value, day)) return false;
  return true;
};

const hasAttribute = (attributes: Attribute[], use: AttributeUse, value: string, day: number): boolean => {
  for (const attribute of attributes)
    if (attribute.use === use && isInForce(attribute, day) && attribute.value === value) return true;
  return false;
};

const isInForce = ({ first, last }: Attribute, day: number): boolean => first <= day && day <= last;

/** The one value of an attribute that a matching item counts with; none, or more than one, is refused. */
const theOne = (use: AttributeUse, day: number, employment: Employment, refusals: Refusal[]): string | undefined => {
  let value: string | undefined;
  let inForce = 0;
  for (const attribute of employment.attributes) {
    if (attribute.use !== use || !isInForce(attribute, day)) continue;
    value = attribute.value;
    inForce++;
  }
  if (inForce === 1) return value;
  refusals.push(
    refuse("attribute-not-one", "/facts/employee/attributes", {
      name: use.name,
      given: String(inForce),
      wanted: writeDay(firstDayOf(employment.month) + day - 1),
    }),
  );
  return undefined;
};
