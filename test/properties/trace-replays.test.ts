// Every trace can be replayed, step by step, from its own numbers to its total; one that was tampered with cannot.
import { expect, test } from "vitest";
import type { Policy } from "../oracle/documents.ts";
import type { Random } from "../oracle/random.ts";
import { compiled, type ProductAnswer, type PublicStep, productAnswer } from "./product.ts";
import { casesFor, casesOf, expectOften, forPolicies } from "./replay.ts";
import { type HowToRound, wrongIn } from "./replay-trace.ts";

const roundingOf = ({ rounding }: Policy): HowToRound => ({
  to: rounding?.to ?? "0.01",
  mode: rounding?.mode ?? "half-up",
});

test("every step follows from its own numbers, and the last one is the total", () => {
  const seen = new Set<string>();
  forPolicies(casesFor(0.1), (policy, random) => {
    const product = compiled(policy);
    for (const given of casesOf(policy, random)) {
      const answer = productAnswer(product, given, random.pick(["words", "steps"]));
      if ("refused" in answer) continue;
      for (const { does } of answer.trace ?? []) seen.add(does);
      expect(wrongIn(answer, roundingOf(policy)), JSON.stringify(answer)).toBeUndefined();
    }
  });
  expect(allSteps, "no kind of step is new").toEqual(expect.arrayContaining([...seen]));
  expectOften(seen.size, allSteps.length - 1, "kinds of steps");
});

const allSteps = [
  ...["add", "at-least", "at-most", "cap", "chosen-rate", "days", "factor", "item", "items", "juror", "month"],
  ...["paid-before", "pay", "rate", "rate-by-score", "require", "score", "seat", "share", "slice", "stage", "sum"],
];

test("a number that was tampered with is found", () => {
  let tried = 0;
  forPolicies(casesFor(0.02), (policy, random) => {
    const product = compiled(policy);
    for (const given of casesOf(policy, random)) {
      const answer = productAnswer(product, given, "steps");
      if ("refused" in answer || !answer.eligible) continue;
      const name = tamper(random, answer);
      if (name === undefined) continue;
      tried += 1;
      expect(wrongIn(answer, roundingOf(policy)), `${name}: ${JSON.stringify(answer)}`).toBeDefined();
    }
  });
  expectOften(tried, 100, "tampered traces");
});

/** One fen more, or a hundredth more of a rate or score, in the value of one step. */
function tamper(random: Random, answer: ProductAnswer): string | undefined {
  const steps = (answer.trace ?? []).filter(({ does, value }) => does !== "at-least" && !value.includes("/"));
  if (steps.length === 0) return undefined;
  const step = random.pick(steps);
  const [, whole = "", places = "", percent = ""] = /^(\d+)(?:\.(\d+))?(%?)$/.exec(step.value) ?? [];
  const digits = String(BigInt(whole + places.padEnd(2, "0")) + 1n).padStart(places.length + 3, "0");
  const shown = Math.max(places.length, 2);
  step.value = `${digits.slice(0, -shown)}.${digits.slice(-shown)}${percent}`;
  return step.does;
}

test("words are there when they are asked for, in both languages, and nothing else changes", () => {
  forPolicies(casesFor(0.02), (policy, random) => {
    const product = compiled(policy);
    for (const given of casesOf(policy, random)) {
      const [steps, words, none] = ["steps", "words", "none"].map((trace) => productAnswer(product, given, trace));
      if (steps === undefined || words === undefined || none === undefined || "refused" in steps) continue;
      if ("refused" in words || "refused" in none) throw new Error("what is told must not change what is paid");
      for (const { says } of words.trace ?? []) {
        expect(says?.zh).toMatch(/\p{Script=Han}/u);
        expect(says?.en).toMatch(/[A-Za-z0-9]/);
        expect(`${says?.zh} ${says?.en}`).not.toMatch(/undefined|NaN|\[object/);
      }
      expect(words.trace?.map(({ says, ...step }: PublicStep) => step)).toEqual(steps.trace);
      const { trace, ...rest } = steps;
      expect(none).toEqual(rest);
    }
  });
});
