// Claims of an import on what may be brought only once: taken when the sheet is brought, and free again when it is given up.
import type { Import } from "../../domain/records/jobs.ts";
import { type Change, changed, created, type Loaded } from "../../domain/records/record.ts";
import { type Mark, markId } from "../../domain/records/runs.ts";
import { accept, type Outcome, refuse, refuseAll } from "../../domain/refusals.ts";
import { loadMany } from "../store/load.ts";

export const claimId = ({ of, phase, chunk }: Mark): string => markId(of, phase, chunk);

export const takeClaims = async (tenant: string, claims: readonly Mark[]): Promise<Outcome<Change[]>> => {
  const known = await loadClaims(tenant, { claims: claims.map(claimId) });
  const taken = known.flatMap(({ body: { of, job } }) =>
    job === undefined ? [] : [refuse("opening-taken", "", { name: of.slice(of.indexOf("-") + 1), given: job })],
  );
  if (taken.length > 0) return refuseAll(taken);
  return accept(
    claims.map((claim) => {
      const freed = known.find(({ id }) => id === claimId(claim));
      return freed ? changed(freed, claim) : created("mark", claimId(claim), claim);
    }),
  );
};

export const loadClaims = (tenant: string, { claims = [] }: Pick<Import, "claims">): Promise<Loaded<Mark>[]> =>
  loadMany<Mark>(
    tenant,
    claims.map((id) => ({ kind: "mark", id })),
  );
