// What a suggestion brings 效益: estimated in advance, verified when its time has passed, or rated where it has no price.
import * as z from "zod/mini";
import { topUpMonthsOf } from "../../people/settings.ts";
import type { Scheme } from "../../policy/policy.ts";
import type { Case, FactEntry } from "../../records/cases.ts";
import { changed } from "../../records/record.ts";
import { accept, type Outcome, type Refusal, refuse, refuseAll } from "../../refusals.ts";
import { addDays, addMonths, fullMonthsBetween } from "../../values/moment.ts";
import { type Fen, readFen } from "../../values/money.ts";
import type { Words } from "../../words.ts";
import { reach } from "../case.ts";
import { enterFacts, formOf, missingFacts, moneyMeasureOf } from "../facts.ts";
import type { Decided, Deciding } from "../kind.ts";
import { dayShape, factsShape, moneyShape, reasonsText } from "../shapes.ts";

export type Suggestion = Case & {
  /** How its effect is found, where finance does not verify a benefit: by points that a reviewer gives, or by marks of a jury. */
  effect?: "points" | "marks";
  implementedOn?: string;
  /** What finance expects of its first months, and the day from which that is settled by what it really brought. */
  estimated?: { from: string; until: string; months: number; settledFrom: string; note?: string };
  /** The span of the benefit that finance has verified; and its sum, where the scheme pays by something else. */
  verified?: { from: string; until: string; note?: string; benefitFen?: Fen };
};

export const effectOf = (rule: Scheme | undefined): Suggestion["effect"] => {
  if (rule?.kind !== "tiered") return undefined;
  return rule.unit === "points" ? "points" : rule.unit === "score" ? "marks" : undefined;
};

type Way = "finance" | NonNullable<Suggestion["effect"]>;

const ways: Record<Way, Words> = {
  finance: { zh: "由财务核实效益（verification）", en: "finance verifies its benefit (verification)" },
  points: {
    zh: "由没有参与采纳的评审人评分（points），或由财务核实（verification）",
    en: "a reviewer who had no hand in accepting it rates it (points), or finance verifies it (verification)",
  },
  marks: { zh: "先由评委打分（jury、marks）", en: "a jury marks it first (jury, marks)" },
};

/** Once the marks are in, what is left is for finance to verify. */
const refuseWay = ({ effect, facts }: Suggestion, ...fits: Way[]): Refusal[] => {
  const way: Way = effect === "marks" && facts.scores ? "finance" : (effect ?? "finance");
  return fits.includes(way) ? [] : [refuse("measured-otherwise", "", { wanted: ways[way] })];
};

export const implementationShape = z.strictObject({ on: dayShape, note: z.optional(reasonsText) });

export const implement = ({
  of,
  sent: { on, note },
  deed,
}: Deciding<z.output<typeof implementationShape>>): Outcome<Decided> => {
  if (on > deed.today) return refuseAll([refuse("day-in-future", "/on", { given: on, wanted: deed.today })]);
  const fields: Partial<Suggestion> = { ...reach(of.body, "implemented", deed, note), implementedOn: on };
  return accept({ changes: [changed(of, fields)] });
};

export const estimationShape = z.strictObject({ facts: z.optional(factsShape), note: z.optional(reasonsText) });

/** Always of the same months, from the day it was put to work: what the enterprise settles is kept with it, so that it does not move later. */
export const estimate = ({
  of,
  sent: { facts = {}, note },
  known,
  deed,
}: Deciding<z.output<typeof estimationShape>>): Outcome<Decided> => {
  const body = of.body as Suggestion;
  const refusals = refuseWay(body, "finance", "points");
  if (refusals.length > 0) return refuseAll(refusals);
  const form = known.scheme ? formOf(known.scheme) : [];
  const entered = enterFacts(form, body.facts, facts, "finance", deed);
  if (!entered.ok) return entered;
  const missing = missingFacts(form, entered.value);
  if (missing.length > 0) return refuseAll(missing);
  const months = topUpMonthsOf(known.settings);
  const from = body.implementedOn ?? deed.today;
  const settledFrom = addMonths(from, months);
  const estimated = { from, until: addDays(settledFrom, -1), months, settledFrom, ...(note !== undefined && { note }) };
  const fields: Partial<Suggestion> = { ...reach(body, "estimated", deed, note), facts: entered.value, estimated };
  return accept({ changes: [changed(of, fields)] });
};

const measured = { facts: z.optional(factsShape), from: dayShape, until: dayShape, note: z.optional(reasonsText) };

/** What it brings in money is for finance to find, whoever rates the rest. */
export const ratingShape = z.strictObject(measured);
export const verificationShape = z.strictObject({ ...measured, benefit: z.optional(moneyShape) });

type Verification = z.output<typeof verificationShape>;

/** A benefit is verified for a span that has passed and lies after the beginning; then nothing may be missing for the award. */
const measureAs =
  (source: "finance" | "rater") =>
  ({ of, sent, known, deed }: Deciding<Verification>): Outcome<Decided> => {
    const body = of.body as Suggestion;
    const { facts = {}, from, until, note, benefit } = sent;
    const otherwise = source === "finance" ? refuseWay(body, "finance", "points") : refuseWay(body, "points");
    if (otherwise.length > 0) return refuseAll(otherwise);
    const refusals = [...refuseSpan(body, from, until, deed.today), ...refuseSum(known.scheme?.rule, benefit)];
    const form = known.scheme ? formOf(known.scheme) : [];
    const entered = enterFacts(form, withoutEstimates(body), facts, source, deed);
    if (!entered.ok) return refuseAll([...refusals, ...entered.refusals]);
    refusals.push(...missingFacts(form, entered.value));
    if (refusals.length > 0) return refuseAll(refusals);
    // Like a fact, what is not said anew stays.
    const benefitFen = benefit === undefined ? body.verified?.benefitFen : readFen(benefit);
    const verified = {
      from,
      until,
      ...(note !== undefined && { note }),
      ...(benefitFen !== undefined && { benefitFen }),
    };
    if (isSame(body, entered.value, verified)) return refuseAll([refuse("nothing-new", "")]);
    const fields: Partial<Suggestion> = {
      ...reach(body, "verified", deed, note),
      facts: entered.value,
      verified,
    };
    return accept({ changes: [changed(of, fields)] });
  };

export const verify = measureAs("finance");
export const rate = measureAs("rater");

/** Where the scheme pays by a sum of money, that sum is its fact, and stands in no second place. */
const refuseSum = (rule: Scheme | undefined, benefit: string | undefined): Refusal[] => {
  const name = rule && moneyMeasureOf(rule);
  return benefit === undefined || name === undefined ? [] : [refuse("benefit-is-fact", "/benefit", { name })];
};

/** Said twice it would only wait anew, as if something had been mended. */
const isSame = (
  { state, facts, verified: before }: Suggestion,
  entered: { [name: string]: FactEntry },
  verified: NonNullable<Suggestion["verified"]>,
): boolean =>
  state === "verified" &&
  before !== undefined &&
  (["from", "until", "note", "benefitFen"] as const).every((field) => before[field] === verified[field]) &&
  Object.keys(entered).length === Object.keys(facts).length &&
  Object.entries(entered).every(
    ([name, { value, source }]) => facts[name]?.value === value && facts[name].source === source,
  );

/** What was expected is no finding: whoever verifies says it anew. */
const withoutEstimates = ({ state, facts }: Suggestion): { [name: string]: FactEntry } =>
  state === "estimated" || state === "reserved"
    ? Object.fromEntries(Object.entries(facts).filter(([, { source }]) => source !== "finance"))
    : facts;

const refuseSpan = (body: Suggestion, from: string, until: string, today: string): Refusal[] => {
  const { implementedOn } = body;
  const refusals: Refusal[] = [];
  if (until < from) refusals.push(refuse("span-backwards", "/until", { wanted: from }));
  if (until > today) refusals.push(refuse("day-in-future", "/until", { given: until, wanted: today }));
  if (implementedOn !== undefined && from < implementedOn)
    refusals.push(refuse("day-too-early", "/from", { given: from, wanted: implementedOn }));
  return [...refusals, ...refuseShort(body, from, until)];
};

/** Where money was given in advance, the top-up is for whole months that have really passed. */
const refuseShort = ({ history, estimated, awardedFen }: Suggestion, from: string, until: string): Refusal[] => {
  const isInAdvance = awardedFen > 0 && history.some(({ state }) => state === "reserved");
  if (!estimated || until < from || !isInAdvance) return [];
  const given = fullMonthsBetween(from, addDays(until, 1));
  return given < estimated.months
    ? [refuse("span-too-short", "/until", { given: String(given), wanted: String(estimated.months) })]
    : [];
};
