// The allowance schemes that rule each of some months: those of every policy version that is in force on the month's first day.
import type { AllowanceRule, Ruling } from "../../domain/allowances/calculate.ts";
import { inForceOn } from "../../domain/publishing/in-force.ts";
import { type PolicyVersions, versionId } from "../../domain/records/policies.ts";
import { listAll, loadMany } from "../store/load.ts";
import { loadPublishedPolicy } from "../store/published.ts";
import type { Hold } from "../store/write.ts";

export type Rules = {
  byMonth: ReadonlyMap<string, readonly AllowanceRule[]>;
  /** The version of a policy that rules a month, with allowances or without. */
  rulingOf: (month: string, policy: string) => Ruling | undefined;
  /** The record of each policy, by its id: whoever writes by a rule holds it, since a new version changes it. */
  records: ReadonlyMap<string, Hold>;
};

export const loadRules = async (tenant: string, months: readonly string[]): Promise<Rules> => {
  const policies = await loadMany<PolicyVersions>(tenant, await listAll(tenant, "policies"));
  const rulings = new Map<string, readonly Ruling[]>();
  const found = new Map<string, Promise<Ruling>>();
  const versionOf = (id: string, version: number): Promise<Ruling> => {
    const name = versionId(id, version);
    const loading = found.get(name) ?? loadRuling(tenant, id, version);
    found.set(name, loading);
    return loading;
  };
  for (const month of months) {
    const ruling = policies.flatMap(({ id, body }) => {
      const inForce = inForceOn(body.versions, `${month}-01`);
      return inForce ? [versionOf(id, inForce.version)] : [];
    });
    rulings.set(month, await Promise.all(ruling));
  }
  const records = new Map(policies.map(({ id, version }) => [id, { kind: "policy", id, version } as const]));
  const byMonth = new Map([...rulings].map(([month, ruling]) => [month, ruling.flatMap(rulesIn)]));
  const rulingOf: Rules["rulingOf"] = (month, id) => rulings.get(month)?.find(({ policy }) => policy.policy.id === id);
  return { byMonth, rulingOf, records };
};

const loadRuling = async (tenant: string, id: string, version: number): Promise<Ruling> => {
  const loaded = await loadPublishedPolicy(tenant, { id, version });
  if (!loaded.ok) throw new Error(`The version ${id}@${version} is listed and not there.`);
  return { policy: loaded.value.policy, version };
};

const rulesIn = ({ policy, version }: Ruling): AllowanceRule[] =>
  [...policy.schemes.values()]
    .filter(({ rule }) => rule.kind === "allowance")
    .map(({ rule }) => ({ policy, version, scheme: rule.id }));
