// Which figures of a year an enterprise gives to an alliance: only those about enough people and cases, each of them about others than the rest.
import type { Figures } from "../records/alliances.ts";
import { type Cell, type Outcomes, outcomes, type Population, together } from "../statistics/measures.ts";

/** Below either of them a figure could tell of someone. */
export const peopleMin = 5;
export const casesMin = 5;

/** What is given of each kind and month. `of`: whom a figure is about. */
export const measures = [
  ...outcomes.filter((outcome) => outcome !== "awarded").map((outcome) => ({ name: outcome, of: outcome })),
  { name: "benefitFen", of: "verified" },
  { name: "awards", of: "awarded" },
  { name: "awardedFen", of: "awarded" },
] as const satisfies readonly { name: string; of: Outcomes }[];

export type MeasureName = (typeof measures)[number]["name"];

export const isAmount = (name: MeasureName): boolean => name === "benefitFen" || name === "awardedFen";

/** The small months of a kind put together. */
export const restOfYear = "rest";

export type CellParts = { kind: string; month: string; measure: string };

export const cellName = (kind: string, month: string, measure: string): string => `${kind}/${month}/${measure}`;

export const partsOfCell = (name: string): CellParts => {
  const [kind = "", month = "", measure = ""] = name.split("/");
  return { kind, month, measure };
};

/** A kind's cells by month; those of the months that have begun, also where nothing happened. */
export type KindMonths = { kind: string; months: ReadonlyMap<string, Cell> };

/** Every figure is decided on alone, and no figure is about the same people and cases as another of its measure: so whatever is added or
 * taken away among those that are given, nothing of a suppressed one stands in it. */
export const figuresOf = (kinds: readonly KindMonths[]): Figures =>
  Object.fromEntries(
    kinds.flatMap(({ kind, months }) => measures.flatMap((measure) => figuresOfMeasure(kind, [...months], measure))),
  );

type Measure = (typeof measures)[number];

const figuresOfMeasure = (kind: string, months: readonly [string, Cell][], measure: Measure): [string, number][] => {
  const isGiven = ([, cell]: [string, Cell]): boolean => isLarge(cell.of[measure.of]);
  const small = months.filter((month) => !isGiven(month)).map(([, cell]) => cell);
  const rest = together(small);
  const given = [
    ...months.filter(isGiven),
    ...(mayBePooled(rest.of[measure.of], small.length) ? [restCell(rest)] : []),
  ];
  return given.flatMap(([month, cell]): [string, number][] => {
    const value = figureIn(cell, measure.name);
    // More than a number holds exactly has never been saved by anyone.
    return Number.isSafeInteger(value) ? [[cellName(kind, month, measure.name), value]] : [];
  });
};

const restCell = (rest: Cell): [string, Cell] => [restOfYear, rest];

const isLarge = ({ cases, people }: Population): boolean => cases.size >= casesMin && people.size >= peopleMin;

/** Small months together may be large enough. If all of them were as full as a small month can be, their sum would tell each. */
const mayBePooled = (rest: Population, months: number): boolean =>
  isLarge(rest) && rest.cases.size < (casesMin - 1) * months;

const figureIn = ({ of, benefitFen, awards, awardedFen }: Cell, name: MeasureName): number => {
  switch (name) {
    case "benefitFen":
      return Number(benefitFen);
    case "awards":
      return awards;
    case "awardedFen":
      return Number(awardedFen);
    default:
      return of[name].cases.size;
  }
};
