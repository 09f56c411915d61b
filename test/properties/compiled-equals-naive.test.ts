// The product against the second computation: the same answer to the fen, or a refusal for the same reason.
import { isDeepStrictEqual } from "node:util";
import { expect, test } from "vitest";
import { caseMutant } from "../oracle/case-mutants.ts";
import type { Answer, Case, Policy, Refused } from "../oracle/documents.ts";
import { naiveAnswer } from "../oracle/naive-answer.ts";
import { compiled, type ProductAnswer, productAnswer, type Refusals } from "./product.ts";
import { casesFor, casesOf, expectOften, forPolicies } from "./replay.ts";

/** What the second computation calls a refusal, and what the product may call the same one. */
const sameReason: Record<string, string[]> = {
  "amount-invalid": ["amount-invalid"],
  "amount-too-large": ["amount-too-large"],
  "chosen-pay-missing": ["chosen-pay-missing"],
  "chosen-pay-not-wanted": ["chosen-pay-not-needed"],
  "chosen-pay-outside": ["chosen-pay-outside"],
  "chosen-rate-outside": ["chosen-rate-outside"],
  "day-invalid": ["day-invalid"],
  "digits-invalid": ["digits-invalid"],
  "employee-twice": ["employee-twice"],
  "field-missing": ["missing-field", "missing-fact", "missing-criterion", "paid-this-year-missing"],
  "id-invalid": ["id-invalid"],
  "juror-twice": ["juror-twice"],
  "list-wanted": ["wrong-type", "list-empty", "seat-short"],
  "month-invalid": ["month-invalid", "day-invalid"],
  "name-invalid": ["name-invalid"],
  "object-wanted": ["wrong-type", "missing-field"],
  "paid-before-not-wanted": ["means-nothing-here"],
  "rate-invalid": ["rate-invalid"],
  "row-missing": ["missing-row"],
  "scheme-unknown": ["unknown-scheme", "id-invalid", "wrong-type"],
  "seat-short": ["seat-short"],
  "seat-unknown": ["unknown-seat", "id-invalid"],
  "shares-not-wanted": ["means-nothing-here", "wrong-type", "list-empty"],
  "shares-wanted": ["shares-required"],
  "span-backwards": ["span-backwards"],
  "text-invalid": ["text-invalid", "id-invalid"],
  "trace-unknown": ["choice-invalid"],
  "unknown-field": ["unknown-field", "unknown-fact", "unknown-criterion", "means-nothing-here"],
  "value-missing": ["attribute-not-one"],
  "value-twice": ["attribute-not-one"],
  "whole-invalid": ["whole-number-invalid"],
};

test("random cases come to the same answers, and to refusals for the same reasons", () => {
  const seen = new Map<string, number>();
  forPolicies(casesFor(0.6), (policy, random) => {
    const product = compiled(policy);
    for (const given of casesOf(policy, random)) {
      const naive = naiveAnswer(policy, given);
      compare(policy, given, naive, productAnswer(product, given));
      count(seen, outcomeOf(naive));
    }
  });
  const all = [...seen.values()].reduce((sum, each) => sum + each, 0);
  for (const kind of ["paid", "nothing", "ineligible", "amount-too-large", "row-missing", "chosen-pay-outside"])
    expectOften(seen.get(kind) ?? 0, all / 1_000, kind);
  expectOften(seen.get("paid") ?? 0, all / 2, "cases that earn something");
});

test("a case that is spoilt in one place is refused by both, for the same reason", () => {
  const seen = new Map<string, number>();
  forPolicies(casesFor(0.25), (policy, random) => {
    const product = compiled(policy);
    for (const given of casesOf(policy, random)) {
      const mutant = caseMutant(random, policy, given);
      if (mutant === undefined) continue;
      const naive = naiveAnswer(policy, mutant.spoilt);
      expect(naive, `${mutant.name}: ${JSON.stringify(mutant.spoilt)}`).toHaveProperty("refused");
      compare(policy, mutant.spoilt, naive, productAnswer(product, mutant.spoilt));
      count(seen, outcomeOf(naive));
    }
  });
  const byForm = Object.keys(sameReason).filter((reason) => seen.has(reason));
  expectOften(byForm.length, 20, "different reasons");
});

function compare(policy: Policy, given: Case, naive: Answer | Refused, product: ProductAnswer | Refusals): void {
  if (agree(naive, product)) return;
  const told = { naive, product, given, policy };
  throw new Error(
    Object.entries(told)
      .map(([name, value]) => `${name}: ${JSON.stringify(value)}`)
      .join("\n"),
  );
}

function agree(naive: Answer | Refused, product: ProductAnswer | Refusals): boolean {
  if ("refused" in naive) {
    const reasons = sameReason[naive.refused] ?? [];
    return "refused" in product && product.refused.some((code) => reasons.includes(code));
  }
  if ("refused" in product) return false;
  const { policy, trace, ...answer } = product;
  return isDeepStrictEqual({ ...answer }, { ...naive });
}

const outcomeOf = (naive: Answer | Refused): string => {
  if ("refused" in naive) return naive.refused;
  if (!naive.eligible) return "ineligible";
  return naive.total === "0.00" ? "nothing" : "paid";
};

const count = (seen: Map<string, number>, outcome: string): void => {
  seen.set(outcome, (seen.get(outcome) ?? 0) + 1);
};
