// How many random cases a property tries, and how a failure says which seed replays it.

import { expect } from "vitest";
import type { Case, Policy } from "../oracle/documents.ts";
import { type Random, randomFrom } from "../oracle/random.ts";
import { randomCase } from "../oracle/random-case.ts";
import { randomPolicy } from "../oracle/random-policy.ts";

const firstSeed = Number(process.env.JIANGLI_SEED ?? 1);
const casesInAll = Number(process.env.JIANGLI_CASES ?? 100_000);
const casesOfEachPolicy = 20;

/** `part` of the cases that the environment asks for; the comparison with the second computation takes them all. */
export const casesFor = (part: number): number => Math.max(casesOfEachPolicy, Math.round(casesInAll * part));

/** A property that met nothing proves nothing; only a short replay of one seed may meet too little. */
export function expectOften(times: number, least: number, what: string): void {
  if (casesInAll >= 100_000) expect(times, `${what}: tried often enough`).toBeGreaterThan(least);
}

/** Runs `attempt` with seeds in a row; what it throws names the seed that alone runs it again. */
export function forSeeds(count: number, attempt: (random: Random, seed: number) => void): void {
  for (let seed = firstSeed; seed < firstSeed + count; seed += 1) {
    try {
      attempt(randomFrom(seed), seed);
    } catch (thrown) {
      throw new Error(`with JIANGLI_SEED=${seed} JIANGLI_CASES=${casesOfEachPolicy}`, { cause: thrown });
    }
  }
}

/** So many cases in all: a policy for each seed, and the same number of cases for each policy. */
export function forPolicies(cases: number, attempt: (policy: Policy, random: Random) => void): void {
  forSeeds(Math.ceil(cases / casesOfEachPolicy), (random) => attempt(randomPolicy(random), random));
}

export function* casesOf(policy: Policy, random: Random): Generator<Case> {
  for (let made = 0; made < casesOfEachPolicy; made += 1) yield randomCase(random, policy);
}
