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
    .array(fc.tuple(offset(0, daysLookedAt), fc.constantFrom(...results), offset(0, 20)), { maxLength: countMax })
    .map((given) =>
      given
        .toSorted(([a], [b]) => a - b)
        .map(([at, result, later], index) => ({
          day: dayAt(at),
          result,
          year: index + 1,
          by: "X",
          at: `${dayAt(at + later)}T02:00:00.000Z`,
        })),
    );

const shared = {
  from: offset(-20, 40).map(dayAt),
  signedOn: maybe(offset(-30, 50).map(dayAt)),
  stoppedOn: maybe(offset(-10, 60).map(dayAt)),
  corrections: fc.subarray([1, 2, 3]).map((numbers) => numbers.map((assessment) => ({ assessment, by: "Y", at: "" }))),
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

const standsIn = (given: Agreement) => (_: Assessment, index: number) =>
  given.corrections?.every(({ assessment }) => assessment !== index + 1) ?? true;

/** Of what takes something away: is it about an earlier day, and was it entered on one? */
const isKnownBefore = ({ day, at }: Assessment, other: string): boolean => day < other && at.slice(0, 10) < other;

const badSoFar = (given: Agreement, day: string): boolean => {
  const letters = given.assessments
    .map((assessment, index) => {
      const counts = standsIn(given)(assessment, index) && isKnownBefore(assessment, day);
      return counts ? assessment.result : "none";
    })
    .map((result) => (result === "failed" ? "f" : result === "mediocre" ? "m" : "-"))
    .join("");
  return given.form === "mentoring"
    ? letters.includes("f")
    : letters.replaceAll("f", "m").includes("m".repeat(given.outAfter));
};

/** The last result that holds on a day; one that is worse than any before it, not before it was entered. */
const resultOn = (given: Agreement, day: string): string | undefined => {
  const ranks = ["excellent", "passed", "failed"];
  const standing = given.assessments.filter(standsIn(given));
  return standing.findLast((assessment, place) => {
    const isWorse = standing
      .slice(0, place)
      .some(({ result }) => ranks.indexOf(result) < ranks.indexOf(assessment.result));
    const isLoss = isWorse || assessment.result === "failed";
    return assessment.day <= day && (!isLoss || assessment.at.slice(0, 10) <= day);
  })?.result;
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
  const years = new Map<string, number>();
  const begun = (given: Agreement) => [given.from, given.signedOn ?? ""].sort()[1] ?? "";
  for (const given of agreements.toSorted((a, b) => (begun(a) < begun(b) ? 1 : begun(a) > begun(b) ? -1 : 0))) {
    const holding = learnersIn(given).filter((learner) => holdsOn(given, learner, service, day));
    const isMentor = given.mentor === person && isEmployed(service.get(person), day) && holding.length > 0;
    if (isMentor) {
      for (const learner of holding) taught.add(learner);
      values.add("mentoring=yes");
      values.add(given.form === "programme" ? `mentoring=${given.programme}` : "agreement=师带徒");
      const last = resultOn(given, day);
      const words: Record<string, string> = { excellent: "优秀", passed: "合格", failed: "不合格" };
      if (given.form === "mentoring" && last) values.add(`assessment=${words[last]}`);
    }
    if (!holding.includes(person)) continue;
    if (given.form === "mentoring") values.add("apprentice=yes");
    else {
      values.add(`programme=${given.programme}`);
      years.set(given.programme, yearOn(given.from, day));
    }
  }
  if (taught.size > 0) values.add(`apprentices=${taught.size}`);
  for (const [programme, year] of years) values.add(`year_${programme}=${year}`);
  const [year, ...others] = new Set(years.values());
  if (year !== undefined && others.length === 0) values.add(`year=${year}`);
  const named = own
    .filter(({ from, until }) => from <= day && (until === undefined || day <= until))
    .map(({ name }) => name);
  return [...values].filter((value) => !named.includes(value.split("=")[0] as string)).sort();
};
