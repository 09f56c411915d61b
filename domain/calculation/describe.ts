// A step of the trace as text: every number that it used, and the number that the next step uses.

import type { ConditionRule } from "../kinds/conditions.ts";
import type { Formula, Step } from "../kinds/trace.ts";
import type { Scheme } from "../policy/policy.ts";
import { writeDay } from "../values/day.ts";
import { type Fraction, fraction, timesFraction, writeFraction } from "../values/fraction.ts";
import { type Fen, writeFen } from "../values/money.ts";
import { type Ppm, wholePpm, writeRate } from "../values/rate.ts";
import type { Whole } from "../values/whole.ts";
import type { Words } from "../words.ts";

/** What the outside sees of a step. `exact` stands where rounding made `value` of it. */
export type TraceStep = {
  clause: string;
  does: Step["does"];
  says?: Words;
  [operand: string]: unknown;
  exact?: string;
  value: string;
};

export const describeStep = (step: Step, rule: Scheme): TraceStep => {
  const { clause, does } = step;
  return { clause, does, ...operandsOf(step, rule) };
};

type Described = { exact?: string; value: string; [operand: string]: unknown };

const operandsOf = (step: Step, rule: Scheme): Described => {
  switch (step.does) {
    case "require":
      return { fact: step.condition.rule.fact, given: step.given, ...wanted(step.condition.rule), value: writeFen(0) };
    case "pay":
      return {
        pay: writeFen(step.payFen),
        ...(step.chosen ? { chosen: true } : {}),
        ...timesOperand(step.times),
        ...rounded(yuan(step.payFen, step.times), step.value),
      };
    case "rate":
      return { of: writeFen(step.ofFen), ...ratedOperands(step), ...rounded(ratedYuan(step, step.ofFen), step.value) };
    case "slice":
      return { slice: writeFen(step.sliceFen), ...ratedOperands(step), value: decimal(microYuan(step.microFen)) };
    case "sum":
      return rounded(microYuan(step.microFen), step.value);
    case "juror": {
      const { juror, seat, kept } = step;
      const marks = marksOf(step.marks, rule);
      return { juror, seat, marks, weights: weightsOf(rule), kept, value: points(step.microPoints, wholePpm) };
    }
    case "seat": {
      const { seat, jurors, microPoints } = step;
      const sum = points(microPoints, wholePpm);
      return { seat, ...weightOfSeat(seat, rule), jurors, sum, value: points(microPoints, jurors * wholePpm) };
    }
    case "score":
      return { ...weightedSeats(rule), ...exactly(points(step.n, step.d), writeFen(step.value)) };
    case "rate-by-score": {
      const { from, to, score } = step;
      const exact = fraction(from * 10_000 + (to - from) * score, 100_000_000);
      const operands = { score: writeFen(score), from: writeRate(from), to: writeRate(to) };
      return { ...operands, ...exactly(`${writeFraction(exact)}%`, writeRate(step.value)) };
    }
    case "chosen-rate":
      return { value: writeRate(step.value) };
    case "factor":
      return {
        of: writeFen(step.ofFen),
        factor: writeRate(step.factor),
        ...rounded(part(step.ofFen, step.factor), step.value),
      };
    case "add":
      return {
        of: writeFen(step.ofFen),
        add: writeFen(step.addFen),
        ...rounded(yuan(step.ofFen + step.addFen), step.value),
      };
    case "at-least":
    case "at-most":
      return { of: writeFen(step.ofFen), value: writeFen(step.value) };
    case "paid-before":
      return { of: writeFen(step.ofFen), paidBefore: writeFen(step.paidBeforeFen), value: writeFen(step.value) };
    case "share": {
      const { employee, weight, weights, oddFen } = step;
      const exact = timesFraction(yuan(step.ofFen), fraction(weight, weights));
      const odd = oddFen ? { oddFen } : {};
      return { employee, of: writeFen(step.ofFen), weight, weights, ...odd, ...rounded(exact, step.value) };
    }
    case "cap":
      return {
        employee: step.employee,
        of: writeFen(step.ofFen),
        cap: writeFen(step.capFen),
        paidThisYear: writeFen(step.paidThisYearFen),
        lapsed: writeFen(step.ofFen - step.value),
        value: writeFen(step.value),
      };
    case "stage":
      return {
        ...(step.employee === undefined ? {} : { employee: step.employee }),
        of: writeFen(step.ofFen),
        upTo: writeRate(step.upTo),
        ...exactly(decimal(part(step.ofFen, step.upTo)), writeFen(step.beforeFen + step.value), "due"),
        before: writeFen(step.beforeFen),
        value: writeFen(step.value),
      };
    case "days": {
      const { days } = step;
      const pay = microYuan(step.payMicroFen);
      const span = { from: writeDay(step.from), until: writeDay(step.until), days };
      const value = decimal(timesFraction(pay, fraction(days)));
      return { ...span, ...formulaOperands(step.formula), pay: decimal(pay), value };
    }
    case "item": {
      const { days, daysInMonth } = step;
      const sum = microYuan(step.microFen);
      const exact = timesFraction(sum, fraction(1, daysInMonth));
      return { days, sum: decimal(sum), daysInMonth, ...rounded(exact, step.value) };
    }
    case "month":
      return { days: step.days, ...formulaOperands(step.formula), ...rounded(microYuan(step.microFen), step.value) };
    case "items":
      return { value: writeFen(step.value) };
  }
};

/** How a month's pay came about: rate × of, or a fixed amount each, so many times. */
const formulaOperands = (formula: Formula | undefined): Record<string, unknown> => {
  if (formula === undefined) return {};
  const { rate, ofFen, payFen, times } = formula;
  const base = ofFen === undefined ? { each: writeFen(payFen) } : { of: writeFen(ofFen), rate: writeRate(rate) };
  return { ...base, times };
};

const wanted = ({ is, in: among, atLeast, atMost }: ConditionRule): Record<string, unknown> => {
  if (is !== undefined) return { is };
  if (among !== undefined) return { in: among };
  return atLeast === undefined ? { atMost } : { atLeast };
};

const marksOf = (marks: number[], rule: Scheme): Record<string, number> => {
  const criteria = "criteria" in rule ? rule.criteria : [];
  return Object.fromEntries(criteria.map((criterion, index) => [criterion.id, marks[index] as number]));
};

const weightsOf = (rule: Scheme): Record<string, string> =>
  Object.fromEntries(("criteria" in rule ? rule.criteria : []).map(({ id, weight }) => [id, weight]));

const weightedSeats = (rule: Scheme): { weighted?: true } =>
  "seats" in rule && rule.seats.some((seat) => seat.weight !== undefined) ? { weighted: true } : {};

/** Only where the policy weighs its seats; else each counts alike. */
const weightOfSeat = (id: string, rule: Scheme): { weight?: string } => {
  const weight = "seats" in rule ? rule.seats.find((seat) => seat.id === id)?.weight : undefined;
  return weight === undefined ? {} : { weight };
};

type Rated = { rate: Ppm; payFen: Fen; times: number };

const ratedOperands = ({ rate, payFen, times }: Rated): Record<string, unknown> => ({
  rate: writeRate(rate),
  ...(payFen === 0 ? {} : { pay: writeFen(payFen) }),
  ...timesOperand(times),
});

const timesOperand = (times: number): { times?: number } => (times === 1 ? {} : { times });

const yuan = (fen: Fen, times = 1): Fraction => ({ n: BigInt(fen) * BigInt(times), d: 100n });

const microYuan = (microFen: Whole): Fraction => ({ n: BigInt(microFen), d: 100_000_000n });

const part = (fen: Fen, rate: Ppm): Fraction => timesFraction(yuan(fen), fraction(rate, wholePpm));

const ratedYuan = ({ rate, payFen, times }: Rated, ofFen: Fen): Fraction =>
  microYuan((BigInt(ofFen) * BigInt(rate) + BigInt(payFen) * BigInt(wholePpm)) * BigInt(times));

const decimal = (exact: Fraction): string => writeFraction(exact, 2);

const points = (n: Whole, d: Whole): string => writeFraction(fraction(n, d));

const rounded = (exact: Fraction, value: Fen): Described => exactly(decimal(exact), writeFen(value));

/** The exact value is shown only where rounding changed it. */
const exactly = (exact: string, value: string, name = "value"): Described => {
  const shown = { [name]: value } as Described;
  return sameNumber(exact, value) ? shown : { exact, ...shown };
};

/** "71.5" and "71.50" are one number. */
const sameNumber = (exact: string, value: string): boolean =>
  exact === value || (!exact.includes("/") && stripZeros(exact) === stripZeros(value));

const stripZeros = (text: string): string => (text.includes(".") ? text.replace(/\.?0+(%?)$/, "$1") : text);
