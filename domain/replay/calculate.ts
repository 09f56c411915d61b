// One case by one rule of one policy: what it earns, by which place of the rule, and for whom.
import type { CompiledScheme } from "../calculation/compile.ts";
import type { Award } from "../kinds/outcome.ts";
import { unitOf } from "../kinds/tiered.ts";
import type { Step } from "../kinds/trace.ts";
import { factsFromText } from "../policy/from-text.ts";
import type { Scheme } from "../policy/policy.ts";
import { accept, type Outcome } from "../refusals.ts";
import { isFields } from "../values/fields.ts";
import { type Fen, readFen } from "../values/money.ts";
import type { Earned, ReplayCase } from "./case.ts";

/** What one of two rules has to know of the other: what only the other asks for is no fault of the case. */
export type Rule = {
  scheme: CompiledScheme;
  /** What a case may state; undefined for an allowance, whose facts are always the same. */
  names: ReadonlySet<string> | undefined;
  isCapped: boolean;
};

export const ruleOf = (scheme: CompiledScheme): Rule => {
  const { rule } = scheme;
  if (rule.kind === "allowance") return { scheme, names: undefined, isCapped: false };
  const names = new Set([...scheme.facts.map(({ name }) => name), ...committeeFacts(rule)]);
  return { scheme, names, isCapped: rule.perPersonYear !== undefined };
};

/** What a jury or a committee says of a case. */
const committeeFacts = (rule: Exclude<Scheme, { kind: "allowance" }>): string[] => {
  if (rule.kind === "commission") return [rule.by === "vote" ? "chosenRate" : "scores"];
  const pays = rule.kind === "table" ? rule.rows : rule.tiers;
  return [
    ...("criteria" in rule ? ["scores"] : []),
    ...(pays.some(({ pay }) => typeof pay === "object") ? ["chosenPay"] : []),
  ];
};

/** `other` is the rule that the same case is held against. */
export const earnBy = (rule: Rule, other: Rule | undefined, given: ReplayCase): Outcome<Earned> => {
  const facts = factsFor(rule, other, given);
  const asked = { facts, shares: sharesFor(rule, other, given.shares), paidBefore: given.paidBefore };
  const outcome = rule.scheme.calculate(asked);
  if (!outcome.ok) return outcome;
  const award = outcome.value;
  const { shares } = award;
  const fen = shares === undefined ? award.totalFen : shares.reduce((sum, share) => sum + share.fen, 0);
  return accept({
    fen,
    lapsedFen: award.totalFen - fen,
    eligible: award.eligible,
    people: shares ?? namedIn(given, fen),
    places: placesOf(award, fen),
    measure: measureOf(rule.scheme.rule, facts, award),
    scheme: rule.scheme,
  });
};

/** Who is turned away earns nothing, and is told of by name all the same. */
const namedIn = ({ shares, employee }: ReplayCase, fen: Fen): Earned["people"] =>
  Array.isArray(shares)
    ? shares.map((share: { employee: string }) => ({ employee: share.employee, fen: 0 }))
    : [{ employee, fen }];

const factsFor = (rule: Rule, other: Rule | undefined, { facts: given, isText }: ReplayCase): unknown => {
  const facts = isText ? factsFromText(given, rule.scheme.wholeFacts) : given;
  const { names } = rule;
  const others = other?.names;
  if (names === undefined || others === undefined || others === names || !isFields(facts)) return facts;
  const isForeign = (name: string): boolean => others.has(name) && !names.has(name);
  const written = Object.keys(facts);
  if (!written.some(isForeign)) return facts;
  return Object.fromEntries(written.filter((name) => !isForeign(name)).map((name) => [name, facts[name]]));
};

/** Without a yearly cap, what was paid this year means nothing. */
const sharesFor = (rule: Rule, other: Rule | undefined, shares: unknown): unknown => {
  if (rule.isCapped || other?.isCapped !== true || !Array.isArray(shares)) return shares;
  return shares.map((share: unknown) => {
    if (!isFields(share)) return share;
    const { paidThisYear: _, ...kept } = share;
    return kept;
  });
};

/** Of a scheme that adds up slices, the highest tier that was reached stands for all. */
const placesOf = ({ eligible, steps }: Award, fen: number): Earned["places"] => {
  if (!eligible) return steps.slice(0, 1).map(({ clause }) => ({ clause, fen: 0 }));
  const items: { clause: string; fen: number }[] = [];
  let paying: string | undefined;
  for (const step of steps) {
    if (step.does === "item" || step.does === "month") items.push({ clause: step.clause, fen: step.value });
    else if (isPaying(step)) paying = step.clause;
  }
  return paying === undefined ? items : [{ clause: paying, fen }];
};

export const isPaying = ({ does }: { does: Step["does"] }): boolean =>
  does === "pay" || does === "rate" || does === "slice";

const measureOf = (rule: Scheme, facts: unknown, { steps }: Award): number | undefined => {
  if (rule.kind !== "tiered") return undefined;
  if (rule.unit === "score") return steps.find((step) => step.does === "score")?.value;
  return measureIn(rule, facts);
};

/** Money in fen, points as they are; a score is not among the facts. */
export const measureIn = (rule: Scheme, facts: unknown): number | undefined => {
  if (rule.kind !== "tiered" || rule.measure === undefined || !isFields(facts)) return undefined;
  const value = facts[rule.measure];
  return unitOf(rule) === "points" ? (value as number) : readFen(value);
};
