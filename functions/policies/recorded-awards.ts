// Every award of an enterprise with the case that it belongs to: page by page through the cases of all kinds, a hundred at a time.
import { caseKinds } from "../../domain/cases/kinds.ts";
import { type Award, awardId } from "../../domain/records/awards.ts";
import type { Case } from "../../domain/records/cases.ts";
import type { Loaded } from "../../domain/records/record.ts";
import { idsInList, inGroups } from "../files/walk.ts";
import { loadMany } from "../store/load.ts";

const casesAtOnce = 100;

export async function* recordedAwards(tenant: string): AsyncGenerator<{ award: Loaded<Award>; of: Loaded<Case> }> {
  for (const { kind } of caseKinds)
    for await (const ids of inGroups(idsInList(tenant, `cases/${kind}`), casesAtOnce)) {
      const wanted = ids.map((id) => ({ kind: "case", id }) as const);
      const cases = new Map((await loadMany<Case>(tenant, wanted)).map((each) => [each.id, each]));
      const awards = [...cases.values()].flatMap(({ id, body }) =>
        Array.from({ length: body.awards }, (_, index) => ({ kind: "award", id: awardId(id, index + 1) }) as const),
      );
      for (const award of await loadMany<Award>(tenant, awards)) {
        const of = cases.get(award.body.case);
        if (of !== undefined) yield { award, of };
      }
    }
}
