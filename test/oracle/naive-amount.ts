// The amount of a tier table, a table or a commission, exact and before any rounding, as one would do it on paper.
import { withoutDimensions } from "./case-form.ts";
import type { AwardScheme, CommissionScheme, Facts, Juror, Jury, PayRange, Row, Tier, Words } from "./documents.ts";
import {
  decimal,
  type Fraction,
  fraction,
  isAbove,
  isBelow,
  isSame,
  larger,
  minus,
  one,
  over,
  plus,
  rounded,
  smaller,
  sum,
  times,
  zero,
} from "./fraction.ts";
import { digitsOf, moneyOf, rateOf, refuse } from "./values.ts";

export type Amount = { exact: Fraction; grants: Words[] };

export function amountOf(scheme: AwardScheme, facts: Facts): Amount {
  if (scheme.kind === "commission") {
    return { exact: times(rateChosen(scheme, facts), moneyOf(facts.value)), grants: [] };
  }
  const payers = scheme.kind === "table" ? rowsThatApply(scheme.by, scheme.rows, facts) : [];
  if (scheme.kind === "table") {
    checkChoice(payers, facts);
    const row = payers[0] as Row;
    return { exact: times(payOf(row, facts), timesOf(row, facts)), grants: row.grants ?? [] };
  }
  const unit = scheme.unit ?? "money";
  const measure = unit === "score" ? scoreOf(scheme as Jury, facts) : measureOf(unit, facts[scheme.measure ?? ""]);
  const reached = scheme.tiers.filter((_, index) =>
    scheme.apply === "whole"
      ? index === tierOf(scheme.tiers, unit, measure)
      : index === 0 || isAbove(measure, lowerEdge(scheme.tiers, index)),
  );
  checkChoice(reached, facts);
  const parts = reached.map((tier) => {
    const ruled = scheme.apply === "whole" ? measure : sliceOf(scheme.tiers, tier, measure);
    const byRate = tier.rate === undefined ? zero : times(rateOf(tier.rate), ruled);
    return times(plus(payOf(tier, facts), byRate), timesOf(tier, facts));
  });
  return { exact: sum(parts), grants: reached.flatMap(({ grants }) => grants ?? []) };
}

const measureOf = (unit: string, fact: unknown): Fraction =>
  unit === "points" ? fraction(BigInt(fact as number)) : moneyOf(fact);

/** A number written as an edge, in the unit of the measure. */
export const edgeOf = (unit: string, edge: unknown): Fraction =>
  unit === "money" ? moneyOf(edge) : unit === "points" ? digitsOf(edge) : decimal(edge as string);

/** The first tier that has not ended before the measure. */
export function tierOf(tiers: Tier[], unit: string, measure: Fraction): number {
  return tiers.findIndex(({ below, upTo }) => {
    if (below !== undefined) return isBelow(measure, edgeOf(unit, below));
    return upTo === undefined || !isAbove(measure, edgeOf(unit, upTo));
  });
}

function lowerEdge(tiers: Tier[], index: number): Fraction {
  const before = tiers[index - 1];
  return before === undefined ? zero : moneyOf(before.below ?? before.upTo);
}

function sliceOf(tiers: Tier[], tier: Tier, measure: Fraction): Fraction {
  const edge = tier.below ?? tier.upTo;
  const top = edge === undefined ? measure : smaller(measure, moneyOf(edge));
  return larger(minus(top, lowerEdge(tiers, tiers.indexOf(tier))), zero);
}

function rowsThatApply(by: string[], rows: Row[], facts: Facts): Row[] {
  const row = rows.find((each) => by.every((dimension) => each[dimension] === facts[dimension]));
  return row === undefined ? refuse("row-missing") : [withoutDimensions(by, row)];
}

/** `chosenPay` is there exactly when something that applies leaves a choice, and within every range that does. */
function checkChoice(payers: { pay?: unknown }[], facts: Facts): void {
  const ranges = payers.map(({ pay }) => pay).filter((pay) => typeof pay === "object") as PayRange[];
  if (ranges.length === 0 && facts.chosenPay !== undefined) refuse("chosen-pay-not-wanted");
  if (ranges.length > 0 && facts.chosenPay === undefined) refuse("chosen-pay-missing");
  for (const { from, to } of ranges) {
    const chosen = moneyOf(facts.chosenPay);
    if (isBelow(chosen, moneyOf(from)) || isAbove(chosen, moneyOf(to))) refuse("chosen-pay-outside");
  }
}

function payOf({ pay }: { pay?: unknown }, facts: Facts): Fraction {
  if (pay === undefined) return zero;
  return moneyOf(typeof pay === "object" ? facts.chosenPay : pay);
}

const timesOf = (payer: { times?: string }, facts: Facts): Fraction =>
  payer.times === undefined ? one : fraction(BigInt(facts[payer.times] as number));

function rateChosen(scheme: CommissionScheme, facts: Facts): Fraction {
  const [from, to] = [rateOf(scheme.rate.from), rateOf(scheme.rate.to)];
  if (scheme.by === "vote") return rateOf(facts.chosenRate, 2);
  const share = over(scoreOf(scheme as Jury, facts), fraction(100n));
  return rounded(plus(from, times(minus(to, from), share)), fraction(1n, 10_000n), "half-up");
}

/** The jury's score, half up to 0.01. */
export function scoreOf({ criteria, seats, trim }: Jury, facts: Facts): Fraction {
  const jurors = facts.scores as Juror[];
  const bySeat = seats.map((seat) => {
    const scores = jurors
      .filter((juror) => juror.seat === seat.id)
      .map(({ marks }) => sum(criteria.map(({ id, weight }) => times(rateOf(weight), markOf(marks, id)))))
      .sort((a, b) => (isSame(a, b) ? 0 : isBelow(a, b) ? -1 : 1));
    const counted = trim === 1 && scores.length >= 3 ? scores.slice(1, -1) : scores;
    const mean = over(sum(counted), fraction(BigInt(counted.length)));
    return times(mean, seat.weight === undefined ? fraction(1n, BigInt(seats.length)) : rateOf(seat.weight));
  });
  return rounded(sum(bySeat), fraction(1n, 100n), "half-up");
}

const markOf = (marks: Record<string, number>, id: string): Fraction => fraction(BigInt(marks[id] ?? 0));
