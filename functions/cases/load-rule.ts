// The rule of a case: its scheme in the version of the policy that is in force on a day, and the schemes that are in force at all.
import type { CompiledScheme } from "../../domain/calculation/compile.ts";
import { type SchemeChoice, schemesFor } from "../../domain/cases/choose-scheme.ts";
import type { CaseKind } from "../../domain/cases/kind.ts";
import { listAll } from "../store/load.ts";
import { loadPublishedPolicy, loadRuling } from "../store/published.ts";
import type { Hold } from "../store/write.ts";

export type Rule = {
  /** None where no version is in force, or the one that is has no such scheme. */
  scheme: CompiledScheme | undefined;
  /** That no other version has come into force meanwhile. */
  holds: Hold[];
};

export const loadRule = async (
  tenant: string,
  { id, scheme }: { id: string; scheme: string },
  day: string,
): Promise<Rule> => {
  const loaded = await loadPublishedPolicy(tenant, { id, on: day });
  if (!loaded.ok) return { scheme: undefined, holds: [] };
  const { policy, record } = loaded.value;
  return { scheme: policy.schemes.get(scheme), holds: [record] };
};

/** The schemes by which a kind of case can be rewarded on a day. */
export const loadOffered = async (tenant: string, kind: CaseKind, day: string): Promise<SchemeChoice[]> => {
  const fits = kind.awards?.fits;
  if (!fits) return [];
  const rulings = await loadRuling(tenant, await listAll(tenant, "policies"), day);
  return rulings.flatMap(({ inForce, shown }) => (inForce === undefined ? [] : schemesFor(shown.document, fits)));
};
