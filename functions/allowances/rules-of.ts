// The rules by which allowances were calculated, from the versions that they name: they have the words for items and steps.
import type { Scheme } from "../../domain/policy/policy.ts";
import type { Allowance } from "../../domain/records/allowances.ts";
import { loadPublishedPolicy } from "../store/published.ts";

/** A published version never goes away: that it is not there can only be a fault of ours. */
export const loadRuleOf = async (
  tenant: string,
  { policy, scheme }: Pick<Allowance, "policy" | "scheme">,
  version: number,
): Promise<Scheme> => {
  const loaded = await loadPublishedPolicy(tenant, { id: policy, version });
  const rule = loaded.ok ? loaded.value.policy.schemes.get(scheme)?.rule : undefined;
  if (!rule) throw new Error(`The rule ${policy}@${version}/${scheme} of an allowance is gone.`);
  return rule;
};

export const loadRulesOf = async (tenant: string, allowance: Allowance): Promise<(version: number) => Scheme> => {
  const named = namedBy(allowance);
  const rules = new Map(
    await Promise.all(
      [...new Set(named.values())].map(
        async (version) => [version, await loadRuleOf(tenant, allowance, version)] as const,
      ),
    ),
  );
  return (version) => rules.get(named.get(version) ?? 0) as Scheme;
};

/** A version that has no such scheme any more has no words for its items: those of the one before it stand. */
const namedBy = ({ calculations }: Allowance): Map<number, number> => {
  const named = new Map<number, number>();
  let last = 0;
  for (const { version, rule } of calculations) {
    if (rule === undefined) last = version;
    named.set(version, last);
  }
  return named;
};
