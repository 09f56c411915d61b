// Attributes that follow from agreements 协议产生的属性: on which days someone is a mentor, of how many, an apprentice, or in which year of a programme.
import type { Agreement } from "../records/agreements.ts";
import type { Attribute } from "../records/people.ts";
import { heldResults } from "./assessed.ts";
import { endFor, endOf, firstDayOf, type ServiceOf } from "./end.ts";
import { yearNameOf } from "./enrolment.ts";
import { dayAfter, dayBefore, learnersOf, startOfYear } from "./terms.ts";

/** Days on which something holds, the first and the last of them counted. */
type Span = { from: string; until: string };

/** What holds for one person during a span. */
type Fact = Span &
  (
    | { is: "mentor-of"; learner: string; programme?: string }
    | { is: "assessed"; result: string }
    | { is: "apprentice" }
    | { is: "participant"; programme: string }
    | { is: "year"; year: number; name: string; begun: string }
  );

/** Of a name that the person's own record has on a day, the record's value counts alone on that day. */
export const attributesOf = (
  person: string,
  own: readonly Attribute[],
  agreements: readonly Agreement[],
  serviceOf: ServiceOf,
): Attribute[] => {
  const facts = agreements.flatMap((agreement) => factsOf(person, agreement, serviceOf));
  if (facts.length === 0) return [];
  const spans = stretchesOf([...facts, ...own]).flatMap((stretch) => {
    const named = new Set(own.filter((attribute) => holds(attribute, stretch)).map(({ name }) => name));
    return valuesOf(facts.filter((fact) => holds(fact, stretch)))
      .filter(({ name }) => !named.has(name))
      .map((value) => ({ ...value, ...stretch }));
  });
  return joined(spans);
};

const factsOf = (person: string, agreement: Agreement, serviceOf: ServiceOf): Fact[] => {
  const first = firstDayOf(agreement);
  if (first === undefined) return [];
  const facts: Fact[] = [];
  if (agreement.mentor === person) facts.push(...mentorFacts(person, agreement, first, serviceOf));
  if (learnersOf(agreement).includes(person)) facts.push(...learnerFacts(person, agreement, first, serviceOf));
  return facts.filter(({ from, until }) => from <= until);
};

const mentorFacts = (person: string, agreement: Agreement, first: string, serviceOf: ServiceOf): Fact[] => {
  const lastOfService = serviceOf(person)?.until;
  const within = (day: string): string => (lastOfService !== undefined && lastOfService < day ? lastOfService : day);
  const taught = learnersOf(agreement).map(
    (learner): Fact => ({
      is: "mentor-of",
      learner,
      from: first,
      until: within(endFor(agreement, learner, serviceOf).day),
      ...(agreement.form === "programme" && { programme: agreement.programme }),
    }),
  );
  if (agreement.form === "programme") return taught;
  const results = heldResults(agreement, endOf(agreement, serviceOf).day).map(
    ({ result, from, until }): Fact => ({
      is: "assessed",
      result: resultWords[result],
      from: from < first ? first : from,
      until,
    }),
  );
  return [...taught, ...results];
};

const learnerFacts = (person: string, agreement: Agreement, first: string, serviceOf: ServiceOf): Fact[] => {
  const until = endFor(agreement, person, serviceOf).day;
  if (agreement.form === "mentoring") return [{ is: "apprentice", from: first, until }];
  const years = Array.from({ length: agreement.years }, (_, index): Fact => {
    const start = startOfYear(agreement, index + 1);
    const end = dayBefore(startOfYear(agreement, index + 2));
    return {
      is: "year",
      year: index + 1,
      name: yearNameOf(agreement.programme),
      begun: first,
      from: start < first ? first : start,
      until: until < end ? until : end,
    };
  });
  return [{ is: "participant", programme: agreement.programme, from: first, until }, ...years];
};

/** As policies write them. */
const resultWords = { excellent: "优秀", good: "良好", passed: "合格", mediocre: "一般", failed: "不合格" } as const;

const mentoringName = "师带徒";

type Value = Pick<Attribute, "name" | "value">;

/** The year of each programme, by its name; where someone is in the same one twice, that of the enrolment that began first. */
const yearsIn = (facts: readonly Fact[]): Map<string, number> => {
  const years = facts
    .filter((fact) => fact.is === "year")
    .sort((a, b) => (a.begun < b.begun ? 1 : a.begun > b.begun ? -1 : 0));
  return new Map(years.map(({ name, year }) => [name, year]));
};

/** What the facts of one day come to. A number is given once, and never where it could be two. */
const valuesOf = (facts: readonly Fact[]): Value[] => {
  const taught = facts.filter((fact) => fact.is === "mentor-of");
  const years = yearsIn(facts);
  const [year, ...otherYears] = new Set(years.values());
  const values = [
    ...(taught.length > 0
      ? [
          { name: "mentoring", value: "yes" },
          { name: "apprentices", value: String(new Set(taught.map(({ learner }) => learner)).size) },
        ]
      : []),
    ...taught.map(({ programme }) =>
      programme === undefined ? { name: "agreement", value: mentoringName } : { name: "mentoring", value: programme },
    ),
    ...facts.flatMap((fact): Value[] => {
      if (fact.is === "assessed") return [{ name: "assessment", value: fact.result }];
      if (fact.is === "apprentice") return [{ name: "apprentice", value: "yes" }];
      return fact.is === "participant" ? [{ name: "programme", value: fact.programme }] : [];
    }),
    ...[...years].map(([name, value]) => ({ name, value: String(value) })),
    ...(year !== undefined && otherYears.length === 0 ? [{ name: "year", value: String(year) }] : []),
  ];
  return [...new Map(values.map((value) => [keyOf(value), value])).values()];
};

const keyOf = ({ name, value }: Value): string => `${name}\n${value}`;

const holds = (given: { from: string; until?: string }, { from, until }: Span): boolean =>
  given.from <= from && (given.until === undefined || until <= given.until);

/** Days cut so that within each stretch nothing begins or ends. */
const stretchesOf = (spans: readonly { from: string; until?: string }[]): Span[] => {
  const starts = spans.flatMap(({ from, until }) => {
    const next = until === undefined ? undefined : dayAfter(until);
    return next === undefined ? [from] : [from, next];
  });
  const last = spans.reduce((latest, { until = "" }) => (until > latest ? until : latest), "");
  const inOrder = [...new Set(starts)].sort();
  return inOrder
    .map((from, index) => {
      const next = inOrder[index + 1];
      return { from, until: next === undefined ? last : dayBefore(next) };
    })
    .filter(({ from, until }) => from <= until);
};

/** The same value on days that follow one another is one attribute. */
const joined = (spans: readonly (Value & Span)[]): Attribute[] => {
  const open = new Map<string, Value & Span>();
  const done: (Value & Span)[] = [];
  for (const span of spans) {
    const before = open.get(keyOf(span));
    if (before && dayAfter(before.until) === span.from) before.until = span.until;
    else {
      const begun = { ...span };
      done.push(begun);
      open.set(keyOf(span), begun);
    }
  }
  const place = ({ name, from, value }: Attribute): string => `${name}\n${from}\n${value}`;
  return done.sort((a, b) => (place(a) < place(b) ? -1 : 1));
};
