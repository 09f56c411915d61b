// What is allowed in a policy but surprises people: a larger benefit that earns less, a jump at one edge, a rule that no one can reach.

import { edgeOf, largestMeasure, lastInside, unitOf } from "../kinds/tiered.ts";
import type { Words } from "../refusals.ts";
import { type Fraction, fraction } from "../values/fraction.ts";
import { type Fen, largestFen, readFen, writeFen } from "../values/money.ts";
import { readRate, wholePpm } from "../values/rate.ts";
import { type Rounding, roundFen } from "../values/rounding.ts";
import { clauseOf, type Finding, type Place, pathOf, placeOf, type WarningCode } from "./findings.ts";
import type { Policy, SchemeOf } from "./policy.ts";

export const findWarnings = (policy: Policy): Finding[] => {
  const rounding: Rounding = { toFen: readFen(policy.rounding.to) as Fen, mode: policy.rounding.mode };
  return policy.schemes.flatMap((scheme, index) => {
    const at = (...path: (string | number)[]): Place => placeOf(index, scheme.id, ...path);
    if (scheme.kind === "tiered") return warningsOfTiers(scheme, rounding, at);
    return scheme.kind === "allowance" ? itemsThatNoOneGets(scheme, at) : [];
  });
};

type At = (...path: (string | number)[]) => Place;

const warn = (place: Place, code: WarningCode, says: Words, counterexample?: Finding["counterexample"]): Finding => ({
  clause: clauseOf(place),
  path: pathOf(place),
  code,
  says,
  ...(counterexample === undefined ? {} : { counterexample }),
});

type TieredScheme = SchemeOf<"tiered">;
type Tier = TieredScheme["tiers"][number];

/**
 * Inside a tier an award never falls: rates are not negative and rounding keeps the order. So it can only fall, or jump,
 * between the last value of one tier and the first of the next, and looking at every edge is looking at the whole range.
 */
const warningsOfTiers = (scheme: TieredScheme, rounding: Rounding, at: At): Finding[] => {
  const unit = unitOf(scheme);
  const findings: Finding[] = [];
  const award = awardOf(scheme, rounding);
  const write = (measure: number): string => (unit === "points" ? String(measure) : writeFen(measure));
  for (let index = 1; index < scheme.tiers.length; index++) {
    const last = lastInside(scheme.tiers[index - 1] as Tier, unit);
    if (last >= largestMeasure[unit]) {
      findings.push(warn(at("tiers", index), "unreachable", tierUnreachable(index, write(largestMeasure[unit]))));
      continue;
    }
    const measures: [string, string] = [write(last), write(last + 1)];
    for (const choice of choicesOf(scheme)) {
      const before = award(last, choice);
      const after = award(last + 1, choice);
      const code = judge(before, after);
      if (code === undefined) continue;
      const awards: [string, string] = [writeLarge(before), writeLarge(after)];
      findings.push(warn(at("tiers", index), code, jump(code, measures, awards), { measures, awards }));
      break;
    }
  }
  return [...findings, ...uncapped(scheme, award, at)];
};

const judge = (before: bigint, after: bigint): "not-monotone" | "cliff" | undefined => {
  if (after < before) return "not-monotone";
  if (before === 0n) return after >= 100n ? "cliff" : undefined;
  return after * 10n > before * 11n ? "cliff" : undefined;
};

type Choice = "from" | "to";

/** Where a committee chooses within a range, the lowest choices are compared with each other, and the highest. */
const choicesOf = (scheme: TieredScheme): Choice[] =>
  scheme.tiers.some((tier) => typeof tier.pay === "object") ? ["from", "to"] : ["from"];

/** What a measure earns, rounded and bounded, before adjustments; each `times` counted once. In fen, however large. */
const awardOf = (scheme: TieredScheme, rounding: Rounding) => {
  const atLeast = BigInt(readFen(scheme.atLeast) ?? 0);
  const atMost = scheme.atMost === undefined ? undefined : BigInt(readFen(scheme.atMost) as Fen);
  return (measure: number, choice: Choice): bigint => {
    const exact =
      scheme.apply === "marginal" ? earnedBySlices(scheme, measure, choice) : earnedByTier(scheme, measure, choice);
    const rounded = BigInt(roundFen(exact, rounding));
    const lifted = rounded < atLeast ? atLeast : rounded;
    return atMost !== undefined && lifted > atMost ? atMost : lifted;
  };
};

const payFen = ({ pay }: Tier, choice: Choice): bigint =>
  BigInt(readFen(typeof pay === "object" ? pay[choice] : pay) ?? 0);

const rateOf = (tier: Tier): bigint => BigInt(("rate" in tier ? readRate(tier.rate) : undefined) ?? 0);

const earned = (payFenOf: bigint, rate: bigint, ofFen: number): Fraction =>
  fraction(payFenOf * BigInt(wholePpm) + rate * BigInt(ofFen), wholePpm);

const earnedByTier = (scheme: TieredScheme, measure: number, choice: Choice): Fraction => {
  const tier = scheme.tiers.find((one) => measure <= lastInside(one, unitOf(scheme))) as Tier;
  return earned(payFen(tier, choice), rateOf(tier), measure);
};

const earnedBySlices = (scheme: TieredScheme, measure: number, choice: Choice): Fraction => {
  let sum = 0n;
  let lower = 0;
  scheme.tiers.forEach((tier, index) => {
    if (index > 0 && measure <= lower) return;
    const edge = edgeOf(tier, "money") ?? Number.POSITIVE_INFINITY;
    sum += earned(payFen(tier, choice), rateOf(tier), Math.min(measure, edge) - lower).n;
    lower = edge;
  });
  return fraction(sum, wholePpm);
};

/** A fen amount of any size, as yuan. */
const writeLarge = (fen: bigint): string => `${fen / 100n}.${String(fen % 100n).padStart(2, "0")}`;

const jump = (
  code: "not-monotone" | "cliff",
  [small, large]: [string, string],
  [before, after]: [string, string],
): Words =>
  code === "not-monotone"
    ? {
        zh: `量值更大反而更少：${small} 得 ${before}，${large} 只得 ${after}`,
        en: `More earns less: ${small} earns ${before}, ${large} only ${after}`,
      }
    : {
        zh: `一步之差，奖励跳升一成以上：${small} 得 ${before}，${large} 得 ${after}`,
        en: `One step across the edge lifts the award by more than a tenth: ${small} earns ${before}, ${large} earns ${after}`,
      };

const tierUnreachable = (index: number, largest: string): Words => ({
  zh: `第 ${index + 1} 档无人可及：量值最大为 ${largest}，已在前一档之内`,
  en: `No one can reach tier ${index + 1}: the largest possible value, ${largest}, is still inside the tier before`,
});

const uncapped = (scheme: TieredScheme, award: (measure: number, choice: Choice) => bigint, at: At): Finding[] => {
  const end = scheme.tiers.length - 1;
  if (scheme.atMost !== undefined || rateOf(scheme.tiers[end] as Tier) === 0n) return [];
  const measures: [string, string] = [writeFen(largestFen - 1), writeFen(largestFen)];
  const awards: [string, string] = [writeLarge(award(largestFen - 1, "to")), writeLarge(award(largestFen, "to"))];
  return [
    warn(
      at("tiers", end),
      "uncapped",
      {
        zh: `最后一档按比例计算而没有上限 atMost：${measures[1]} 将得 ${awards[1]}`,
        en: `The last tier pays a rate and there is no atMost: ${measures[1]} would earn ${awards[1]}`,
      },
      { measures, awards },
    ),
  ];
};

type Item = SchemeOf<"allowance">["groups"][number]["items"][number];

/** In a group that takes the highest, an item never shows where another matches whenever it does and never pays less. */
const itemsThatNoOneGets = (scheme: SchemeOf<"allowance">, at: At): Finding[] =>
  scheme.groups.flatMap((group, groupIndex) => {
    if (group.take !== "highest") return [];
    return group.items.flatMap((item, index) => {
      const better = group.items.find(
        (other, place) => place !== index && alwaysTakenBefore(other, item, place < index),
      );
      if (better === undefined) return [];
      const says = {
        zh: `项目 ${item.id} 无人可得：凡符合它的人都符合 ${better.id}，而后者从不更少`,
        en: `No one can get ${item.id}: whoever matches it also matches ${better.id}, which never pays less`,
      };
      return [warn(at("groups", groupIndex, "items", index), "unreachable", says)];
    });
  });

const alwaysTakenBefore = (better: Item, item: Item, writtenBefore: boolean): boolean => {
  const matchesToo = Object.entries(better.when).every(([name, value]) => item.when[name] === value);
  if (!matchesToo || better.of !== item.of || better.times !== item.times) return false;
  const more = amountOf(better) - amountOf(item);
  return more > 0 || (more === 0 && writtenBefore);
};

const amountOf = (item: Item): number =>
  item.pay === undefined ? (readRate(item.rate) as number) : (readFen(item.pay) as Fen);
