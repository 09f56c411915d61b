// Policies that were right and are spoilt in one place, each with the codes under which it may be refused.
import { badMoney, badWhole } from "./case-mutants.ts";
import type { AllowanceScheme, AwardScheme, Policy, Scheme } from "./documents.ts";
import { kindMutations } from "./kind-mutations.ts";
import { type Mutation, set, within } from "./mutation.ts";
import type { Random } from "./random.ts";
import { tierMutations } from "./tier-mutations.ts";

export type PolicyMutant = { name: string; codes: string[]; spoilt: Policy };

const anyScheme = (scheme: Scheme): Scheme => scheme;
const award = (scheme: Scheme): AwardScheme | undefined => (scheme.kind === "allowance" ? undefined : scheme);
const allowance = (scheme: Scheme): AllowanceScheme | undefined => (scheme.kind === "allowance" ? scheme : undefined);
const staged = (scheme: Scheme): AwardScheme | undefined =>
  scheme.kind !== "allowance" && scheme.stages !== undefined ? scheme : undefined;
const adjusted = (scheme: Scheme): AwardScheme | undefined =>
  scheme.kind !== "allowance" && scheme.adjust?.[0] !== undefined ? scheme : undefined;

const mutations: Record<string, Mutation> = {
  ...tierMutations,
  ...kindMutations,
  "an unknown field at the top": {
    codes: ["unknown-field"],
    spoil: (policy, random) => set(policy, random.pick(["scheme", "until", "constructor"]), "x"),
  },
  "an id with a space": { codes: ["id-invalid"], spoil: (policy) => set(policy, "id", "a b") },
  "a currency without two decimals": {
    codes: ["currency-invalid"],
    spoil: (policy, random) => set(policy, "currency", random.pick(["JPY", "cny", "RMB", "", 1])),
  },
  "a day that does not exist": {
    codes: ["day-invalid"],
    spoil: (policy, random) => set(policy, "from", random.pick(["2024-02-30", "2023-02-29", "2024-1-1", 2024])),
  },
  "another rounding": {
    codes: ["choice-invalid", "unknown-field", "wrong-type"],
    spoil: (policy, random) =>
      set(policy, "rounding", random.pick([{ to: "0.1" }, { to: "5" }, { mode: "up" }, { by: "1" }, "0.01", null])),
  },
  "no schemes": { codes: ["list-empty"], spoil: (policy) => set(policy, "schemes", []) },
  "the same scheme twice": {
    codes: ["duplicate-id"],
    spoil: ({ schemes }) => schemes.push(structuredClone(schemes[0] as Scheme)) > 0,
  },
  "an unknown field in a scheme": within(anyScheme, ["unknown-field"], (scheme, random) =>
    set(scheme, random.pick(["min", "cap", "note", "constructor"]), "1"),
  ),
  "a kind that is not there": within(anyScheme, ["choice-invalid"], (scheme) => set(scheme, "kind", "ladder")),
  "a scheme without a title": within(
    anyScheme,
    ["missing-field"],
    (scheme) => delete (scheme as Partial<Scheme>).title,
  ),
  "an award's bound is malformed": within(award, ["amount-invalid"], (scheme, random) =>
    set(scheme, random.pick(["atLeast", "atMost", "perPersonYear"]), random.pick(badMoney)),
  ),
  "atLeast above atMost": within(
    award,
    ["at-least-above-at-most"],
    (scheme) => set(scheme, "atLeast", "10.01") && set(scheme, "atMost", "10"),
  ),
  "bounds on an allowance": within(allowance, ["unknown-field"], (scheme, random) =>
    set(scheme, random.pick(["atMost", "atLeast", "stages", "require", "adjust", "perPersonYear"]), "1"),
  ),
  "a condition with two tests": within(award, ["fields-exclude-each-other"], (scheme) =>
    set(scheme, "require", [{ fact: "extra", atLeast: 1, atMost: 2, else: { zh: "x" } }]),
  ),
  "a condition without a test": within(award, ["missing-field"], (scheme) =>
    set(scheme, "require", [{ fact: "extra", else: { zh: "x" } }]),
  ),
  "a condition's number is malformed": within(award, ["whole-number-invalid"], (scheme, random) =>
    set(scheme, "require", [{ fact: "extra", atLeast: random.pick(badWhole), else: { zh: "x" } }]),
  ),
  "an adjustment without a condition": within(adjusted, ["list-empty"], ({ adjust }) => set(adjust?.[0], "when", [])),
  "an adjustment that does two things": within(
    adjusted,
    ["fields-exclude-each-other"],
    ({ adjust }) => set(adjust?.[0], "factor", "1%") && set(adjust?.[0], "add", "1"),
  ),
  "the same adjustment twice": within(
    adjusted,
    ["duplicate-id"],
    ({ adjust }) => (adjust?.push(structuredClone(adjust[0] as (typeof adjust)[number])) ?? 0) > 0,
  ),
  "stages that miss a fen": within(
    staged,
    ["does-not-add-up"],
    ({ stages }) => (stages?.push({ id: "more", share: "0.0001%" }) ?? 0) > 0,
  ),
  "a stage of nothing": within(
    staged,
    ["rate-invalid"],
    ({ stages }) => (stages?.push({ id: "more", share: "0%" }) ?? 0) > 0,
  ),
};

export const mutationNames = Object.keys(mutations);

/** One spoilt copy; undefined where the mutation that was drawn has nothing to spoil in this policy. */
export function policyMutant(random: Random, policy: Policy): PolicyMutant | undefined {
  const name = random.pick(mutationNames);
  const { codes, spoil } = mutations[name] as Mutation;
  const spoilt = structuredClone(policy);
  return spoil(spoilt, random) ? { name, codes, spoilt } : undefined;
}
