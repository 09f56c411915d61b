// The compiled policy that a calculation asks for without records: one that was sent along, or one of the folder that the service was shipped with.
import { type CompiledPolicy, compilePolicy } from "../../domain/calculation/compile.ts";
import type { PolicyGiven, PolicyReference } from "../../domain/calculation/request.ts";
import { accept, type Outcome, type Refusal, refuseAll, under } from "../../domain/refusals.ts";
import { memoryOf } from "../reading/memory.ts";
import { findPolicy, noPolicies, type Policies, refuseOtherMonth } from "./policies.ts";
import { sha256Hex } from "./sha256.ts";

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
  const versions = policies.get(reference.id) ?? [];
  return accept({ ...found.value, refuseMonth: (asked) => refuseOtherMonth(versions, reference, found.value, asked) });
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

/** The reader keeps the last policies by their text and gives the same object again, by which the compiled one is found. */
export const policyMemory = memoryOf("policy");

/** Whoever brings the policy along never waits for the reading of files. */
export const loadPolicy = async (given: PolicyGiven): Promise<Outcome<LoadedPolicy>> =>
  loadPolicyFrom("reference" in given ? await publishedPolicies() : noPolicies, given);

let published: Promise<Policies> | undefined;

/** Policies do not change once published, so the folder is read when it is first asked for and never again. */
const publishedPolicies = (): Promise<Policies> => {
  published ??= readPublished(process.env.JIANGLI_POLICIES);
  return published;
};

const readPublished = async (folder: string | undefined): Promise<Policies> => {
  if (folder === undefined) return noPolicies;
  const { readPolicyFolder } = await import("./policy-folder.ts");
  const read = await readPolicyFolder(folder);
  if (read.ok) return read.policies;
  throw new Error(`The published policies cannot be used: ${read.problems.length} problems in ${folder}.`);
};
