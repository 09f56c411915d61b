// The rule by which an award was calculated, from the version that it names: it has the words for amounts, steps and stages.
import type { Scheme } from "../../domain/policy/policy.ts";
import type { Award } from "../../domain/records/awards.ts";
import { loadPublishedPolicy } from "../store/published.ts";

/** A published version never goes away: that it is not there can only be a fault of ours. */
export const loadRuleOfAward = async (tenant: string, { policy, scheme }: Award): Promise<Scheme> => {
  const loaded = await loadPublishedPolicy(tenant, { id: policy.id, version: policy.version });
  const rule = loaded.ok ? loaded.value.policy.schemes.get(scheme)?.rule : undefined;
  if (!rule) throw new Error(`The rule ${policy.id}@${policy.version}/${scheme} of an award is gone.`);
  return rule;
};
