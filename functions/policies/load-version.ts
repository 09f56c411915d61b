// Loads the version of a policy that an address names.
import { type PolicyVersion, versionId } from "../../domain/records/policies.ts";
import { load } from "../store/load.ts";

/** Numbers are written in one way only: what is no number of a version is none. */
const numberForm = /^[1-9][0-9]{0,5}$/;

export const loadVersion = async (
  tenant: string,
  { policy = "", version = "" }: Record<string, string>,
): Promise<PolicyVersion | undefined> => {
  if (!numberForm.test(version)) return undefined;
  return (await load<PolicyVersion>(tenant, "policy-version", versionId(policy, Number(version))))?.body;
};
