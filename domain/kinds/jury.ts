// A jury 评审: jurors mark criteria, seats take the mean of their jurors, the score is the mean of the seats.

import { pointerTo, type Refusal, refuse, refuseValue } from "../refusals.ts";
import { type Fields, isFields } from "../values/fields.ts";
import { isWholeNumber } from "../values/money.ts";
import { type Ppm, readRate, wholePpm } from "../values/rate.ts";
import { roundQuotient, roundQuotientBig } from "../values/rounding.ts";
import { isId } from "../values/text.ts";
import type { Whole } from "../values/whole.ts";
import { type FactNeed, factPath, placeAmong } from "./facts.ts";
import type { Step } from "./trace.ts";

export type JuryRules = {
  id: string;
  criteria: { id: string; weight: string }[];
  seats: { id: string; atLeast: number; weight?: string | undefined }[];
  trim?: 1 | undefined;
};

/** What a juror's marks come to, and what a seat's jurors come to: the very steps that the trace shows. */
export type JurorScore = Extract<Step, { does: "juror" }>;
type SeatScore = Extract<Step, { does: "seat" }>;

export type Jury = {
  need: FactNeed;
  /** The score in hundredths of a point, and the steps to it. */
  score: (scores: JurorScore[]) => { score: number; steps: Step[] };
};

/** What reading and scoring need of the rules, looked up once. */
type Compiled = {
  clause: string;
  criteria: string[];
  weights: Ppm[];
  seats: { id: string; clause: string; atLeast: number }[];
  trim: boolean;
};

export const compileJury = (rules: JuryRules): Jury => {
  const compiled: Compiled = {
    clause: `${rules.id}.criteria`,
    criteria: rules.criteria.map(({ id }) => id),
    weights: rules.criteria.map(({ weight }) => readRate(weight) as Ppm),
    seats: rules.seats.map(({ id, atLeast }, index) => ({ id, atLeast, clause: `${rules.id}.seats.${index}` })),
    trim: rules.trim === 1,
  };
  const read: FactNeed["read"] = (value, _, refusals) => readScores(compiled, value, refusals);
  return {
    need: { name: "scores", path: scoresPath, type: "special", read },
    score: compileScore(rules, compiled),
  };
};

const scoresPath = factPath("scores");
const jurorFields = ["juror", "seat", "marks"];

const readScores = (jury: Compiled, value: unknown, refusals: Refusal[]): JurorScore[] => {
  if (!Array.isArray(value)) {
    refusals.push(refuseValue("wrong-type", scoresPath, value, "array"));
    return [];
  }
  const scores: JurorScore[] = [];
  for (let index = 0; index < value.length; index++) {
    const score = readJuror(jury, value[index], index, scores, refusals);
    if (score !== undefined) scores.push(score);
  }
  refuseShortSeats(jury, scores, refusals);
  return scores;
};

/** The path of a field of a juror; built only where something is refused. */
const at = (index: number, field = ""): string => `${scoresPath}/${index}${field}`;

const readJuror = (
  jury: Compiled,
  given: unknown,
  index: number,
  before: JurorScore[],
  refusals: Refusal[],
): JurorScore | undefined => {
  if (!isFields(given)) {
    refusals.push(refuseValue("wrong-type", at(index), given, "object"));
    return undefined;
  }
  const { juror } = given;
  if (!isId(juror)) refusals.push(refuseValue("id-invalid", at(index, "/juror"), juror));
  else if (sitsAmong(before, juror)) refusals.push(refuse("juror-twice", at(index, "/juror"), { name: juror }));
  const seat = seatNamed(jury, given.seat);
  if (seat === undefined) refusals.push(refuseSeat(jury, given.seat, at(index, "/seat")));
  const marks = readMarks(jury, given.marks, index, refusals);
  for (const name in given) if (placeAmong(jurorFields, name) < 0) refusals.push(refuseField(index, name));
  let microPoints = 0;
  for (let mark = 0; mark < marks.length; mark++) microPoints += (jury.weights[mark] as Ppm) * (marks[mark] as number);
  const { clause } = jury;
  return { does: "juror", clause, juror: juror as string, seat: seat ?? "", marks, microPoints, kept: true };
};

const sitsAmong = (scores: JurorScore[], name: string): boolean => {
  for (const { juror } of scores) if (juror === name) return true;
  return false;
};

const seatNamed = ({ seats }: Compiled, name: unknown): string | undefined => {
  for (const { id } of seats) if (id === name) return id;
  return undefined;
};

const refuseSeat = ({ seats }: Compiled, seat: unknown, path: string): Refusal =>
  isId(seat)
    ? refuse("unknown-seat", path, { name: seat, wanted: seats.map(({ id }) => id).join(", ") })
    : refuseValue("id-invalid", path, seat);

const refuseField = (index: number, name: string): Refusal =>
  refuse("unknown-field", at(index, pointerTo(name)), { name });

const readMarks = ({ criteria }: Compiled, value: unknown, index: number, refusals: Refusal[]): number[] => {
  if (!isFields(value)) {
    refusals.push(refuseValue("wrong-type", at(index, "/marks"), value, "object"));
    return [];
  }
  const marks: number[] = new Array(criteria.length);
  let right = 0;
  let written = 0;
  // Going through what is written is several times faster than looking up each criterion by its name.
  for (const name in value) {
    written++;
    const mark = value[name];
    const criterion = placeAmong(criteria, name);
    if (criterion < 0 || !isMark(mark)) continue;
    marks[criterion] = mark;
    right++;
  }
  if (right !== criteria.length || right !== written) refuseMarks(criteria, value, at(index, "/marks"), refusals);
  return marks;
};

const isMark = (mark: unknown): mark is number => isWholeNumber(mark) && mark <= 100;

const refuseMarks = (criteria: string[], marks: Fields, path: string, refusals: Refusal[]): void => {
  for (const id of criteria) {
    const mark = Object.hasOwn(marks, id) ? marks[id] : undefined;
    if (mark === undefined) refusals.push(refuse("missing-criterion", path + pointerTo(id), { name: id }));
    else if (!isMark(mark)) refusals.push(refuseValue("whole-number-invalid", path + pointerTo(id), mark, "0–100"));
  }
  for (const name in marks)
    if (placeAmong(criteria, name) < 0)
      refusals.push(refuse("unknown-criterion", path + pointerTo(name), { name, wanted: criteria.join(", ") }));
};

const refuseShortSeats = ({ seats }: Compiled, scores: JurorScore[], refusals: Refusal[]): void => {
  for (const { id, atLeast } of seats) {
    let seated = 0;
    for (const { seat } of scores) if (seat === id) seated++;
    if (seated < atLeast)
      refusals.push(refuse("seat-short", scoresPath, { name: id, given: String(seated), wanted: String(atLeast) }));
  }
};

const compileScore = (rules: JuryRules, { seats, trim }: Compiled): Jury["score"] => {
  const clause = `${rules.id}.seats`;
  const weights = rules.seats.some((seat) => seat.weight !== undefined)
    ? rules.seats.map((seat) => readRate(seat.weight) as Ppm)
    : undefined;
  return (scores) => {
    const steps: Step[] = [];
    const seatScores: SeatScore[] = [];
    for (const seat of seats) {
      const score = scoreSeat(seat, scores, trim, steps);
      steps.push(score);
      seatScores.push(score);
    }
    const { n, d } = weights === undefined ? meanOfSeats(seatScores) : weightedMean(seatScores, weights);
    const value = roundScore(n, d);
    steps.push({ does: "score", clause, n, d, value });
    return { score: value, steps };
  };
};

/** A seat's exact mean: the sum of its kept jurors over how many they are. */
const scoreSeat = (seat: Compiled["seats"][number], scores: JurorScore[], trim: boolean, steps: Step[]): SeatScore => {
  if (trim) leaveOut(scores, seat.id);
  let microPoints = 0;
  let jurors = 0;
  for (const score of scores) {
    if (score.seat !== seat.id) continue;
    steps.push(score);
    if (!score.kept) continue;
    microPoints += score.microPoints;
    jurors++;
  }
  return { does: "seat", clause: seat.clause, seat: seat.id, jurors, microPoints };
};

/** Leaves out the lowest and the highest score of a seat; nobody in a seat with fewer than three. */
const leaveOut = (scores: JurorScore[], seat: string): void => {
  const seated = scores.filter((score) => score.seat === seat);
  if (seated.length < 3) return;
  // Sorting is stable: of equal scores the first written counts as the lower.
  seated.sort((a, b) => a.microPoints - b.microPoints);
  const [lowest, highest] = [seated[0], seated.at(-1)] as [JurorScore, JurorScore];
  lowest.kept = false;
  highest.kept = false;
};

/** Up to this many seats × common jurors the exact mean of hundredths fits a number. */
const largestFit = 400_000;

/** Σ (sum ÷ jurors) ÷ seats, over one denominator. */
const meanOfSeats = (means: SeatScore[]): { n: Whole; d: Whole } => {
  let common = 1;
  for (const mean of means) common *= mean.jurors;
  if (common * means.length > largestFit) return weightedMean(means, undefined);
  let n = 0;
  for (const mean of means) n += mean.microPoints * (common / mean.jurors);
  return { n, d: common * means.length * wholePpm };
};

/** The same with weights, or with numbers too large for the short way. */
const weightedMean = (means: SeatScore[], weights: Ppm[] | undefined): { n: Whole; d: Whole } => {
  let n = 0n;
  let d = 1n;
  means.forEach((mean, seat) => {
    n = n * BigInt(mean.jurors) + BigInt(mean.microPoints) * BigInt(weights?.[seat] ?? 1) * d;
    d *= BigInt(mean.jurors);
  });
  return { n, d: d * BigInt(wholePpm) * BigInt(weights === undefined ? means.length : wholePpm) };
};

const roundScore = (n: Whole, d: Whole): number =>
  typeof n === "number" && typeof d === "number"
    ? roundQuotient(n * 100, d, "half-up")
    : Number(roundQuotientBig(BigInt(n) * 100n, BigInt(d), "half-up"));
