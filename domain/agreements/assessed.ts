// What assessments 考核 come to: which of them stand, from when on each counts, and when they put someone out.
import {
  type Agreement,
  type Assessment,
  type AssessmentResult,
  mentoringResults,
  type Programme,
} from "../records/agreements.ts";
import { addDays, chinaDayOf } from "../values/moment.ts";

/** An assessment with its place in the list, by which a correction names it. */
export type Numbered = Assessment & { number: number };

/** All but those that were corrected. */
export const standingIn = ({ assessments, corrections = [] }: Agreement): Numbered[] => {
  const corrected = new Set(corrections.map(({ assessment }) => assessment));
  return assessments
    .map((assessment, index) => ({ ...assessment, number: index + 1 }))
    .filter(({ number }) => !corrected.has(number));
};

const latest = (days: readonly string[]): string => days.reduce((last, day) => (day > last ? day : last));

/** What takes something away does so at the earliest on the day on which it is entered: nobody owes back what was paid in good faith. */
const takenFrom = ({ day, at }: Assessment): string => latest([day, chinaDayOf(at)]);

const isBad = (result: AssessmentResult): boolean => result === "mediocre" || result === "failed";

/** A failed assessment ends a mentoring; a programme ends with so many years in a row that were mediocre or worse. */
export const assessedOut = (agreement: Agreement): string | undefined =>
  agreement.form === "programme"
    ? tooOftenMediocre(agreement)
    : standingIn(agreement)
        .filter(({ result }) => result === "failed")
        .map(takenFrom)
        .sort()[0];

const tooOftenMediocre = (agreement: Programme): string | undefined => {
  const bad = new Map(
    standingIn(agreement).flatMap((assessment) => {
      const { year = 0, result } = assessment;
      return isBad(result) ? [[year, takenFrom(assessment)] as const] : [];
    }),
  );
  const days = [...bad.keys()].flatMap((last) => {
    const inARow = Array.from({ length: agreement.outAfter }, (_, back) => bad.get(last - back));
    const known = inARow.filter((day) => day !== undefined);
    return known.length === inARow.length ? [latest(known)] : [];
  });
  return days.sort()[0];
};

export type Held = { result: AssessmentResult; from: string; until: string };

/** For a mentoring, from when until when each result holds: until the next one, or until the end. A worse one is not carried back. */
export const heldResults = (agreement: Agreement, end: string): Held[] => {
  const standing = standingIn(agreement);
  const rank = (result: AssessmentResult): number => (mentoringResults as readonly AssessmentResult[]).indexOf(result);
  const starts = standing.map((assessment, index) => {
    const isWorse = standing.slice(0, index).some((before) => rank(before.result) < rank(assessment.result));
    return isWorse || assessment.result === "failed" ? takenFrom(assessment) : assessment.day;
  });
  return standing.map(({ result }, index) => {
    const from = starts[index] ?? end;
    const next = starts.slice(index + 1).sort()[0];
    return { result, from, until: next !== undefined && next <= end ? addDays(next, -1) : end };
  });
};
