// The compiled policy that a calculation asks for, whether it names a published one or brings its own.
import { type CompiledPolicy, compilePolicy } from "../../domain/calculation/compile.ts";
import type { PolicyGiven, PolicyReference } from "../../domain/calculation/request.ts";
import { accept, type Outcome, type Refusal, refuseAll, under } from "../../domain/refusals.ts";
import { sha256Hex } from "../sha256.ts";
import { findPolicy, type Policies, refuseOtherMonth } from "./policies.ts";

export type LoadedPolicy = {
  compiled: CompiledPolicy;
  /** The number of a published version; a policy that was brought along has none. */
  version?: number;
  /** What forbids this version to rule the month of a case. */
  refuseMonth: (asked: { scheme: string; facts: unknown }) => Refusal[];
};

export const loadPolicyFrom = (policies: Policies, given: PolicyGiven): Outcome<LoadedPolicy> =>
  "reference" in given ? loadPublished(policies, given.reference) : compileOnce(given.document);

const loadPublished = (policies: Policies, reference: PolicyReference): Outcome<LoadedPolicy> => {
  const found = findPolicy(policies, reference);
  if (!found.ok) return found;
  return accept({ ...found.value, refuseMonth: (asked) => refuseOtherMonth(policies, reference, found.value, asked) });
};

/** A reader that remembers gives the same object for the same text, and by it what was compiled before is found. */
const compileOnce = (document: unknown): Outcome<LoadedPolicy> => {
  const known = compiledBefore.get(document as object);
  if (known) return known;
  const compiled = compilePolicy(document, sha256Hex);
  const outcome: Outcome<LoadedPolicy> = compiled.ok
    ? accept({ compiled: compiled.value, refuseMonth: () => [] })
    : refuseAll(under("/policy", compiled.refusals));
  compiledBefore.set(document as object, outcome);
  return outcome;
};

const compiledBefore = new WeakMap<object, Outcome<LoadedPolicy>>();
