// What a tier or a row pays: a fixed or chosen amount, a rate of the measure, or both, so many times.

import type { Title } from "../policy/policy.ts";
import { type Refusal, refuse } from "../refusals.ts";
import { type Fen, readFen, writeFen } from "../values/money.ts";
import { type Ppm, readRate } from "../values/rate.ts";
import type { Rounding } from "../values/rounding.ts";
import { microFenOf, roundMicroFen } from "../values/whole.ts";
import { type FactNeed, type FactValue, factPath, readMoneyFact, slotFor } from "./facts.ts";
import type { Step } from "./trace.ts";

/** A tier or row as the policy writes it. */
export type PayRule = {
  pay?: string | { from: string; to: string } | undefined;
  rate?: string | undefined;
  times?: string | undefined;
  grants?: Title[] | undefined;
};

/** Amount and honours that a scheme's own rule gives, and the steps to them, before everything that surrounds it. */
export type Earned = { fen: Fen; grants: Title[] | undefined; steps: Step[] };

/** How a kind of scheme earns: the facts it asks for, and its amount from their values; undefined where it added a refusal. */
export type AwardKind = {
  needs: FactNeed[];
  earn: (values: FactValue[], refusals: Refusal[]) => Earned | undefined;
};

export type CompiledPay = {
  clause: string;
  payFen: Fen;
  range: { fromFen: Fen; toFen: Fen } | undefined;
  rate: Ppm | undefined;
  /** The slot of the fact that says how many times, or -1: once. */
  timesSlot: number;
  chosenSlot: number;
  grants: Title[] | undefined;
};

/** Asks for the facts that the rules of a scheme need beside its measure, and reads their amounts. */
export const compilePays = (rules: PayRule[], clause: string, needs: FactNeed[]): CompiledPay[] => {
  const anyRange = rules.some((rule) => typeof rule.pay === "object");
  const chosenSlot = anyRange ? needs.push(chosenPayNeed) - 1 : -1;
  return rules.map((rule, index) => ({
    clause: `${clause}.${index}`,
    payFen: typeof rule.pay === "string" ? (readFen(rule.pay) as Fen) : 0,
    range:
      typeof rule.pay === "object"
        ? { fromFen: readFen(rule.pay.from) as Fen, toFen: readFen(rule.pay.to) as Fen }
        : undefined,
    rate: readRate(rule.rate),
    timesSlot: rule.times === undefined ? -1 : slotFor(needs, rule.times, "whole"),
    chosenSlot,
    grants: rule.grants,
  }));
};

const chosenPayNeed: FactNeed = {
  name: "chosenPay",
  path: factPath("chosenPay"),
  type: "special",
  optional: true,
  read: readMoneyFact,
};

/** The amount of the one rule that applies, rounded. */
export const earnPay = (
  pay: CompiledPay,
  measureFen: Fen,
  values: FactValue[],
  rounding: Rounding,
  refusals: Refusal[],
): Earned | undefined => {
  const { clause } = pay;
  const payFen = fixedOrChosen(pay, values, refusals);
  if (payFen === undefined) return undefined;
  if (pay.range === undefined && !refuseIdleChoice(pay, values, refusals)) return undefined;
  const times = timesOf(pay, values);
  const rate = pay.rate ?? 0;
  const value = roundMicroFen(microFenOf(payFen, rate, measureFen, times), 1, rounding);
  const step: Step =
    pay.rate === undefined
      ? { does: "pay", clause, payFen, chosen: pay.range !== undefined, times, value }
      : { does: "rate", clause, ofFen: measureFen, rate, payFen, times, value };
  return { fen: value, grants: pay.grants, steps: [step] };
};

export const timesOf = (pay: CompiledPay, values: FactValue[]): number =>
  pay.timesSlot < 0 ? 1 : values[pay.timesSlot];

/** The amount that the rule fixes, or that the committee chose within its range; undefined where the choice is refused. */
export const fixedOrChosen = (pay: CompiledPay, values: FactValue[], refusals: Refusal[]): Fen | undefined => {
  if (pay.range === undefined) return pay.payFen;
  const chosenFen: Fen | undefined = values[pay.chosenSlot];
  const { fromFen, toFen } = pay.range;
  if (chosenFen !== undefined && chosenFen >= fromFen && chosenFen <= toFen) return chosenFen;
  const wanted = `${writeFen(fromFen)} … ${writeFen(toFen)}`;
  refusals.push(
    chosenFen === undefined
      ? refuse("chosen-pay-missing", "/facts/chosenPay", { wanted })
      : refuse("chosen-pay-outside", "/facts/chosenPay", { given: writeFen(chosenFen), wanted }),
  );
  return undefined;
};

/** A choice where nothing is left to choose is refused, not ignored. */
export const refuseIdleChoice = (pay: CompiledPay, values: FactValue[], refusals: Refusal[]): boolean => {
  if (pay.chosenSlot < 0 || values[pay.chosenSlot] === undefined) return true;
  refusals.push(refuse("chosen-pay-not-needed", "/facts/chosenPay"));
  return false;
};
