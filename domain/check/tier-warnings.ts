// What surprises people in tiers: a larger measure that earns less, a jump at one edge, a tier out of reach, a rate without a cap.

import { edgeOf, largestMeasure, lastInside, unitOf } from "../kinds/tiered.ts";
import type { SchemeOf } from "../policy/policy.ts";
import { type Fraction, fraction } from "../values/fraction.ts";
import { type Fen, largestFen, readFen, writeFen } from "../values/money.ts";
import { readRate, wholePpm } from "../values/rate.ts";
import { type Rounding, roundFen } from "../values/rounding.ts";
import type { Words } from "../words.ts";
import { type At, type Finding, warn } from "./findings.ts";

type TieredScheme = SchemeOf<"tiered">;
type Tier = TieredScheme["tiers"][number];

/**
 * Inside a tier an award never falls: rates are not negative and rounding keeps the order. So it can only fall, or jump,
 * between the last value of one tier and the first of the next, and looking at every edge is looking at the whole range.
 */
export const warningsOfTiers = (scheme: TieredScheme, rounding: Rounding, at: At): Finding[] => {
  const unit = unitOf(scheme);
  const findings: Finding[] = [];
  const earn = earnOf(scheme, rounding);
  const bound = boundOf(scheme);
  const write = (measure: number): string => (unit === "points" ? String(measure) : writeFen(measure));
  for (let index = 1; index < scheme.tiers.length; index++) {
    const last = lastInside(scheme.tiers[index - 1] as Tier, unit);
    if (last >= largestMeasure[unit]) {
      findings.push(warn(at("tiers", index), "unreachable", tierUnreachable(index, write(largestMeasure[unit]))));
      continue;
    }
    const jumps = crossingsInto(scheme, index, last).flatMap((from) =>
      choicesOf(scheme).flatMap((choice) => {
        const [small, large] = [earn(from, choice), earn(from + 1, choice)];
        // What is above the largest amount is refused: then there are no two awards to compare.
        if (small === undefined || large === undefined || small > largestFen || large > largestFen) return [];
        const [before, after] = [bound(small), bound(large)];
        const code = judge(before, after);
        return code === undefined ? [] : [{ code, from, before, after }];
      }),
    );
    for (const code of ["not-monotone", "cliff"] as const) {
      const found = jumps.find((jump) => jump.code === code);
      if (found === undefined) continue;
      const measures: [string, string] = [write(found.from), write(found.from + 1)];
      const awards: [string, string] = [writeYuan(found.before), writeYuan(found.after)];
      findings.push(warn(at("tiers", index), code, jumpWords(code, measures, awards), { measures, awards }));
    }
  }
  return [...findings, ...uncapped(scheme, (measure) => earn(measure, "to"), bound, at)];
};

/**
 * The measures from which one step more enters a tier. A slice is cut at the number written, and its `pay` starts above
 * that number: after `below` this is one step later than the first value inside.
 */
const crossingsInto = (scheme: TieredScheme, index: number, last: number): number[] => {
  const paysLater = scheme.apply === "marginal" && scheme.tiers[index]?.pay !== undefined;
  const edge = edgeOf(scheme.tiers[index - 1] as Tier, unitOf(scheme)) as number;
  return paysLater && edge !== last && edge < largestMeasure.money ? [last, edge] : [last];
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

/** What a measure earns, rounded, before bounds and adjustments; each `times` counted once. In fen, however large. */
const earnOf =
  (scheme: TieredScheme, rounding: Rounding) =>
  (measure: number, choice: Choice): bigint | undefined => {
    const exactFen = earnedAt(scheme, measure, choice);
    return exactFen === undefined ? undefined : BigInt(roundFen(exactFen, rounding));
  };

const boundOf = (scheme: TieredScheme) => {
  const atLeast = BigInt(readFen(scheme.atLeast) ?? 0);
  const atMost = scheme.atMost === undefined ? undefined : BigInt(readFen(scheme.atMost) as Fen);
  return (fen: bigint): bigint => {
    const lifted = fen < atLeast ? atLeast : fen;
    return atMost !== undefined && lifted > atMost ? atMost : lifted;
  };
};

const rateOf = (tier: Tier): bigint => BigInt(("rate" in tier ? readRate(tier.rate) : undefined) ?? 0);

/** The lowest or the highest amount that a committee may choose where all these tiers pay: one choice serves them all. */
const choiceFor = (tiers: Tier[], choice: Choice): number | undefined => {
  const ranges = tiers.flatMap((tier) => (typeof tier.pay === "object" ? [tier.pay] : []));
  const from = Math.max(0, ...ranges.map((range) => readFen(range.from) as Fen));
  const to = Math.min(largestFen, ...ranges.map((range) => readFen(range.to) as Fen));
  if (from > to) return undefined;
  return choice === "from" ? from : to;
};

/** In fen; undefined where no choice is within every range. */
const earnedAt = (scheme: TieredScheme, measure: number, choice: Choice): Fraction | undefined => {
  const slices = scheme.apply === "marginal" ? slicesOf(scheme, measure) : [wholeOf(scheme, measure)];
  const chosenFen = choiceFor(
    slices.map(({ tier }) => tier),
    choice,
  );
  if (chosenFen === undefined) return undefined;
  let sum = 0n;
  for (const { tier, of } of slices) {
    const payFen = typeof tier.pay === "object" ? chosenFen : (readFen(tier.pay) ?? 0);
    // A tier of points may count by the measure itself; any other count is taken as one.
    const times = scheme.unit === "points" && tier.times === scheme.measure ? BigInt(measure) : 1n;
    sum += (BigInt(payFen) * BigInt(wholePpm) + rateOf(tier) * BigInt(of)) * times;
  }
  return fraction(sum, wholePpm);
};

type Slice = { tier: Tier; of: number };

const wholeOf = (scheme: TieredScheme, measure: number): Slice => {
  const tier = scheme.tiers.find((one) => measure <= lastInside(one, unitOf(scheme))) as Tier;
  return { tier, of: measure };
};

const slicesOf = (scheme: TieredScheme, measure: number): Slice[] => {
  const edges = [0, ...scheme.tiers.map((tier) => edgeOf(tier, "money") ?? Number.POSITIVE_INFINITY)];
  return scheme.tiers.flatMap((tier, index) => {
    const [lower, upper] = edges.slice(index) as [number, number];
    return index > 0 && measure <= lower ? [] : [{ tier, of: Math.min(measure, upper) - lower }];
  });
};

const writeYuan = (fen: bigint): string => writeFen(Number(fen));

const jumpWords = (
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

/** The counterexample is the largest measure whose award can be paid at all. */
const uncapped = (
  scheme: TieredScheme,
  earn: (measure: number) => bigint | undefined,
  bound: (fen: bigint) => bigint,
  at: At,
): Finding[] => {
  const end = scheme.tiers.length - 1;
  if (scheme.atMost !== undefined || rateOf(scheme.tiers[end] as Tier) === 0n) return [];
  const largest = largestPayable(earn);
  if (largest === undefined) return [warn(at("tiers", end), "uncapped", uncappedWords)];
  const measures: [string, string] = [writeFen(largest.measure - 1), writeFen(largest.measure)];
  const before = earn(largest.measure - 1) ?? 0n;
  const awards: [string, string] = [writeYuan(bound(before)), writeYuan(bound(largest.fen))];
  const says = {
    zh: `${uncappedWords.zh}：${measures[1]} 将得 ${awards[1]}`,
    en: `${uncappedWords.en}: ${measures[1]} would earn ${awards[1]}`,
  };
  return [warn(at("tiers", end), "uncapped", says, { measures, awards })];
};

const uncappedWords: Words = {
  zh: "最后一档按比例计算而没有上限 atMost",
  en: "The last tier pays a rate and there is no atMost",
};

/** Awards of the last tier rise with the measure, so halving finds the last one that is not above the largest amount. */
const largestPayable = (
  earn: (measure: number) => bigint | undefined,
): { measure: number; fen: bigint } | undefined => {
  let [payable, beyond] = [0, largestFen + 1];
  while (beyond - payable > 1) {
    const middle = Math.floor((payable + beyond) / 2);
    const fen = earn(middle);
    if (fen !== undefined && fen <= largestFen) payable = middle;
    else beyond = middle;
  }
  const fen = payable === 0 ? undefined : earn(payable);
  return fen === undefined ? undefined : { measure: payable, fen };
};
