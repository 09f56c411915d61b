// What a chunk of people leads to, cut into parts that each fit into one transaction with their mark.
import {
  type AllowanceCalculation,
  type AllowancePlace,
  type Difference,
  type PassMark,
  type PassMarkSecret,
  passesOf,
  passPhase,
} from "../records/allowances.ts";
import type { Posting } from "../records/postings.ts";
import { type Change, created } from "../records/record.ts";
import type { Sum } from "../records/runs.ts";
import type { Refusal } from "../refusals.ts";
import { nothing, plus } from "./month.ts";

/** A new calculation with all that it changes. */
export type Work = {
  allowance: string;
  place: AllowancePlace;
  /** It corrects an earlier calculation, or comes after its month had been done. */
  isDifference: boolean;
  calculation: AllowanceCalculation;
  changes: Change[];
  postings: Posting[];
};

export type Plan = {
  work: Work[];
  problems: (AllowancePlace & { refusals: Refusal[] })[];
  waiting: PassMark["waiting"];
};

export type Part = { work: Work[] };

/** A transaction takes a hundred actions; entry, head and mark are three of them. */
const actionsMax = 96;

/** A new record stands in one list; beside the changes the person and the policy are held. */
const actionsOf = ({ changes }: Work): number =>
  changes.reduce((total, { before }) => total + (before === undefined ? 2 : 1), 0);

const heldFor = (work: readonly Work[]): number =>
  new Set(work.flatMap(({ place: { person, policy } }) => [`person/${person}`, `policy/${policy}`])).size;

const fits = (work: readonly Work[]): boolean =>
  work.reduce((total, each) => total + actionsOf(each), heldFor(work)) <= actionsMax;

/** One person's month that is too much for a transaction alone. */
export const isTooMuch = (work: Work): boolean => !fits([work]);

/** At least one, for the mark of a chunk in which there was nothing to do. */
export const partsOf = (work: readonly Work[]): Part[] => {
  const parts: Part[] = [{ work: [] }];
  for (const each of work) {
    const last = parts.at(-1) as Part;
    if (fits([...last.work, each])) last.work.push(each);
    else parts.push({ work: [each] });
  }
  return parts;
};

type Marking = {
  id: string;
  month: string;
  pass: number;
  chunk: number;
  people?: NonNullable<PassMark["people"]>;
};

/** With the last part of a chunk its people are done; what could not be done is told then. */
export const markOfPart = (
  { id, month, pass, chunk, people }: Marking,
  { work }: Part,
  { problems, waiting }: Pick<Plan, "problems" | "waiting">,
): Change => {
  const calculations = work.map(({ calculation }) => calculation);
  const told = people === undefined ? [] : problems;
  const mark: PassMark = {
    of: passesOf(month),
    phase: passPhase(pass),
    chunk,
    ...(people && { people }),
    calculations: calculations.length,
    owed: sum(calculations, ({ obligations, owedFen }) => ({ count: obligations.length, fen: owedFen })),
    cancelled: sum(calculations, ({ cancelled, cancelledFen }) => ({ count: cancelled.length, fen: cancelledFen })),
    recovered: sum(calculations, ({ recovered, recoveredFen }) => ({ count: recovered.length, fen: recoveredFen })),
    differences: work.filter(({ isDifference }) => isDifference).map(differenceOf),
    problems: told.map(({ refusals, ...place }) => ({ ...place, codes: refusals.map(({ code }) => code) })),
    waiting: people === undefined ? [] : [...waiting],
  };
  const secret: PassMarkSecret = { problems: told.map(({ refusals }) => refusals.map(({ says }) => ({ says }))) };
  return created("mark", id, mark, told.length > 0 ? secret : undefined);
};

const differenceOf = ({ allowance, place, calculation }: Work): Difference => ({
  ...place,
  allowance,
  calculation: calculation.number,
  fen: calculation.differences.reduce((total, { fen }) => total + fen, 0),
});

const sum = (all: readonly AllowanceCalculation[], of: (each: AllowanceCalculation) => Sum): Sum =>
  all.map(of).reduce(plus, nothing);
