// Reads all cases of an enterprise with their awards, and its people, some hundred at a time, and counts them for a year.
import { caseKinds } from "../../domain/cases/kinds.ts";
import { type Award, awardId } from "../../domain/records/awards.ts";
import type { Person } from "../../domain/records/people.ts";
import { type PolicyVersion, type PolicyVersions, versionId } from "../../domain/records/policies.ts";
import { benefitFactsOf } from "../../domain/statistics/benefit.ts";
import {
  type Asking,
  beginTally,
  type Counted,
  countCase,
  countPerson,
  type Tally,
} from "../../domain/statistics/tally.ts";
import { idsInList, inGroups } from "../files/walk.ts";
import type { ListName } from "../store/keys.ts";
import { listAll, loadCases, loadMany } from "../store/load.ts";

export const readTally = async (tenant: string, asking: Omit<Asking, "benefitFacts">): Promise<Tally> => {
  const tally = beginTally({ ...asking, benefitFacts: await loadBenefitFacts(tenant) });
  const lists = caseKinds.map(({ kind }): ListName => `cases/${kind}`);
  for await (const counted of casesIn(tenant, lists)) countCase(tally, counted);
  for await (const ids of inGroups(idsInList(tenant, "people"), groupSize))
    for (const { body } of await loadMany<Person>(tenant, named("person", ids))) countPerson(tally, body);
  return tally;
};

const groupSize = 400;

const named = <Kind extends "person" | "award">(kind: Kind, ids: readonly string[]) => ids.map((id) => ({ kind, id }));

async function* casesIn(tenant: string, lists: readonly ListName[]): AsyncGenerator<Counted> {
  for (const list of lists)
    for await (const ids of inGroups(idsInList(tenant, list), groupSize)) {
      const cases = await loadCases(tenant, ids);
      const numbered = cases.flatMap(({ id, body }) =>
        Array.from({ length: body.awards }, (_, index) => awardId(id, index + 1)),
      );
      const awards = await loadMany<Award>(tenant, named("award", numbered));
      const byCase = Map.groupBy(
        awards.map(({ body }) => body),
        (award) => award.case,
      );
      for (const { id, body } of cases) yield { id, body, awards: byCase.get(id) ?? [] };
    }
}

const loadBenefitFacts = async (tenant: string): Promise<Asking["benefitFacts"]> => {
  const policies = await loadMany<PolicyVersions>(tenant, await listAll(tenant, "policies"));
  const ids = policies.flatMap(({ id, body }) => body.versions.map(({ version }) => versionId(id, version)));
  const versions = await loadMany<PolicyVersion>(
    tenant,
    ids.map((id) => ({ kind: "policy-version", id })),
  );
  return benefitFactsOf(versions.map(({ body }) => body.document));
};
