// A refusal says what was wrong, where, and what would be right: its path leads there, its words hold no blanks.
import { expect, test } from "vitest";
import { checkPolicy } from "../../domain/check/check.ts";
import type { Refusal } from "../../domain/refusals.ts";
import { caseMutant } from "../oracle/case-mutants.ts";
import type { Jury, Policy, Scheme } from "../oracle/documents.ts";
import { shortestRate } from "../oracle/naive-digest.ts";
import { policyMutant } from "../oracle/policy-mutants.ts";
import { randomPolicy } from "../oracle/random-policy.ts";
import { compiled, productOutcome } from "./product.ts";
import { casesFor, casesOf, expectOften, forPolicies, forSeeds } from "./replay.ts";

/** Where a refusal of a case must point, for those that could as well point elsewhere. */
const placesOf: Record<string, RegExp> = {
  "amount-too-large": /^$/,
  "attribute-not-one": /^\/facts\/employee\/attributes$/,
  "chosen-pay-missing": /^\/facts\/chosenPay$/,
  "chosen-pay-not-needed": /^\/facts\/chosenPay$/,
  "chosen-pay-outside": /^\/facts\/chosenPay$/,
  "chosen-rate-outside": /^\/facts\/chosenRate$/,
  "employee-twice": /^\/shares\/\d+\/employee$/,
  "juror-twice": /^\/facts\/scores\/\d+\/juror$/,
  "means-nothing-here": /^\/(paidBefore|shares(\/\d+\/paidThisYear)?)$/,
  "missing-criterion": /^\/facts\/scores\/\d+\/marks\/.+$/,
  "missing-row": /^\/facts$/,
  "paid-this-year-missing": /^\/shares\/\d+\/paidThisYear$/,
  "seat-short": /^\/facts\/scores$/,
  "span-backwards": /\/until$/,
  "unknown-criterion": /^\/facts\/scores\/\d+\/marks\/.+$/,
  "unknown-seat": /^\/facts\/scores\/\d+\/seat$/,
};

/** What would have been right, all of which a refusal must tell. */
function rightOnes(code: string, { schemes }: Policy, scheme: Scheme | undefined): string[] {
  const idsOf = (all: { id: string }[]): string => all.map(({ id }) => id).join(", ");
  if (code === "unknown-scheme") return [idsOf(schemes)];
  if (scheme === undefined || scheme.kind === "allowance") return [];
  if (code === "unknown-seat") return [idsOf((scheme as Jury).seats)];
  if (code === "unknown-criterion") return [idsOf((scheme as Jury).criteria)];
  if (code === "chosen-rate-outside" && scheme.kind === "commission")
    return [`${shortestRate(scheme.rate.from)} … ${shortestRate(scheme.rate.to)}`];
  if (code !== "missing-row" || scheme.kind !== "table") return [];
  return [scheme.rows.map((row) => scheme.by.map((dimension) => row[dimension]).join(" / ")).join(", ")];
}

type Told = Pick<Refusal, "code" | "path" | "says">;

function mustBeUseful({ code, path, says }: Told, document: unknown): void {
  const told = `${code} at ${path}: ${says.zh} · ${says.en}`;
  expect(says.zh, told).toMatch(/\p{Script=Han}/u);
  for (const text of [says.zh, says.en])
    expect(text, told).not.toMatch(/undefined|something else|其他|\[object|^\s|\s$| {2}/);
  const parent = valueAt(document, path.slice(0, Math.max(0, path.lastIndexOf("/"))));
  expect(typeof parent, `${told} leads nowhere`).toBe("object");
  const value = valueAt(document, path);
  if (code.endsWith("-invalid") && value !== undefined) expect(says.en, told).toContain(asQuoted(value));
}

/** Undefined where a JSON Pointer leads to nothing. */
function valueAt(document: unknown, pointer: string): unknown {
  let value = document;
  for (const key of pointer.split("/").slice(1)) {
    const name = key.replaceAll("~1", "/").replaceAll("~0", "~");
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, name)) return undefined;
    value = (value as Record<string, unknown>)[name];
  }
  return value;
}

function asQuoted(value: unknown): string {
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object" && value !== null) return "an object";
  return JSON.stringify(value).slice(0, 40);
}

test("a refused case is told where and why", () => {
  let tried = 0;
  forPolicies(casesFor(0.2), (policy, random) => {
    const product = compiled(policy);
    for (const given of casesOf(policy, random)) {
      const spoilt = (random.chance(0.7) ? caseMutant(random, policy, given)?.spoilt : undefined) ?? given;
      const outcome = productOutcome(product, spoilt);
      if (outcome.ok) continue;
      expect(outcome.refusals).not.toEqual([]);
      const scheme = policy.schemes.find(({ id }) => id === spoilt.scheme);
      for (const refusal of outcome.refusals) {
        mustBeUseful(refusal, spoilt);
        expect(refusal.path, refusal.code).toMatch(placesOf[refusal.code] ?? /./);
        for (const right of rightOnes(refusal.code, policy, scheme))
          for (const text of [refusal.says.zh, refusal.says.en]) expect(text, refusal.code).toContain(right);
      }
      tried += 1;
    }
  });
  expectOften(tried, 1_000, "refused cases");
});

test("a refused policy is told where and why, by clause and by path", () => {
  forSeeds(casesFor(0.05), (random) => {
    const mutant = policyMutant(random, randomPolicy(random));
    if (mutant === undefined) return;
    for (const finding of checkPolicy(mutant.spoilt).errors) {
      mustBeUseful(finding as Told, mutant.spoilt);
      const last = finding.path.split("/").at(-1) as string;
      expect(finding.path.startsWith("/schemes/") ? finding.clause : last, JSON.stringify(finding)).toMatch(/\S/);
    }
  });
});
