// The product as the properties see it: a policy compiled once, cases read and calculated, refusals as their codes.
import { createHash } from "node:crypto";
import { calculate } from "../../domain/calculation/answer.ts";
import { type CompiledPolicy, compilePolicy } from "../../domain/calculation/compile.ts";
import { readCalculation } from "../../domain/calculation/request.ts";
import type { Outcome } from "../../domain/refusals.ts";
import type { Answer, Case, Policy } from "../oracle/documents.ts";

export const sha256Hex = (text: string): string => createHash("sha256").update(text, "utf8").digest("hex");

export type PublicStep = { clause: string; does: string; value: string; says?: { zh: string; en: string } } & Record<
  string,
  unknown
>;
export type ProductAnswer = Answer & { policy: { id: string; digest: string }; trace?: PublicStep[] };
export type Refusals = { refused: string[] };

/** Throws where a policy that should be right is refused. */
export function compiled(policy: Policy): CompiledPolicy {
  const outcome = compilePolicy(policy, sha256Hex);
  if (outcome.ok) return outcome.value;
  throw new Error(`refused: ${JSON.stringify(outcome.refusals)}\n${JSON.stringify(policy)}`);
}

export const codesOf = (outcome: Outcome<unknown>): string[] =>
  outcome.ok ? [] : outcome.refusals.map(({ code }) => code);

export function productOutcome(policy: CompiledPolicy, given: Case, trace = "none"): Outcome<ProductAnswer> {
  const request = readCalculation({ policy: { id: "p", on: "2026-11-20" }, trace, ...given });
  return (request.ok ? calculate(policy, request.value) : request) as Outcome<ProductAnswer>;
}

export function productAnswer(policy: CompiledPolicy, given: Case, trace = "none"): ProductAnswer | Refusals {
  const outcome = productOutcome(policy, given, trace);
  return outcome.ok ? outcome.value : { refused: codesOf(outcome) };
}

/** For a case that is known to be right. */
export function answered(policy: CompiledPolicy, given: Case, trace = "none"): ProductAnswer {
  const answer = productAnswer(policy, given, trace);
  if ("refused" in answer) throw new Error(`refused: ${answer.refused}\n${JSON.stringify(given)}`);
  return answer;
}
