// Compiles a policy once, so that it can calculate millions of times.

import { findErrors } from "../check/errors.ts";
import { compileAllowance } from "../kinds/allowance.ts";
import { compileCommission } from "../kinds/commission.ts";
import type { FactType } from "../kinds/facts.ts";
import type { Calculate } from "../kinds/outcome.ts";
import type { AwardKind } from "../kinds/pay.ts";
import { compileTable } from "../kinds/table.ts";
import { compileTiered } from "../kinds/tiered.ts";
import { digestOf, type Sha256Hex } from "../policy/digest.ts";
import { type Policy, readPolicy, type Scheme } from "../policy/policy.ts";
import { accept, type Outcome, refuseAll } from "../refusals.ts";
import { type Fen, readFen } from "../values/money.ts";
import type { Rounding } from "../values/rounding.ts";
import { compileAward } from "./award.ts";

export type CompiledScheme = {
  rule: Scheme;
  calculate: Calculate;
  /** The facts that must be whole numbers. */
  wholeFacts: string[];
  /** The facts that someone can know of a case: without marks of a jury, and what only a committee chooses. */
  facts: CaseFact[];
};

export type CaseFact = { name: string; type: FactType };

export type CompiledPolicy = { policy: Policy; digest: string; schemes: Map<string, CompiledScheme> };

/** A policy with errors does not calculate; with warnings it does. */
export const compilePolicy = (document: unknown, sha256Hex: Sha256Hex): Outcome<CompiledPolicy> => {
  const read = readPolicy(document);
  if (!read.ok) return read;
  const policy = read.value;
  const errors = findErrors(policy);
  if (errors.length > 0) return refuseAll(errors);
  const rounding: Rounding = { toFen: readFen(policy.rounding.to) as Fen, mode: policy.rounding.mode };
  const schemes = new Map(policy.schemes.map((scheme) => [scheme.id, compileScheme(scheme, rounding)]));
  return accept({ policy, digest: digestOf(policy, sha256Hex), schemes });
};

const compileScheme = (rule: Scheme, rounding: Rounding): CompiledScheme => {
  if (rule.kind === "allowance") return { rule, ...compileAllowance(rule, rounding), wholeFacts: [], facts: [] };
  const { calculate, needs } = compileAward(rule, compileKind(rule, rounding), rounding);
  const facts = needs.flatMap(({ name, type }): CaseFact[] => (type === "special" ? [] : [{ name, type }]));
  const wholeFacts = facts.filter(({ type }) => type === "whole").map(({ name }) => name);
  return { rule, calculate, wholeFacts, facts };
};

const compileKind = (rule: Exclude<Scheme, { kind: "allowance" }>, rounding: Rounding): AwardKind => {
  switch (rule.kind) {
    case "tiered":
      return compileTiered(rule, rounding);
    case "table":
      return compileTable(rule, rounding);
    case "commission":
      return compileCommission(rule, rounding);
  }
};
