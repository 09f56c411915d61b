// What follows from the terms of an agreement alone: who is in it and as what, and the years of a programme.
import type { Agreement, Mentoring, Programme } from "../records/agreements.ts";
import { daysIn, readDay } from "../values/day.ts";
import { addDays } from "../values/moment.ts";
import { standingIn } from "./assessed.ts";

export type Part = "mentor" | "apprentice" | "participant";

/** Everyone who is in it, and who has to sign. */
export const peopleIn = (agreement: Agreement): string[] => [...partsOf(agreement).keys()];

export const partsOf = (agreement: Agreement): Map<string, Part> => {
  const { mentor } = agreement;
  const others: [string, Part][] =
    agreement.form === "mentoring"
      ? agreement.apprentices.map((person) => [person, "apprentice"])
      : [[agreement.participant, "participant"]];
  return new Map<string, Part>([...(mentor === undefined ? [] : ([[mentor, "mentor"]] as const)), ...others]);
};

/** Those for whose sake it is made. */
export const learnersOf = (agreement: Agreement): string[] =>
  agreement.form === "mentoring" ? agreement.apprentices : [agreement.participant];

export const notSigned = (agreement: Agreement): string[] =>
  peopleIn(agreement).filter((id) => !agreement.signatures.some(({ person }) => person === id));

/** The last day there is: what would lie behind it does not end. */
export const lastOfDays = "9999-12-31";

export const dayBefore = (day: string): string => addDays(day, -1);

/** Undefined after the last day there is. */
export const dayAfter = (day: string): string | undefined => (day >= lastOfDays ? undefined : addDays(day, 1));

/** The first day of a year of the programme. What began on 29 February begins again on 1 March in a year that has no such day. */
export const startOfYear = ({ from }: Pick<Programme, "from">, year: number): string => {
  const inYear = Number(from.slice(0, 4)) + year - 1;
  if (inYear > 9999) return lastOfDays;
  const month = Number(from.slice(5, 7));
  const text = `${String(inYear).padStart(4, "0")}${from.slice(4)}`;
  if (readDay(text) !== undefined) return text;
  return addDays(`${text.slice(0, 8)}${daysIn(inYear * 100 + month)}`, 1);
};

/** The last day as it was agreed. */
export const plannedUntil = (agreement: Mentoring | Programme): string =>
  agreement.form === "mentoring" ? agreement.until : dayBefore(startOfYear(agreement, agreement.years + 1));

export type Due = { year: number; since: string };

/** The next assessment of a programme, of the first year that has none, and the day from which it is overdue: the first one after that year. */
export const nextAssessment = (agreement: Agreement): Due | undefined => {
  if (agreement.form !== "programme" || agreement.state !== "active") return undefined;
  const done = new Set(standingIn(agreement).map(({ year }) => year));
  const year = Array.from({ length: agreement.years }, (_, index) => index + 1).find((each) => !done.has(each));
  return year === undefined ? undefined : { year, since: startOfYear(agreement, year + 1) };
};
