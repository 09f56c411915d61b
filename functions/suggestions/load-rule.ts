// The rule of a suggestion: its scheme in the version of the policy that is in force on a day, and the schemes that are in force at all.
import type { CompiledScheme } from "../../domain/calculation/compile.ts";
import { type SchemeChoice, schemesFor } from "../../domain/cases/choose-scheme.ts";
import type { Suggestion } from "../../domain/records/cases.ts";
import { accept, type Outcome, refuse, refuseAll } from "../../domain/refusals.ts";
import { listAll } from "../store/load.ts";
import { loadPublishedPolicy, loadRuling } from "../store/published.ts";
import type { Hold } from "../store/write.ts";

export type Rule = {
  /** None where no version is in force, or the one that is has no such scheme. */
  scheme: CompiledScheme | undefined;
  /** That no other version has come into force meanwhile. */
  holds: Hold[];
};

export const loadRule = async (tenant: string, { id, scheme }: Suggestion["policy"], day: string): Promise<Rule> => {
  const loaded = await loadPublishedPolicy(tenant, { id, on: day });
  if (!loaded.ok) return { scheme: undefined, holds: [] };
  const { policy, record } = loaded.value;
  return { scheme: policy.schemes.get(scheme), holds: [record] };
};

/** For a case that has been filed. A version published later on the same day rules that day, and may have dropped the scheme. */
export const loadRuleOfFiled = async (tenant: string, { policy }: Suggestion): Promise<Outcome<CompiledScheme>> => {
  const { id, scheme: name, day = "" } = policy;
  const { scheme } = await loadRule(tenant, policy, day);
  return scheme ? accept(scheme) : refuseAll([refuse("no-policy-in-force", "", { name: `${id}/${name}`, given: day })]);
};

/** The schemes by which a suggestion can be rewarded on a day. */
export const loadOffered = async (tenant: string, day: string): Promise<SchemeChoice[]> => {
  const rulings = await loadRuling(tenant, await listAll(tenant, "policies"), day);
  return rulings.flatMap(({ inForce, shown }) => (inForce === undefined ? [] : schemesFor(shown.document)));
};
