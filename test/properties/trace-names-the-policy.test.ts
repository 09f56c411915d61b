// Every step names the place in the policy that it comes from, and uses the numbers that stand there.
import { expect, test } from "vitest";
import type { AwardScheme, Case, Policy } from "../oracle/documents.ts";
import { decimal, isSame } from "../oracle/fraction.ts";
import { moneyOf } from "../oracle/values.ts";
import { compiled, type PublicStep, productAnswer } from "./product.ts";
import { casesFor, casesOf, expectOften, forPolicies } from "./replay.ts";

/** Places that are not in the policy: they stand for what the case brings along. */
const ofTheCase = ["shares", "paidBefore"];

function placeOf(policy: Policy, { clause }: PublicStep): unknown {
  const scheme = policy.schemes.find(({ id }) => clause.startsWith(`${id}.`));
  const path = clause.slice((scheme?.id ?? "").length + 1).split(".");
  return path.reduce<unknown>((place, key) => (place as Record<string, unknown> | undefined)?.[key], scheme);
}

const sameMoney = (shown: unknown, written: unknown): boolean => isSame(moneyOf(shown), moneyOf(written));
const sameRate = (shown: unknown, written: unknown): boolean =>
  isSame(decimal(String(shown).slice(0, -1)), decimal(String(written).slice(0, -1)));

/** The numbers of a step that the policy writes at its place. */
function usesItsNumbers(step: PublicStep, place: unknown, given: Case, scheme: AwardScheme): boolean {
  const written = place as Record<string, unknown>;
  const pay = written.pay ?? "0";
  const samePay = (): boolean => sameMoney(step.pay ?? "0", typeof pay === "object" ? given.facts.chosenPay : pay);
  switch (step.does) {
    case "pay":
      return written.rate === undefined && samePay() && (step.chosen === true) === (typeof pay === "object");
    case "rate":
    case "slice":
      return scheme.kind === "commission" || (sameRate(step.rate, written.rate) && samePay());
    case "factor":
      return sameRate(step.factor, written.factor);
    case "add":
      return sameMoney(step.add, written.add);
    case "at-least":
    case "at-most":
      return sameMoney(step.value, place);
    case "cap":
      return sameMoney(step.cap, place);
    default:
      return true;
  }
}

test("a step's clause leads to its rule, and its numbers are the rule's", () => {
  let tried = 0;
  forPolicies(casesFor(0.1), (policy, random) => {
    const product = compiled(policy);
    for (const given of casesOf(policy, random)) {
      const answer = productAnswer(product, given, "steps");
      if ("refused" in answer) continue;
      const scheme = policy.schemes.find(({ id }) => id === given.scheme) as AwardScheme;
      for (const step of answer.trace ?? []) {
        expect(step.clause.startsWith(`${scheme.id}.`), JSON.stringify(step)).toBe(true);
        if (ofTheCase.some((name) => step.clause === `${scheme.id}.${name}`)) continue;
        const place = placeOf(policy, step);
        expect(place, JSON.stringify(step)).toBeDefined();
        expect(usesItsNumbers(step, place, given, scheme), JSON.stringify({ step, place })).toBe(true);
        tried += 1;
      }
    }
  });
  expectOften(tried, 10_000, "steps");
});
