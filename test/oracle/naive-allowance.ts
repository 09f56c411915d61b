// A month of allowances, counted day by day.
import type { AllowanceScheme, Attribute, Employee, Facts, Item, Money } from "./documents.ts";
import { type Fraction, fraction, isAbove, isSame, one, over, sum, times, zero } from "./fraction.ts";
import { daysOfMonth, digitsOf, moneyOf, rateOf, refuse } from "./values.ts";

/** What an item came to: exact, not yet rounded. */
export type ItemAmount = { id: string; days: number; exact: Fraction };
type DayPay = { item: Item; pay: Fraction };

export function itemsOf(scheme: AllowanceScheme, facts: Facts): ItemAmount[] {
  const employee = facts.employee as Employee;
  const month = daysOfMonth(facts.month as string);
  return scheme.groups.flatMap(({ take, items }) => {
    if (scheme.prorate === "none") return wholeMonth(take, items, employee, month);
    if (scheme.prorate !== "days") return byOneDay(scheme.prorate, take, items, employee, month);
    return byDays(take, items, employee, month);
  });
}

function byDays(take: string, items: Item[], employee: Employee, month: string[]): ItemAmount[] {
  const taken = month.flatMap((day) => taking(take, matchesOn(day, items, employee)));
  return items.map((item) => {
    const pays = taken.filter((each) => each.item === item).map(({ pay }) => pay);
    return { id: item.id, days: pays.length, exact: over(sum(pays), fraction(BigInt(month.length))) };
  });
}

/** Each item at its best day; what `highest` takes is decided once. */
function wholeMonth(take: string, items: Item[], employee: Employee, month: string[]): ItemAmount[] {
  const matches = month.flatMap((day) => matchesOn(day, items, employee));
  const best = items.flatMap((item) => {
    const pays = matches.filter((each) => each.item === item).map(({ pay }) => pay);
    const top = pays.reduce((most, pay) => (isAbove(pay, most) ? pay : most), zero);
    return pays.length === 0 ? [] : [{ item, pay: top, days: pays.length }];
  });
  return taking(take, best).map(({ item, pay, days }) => ({ id: item.id, days, exact: pay }));
}

/** The state on one day rules the whole month. */
function byOneDay(prorate: string, take: string, items: Item[], employee: Employee, month: string[]): ItemAmount[] {
  const index =
    prorate === "first-day" ? 0 : prorate === "last-day" ? month.length - 1 : Number(prorate.slice("day-".length)) - 1;
  const matches = matchesOn(month[index] as string, items, employee);
  return taking(take, matches).map(({ item, pay }) => ({ id: item.id, days: month.length, exact: pay }));
}

function taking<Match extends DayPay>(take: string, matches: Match[]): Match[] {
  if (take === "all") return matches;
  return matches.filter((match, index) =>
    matches.every((other, at) => (isSame(other.pay, match.pay) ? at >= index : isAbove(match.pay, other.pay))),
  );
}

function matchesOn(day: string, items: Item[], employee: Employee): DayPay[] {
  if (!covers(employee, day)) return [];
  const inForce = employee.attributes.filter((attribute) => covers(attribute, day));
  return items
    .filter(({ when }) =>
      Object.entries(when).every(([name, value]) => inForce.some((each) => each.name === name && each.value === value)),
    )
    .map((item) => ({ item, pay: payOn(item, inForce) }));
}

function payOn(item: Item, inForce: Attribute[]): Fraction {
  const base =
    item.rate === undefined ? moneyOf(item.pay) : times(rateOf(item.rate), moneyOf(theOne(item.of, inForce)));
  return times(base, item.times === undefined ? one : digitsOf(theOne(item.times, inForce)));
}

function theOne(name: string | undefined, inForce: Attribute[]): Money {
  const values = inForce.filter((each) => each.name === name).map(({ value }) => value);
  return values.length === 1 ? (values[0] as Money) : refuse(values.length === 0 ? "value-missing" : "value-twice");
}

const covers = (span: { from: string; until?: string }, day: string): boolean =>
  span.from <= day && (span.until === undefined || day <= span.until);
