// A policy that is spoilt in one place is refused, for that reason, by the check and by the calculation alike.
import { expect, test } from "vitest";
import { compilePolicy } from "../../domain/calculation/compile.ts";
import { checkPolicy } from "../../domain/check/check.ts";
import { mutationNames, policyMutant } from "../oracle/policy-mutants.ts";
import { randomPolicy } from "../oracle/random-policy.ts";
import { codesOf, sha256Hex } from "./product.ts";
import { casesFor, expectOften, forSeeds } from "./replay.ts";

test("a policy that is spoilt in one place is refused for that reason", () => {
  const met = new Set<string>();
  forSeeds(casesFor(0.1), (random) => {
    const mutant = policyMutant(random, randomPolicy(random));
    if (mutant === undefined) return;
    met.add(mutant.name);
    const { errors } = checkPolicy(mutant.spoilt);
    const told = `${mutant.name}: ${JSON.stringify(mutant.spoilt)}`;
    expect(
      errors.some(({ code }) => mutant.codes.includes(code)),
      `${told} gave ${errors.map(({ code }) => code)}`,
    ).toBe(true);
    expect(codesOf(compilePolicy(mutant.spoilt, sha256Hex)), told).toEqual(errors.map(({ code }) => code));
  });
  expectOften(met.size, mutationNames.length - 1, "every mutation");
});
