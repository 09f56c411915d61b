// Random cases of a policy's schemes: measures on and beside every edge, facts on both sides of every condition.
import { factTypes, mayChoosePay } from "./case-form.ts";
import type {
  AwardScheme,
  Case,
  Condition,
  Facts,
  Juror,
  Jury,
  PayRange,
  Policy,
  Share,
  TieredScheme,
} from "./documents.ts";
import { fraction } from "./fraction.ts";
import { edgeOf, scoreOf, tierOf } from "./naive-amount.ts";
import type { Random } from "./random.ts";
import { randomMonth } from "./random-allowance.ts";
import { fenText, largestFen, money, rateText, spelt, textValues } from "./random-values.ts";
import { moneyOf } from "./values.ts";

export function randomCase(random: Random, policy: Policy): Case {
  const scheme = random.pick(policy.schemes);
  if (scheme.kind === "allowance") return { scheme: scheme.id, facts: randomMonth(random) };
  const facts = randomFacts(random, scheme);
  const wantsShares = scheme.perPersonYear !== undefined || random.chance(0.35);
  return {
    scheme: scheme.id,
    facts,
    ...(wantsShares && { shares: randomShares(random, scheme.perPersonYear !== undefined) }),
    ...(random.chance(0.2) && { paidBefore: random.chance(0.5) ? money(random, 1_000_000) : money(random) }),
  };
}

function randomFacts(random: Random, scheme: AwardScheme): Facts {
  const facts: Facts = {};
  const conditions = [...(scheme.require ?? []), ...(scheme.adjust ?? []).flatMap(({ when }) => when)];
  for (const [name, type] of factTypes(scheme)) {
    const about = conditions.filter(({ fact }) => fact === name);
    if (type === "text") facts[name] = textFact(random, about);
    if (type === "whole") facts[name] = wholeFact(random, about);
    if (type === "money") facts[name] = money(random);
    if (type === "two-place-rate") facts[name] = chosenRate(random, scheme);
    if (type === "scores") facts[name] = randomScores(random, scheme as Jury);
  }
  if (scheme.kind === "table") Object.assign(facts, placeOfRow(random, scheme.by, scheme.rows));
  if (scheme.kind === "tiered" && scheme.unit !== "score" && random.chance(0.9))
    facts[scheme.measure ?? ""] = measureNearEdge(random, scheme);
  return { ...facts, ...choice(random, scheme, facts) };
}

function textFact(random: Random, about: Condition[]): string {
  const condition = about[0];
  if (condition !== undefined && random.chance(0.8)) return condition.is ?? random.pick(condition.in ?? textValues);
  return random.pick(textValues);
}

function wholeFact(random: Random, about: Condition[]): number {
  const condition = about[0];
  if (condition === undefined) return random.pick([0, 1, 2, 3, random.whole(0, 12)]);
  const edge = condition.atLeast ?? condition.atMost ?? 0;
  const inside = condition.atLeast === undefined ? edge - random.whole(0, 2) : edge + random.whole(0, 2);
  const value = random.chance(0.75) ? inside : edge + random.whole(-1, 1);
  return Math.min(Math.max(value, 0), 999_999_999_999);
}

/** Mostly a row that is there; now and then any values, for which there may be no row. */
function placeOfRow(random: Random, by: string[], rows: Record<string, unknown>[]): Facts {
  if (random.chance(0.08)) return Object.fromEntries(by.map((dimension) => [dimension, random.pick(textValues)]));
  const row = random.pick(rows);
  return Object.fromEntries(by.map((dimension) => [dimension, row[dimension]]));
}

function measureNearEdge(random: Random, scheme: TieredScheme): unknown {
  const units = random.pick(measureUnitsNearEdges(random, scheme));
  return scheme.unit === "points" ? units : spelt(random, units);
}

/** Nothing, one, every edge and what lies beside it, and some measures between and above. */
export function measureUnitsNearEdges(random: Random, scheme: TieredScheme): number[] {
  const edges = scheme.tiers
    .flatMap(({ below, upTo }) => below ?? upTo ?? [])
    .map((edge) => Number(edgeOf(scheme.unit ?? "money", edge).top) * scaleOf(scheme, edge));
  const most = scheme.unit === "points" ? 999_999_999_999 : largestFen;
  const between = Array.from({ length: edges.length + 2 }, () =>
    random.whole(0, Math.min(most, Math.max(1_000, random.pick([0, ...edges])) * 2)),
  );
  const near = edges.flatMap((edge) => [edge - 1, edge, edge + 1]);
  return [0, 1, ...near, ...between].map((units) => Math.min(Math.max(units, 0), most));
}

/** Fen for money, points for points: the fraction of an edge has 1, 2, 4 … below it. */
const scaleOf = (scheme: TieredScheme, edge: unknown): number =>
  (scheme.unit === "points" ? 1 : 100) / Number(edgeOf(scheme.unit ?? "money", edge).bottom);

function chosenRate(random: Random, scheme: AwardScheme): string {
  if (scheme.kind !== "commission") throw new Error("only a commission has a chosen rate");
  const hundredths = (rate: string): number => Math.round(Number(rate.slice(0, -1)) * 100);
  const [from, to] = [hundredths(scheme.rate.from), hundredths(scheme.rate.to)];
  const chosen = random.pick([from, to, random.whole(from, to), random.whole(from, to), to + 1, from - 1]);
  return rateText(random, Math.min(Math.max(chosen, 0), 100_000) * 100).replace(/(\.\d\d)\d+%/, "$1%");
}

/** `chosenPay` where the tier or row that applies leaves a choice. */
function choice(random: Random, scheme: AwardScheme, facts: Facts): Facts {
  const ranges = payersThatApply(scheme, facts).flatMap(({ pay }) =>
    typeof pay === "object" ? [pay as PayRange] : [],
  );
  const range = ranges[0];
  if (range === undefined) return mayChoosePay(scheme) && random.chance(0.1) ? { chosenPay: money(random) } : {};
  if (random.chance(0.03)) return {};
  const fen = (yuan: PayRange["from"]): number => Math.round(Number(yuan) * 100);
  const [from, to] = [fen(range.from), fen(range.to)];
  const chosen = random.pick([from, to, random.whole(from, to), random.whole(from, to), from - 1, to + 1]);
  return { chosenPay: spelt(random, Math.max(chosen, 0)) };
}

function payersThatApply(scheme: AwardScheme, facts: Facts): { pay?: unknown }[] {
  if (scheme.kind === "commission") return [];
  if (scheme.kind === "table")
    return scheme.rows.filter((row) => scheme.by.every((dimension) => row[dimension] === facts[dimension])).slice(0, 1);
  const unit = scheme.unit ?? "money";
  const fact = facts[scheme.measure ?? ""];
  const measure =
    unit === "score"
      ? scoreOf(scheme as Jury, facts)
      : unit === "points"
        ? fraction(BigInt(fact as number))
        : moneyOf(fact);
  const at = tierOf(scheme.tiers, unit, measure);
  return scheme.apply === "whole" ? scheme.tiers.slice(at, at + 1) : scheme.tiers.slice(0, at + 1);
}

function randomScores(random: Random, { criteria, seats }: Jury): Juror[] {
  const mark = random.pick([() => random.whole(0, 100), () => random.pick([0, 100]), () => random.whole(74, 76)]);
  const jurors = seats.flatMap(({ id, atLeast }) =>
    Array.from({ length: atLeast + random.pick([0, 0, 1, 3]) }, () => id),
  );
  return random.shuffled(jurors).map((seat, index) => ({
    juror: `J${index}`,
    seat,
    marks: Object.fromEntries(random.shuffled(criteria).map(({ id }) => [id, mark()])),
  }));
}

function randomShares(random: Random, isCapped: boolean): Share[] {
  const weight = random.pick([() => 1, () => random.whole(1, 10), () => random.whole(1, 1_000_000), () => 1_000_000]);
  return Array.from({ length: random.pick([1, 2, 3, 7, random.whole(1, 12)]) }, (_, index) => ({
    employee: `E${index}`,
    weight: weight(),
    ...(isCapped && { paidThisYear: random.chance(0.4) ? "0" : money(random) }),
  }));
}

/** A measure in fen (or points, or hundredths of a score) as the fact that carries it. */
export const measureFact = (scheme: TieredScheme, units: number): unknown =>
  scheme.unit === "points" ? units : fenText(units);
