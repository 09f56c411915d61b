// The verdicts of the check against brute force on small policies, and its counterexamples against real calculations.
import { expect, test } from "vitest";
import { checkPolicy } from "../../domain/check/check.ts";
import type { Finding } from "../../domain/check/findings.ts";
import type { Case, Facts, Policy, TieredScheme } from "../oracle/documents.ts";
import { type Crossing, itemsNeverTaken, verdictsUpTo } from "../oracle/naive-check.ts";
import { randomPolicy } from "../oracle/random-policy.ts";
import { largestEdge, smallAllowance, smallTiered } from "../oracle/random-small.ts";
import { compiled, productAnswer } from "./product.ts";
import { casesFor, expectOften, forSeeds } from "./replay.ts";

function warningsOf(policy: Policy): Finding[] {
  const { errors, warnings } = checkPolicy(policy);
  expect(errors).toEqual([]);
  return warnings;
}

const clausesOf = (warnings: Finding[], wanted: string): string[] =>
  warnings.filter(({ code }) => code === wanted).map(({ clause }) => clause);

const tierClauses = (crossings: Crossing[]): string[] => [
  ...new Set(crossings.map(({ tier }) => `small-tiers.tiers.${tier}`)),
];

test("tiers fall, jump and go on without end exactly where every single measure says so", () => {
  const seen = { falls: 0, cliffs: 0, uncapped: 0, clean: 0 };
  forSeeds(casesFor(0.004), (random) => {
    const { policy, scheme } = smallTiered(random);
    const warnings = warningsOf(policy);
    const brute = verdictsUpTo(policy, scheme, BigInt(largestEdge + 20));
    expect(clausesOf(warnings, "not-monotone"), JSON.stringify(scheme)).toEqual(tierClauses(brute.falls));
    expect(clausesOf(warnings, "cliff"), JSON.stringify(policy)).toEqual(tierClauses(brute.cliffs));
    expect(clausesOf(warnings, "uncapped").length > 0).toBe(brute.uncapped);
    expect(clausesOf(warnings, "unreachable")).toEqual([]);
    seen.falls += brute.falls.length > 0 ? 1 : 0;
    seen.cliffs += brute.cliffs.length > 0 ? 1 : 0;
    seen.uncapped += brute.uncapped ? 1 : 0;
    seen.clean += warnings.length === 0 ? 1 : 0;
  });
  for (const [verdict, times] of Object.entries(seen)) expectOften(times, 10, verdict);
});

test("an item is unreachable exactly when no set of attributes ever takes it", () => {
  let unreachable = 0;
  forSeeds(casesFor(0.01), (random) => {
    const { policy, scheme } = smallAllowance(random);
    const items = scheme.groups.flatMap((group, at) =>
      group.items.map(({ id }, index) => ({ id, clause: `small-items.groups.${at}.items.${index}` })),
    );
    const never = itemsNeverTaken(scheme);
    const expected = items.filter(({ id }) => never.includes(id)).map(({ clause }) => clause);
    expect(clausesOf(warningsOf(policy), "unreachable"), JSON.stringify(scheme)).toEqual(expected);
    unreachable += never.length;
  });
  expectOften(unreachable, 10, "unreachable items");
});

test("a tier that begins beyond the largest possible measure is unreachable", () => {
  const scheme = (unit: TieredScheme["unit"], upTo: string): Policy["schemes"][number] => ({
    id: `by-${unit}`,
    title: { zh: "奖励" },
    kind: "tiered",
    ...(unit === "score"
      ? { criteria: [{ id: "c", weight: "100%" }], seats: [{ id: "s", atLeast: 1 }] }
      : { measure: "m" }),
    unit: unit as "money",
    apply: "whole",
    tiers: [{ upTo, pay: "1" }, { pay: "1" }],
  });
  const unreachable = (...schemes: Policy["schemes"]): string[] =>
    clausesOf(warningsOf({ id: "p", title: { zh: "p" }, currency: "CNY", from: "2024-01-01", schemes }), "unreachable");
  const ends = [scheme("money", "999999999999.99"), scheme("points", "999999999999"), scheme("score", "100")];
  expect(unreachable(...ends)).toEqual(["by-money.tiers.1", "by-points.tiers.1", "by-score.tiers.1"]);
  const before = [scheme("money", "999999999999.98"), scheme("points", "999999999998"), scheme("score", "99.99")];
  expect(unreachable(...before)).toEqual([]);
});

test("both measures of a counterexample earn what it says", () => {
  let tried = 0;
  forSeeds(casesFor(0.02), (random) => {
    const policy = bare(randomPolicy(random));
    const product = compiled(policy);
    for (const { clause, code, counterexample, says } of warningsOf(policy)) {
      const scheme = policy.schemes.find(({ id }) => clause.startsWith(`${id}.`));
      if (counterexample === undefined || scheme?.kind !== "tiered" || scheme.unit === "score") continue;
      counterexample.measures.forEach((measure, index) => {
        const award = counterexample.awards[index] as string;
        const isTold = code !== "uncapped" || index === 1;
        if (isTold) for (const text of [says.zh, says.en]) expect(text).toContain(award);
        const totals = casesAt(scheme, measure).map((given) => {
          const answer = productAnswer(product, given);
          return "refused" in answer ? answer.refused.join() : answer.total;
        });
        const stated = BigInt(award.replace(".", "")) > 99_999_999_999_999n ? "amount-too-large" : award;
        expect(totals, JSON.stringify({ scheme, counterexample })).toContain(stated);
        tried += 1;
      });
    }
  });
  expectOften(tried, 100, "counterexamples");
});

/** The check looks at what a measure earns before adjustments and whoever asks. */
function bare(policy: Policy): Policy {
  const schemes = policy.schemes.map((scheme) => {
    if (scheme.kind === "allowance") return scheme;
    const { require, adjust, perPersonYear, ...rest } = scheme;
    return rest;
  });
  return { ...policy, schemes };
}

/** The case of a measure, counted once; where the committee has a choice, both ends of every range. */
function casesAt(scheme: TieredScheme, measure: string): Case[] {
  const value = scheme.unit === "points" ? Number(measure) : measure;
  const times = scheme.tiers.flatMap((tier) => (tier.times === undefined ? [] : [[tier.times, 1]]));
  const facts: Facts = { ...Object.fromEntries(times), [scheme.measure ?? ""]: value };
  const ends = scheme.tiers.flatMap(({ pay }) => (typeof pay === "object" ? [pay.from, pay.to] : []));
  return [facts, ...ends.map((chosenPay) => ({ ...facts, chosenPay }))].map((each) => ({
    scheme: scheme.id,
    facts: each,
  }));
}
