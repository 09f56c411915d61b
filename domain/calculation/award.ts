// An award from its case: who qualifies, what is earned, adjusted, bounded, already paid, split, capped and staged, in that order.

import { type Condition, compileCondition, factTypeOf } from "../kinds/conditions.ts";
import { type FactValue, readFacts, slotFor } from "../kinds/facts.ts";
import type { Award, Calculate, PersonAward } from "../kinds/outcome.ts";
import type { AwardKind } from "../kinds/pay.ts";
import type { Step } from "../kinds/trace.ts";
import type { Scheme } from "../policy/policy.ts";
import { accept, type Refusal, refuse, refuseAll, refuseValue } from "../refusals.ts";
import { type Fen, largestFen, readFen } from "../values/money.ts";
import { readRate, wholePpm } from "../values/rate.ts";
import { type Rounding, roundProduct } from "../values/rounding.ts";
import { capPerson, readShares, type Share, split } from "./shares.ts";
import { compileStages, stagesOf } from "./stages.ts";

type AwardScheme = Exclude<Scheme, { kind: "allowance" }>;
type Adjustment = { clause: string; when: Condition[]; factor: number | undefined; addFen: Fen };

export const compileAward = (
  scheme: AwardScheme,
  kind: AwardKind,
  rounding: Rounding,
): { calculate: Calculate; needs: AwardKind["needs"] } => {
  const { id } = scheme;
  const { needs } = kind;
  const conditionOf = (rule: Parameters<typeof compileCondition>[0]) =>
    compileCondition(rule, (fact) => slotFor(needs, fact, factTypeOf(rule)));
  const requirements = (scheme.require ?? []).map(conditionOf);
  const adjustments = (scheme.adjust ?? []).map(
    (rule, index): Adjustment => ({
      clause: `${id}.adjust.${index}`,
      when: rule.when.map(conditionOf),
      factor: rule.factor === undefined ? undefined : readRate(rule.factor),
      addFen: readFen(rule.add) ?? 0,
    }),
  );
  const atLeastFen = readFen(scheme.atLeast) ?? 0;
  const atMostFen = readFen(scheme.atMost) ?? largestFen;
  const capFen = readFen(scheme.perPersonYear);
  const stages = compileStages(scheme);
  const clauses = { require: `${id}.require`, shares: `${id}.shares`, paidBefore: `${id}.paidBefore` };
  const boundClauses = { atLeast: `${id}.atLeast`, atMost: `${id}.atMost`, cap: `${id}.perPersonYear` };

  const unmet = (values: FactValue[]): Step[] =>
    requirements.flatMap((condition, index) =>
      condition.holds(values)
        ? []
        : [{ does: "require", clause: `${clauses.require}.${index}`, condition, given: values[condition.slot] }],
    );

  const adjust = (earnedFen: Fen, values: FactValue[], steps: Step[]): Fen => {
    let fen = earnedFen;
    for (const { clause, when, factor, addFen } of adjustments) {
      if (fen > largestFen || !when.every((condition) => condition.holds(values))) continue;
      const ofFen = fen;
      if (factor === undefined) {
        fen = roundProduct(ofFen + addFen, 1, 1, rounding);
        steps.push({ does: "add", clause, ofFen, addFen, value: fen });
      } else {
        fen = roundProduct(ofFen, factor, wholePpm, rounding);
        steps.push({ does: "factor", clause, ofFen, factor, value: fen });
      }
    }
    return fen;
  };

  const bound = (fen: Fen, steps: Step[]): Fen => {
    if (fen < atLeastFen) {
      steps.push({ does: "at-least", clause: boundClauses.atLeast, ofFen: fen, value: atLeastFen });
      return atLeastFen;
    }
    if (fen <= atMostFen) return fen;
    steps.push({ does: "at-most", clause: boundClauses.atMost, ofFen: fen, value: atMostFen });
    return atMostFen;
  };

  const subtractPaid = (fen: Fen, paidBeforeFen: Fen, steps: Step[]): Fen => {
    if (paidBeforeFen === 0) return fen;
    const value = Math.max(0, fen - paidBeforeFen);
    steps.push({ does: "paid-before", clause: clauses.paidBefore, ofFen: fen, paidBeforeFen, value });
    return value;
  };

  const payPeople = (totalFen: Fen, shares: Share[], steps: Step[]): PersonAward[] => {
    const amounts = split(totalFen, shares, clauses.shares, steps);
    return shares.map((share, index) => {
      const amountFen = amounts[index] as Fen;
      const fen = capFen === undefined ? amountFen : capPerson(amountFen, share, capFen, boundClauses.cap, steps);
      const lapsedFen = capFen === undefined ? undefined : amountFen - fen;
      return { employee: share.employee, fen, lapsedFen, stages: stagesOf(fen, stages, share.employee, steps) };
    });
  };

  const calculate: Calculate = (given) => {
    const refusals: Refusal[] = [];
    const values = readFacts(needs, given.facts, refusals);
    const shares = given.shares === undefined ? undefined : readShares(given.shares, capFen !== undefined, refusals);
    if (shares === undefined && capFen !== undefined) refusals.push(refuse("shares-required", "/shares"));
    const paidBeforeFen = readPaidBefore(given.paidBefore, refusals);
    if (refusals.length > 0) return refuseAll(refusals);

    if (requirements.length > 0) {
      const steps = unmet(values);
      if (steps.length > 0) return accept({ eligible: false, totalFen: 0, steps });
    }
    const earned = kind.earn(values, refusals);
    if (earned === undefined) return refuseAll(refusals);
    const { steps } = earned;
    const adjustedFen = adjustments.length === 0 ? earned.fen : adjust(earned.fen, values, steps);
    if (adjustedFen > largestFen) return refuseAll([refuse("amount-too-large", "")]);
    const totalFen = subtractPaid(bound(adjustedFen, steps), paidBeforeFen, steps);
    const award: Award =
      shares === undefined
        ? { eligible: true, totalFen, stages: stagesOf(totalFen, stages, undefined, steps), steps }
        : { eligible: true, totalFen, shares: payPeople(totalFen, shares, steps), steps };
    if (earned.grants !== undefined) award.grants = earned.grants;
    return accept(award);
  };
  return { calculate, needs };
};

const readPaidBefore = (value: unknown, refusals: Refusal[]): Fen => {
  if (value === undefined) return 0;
  const fen = readFen(value);
  if (fen === undefined) refusals.push(refuseValue("amount-invalid", "/paidBefore", value));
  return fen ?? 0;
};
