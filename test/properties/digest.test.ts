// One policy has one digest, however it is spelt; a policy that says something else has another.
import { expect, test } from "vitest";
import { digestOf } from "../../domain/policy/digest.ts";
import { policyFromText } from "../../domain/policy/from-text.ts";
import { readPolicy } from "../../domain/policy/policy.ts";
import type { Policy } from "../oracle/documents.ts";
import { naiveDigest } from "../oracle/naive-digest.ts";
import type { Random } from "../oracle/random.ts";
import { randomPolicy } from "../oracle/random-policy.ts";
import { respelt } from "../oracle/respelt.ts";
import { compiled, productAnswer, sha256Hex } from "./product.ts";
import { casesFor, casesOf, forSeeds } from "./replay.ts";

const sample: Policy = {
  id: "jiangli-sample",
  title: { zh: "职工创新激励办法", en: "Employee innovation incentives" },
  currency: "CNY",
  from: "2024-01-01",
  rounding: { to: "0.01", mode: "half-up" },
  schemes: [
    {
      id: "suggestion",
      title: { zh: "合理化建议奖", en: "Suggestion reward" },
      kind: "tiered",
      measure: "benefit",
      apply: "whole",
      tiers: [
        { below: "100", pay: "10" },
        { below: "1000", rate: "10%" },
        { below: "5000", rate: "11%" },
        { below: "10000", rate: "12%" },
        { upTo: "50000", rate: "13%" },
        { rate: "15%" },
      ],
      atMost: "200000",
    },
  ],
};
const published = "sha256:b10bbbfa89d8511ee757416726b723c1bf1e9b7fc017ec3b17524a7773bfc1c7";

test("the published sample has its published digest", () => {
  expect(compiled(sample).digest).toBe(published);
  expect(naiveDigest(sample)).toBe(published);
  const { rounding, ...withoutRounding } = sample;
  expect(compiled(withoutRounding).digest, "a default that is left out is filled in").toBe(published);
});

test("every spelling of a policy has the digest that the slow way comes to", () => {
  forSeeds(casesFor(0.01), (random) => {
    const policy = randomPolicy(random);
    const digest = naiveDigest(policy);
    expect(compiled(policy).digest, JSON.stringify(policy)).toBe(digest);
    expect(compiled(respelt(random, policy)).digest).toBe(digest);
    const read = readPolicy(policy);
    expect(read.ok && digestOf(read.value, sha256Hex), "the normal form is its own normal form").toBe(digest);
  });
});

test("a policy written as text, as in YAML, has the digest of the same policy in JSON", () => {
  forSeeds(casesFor(0.005), (random) => {
    const policy = randomPolicy(random);
    expect(compiled(policyFromText(asText(policy)) as Policy).digest).toBe(naiveDigest(policy));
  });
});

/** Every number as its digits, the way YAML hands it over. */
function asText(value: unknown): unknown {
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  if (Array.isArray(value)) return value.map(asText);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, asText(each)]));
}

test("another title, another amount, another day: another digest", () => {
  forSeeds(casesFor(0.005), (random) => {
    const policy = randomPolicy(random);
    const others = changed(random, policy);
    const digests = new Set([policy, ...others].map((each) => compiled(each).digest));
    expect(digests.size).toBe(others.length + 1);
  });
});

function changed(random: Random, policy: Policy): Policy[] {
  const [first, ...rest] = policy.schemes;
  if (first === undefined) return [];
  return [
    { ...policy, from: "2031-01-01" },
    { ...policy, title: { zh: "另一个办法" } },
    { ...policy, schemes: [{ ...first, source: `职代会决议 ${random.whole(4, 9_999)}` }, ...rest] },
    { ...policy, schemes: [{ ...first, id: "renamed" }, ...rest] },
  ];
}

test("the answer carries the digest of the policy that it was calculated by", () => {
  forSeeds(casesFor(0.001), (random) => {
    const policy = randomPolicy(random);
    const [product, digest] = [compiled(policy), naiveDigest(policy)];
    for (const given of casesOf(policy, random)) {
      const answer = productAnswer(product, given);
      if (!("refused" in answer)) expect(answer.policy.digest).toBe(digest);
    }
  });
});
