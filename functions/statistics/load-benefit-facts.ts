// Loads which facts of which schemes are benefits in money, over all the versions that an enterprise has published.
import { type PolicyVersion, type PolicyVersions, versionId } from "../../domain/records/policies.ts";
import { type BenefitFacts, benefitFactsOf } from "../../domain/statistics/benefit.ts";
import { listAll, loadMany } from "../store/load.ts";

export const loadBenefitFacts = async (tenant: string): Promise<BenefitFacts> => {
  const policies = await loadMany<PolicyVersions>(tenant, await listAll(tenant, "policies"));
  const ids = policies.flatMap(({ id, body }) => body.versions.map(({ version }) => versionId(id, version)));
  const versions = await loadMany<PolicyVersion>(
    tenant,
    ids.map((id) => ({ kind: "policy-version", id })),
  );
  return benefitFactsOf(versions.map(({ body }) => body.document));
};
