// Where the check does not warn, a larger measure never earns less; where it does, one does.
import { expect, test } from "vitest";
import { checkPolicy } from "../../domain/check/check.ts";
import type { Case, Policy, TieredScheme } from "../oracle/documents.ts";
import { measureFact, measureUnitsNearEdges } from "../oracle/random-case.ts";
import { randomPolicy } from "../oracle/random-policy.ts";
import { compiled, productAnswer } from "./product.ts";
import { casesFor, expectOften, forSeeds } from "./replay.ts";

test("a larger measure earns less only where the check has said so", () => {
  const tried = { calm: 0, warned: 0 };
  forSeeds(casesFor(0.01), (random) => {
    const policy = onlyTiers(randomPolicy(random));
    if (policy.schemes.length === 0) return;
    const product = compiled(policy);
    const warned = checkPolicy(policy).warnings.filter(({ code }) => code === "not-monotone");
    for (const scheme of policy.schemes as TieredScheme[]) {
      const units = measureUnitsNearEdges(random, scheme).sort((a, b) => a - b);
      const falls = units.slice(1).filter((larger, index) => {
        const [before, after] = [fenFor(scheme, units[index] as number), fenFor(scheme, larger)];
        return before !== undefined && after !== undefined && after < before;
      });
      const saysSo = warned.some(({ clause }) => clause.startsWith(`${scheme.id}.`));
      if (!saysSo) expect(falls, JSON.stringify(scheme)).toEqual([]);
      else tried.warned += falls.length > 0 ? 1 : 0;
      tried.calm += saysSo ? 0 : 1;
    }
    function fenFor(scheme: TieredScheme, units: number): bigint | undefined {
      const given: Case = { scheme: scheme.id, facts: { [scheme.measure ?? ""]: measureFact(scheme, units) } };
      const answer = productAnswer(product, given);
      return "refused" in answer ? undefined : BigInt(answer.total.replace(".", ""));
    }
  });
  expectOften(tried.calm, 50, "schemes without a warning");
  expectOften(tried.warned, 50, "warnings that come true");
});

/** The measure alone decides: no conditions, no counting, no choice. */
function onlyTiers(policy: Policy): Policy {
  const schemes = policy.schemes.flatMap((scheme): TieredScheme[] => {
    if (scheme.kind !== "tiered" || scheme.unit === "score") return [];
    const { require, adjust, perPersonYear, ...rest } = scheme;
    const tiers = scheme.tiers.map(({ times, ...tier }) => ({
      ...tier,
      ...(typeof tier.pay === "object" && { pay: tier.pay.to }),
    }));
    return [{ ...rest, tiers }];
  });
  return { ...policy, schemes };
}
