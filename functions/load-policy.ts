// The policy that a request names or brings along: published ones come from the folder that this function was given.
import type { PolicyGiven } from "../domain/calculation/request.ts";
import type { Outcome } from "../domain/refusals.ts";
import { memoryOf } from "./reading/memory.ts";
import { type LoadedPolicy, loadPolicyFrom } from "./store/loaded-policy.ts";
import { noPolicies, type Policies } from "./store/policies.ts";

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
  const { readPolicyFolder } = await import("./store/policy-folder.ts");
  const read = await readPolicyFolder(folder);
  if (read.ok) return read.policies;
  throw new Error(`The published policies cannot be used: ${read.problems.length} problems in ${folder}.`);
};
