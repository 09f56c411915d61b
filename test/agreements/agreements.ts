// Random agreements, and a naive computation of what holds on one day: it looks at that day alone, and knows no spans.
import fc from "fast-check";
import type { Service } from "../../domain/agreements/end.ts";
import type { Agreement, Assessment, AssessmentResult } from "../../domain/records/agreements.ts";
import type { Attribute } from "../../domain/records/people.ts";
import { addDays } from "../../domain/values/moment.ts";

export const firstDay = "2026-02-01";
export const daysLookedAt = 60;

export const dayAt = (offset: number): string => addDays(firstDay, offset);

export const window = Array.from({ length: daysLookedAt }, (_, offset) => dayAt(offset));

const ids = ["A", "B", "C", "D"];

const offset = (min: number, max: number) => fc.integer({ min, max });
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });

const assessments = (results: readonly AssessmentResult[], countMax: number): fc.Arbitrary<Assessment[]> =>
  fc
    .array(fc.tuple(offset(0, daysLookedAt), fc.constantFrom(...results)), { maxLength: countMax })
    .map((given) =>
      given
        .toSorted(([a], [b]) => a - b)
        .map(([at, result], index) => ({ day: dayAt(at), result, year: index + 1, by: "X", at: "" })),
    );

const shared = {
  from: offset(-20, 40).map(dayAt),
  signedOn: maybe(offset(-30, 50).map(dayAt)),
  stoppedOn: maybe(offset(-10, 60).map(dayAt)),
};

const plain = { state: "active", since: "", terms: 1, signatures: [], history: [] } as const;

const bodyOf = (fields: object): Agreement =>
  Object.fromEntries(Object.entries({ ...plain, ...fields }).filter(([, value]) => value !== undefined)) as never;

const mentoring = fc
  .record({
    ...shared,
    people: fc.shuffledSubarray(ids, { minLength: 2 }),
    days: offset(0, 50),
    assessments: assessments(["excellent", "passed", "failed"], 2),
  })
  .map(({ people: [mentor, ...apprentices], days, ...fields }) =>
    bodyOf({ form: "mentoring", mentor, apprentices, until: addDays(fields.from, days), ...fields }),
  );

const programme = fc
  .record({
    ...shared,
    people: fc.shuffledSubarray(ids, { minLength: 1, maxLength: 2 }),
    programme: fc.constantFrom("未来匠星", "青蓝"),
    // So that years begin and end among the days that are looked at.
    from: fc.tuple(offset(-20, 40), fc.integer({ min: 0, max: 3 })).map(([at, years]) => {
      const day = dayAt(at);
      return `${Number(day.slice(0, 4)) - years}${day.slice(4)}`;
    }),
    years: fc.integer({ min: 1, max: 4 }),
    outAfter: fc.integer({ min: 1, max: 3 }),
    assessments: assessments(["excellent", "good", "mediocre", "failed"], 4),
  })
  .map(({ people: [participant, mentor], ...fields }) => bodyOf({ form: "programme", participant, mentor, ...fields }));

export const agreement: fc.Arbitrary<Agreement> = fc.oneof(mentoring, programme);

const service: fc.Arbitrary<Service> = maybe(offset(-5, 65)).map((at) => ({
  from: "2010-01-01",
  ...(at !== undefined && { until: dayAt(at) }),
}));

export const services = fc
  .tuple(service, service, service, service)
  .map((each) => new Map(ids.map((id, index) => [id, each[index] as Service])));

export const ownAttributes: fc.Arbitrary<Attribute[]> = fc.array(
  fc
    .tuple(
      fc.constantFrom(["apprentices", "9"], ["mentoring", "no"], ["programme", "旧"], ["skill", "技师"]),
      offset(-10, 60),
      maybe(offset(0, 30)),
    )
    .map(([[name = "", value = ""], from, days]) => ({
      name,
      value,
      from: dayAt(from),
      ...(days !== undefined && { until: dayAt(from + days) }),
    })),
  { maxLength: 3 },
);

/** How many years of the programme have begun by this day. */
const yearOn = (from: string, day: string): number =>
  Number(day.slice(0, 4)) - Number(from.slice(0, 4)) + (day.slice(5) >= from.slice(5) ? 1 : 0);

const isEmployed = (service: Service | undefined, day: string): boolean =>
  service?.until === undefined || day <= service.until;

const badSoFar = (given: Agreement, day: string): boolean => {
  const before = given.assessments.filter((assessment) => assessment.day < day).map(({ result }) => result);
  if (given.form === "mentoring") return before.includes("failed");
  const letters = before.map((result) => (result === "mediocre" || result === "failed" ? "x" : "-")).join("");
  return letters.includes("x".repeat(given.outAfter));
};

/** Does it hold on this day for one of those who learn in it? */
export const holdsOn = (given: Agreement, learner: string, service: Map<string, Service>, day: string): boolean => {
  if (given.signedOn === undefined || day < given.signedOn || day < given.from) return false;
  const isOver = given.form === "mentoring" ? day > given.until : yearOn(given.from, day) > given.years;
  const hasTeacher = given.form === "programme" || isEmployed(service.get(given.mentor), day);
  const isStopped = given.stoppedOn !== undefined && day > given.stoppedOn;
  return !isOver && hasTeacher && isEmployed(service.get(learner), day) && !isStopped && !badSoFar(given, day);
};

const learnersIn = (given: Agreement): string[] =>
  given.form === "mentoring" ? given.apprentices : [given.participant];

/** `name=value` of everything that follows from agreements for a person on this day. */
export const valuesOn = (
  person: string,
  own: readonly Attribute[],
  agreements: readonly Agreement[],
  service: Map<string, Service>,
  day: string,
): string[] => {
  const values = new Set<string>();
  const taught = new Set<string>();
  const years = new Set<number>();
  for (const given of agreements) {
    const holding = learnersIn(given).filter((learner) => holdsOn(given, learner, service, day));
    const isMentor = given.mentor === person && isEmployed(service.get(person), day) && holding.length > 0;
    if (isMentor) {
      for (const learner of holding) taught.add(learner);
      values.add("mentoring=yes");
      values.add(given.form === "programme" ? `mentoring=${given.programme}` : "agreement=师带徒");
      const last = given.assessments.findLast((assessment) => assessment.day <= day);
      const words: Record<string, string> = { excellent: "优秀", passed: "合格", failed: "不合格" };
      if (given.form === "mentoring" && last) values.add(`assessment=${words[last.result]}`);
    }
    if (!holding.includes(person)) continue;
    if (given.form === "mentoring") values.add("apprentice=yes");
    else {
      values.add(`programme=${given.programme}`);
      years.add(yearOn(given.from, day));
    }
  }
  if (taught.size > 0) values.add(`apprentices=${taught.size}`);
  if (years.size === 1) values.add(`year=${[...years][0]}`);
  const named = own
    .filter(({ from, until }) => from <= day && (until === undefined || day <= until))
    .map(({ name }) => name);
  return [...values].filter((value) => !named.includes(value.split("=")[0] as string)).sort();
};
