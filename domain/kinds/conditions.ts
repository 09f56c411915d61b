// Conditions on facts: is, in, atLeast, atMost.

import type { Title } from "../policy/policy.ts";
import type { FactType, FactValue } from "./facts.ts";

export type ConditionRule = {
  fact: string;
  is?: string | undefined;
  in?: string[] | undefined;
  atLeast?: number | undefined;
  atMost?: number | undefined;
  else?: Title | undefined;
};

/** A condition that knows where its fact stands among the values. */
export type Condition = { rule: ConditionRule; holds: (values: FactValue[]) => boolean; slot: number };

export const factTypeOf = (rule: ConditionRule): FactType =>
  rule.is !== undefined || rule.in !== undefined ? "text" : "whole";

export const compileCondition = (rule: ConditionRule, slotOf: (fact: string) => number): Condition => {
  const slot = slotOf(rule.fact);
  return { rule, slot, holds: test(rule, slot) };
};

const test = (rule: ConditionRule, slot: number): Condition["holds"] => {
  const { is, in: among, atLeast, atMost } = rule;
  if (is !== undefined) return (values) => values[slot] === is;
  if (among !== undefined) return (values) => among.includes(values[slot]);
  if (atLeast !== undefined) return (values) => values[slot] >= atLeast;
  return (values) => values[slot] <= (atMost as number);
};
