// What a document changes, in sentences: held against the version that is in force until its first day.
import { type Change, diffPolicies } from "../../domain/policy/diff.ts";
import type { Policy } from "../../domain/policy/policy.ts";
import { inForceBefore } from "../../domain/publishing/in-force.ts";
import { type PolicyVersion, type PolicyVersions, versionId } from "../../domain/records/policies.ts";
import { load } from "../store/load.ts";

export const loadChanges = async (
  tenant: string,
  document: Policy,
): Promise<{ before: PolicyVersion | undefined; changes: Change[] }> => {
  const known = await load<PolicyVersions>(tenant, "policy", document.id);
  const place = inForceBefore(known?.body.versions ?? [], document.from);
  if (!place) return { before: undefined, changes: [] };
  const before = await load<PolicyVersion>(tenant, "policy-version", versionId(document.id, place.version));
  return { before: before?.body, changes: before ? diffPolicies(before.body.document, document) : [] };
};
