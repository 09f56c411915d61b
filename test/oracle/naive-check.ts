// The verdicts of a check by brute force: every measure of a small range is calculated, every set of attributes tried.
import type { AllowanceScheme, Item, Policy, TieredScheme } from "./documents.ts";
import {
  decimal,
  type Fraction,
  fraction,
  isAbove,
  isBelow,
  isSame,
  larger,
  one,
  rounded,
  smaller,
  times,
} from "./fraction.ts";
import { amountOf } from "./naive-amount.ts";
import { digitsOf, moneyOf, rateOf } from "./values.ts";

const fen = fraction(1n, 100n);

/** The award for a measure of so many fen, rounded and bounded, before any adjustment. */
function awardAt(policy: Policy, scheme: TieredScheme, units: bigint): Fraction {
  const measure = scheme.unit === "points" ? Number(units) : yuanText(units);
  const { exact } = amountOf(scheme, { [scheme.measure ?? ""]: measure });
  const award = rounded(exact, decimal(policy.rounding?.to ?? "0.01"), policy.rounding?.mode ?? "half-up");
  const lifted = scheme.atLeast === undefined ? award : larger(award, moneyOf(scheme.atLeast));
  return scheme.atMost === undefined ? lifted : smaller(lifted, moneyOf(scheme.atMost));
}

export type Crossing = { tier: number; from: bigint; to: bigint };
export type Verdicts = { falls: Crossing[]; cliffs: Crossing[]; uncapped: boolean };

/** Every step from one measure to the next, from nothing to a little beyond the last edge. */
export function verdictsUpTo(policy: Policy, scheme: TieredScheme, mostUnits: bigint): Verdicts {
  const falls: Crossing[] = [];
  const cliffs: Crossing[] = [];
  let before = awardAt(policy, scheme, 0n);
  for (let units = 1n; units <= mostUnits; units += 1n) {
    const award = awardAt(policy, scheme, units);
    const entered = tiersEntered(scheme, units);
    const crossing = { tier: entered[0] ?? tierAt(scheme, units), from: units - 1n, to: units };
    if (isBelow(award, before)) falls.push(crossing);
    if (isCliff(before, award)) cliffs.push(...entered.map((tier) => ({ ...crossing, tier })));
    before = award;
  }
  return { falls, cliffs, uncapped: isUncapped(scheme) };
}

const isCliff = (before: Fraction, after: Fraction): boolean =>
  isSame(before, fraction(0n))
    ? !isBelow(after, one)
    : isAbove(times(after, fraction(10n)), times(before, fraction(11n)));

function isUncapped({ tiers, atMost }: TieredScheme): boolean {
  const rate = tiers.at(-1)?.rate;
  return rate !== undefined && atMost === undefined && isAbove(rateOf(rate), fraction(0n));
}

/** The tiers into which the last step led: their first value, or where a slice with `pay` begins to pay it. */
function tiersEntered(scheme: TieredScheme, units: bigint): number[] {
  const first = tierAt(scheme, units - 1n) === tierAt(scheme, units) ? [] : [tierAt(scheme, units)];
  const paying = scheme.tiers.flatMap((tier, index) => {
    const edge = scheme.tiers[index - 1]?.below;
    const starts = scheme.apply === "marginal" && tier.pay !== undefined && edge !== undefined;
    return starts && isSame(moneyOf(edge), times(fraction(units - 1n), fen)) ? [index] : [];
  });
  return [...new Set([...first, ...paying])].sort();
}

function tierAt({ tiers, unit }: TieredScheme, units: bigint): number {
  const value = unit === "points" ? fraction(units) : times(fraction(units), fen);
  const edge = (written: unknown): Fraction => (unit === "points" ? digitsOf(written) : moneyOf(written));
  return tiers.findIndex(({ below, upTo }) =>
    below !== undefined ? isBelow(value, edge(below)) : upTo === undefined || !isAbove(value, edge(upTo)),
  );
}

function yuanText(units: bigint): string {
  const digits = units.toString().padStart(3, "0");
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** The items that no set of attributes ever takes. Fixed pay only: an item's pay must not hang on an attribute's value. */
export function itemsNeverTaken({ groups }: AllowanceScheme): string[] {
  return groups.flatMap(({ take, items }) => {
    const attributes = [...new Set(items.flatMap(({ when }) => Object.entries(when).map(asKey)))];
    const taken = new Set<string>();
    for (let set = 0; set < 2 ** attributes.length; set += 1) {
      const inForce = attributes.filter((_, index) => Math.floor(set / 2 ** index) % 2 === 1);
      const matches = items.filter(({ when }) => Object.entries(when).every((pair) => inForce.includes(asKey(pair))));
      const first = matches.reduce<Item | undefined>(
        (best, item) => (best === undefined || isAbove(moneyOf(item.pay), moneyOf(best.pay)) ? item : best),
        undefined,
      );
      for (const item of take === "all" ? matches : matches.filter((each) => each === first)) taken.add(item.id);
    }
    return items.map(({ id }) => id).filter((id) => !taken.has(id));
  });
}

const asKey = ([name, value]: [string, string]): string => `${name}=${value}`;
