// A jury 评审: jurors mark criteria, seats take the mean of their jurors, the score is the mean of the seats.

import { type FactNeed, type Fields, isFields, refuseUnknownFields } from "../calculation/facts.ts";
import type { Step } from "../calculation/trace.ts";
import { pointerTo, quote, type Refusal, refuse } from "../refusals.ts";
import { isWholeNumber } from "../values/money.ts";
import { type Ppm, readRate, wholePpm } from "../values/rate.ts";
import { roundQuotient, roundQuotientBig } from "../values/rounding.ts";
import { isId } from "../values/text.ts";
import type { Whole } from "../values/whole.ts";

type JuryRules = {
  id: string;
  criteria: { id: string; weight: string }[];
  seats: { id: string; atLeast: number; weight?: string | undefined }[];
  trim?: 1 | undefined;
};

/** One juror's marks in the order of the criteria, and their weighted sum in millionths of a point. */
type JurorScore = { juror: string; seat: number; marks: number[]; microPoints: number };

export type Jury = {
  need: FactNeed;
  /** The score in hundredths of a point. */
  score: (scores: JurorScore[], steps: Step[]) => number;
};

export const compileJury = (rules: JuryRules): Jury => {
  const weights = rules.criteria.map((criterion) => readRate(criterion.weight) as Ppm);
  return {
    need: {
      name: "scores",
      type: "special",
      read: (value, path, refusals) => readScores(rules, weights, value, path, refusals),
    },
    score: compileScore(rules),
  };
};

const readScores = (
  rules: JuryRules,
  weights: Ppm[],
  value: unknown,
  path: string,
  refusals: Refusal[],
): JurorScore[] => {
  if (!Array.isArray(value)) {
    refusals.push(refuse("wrong-type", path, { given: quote(value), wanted: "array" }));
    return [];
  }
  const jurors: JurorScore[] = [];
  for (let index = 0; index < value.length; index++) {
    const at = `${path}/${index}`;
    const given: unknown = value[index];
    if (!isFields(given)) {
      refusals.push(refuse("wrong-type", at, { given: quote(given), wanted: "object" }));
      continue;
    }
    const { juror } = given;
    if (!isId(juror)) refusals.push(refuse("id-invalid", `${at}/juror`, { given: quote(juror) }));
    else if (jurors.some((other) => other.juror === juror))
      refusals.push(refuse("juror-twice", `${at}/juror`, { name: juror }));
    const seat = rules.seats.findIndex((known) => known.id === given.seat);
    if (seat < 0) refusals.push(refuseSeat(rules, given.seat, `${at}/seat`));
    const marks = readMarks(rules, given.marks, `${at}/marks`, refusals);
    refuseUnknownFields(given, ["juror", "seat", "marks"], at, refusals);
    let microPoints = 0;
    for (let mark = 0; mark < marks.length; mark++) microPoints += (weights[mark] as Ppm) * (marks[mark] as number);
    jurors.push({ juror: juror as string, seat, marks, microPoints });
  }
  refuseShortSeats(rules, jurors, path, refusals);
  return jurors;
};

const refuseSeat = (rules: JuryRules, seat: unknown, path: string): Refusal =>
  isId(seat)
    ? refuse("unknown-seat", path, { name: seat, wanted: rules.seats.map((known) => known.id).join(", ") })
    : refuse("id-invalid", path, { given: quote(seat) });

const readMarks = (rules: JuryRules, value: unknown, path: string, refusals: Refusal[]): number[] => {
  if (!isFields(value)) {
    refusals.push(refuse("wrong-type", path, { given: quote(value), wanted: "object" }));
    return [];
  }
  const { criteria } = rules;
  const marks: number[] = new Array(criteria.length);
  for (let index = 0; index < criteria.length; index++) {
    const { id } = criteria[index] as JuryRules["criteria"][number];
    const mark = Object.hasOwn(value, id) ? value[id] : undefined;
    if (mark === undefined) refusals.push(refuse("missing-criterion", path + pointerTo(id), { name: id }));
    else if (!isWholeNumber(mark) || mark > 100)
      refusals.push(refuse("whole-number-invalid", path + pointerTo(id), { given: quote(mark), wanted: "0–100" }));
    marks[index] = mark as number;
  }
  refuseUnknownCriteria(rules, value, path, refusals);
  return marks;
};

const refuseUnknownCriteria = (rules: JuryRules, marks: Fields, path: string, refusals: Refusal[]): void => {
  for (const name in marks)
    if (!rules.criteria.some((criterion) => criterion.id === name)) {
      const wanted = rules.criteria.map((criterion) => criterion.id).join(", ");
      refusals.push(refuse("unknown-criterion", path + pointerTo(name), { name, wanted }));
    }
};

const refuseShortSeats = (rules: JuryRules, jurors: JurorScore[], path: string, refusals: Refusal[]): void => {
  for (let seat = 0; seat < rules.seats.length; seat++) {
    const { id, atLeast } = rules.seats[seat] as JuryRules["seats"][number];
    let seated = 0;
    for (const juror of jurors) if (juror.seat === seat) seated++;
    if (seated < atLeast)
      refusals.push(refuse("seat-short", path, { name: id, given: String(seated), wanted: String(atLeast) }));
  }
};

/** A seat's exact mean: the sum of its kept jurors over how many they are. */
type SeatMean = { microPoints: number; jurors: number };

const compileScore = (rules: JuryRules): Jury["score"] => {
  const { id, seats } = rules;
  const clauses = seats.map((_, index) => `${id}.seats.${index}`);
  const weights = seats.some((seat) => seat.weight !== undefined)
    ? seats.map((seat) => readRate(seat.weight) as Ppm)
    : undefined;
  return (scores, steps) => {
    const means: SeatMean[] = [];
    for (let seat = 0; seat < seats.length; seat++) {
      const name = (seats[seat] as JuryRules["seats"][number]).id;
      const mean = meanOfSeat(scores, seat, rules.trim === 1, `${id}.criteria`, name, steps);
      steps.push({ does: "seat", clause: clauses[seat] as string, seat: name, ...mean });
      means.push(mean);
    }
    const { n, d } = weights === undefined ? meanOfSeats(means) : weightedMean(means, weights);
    const value = roundScore(n, d);
    steps.push({ does: "score", clause: `${id}.seats`, n, d, value });
    return value;
  };
};

const meanOfSeat = (
  scores: JurorScore[],
  seat: number,
  trim: boolean,
  clause: string,
  name: string,
  steps: Step[],
): SeatMean => {
  const left = trim ? leftOut(scores, seat) : none;
  let sum = 0;
  let jurors = 0;
  for (let index = 0; index < scores.length; index++) {
    const score = scores[index] as JurorScore;
    if (score.seat !== seat) continue;
    const { juror, marks, microPoints } = score;
    const kept = index !== left.lowest && index !== left.highest;
    if (kept) {
      sum += microPoints;
      jurors++;
    }
    steps.push({ does: "juror", clause, juror, seat: name, marks, microPoints, kept });
  }
  return { microPoints: sum, jurors };
};

const none = { lowest: -1, highest: -1 };

/** Where the lowest and the highest score of a seat stand; nobody is left out of a seat with fewer than three. */
const leftOut = (scores: JurorScore[], seat: number): typeof none => {
  const seated = [...scores.keys()].filter((index) => (scores[index] as JurorScore).seat === seat);
  if (seated.length < 3) return none;
  // Sorting is stable: of equal scores the first written counts as the lower.
  seated.sort((a, b) => (scores[a] as JurorScore).microPoints - (scores[b] as JurorScore).microPoints);
  return { lowest: seated[0] as number, highest: seated.at(-1) as number };
};

/** Up to this many seats × common jurors the exact mean of hundredths fits a number. */
const largestFit = 400_000;

/** Σ (sum ÷ jurors) ÷ seats, over one denominator. */
const meanOfSeats = (means: SeatMean[]): { n: Whole; d: Whole } => {
  let common = 1;
  for (const mean of means) common *= mean.jurors;
  if (common * means.length > largestFit) return weightedMean(means, undefined);
  let n = 0;
  for (const mean of means) n += mean.microPoints * (common / mean.jurors);
  return { n, d: common * means.length * wholePpm };
};

/** The same with weights, or with numbers too large for the short way. */
const weightedMean = (means: SeatMean[], weights: Ppm[] | undefined): { n: Whole; d: Whole } => {
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
