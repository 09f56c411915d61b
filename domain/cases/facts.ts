// The facts of a case: the scheme that rules it says which there are, and each has people who may enter it, or is worked out.
import type { CaseFact, CompiledScheme } from "../calculation/compile.ts";
import { readFactAs } from "../kinds/facts.ts";
import type { Scheme } from "../policy/policy.ts";
import type { FactEntry } from "../records/cases.ts";
import type { Person, PersonSecret } from "../records/people.ts";
import type { Loaded } from "../records/record.ts";
import { accept, type Outcome, pointerTo, type Refusal, refuse, refuseAll } from "../refusals.ts";
import { fullMonthsBetween } from "../values/moment.ts";
import type { Words } from "../words.ts";
import type { Deed } from "./case.ts";

/** A rater is a reviewer who had no hand in accepting it. */
export type FactSource = "author" | "reviewer" | "rater" | "finance" | "derived";
export type FormFact = CaseFact & { enteredBy: readonly FactSource[] };
type Facts = { [name: string]: FactEntry };

/** The measure is what finance finds out, or who rates it where it has no price; service and size of the team are known already; the rest is said by the authors, and corrected. */
export const formOf = ({ rule, facts }: CompiledScheme): FormFact[] => {
  const measure = rule.kind === "tiered" ? rule.measure : rule.kind === "commission" ? "value" : undefined;
  const measuredBy: readonly FactSource[] =
    rule.kind === "tiered" && rule.unit === "points" ? ["rater", "finance"] : ["finance"];
  return facts.map((fact) => ({
    ...fact,
    enteredBy: fact.name === measure ? measuredBy : enteredBy(fact.name),
  }));
};

/** The fact that is a sum of money and that the scheme pays by; none where it pays by a row of a table, by points or by marks. */
export const moneyMeasureOf = (rule: Scheme): string | undefined => {
  if (rule.kind === "commission") return "value";
  return rule.kind === "tiered" && (rule.unit ?? "money") === "money" ? rule.measure : undefined;
};

const enteredBy = (name: string): readonly FactSource[] =>
  Object.hasOwn(derivations, name) ? ["derived"] : ["author", "reviewer", "finance"];

const sourceWords: Record<FactSource, Words> = {
  author: { zh: "提出人在提交时", en: "the proposer, on submission" },
  reviewer: { zh: "评审人在评审认可时", en: "the reviewer who accepts it" },
  rater: {
    zh: "没有参与评审的另一位评审人在评分时",
    en: "a reviewer who rates it and had no hand in accepting it",
  },
  finance: { zh: "财务在核实时", en: "finance when it verifies it" },
  derived: { zh: "系统按人员档案得出", en: "no one: it follows from the records of people" },
};

export const whoEnters = ({ enteredBy: sources }: FormFact): Words => ({
  zh: sources.map((source) => sourceWords[source].zh).join("、"),
  en: sources.map((source) => sourceWords[source].en).join(", "),
});

/** What a jury gives and what it votes for is in no form. */
const byJury: ReadonlySet<string> = new Set(["scores", "chosenRate"]);

/** What was known, as far as the scheme asks for it, with what is entered now. */
export const enterFacts = (
  form: readonly FormFact[],
  known: Facts,
  given: { [name: string]: unknown },
  source: FactSource,
  deed: Deed,
): Outcome<Facts> => {
  const refusals: Refusal[] = [];
  const entered = Object.entries(given).map(([name, value]): [string, FactEntry] => {
    const path = `/facts${pointerTo(name)}`;
    const fact = form.find((asked) => asked.name === name);
    if (!fact) refusals.push(refuse("unknown-fact", path, { name }));
    else if (!fact.enteredBy.includes(source))
      refusals.push(refuse("fact-not-yours", path, { name, wanted: whoEnters(fact) }));
    const read = fact ? readFactAs(fact.type, value, path, refusals) : "";
    const stated = known[name];
    if (source === "reviewer" && stated?.source === "author" && stated.value === read)
      return [name, { ...stated, confirmed: { by: deed.by.person, ...standIn(deed), at: deed.now } }];
    return [name, { value: read, source: source === "rater" ? "reviewer" : source, by: deed.by.person, at: deed.now }];
  });
  if (refusals.length > 0) return refuseAll(refusals);
  const kept = Object.entries(known).filter(([name]) => byJury.has(name) || form.some((fact) => fact.name === name));
  return accept(Object.fromEntries([...kept, ...entered]));
};

const standIn = ({ by }: Deed) => (by.for === undefined ? {} : { for: by.for });

/** What authors stated of their own case, and no one else has looked at: each with its value, so that it is seen by being refused. */
export const unconfirmedFacts = (facts: Facts): Refusal[] =>
  Object.entries(facts)
    .filter(([, { source, confirmed }]) => source === "author" && confirmed === undefined)
    .map(([name, { value }]) =>
      refuse("facts-unconfirmed", `/facts${pointerTo(name)}`, { name, given: JSON.stringify(value) }),
    );

type Filed = { people: readonly Loaded<Person, PersonSecret>[]; day: string };

/** 入职满几个月 tenureMonths: whole months until the day of filing, of a team the shortest; 人数 teamSize. */
const derivations: { [name: string]: (filed: Filed) => number } = {
  tenureMonths: ({ people, day }) => Math.min(...people.map(({ body }) => fullMonthsBetween(body.from, day))),
  teamSize: ({ people }) => people.length,
};

/** What people call a fact: one that a policy has named is called so by everyone. */
export const factWords = (name: string): Words =>
  (Object.hasOwn(derivedWords, name) ? derivedWords[name] : undefined) ?? { zh: name, en: name };

const derivedWords: { [name: string]: Words } = {
  tenureMonths: { zh: "司龄月数", en: "the service in months" },
  teamSize: { zh: "人数", en: "the number of authors" },
};

export const deriveFacts = (form: readonly FormFact[], filed: Filed, { now }: Deed): Facts =>
  Object.fromEntries(
    form.flatMap(({ name, type }): [string, FactEntry][] => {
      const value = derivations[name]?.(filed);
      return value === undefined
        ? []
        : [[name, { value: type === "whole" ? value : String(value), source: "derived", at: now }]];
    }),
  );

export const missingFacts = (form: readonly FormFact[], facts: Facts): Refusal[] =>
  form
    .filter(({ name }) => facts[name] === undefined)
    .map(({ name }) => refuse("missing-fact", `/facts${pointerTo(name)}`, { name }));
