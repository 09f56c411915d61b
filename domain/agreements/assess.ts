// What becomes of an agreement in force: it is assessed by someone who is not in it, a mistaken assessment is corrected, or it is ended before its time.
import type { Deed } from "../cases/case.ts";
import type { Agreement, Assessment, AssessmentResult } from "../records/agreements.ts";
import { type Change, changed } from "../records/record.ts";
import { accept, type Outcome, type Refusal, refuse, refuseAll } from "../refusals.ts";
import { standingIn } from "./assessed.ts";
import { endOf, firstDayOf, type ServiceOf } from "./end.ts";
import { refuseTwice } from "./enrolment.ts";
import { dayBefore, nextAssessment, startOfYear } from "./terms.ts";
import { type Around, type LoadedAgreement, reach, resultsOf } from "./write.ts";

export type Assessing = {
  result: AssessmentResult;
  day?: string | undefined;
  year?: number | undefined;
  reasons: string;
};

/** A mentoring is assessed as often as one likes, a programme once for each of its years, in their order. */
export const assessAgreement = (
  agreement: LoadedAgreement,
  { result, day, year, reasons }: Assessing,
  serviceOf: ServiceOf,
  deed: Deed,
): Outcome<Change> => {
  const { body, secret } = agreement;
  const end = endOf(body, serviceOf);
  if (body.state !== "active" || (end.day < deed.today && end.why !== "completed"))
    return refuseAll([refuse("wrong-state", "", { given: "ended", wanted: "active" })]);
  const latest = latestDay(agreement, end.day, deed.today);
  const on = day ?? latest;
  const results = resultsOf(body);
  const refusals = results.includes(result)
    ? []
    : [refuse("choice-invalid", "/result", { given: result, wanted: results.join(", ") })];
  refusals.push(...(body.form === "mentoring" ? refuseYear(year) : refuseOrder(agreement, year)));
  if (refusals.length > 0) return refuseAll(refusals);
  const outside = refuseDay(on, firstDayToAssess(agreement, year), latest);
  if (outside) return refuseAll([outside]);
  const { by, now } = deed;
  const assessment: Assessment = {
    day: on,
    result,
    ...(year !== undefined && { year }),
    by: by.person,
    ...(by.for !== undefined && { for: by.for }),
    at: now,
  };
  return accept(
    changed(
      agreement,
      { assessments: [...body.assessments, assessment] },
      { assessments: [...(secret?.assessments ?? []), reasons] },
    ),
  );
};

const refuseYear = (year: number | undefined): Refusal[] =>
  year === undefined ? [] : [refuse("means-nothing-here", "/year", { name: "year" })];

const refuseOrder = ({ body }: LoadedAgreement, year: number | undefined): Refusal[] => {
  if (year === undefined) return [refuse("missing-field", "/year", { name: "year" })];
  const next = nextAssessment(body)?.year;
  if (year === next) return [];
  const wanted = next === undefined ? undefined : { wanted: String(next) };
  return [refuse("year-not-next", "/year", { given: String(year), ...wanted })];
};

/** Not before the year that it is about, nor before the assessment that came before it. */
const firstDayToAssess = ({ body }: LoadedAgreement, year: number | undefined): string => {
  const before = standingIn(body).filter((each) => year === undefined || (each.year ?? 0) < year);
  const days = [
    firstDayOf(body) ?? body.from,
    ...before.map(({ day }) => day),
    ...(body.form === "programme" && year !== undefined ? [startOfYear(body, year)] : []),
  ];
  return days.reduce((latest, day) => (day > latest ? day : latest));
};

/** The years of a programme may be assessed when they are over, a mentoring while it lasts. */
const latestDay = ({ body }: LoadedAgreement, endDay: string, today: string): string =>
  body.form === "mentoring" && endDay < today ? endDay : today;

const refuseDay = (day: string, first: string, last: string): Refusal | undefined =>
  day >= first && day <= last
    ? undefined
    : refuse("day-outside", "/day", { given: day, wanted: first <= last ? `${first} – ${last}` : `${first} –` });

export type Correcting = { assessment: number; reasons: string };

/** The assessment stays in the record and counts no more. What it had put someone out of goes on, unless they are in it again already. */
export const correctAssessment = (
  agreement: LoadedAgreement,
  { assessment, reasons }: Correcting,
  { others, serviceOf }: Around,
  deed: Deed,
): Outcome<Change> => {
  const { body, secret } = agreement;
  const standing = standingIn(body).map(({ number }) => number);
  if (!standing.includes(assessment)) {
    const wanted = standing.length > 0 && { wanted: standing.join(", ") };
    return refuseAll([refuse("assessment-not-standing", "/assessment", { given: String(assessment), ...wanted })]);
  }
  const { by, now } = deed;
  const corrected = { assessment, by: by.person, ...(by.for !== undefined && { for: by.for }), at: now };
  const corrections = [...(body.corrections ?? []), corrected];
  const twice = refuseTwice({ id: agreement.id, body: { ...body, corrections } }, others, serviceOf, deed.today);
  if (twice.length > 0) return refuseAll(twice);
  return accept(changed(agreement, { corrections }, { corrections: [...(secret?.corrections ?? []), reasons] }));
};

/** Who made an assessment, and for whom: somebody else corrects it. */
export const assessorsOf = ({ assessments }: Agreement, assessment: number): string[] =>
  [assessments[assessment - 1]].flatMap((each) =>
    each === undefined ? [] : [each.by, ...(each.for === undefined ? [] : [each.for])],
  );

export type Ending = { on?: string | undefined; reasons: string };

/** `on` is the last day in force; the day before the first means that it never was. */
export const endAgreement = (
  agreement: LoadedAgreement,
  { on, reasons }: Ending,
  serviceOf: ServiceOf,
  deed: Deed,
): Outcome<Change> => {
  const { body } = agreement;
  const beforeFirst = dayBefore(firstDayOf(body) ?? body.from);
  const earliest = beforeFirst < deed.today ? beforeFirst : deed.today;
  const end = endOf(body, serviceOf).day;
  const latest = end < deed.today ? end : deed.today;
  const day = on ?? latest;
  if (day < earliest || day > latest)
    return refuseAll([refuse("day-outside", "/on", { given: day, wanted: `${earliest} – ${latest}` })]);
  return accept(changed(agreement, { ...reach(body.history, "ended", deed), stoppedOn: day }, { reasons }));
};
