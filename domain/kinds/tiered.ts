// Tiered schemes 分档: the measure decides the tier, and the tier decides the pay.

import type { SchemeOf } from "../policy/policy.ts";
import { type Fen, readFen } from "../values/money.ts";
import type { Rounding } from "../values/rounding.ts";
import { addWhole, microFenOf, roundMicroFen, type Whole } from "../values/whole.ts";
import { slotFor } from "./facts.ts";
import { compileJury } from "./jury.ts";
import { type AwardKind, compilePays, earnPay, fixedOrChosen, refuseIdleChoice, timesOf } from "./pay.ts";
import type { Step } from "./trace.ts";

type TieredScheme = SchemeOf<"tiered">;
type Tier = TieredScheme["tiers"][number];

/** The measure in its smallest steps: fen, points, or hundredths of a score. */
export const largestMeasure = { money: 99_999_999_999_999, points: 999_999_999_999, score: 10_000 };

export const unitOf = (scheme: TieredScheme): keyof typeof largestMeasure => scheme.unit ?? "money";

/** Where a tier is written to end, in smallest steps; undefined for a tier without an end. */
export const edgeOf = (tier: Tier, unit: keyof typeof largestMeasure): number | undefined => {
  const edge = tier.below ?? tier.upTo;
  if (edge === undefined) return undefined;
  return unit === "points" ? Number(edge) : (readFen(edge) as Fen);
};

/** The last value inside a tier: the edge itself, or one step less where the tier ends before it. */
export const lastInside = (tier: Tier, unit: keyof typeof largestMeasure): number => {
  const edge = edgeOf(tier, unit);
  if (edge === undefined) return Number.POSITIVE_INFINITY;
  return tier.below === undefined ? edge : edge - 1;
};

export const compileTiered = (scheme: TieredScheme, rounding: Rounding): AwardKind => {
  if (scheme.apply === "marginal") return compileMarginal(scheme, rounding);
  return scheme.unit === "score" ? compileScored(scheme, rounding) : compileWhole(scheme, rounding);
};

const compileWhole = (scheme: Exclude<TieredScheme, { unit: "score" }>, rounding: Rounding): AwardKind => {
  const needs: AwardKind["needs"] = [];
  const measure = slotFor(needs, scheme.measure, scheme.unit === "points" ? "whole" : "money");
  const tierFor = compileTiers(scheme, needs);
  return {
    needs,
    earn: (values, refusals) => earnPay(tierFor(values[measure]), values[measure], values, rounding, refusals),
  };
};

const compileScored = (scheme: Extract<TieredScheme, { unit: "score" }>, rounding: Rounding): AwardKind => {
  const jury = compileJury(scheme);
  const needs = [jury.need];
  const tierFor = compileTiers(scheme, needs);
  return {
    needs,
    earn: (values, refusals) => {
      const { score, steps } = jury.score(values[0]);
      const earned = earnPay(tierFor(score), 0, values, rounding, refusals);
      return earned === undefined ? undefined : { ...earned, steps: [...steps, ...earned.steps] };
    },
  };
};

const compileTiers = (scheme: TieredScheme, needs: AwardKind["needs"]) => {
  const pays = compilePays(scheme.tiers, `${scheme.id}.tiers`, needs);
  const lasts = scheme.tiers.map((tier) => lastInside(tier, unitOf(scheme)));
  return (measure: number) => {
    let index = 0;
    while (measure > (lasts[index] as number)) index++;
    return pays[index] as (typeof pays)[number];
  };
};

/** Each tier rules its own slice of the measure; all slices are added exactly and rounded once. */
const compileMarginal = (scheme: TieredScheme & { measure?: string }, rounding: Rounding): AwardKind => {
  const needs: AwardKind["needs"] = [];
  const measure = slotFor(needs, scheme.measure as string, "money");
  const pays = compilePays(scheme.tiers, `${scheme.id}.tiers`, needs);
  const edges = scheme.tiers.map((tier) => edgeOf(tier, "money") ?? Number.POSITIVE_INFINITY);
  const clause = `${scheme.id}.tiers`;
  return {
    needs,
    earn: (values, refusals) => {
      const steps: Step[] = [];
      const measureFen: Fen = values[measure];
      const entered = pays.filter((_, index) => index === 0 || measureFen > (edges[index - 1] as number));
      let total: Whole = 0;
      for (const [index, pay] of entered.entries()) {
        const payFen = fixedOrChosen(pay, values, refusals);
        if (payFen === undefined) return undefined;
        const lowerFen = index === 0 ? 0 : (edges[index - 1] as number);
        const sliceFen = Math.min(measureFen, edges[index] as number) - lowerFen;
        const times = timesOf(pay, values);
        const microFen = microFenOf(payFen, pay.rate as number, sliceFen, times);
        total = addWhole(total, microFen);
        steps.push({ does: "slice", clause: pay.clause, sliceFen, rate: pay.rate as number, payFen, times, microFen });
      }
      const [first] = entered as [(typeof pays)[number]];
      if (entered.every((pay) => pay.range === undefined) && !refuseIdleChoice(first, values, refusals))
        return undefined;
      const fen = roundMicroFen(total, 1, rounding);
      steps.push({ does: "sum", clause, microFen: total, value: fen });
      const grants = entered.flatMap((pay) => pay.grants ?? []);
      return { fen, grants: grants.length === 0 ? undefined : grants, steps };
    },
  };
};
