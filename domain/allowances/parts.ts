// What a chunk of people leads to, cut into parts that each fit into one transaction with their mark.
import type { AllowanceCalculation, AllowancePlace, Difference } from "../records/allowances.ts";
import type { Posting } from "../records/postings.ts";
import { type Change, type RecordKind, refOf } from "../records/record.ts";
import type { PlannedProblem, PlannedWait } from "./unsettled.ts";

export type Held = { kind: RecordKind; id: string; version: number };

/** A new calculation with all that it changes. */
export type Work = {
  allowance: string;
  place: AllowancePlace;
  /** It corrects an earlier calculation, or comes after its month had been done. */
  isDifference: boolean;
  calculation: AllowanceCalculation;
  changes: Change[];
  postings: Posting[];
  /** What it was calculated from, and must still be so. */
  holds: readonly Held[];
};

export type Plan = { work: Work[]; problems: PlannedProblem[]; waiting: PlannedWait[] };

export type Part = { work: Work[] };

/** A transaction takes a hundred actions; entry, head and mark are three of them. */
const actionsMax = 96;

/** So many records beside the person and the policy are held at most: a mentor of a whole workshop has to be paid as well. */
export const holdsMax = 40;

/** What is left for the allowance and its obligations. */
export const actionsBeside = (holds: readonly Held[]): number => actionsMax - holds.length;

/** An entry is one item of at most 400 KB, and so is each record. */
const entryBytesMax = 200_000;
const recordBytesMax = 350_000;

/** A new record stands in one list. */
const actionsOf = ({ changes }: Work): number =>
  changes.reduce((total, { before }) => total + (before === undefined ? 2 : 1), 0);

export const heldFor = (work: readonly Work[]): Held[] => [
  ...new Map(work.flatMap(({ holds }) => holds.map((held) => [refOf(held), held] as const))).values(),
];

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);

/** Of the secret an entry has only a commitment. */
const entryBytesOf = ({ changes }: Work): number => sum(changes.map(({ body }) => bytesOf(body)));

const fits = (work: readonly Work[]): boolean =>
  sum(work.map(actionsOf)) + heldFor(work).length <= actionsMax && sum(work.map(entryBytesOf)) <= entryBytesMax;

/** A month that was corrected so often that its record has no room for another time. */
export const isTooMuch = (work: Work): boolean =>
  !fits([work]) || work.changes.some(({ body, secret = {} }) => bytesOf(body) + bytesOf(secret) > recordBytesMax);

/** As it is stored, in UTF-8. */
const bytesOf = (body: object): number => {
  const text = JSON.stringify(body);
  let bytes = text.length;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit > 0x7f) bytes += unit > 0x7ff ? 2 : 1;
  }
  return bytes;
};

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

/** Some of the work is only a step of a correction: the people are not done before it has been planned anew. */
export const isWhole = ({ work }: Pick<Plan, "work">): boolean =>
  work.every(({ calculation: { part } }) => part === undefined);

export const differenceOf = ({ allowance, place, calculation }: Work): Difference => ({
  ...place,
  allowance,
  calculation: calculation.number,
  fen: sum(calculation.differences.map(({ fen }) => fen)),
});
