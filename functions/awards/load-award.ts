// Loads an award with everything that a decision about it needs: its case, what it has left to pay, and the years of its people.
import type { Subject } from "../../domain/access/access.ts";
import type { Granted } from "../../domain/awards/granted.ts";
import type { LoadedCase } from "../../domain/cases/kind.ts";
import { caseSubject } from "../../domain/cases/subject.ts";
import { type Award, awardId, type Obligation, type PersonYear } from "../../domain/records/awards.ts";
import type { Loaded } from "../../domain/records/record.ts";
import { load, loadCase, loadMany } from "../store/load.ts";

export type AwardInCase = { award: Loaded<Award>; of: LoadedCase };

export const loadAward = async (tenant: string, id: string): Promise<AwardInCase | undefined> => {
  const award = await load<Award>(tenant, "award", id);
  const of = award && (await loadCase(tenant, award.body.case));
  return of && { award, of };
};

/** An award is decided by those who do not gain from it and did not propose it, each of them once. Who gains is whom it names, and whose case it is now. */
export const awardSubject = ({ award, of }: AwardInCase): Subject => ({
  relations: {
    ...caseSubject(of.body).relations,
    author: [
      ...new Set([
        ...of.body.authors.map(({ person }) => person),
        ...award.body.request.shares.map(({ employee }) => employee),
      ]),
    ],
    maker: award.body.history
      .slice(0, 1)
      .flatMap(({ by, for: absent }) => (absent === undefined ? [by] : [by, absent])),
    approver: award.body.approvals.flatMap(({ by, for: absent }) => (absent === undefined ? [by] : [by, absent])),
  },
  state: award.body.state,
});

export const loadPersonYears = (
  tenant: string,
  people: readonly string[],
  year: string,
): Promise<Loaded<PersonYear>[]> =>
  loadMany<PersonYear>(
    tenant,
    people.map((person) => ({ kind: "person-year", id: `${person}@${year}` })),
  );

export const loadObligations = (tenant: string, ids: readonly string[]): Promise<Loaded<Obligation>[]> =>
  loadMany<Obligation>(
    tenant,
    ids.map((id) => ({ kind: "obligation", id })),
  );

/** Only the latest award of a case can still wait for approval. */
export const loadLatest = async (
  tenant: string,
  { id, body }: Pick<LoadedCase, "id" | "body">,
): Promise<Loaded<Award> | undefined> =>
  body.awards === 0 ? undefined : load<Award>(tenant, "award", awardId(id, body.awards));

/** All awards of a case, and what each has left to be paid. */
export const loadGranted = async (tenant: string, { id, body }: Pick<LoadedCase, "id" | "body">): Promise<Granted> => {
  const numbers = Array.from({ length: body.awards }, (_, index) => index + 1);
  const awards = await loadMany<Award>(
    tenant,
    numbers.map((number) => ({ kind: "award", id: awardId(id, number) })),
  );
  return {
    awards,
    obligations: await loadObligations(
      tenant,
      awards.flatMap((award) => award.body.obligations),
    ),
  };
};

/** What an award replaces, with the awards that these stages are of. */
export const loadReplaced = async (tenant: string, { replaces = [] }: Award): Promise<Granted> => {
  const obligations = await loadObligations(tenant, replaces);
  const awards = await loadMany<Award>(
    tenant,
    [...new Set(obligations.map(({ body }) => body.award))].map((id) => ({ kind: "award", id })),
  );
  return { awards, obligations };
};
