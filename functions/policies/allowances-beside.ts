// What a policy with allowances is held against when it is published: the latest month that was computed, and the other policies that pay allowances.
import { monthsLookedBack } from "../../domain/allowances/month.ts";
import type { Policy } from "../../domain/policy/policy.ts";
import { hasAllowances } from "../../domain/publishing/allowances.ts";
import type { AllowanceMonth } from "../../domain/records/allowances.ts";
import { listAll, listPage, loadMany } from "../store/load.ts";
import { loadRuling } from "../store/published.ts";
import type { Hold } from "../store/write.ts";

export type Beside = { computed?: string; others: Policy[]; holds: Hold[] };

export const loadBeside = async (tenant: string, document: Policy, today: string): Promise<Beside> => {
  if (!hasAllowances(document)) return { others: [], holds: [] };
  const range = { backwards: true, limit: monthsLookedBack };
  const [links, policies] = await Promise.all([
    listPage(tenant, "allowance-months", range),
    listAll(tenant, "policies"),
  ]);
  const months = await loadMany<AllowanceMonth>(tenant, links);
  const day = document.from > today ? document.from : today;
  const ruling = await loadRuling(
    tenant,
    policies.filter(({ id }) => id !== document.id),
    day,
  );
  const computed = months.find(({ body }) => body.passes.length > 0)?.id;
  return {
    ...(computed !== undefined && { computed }),
    others: ruling.flatMap(({ inForce, shown }) => (inForce === undefined ? [] : [shown.document])),
    // Whoever begins to compute one of them meanwhile changes it: then it is decided anew.
    holds: months.map(({ kind, id, version }) => ({ kind, id, version })),
  };
};
