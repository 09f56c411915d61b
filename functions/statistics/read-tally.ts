// Reads the cases of an enterprise that were made up to the end of a year, with the awards that may count in it, and its people, some hundred at a time, and counts them.
import { caseKinds } from "../../domain/cases/kinds.ts";
import { type Award, awardId } from "../../domain/records/awards.ts";
import type { Person } from "../../domain/records/people.ts";
import {
  type Asking,
  beginTally,
  type Counted,
  countCase,
  countPerson,
  needsAwards,
  type Tally,
} from "../../domain/statistics/tally.ts";
import { addDays, startOfDay } from "../../domain/values/moment.ts";
import { idsInList, inGroups } from "../files/walk.ts";
import { timeOfId } from "../store/ids.ts";
import type { ListName } from "../store/keys.ts";
import { loadCases, loadMany } from "../store/load.ts";
import { loadBenefitFacts } from "./load-benefit-facts.ts";

export const readTally = async (tenant: string, asking: Omit<Asking, "benefitFacts">): Promise<Tally> => {
  const tally = beginTally({ ...asking, benefitFacts: await loadBenefitFacts(tenant) });
  const lists = caseKinds.map(({ kind }): ListName => `cases/${kind}`);
  for (const list of lists) for await (const counted of casesIn(tenant, list, tally)) countCase(tally, counted);
  for await (const ids of inGroups(idsInList(tenant, "people"), groupSize))
    for (const { body } of await loadMany<Person>(tenant, named("person", ids))) countPerson(tally, body);
  return tally;
};

const groupSize = 400;

const named = <Kind extends "person" | "award">(kind: Kind, ids: readonly string[]) => ids.map((id) => ({ kind, id }));

async function* casesIn(tenant: string, list: ListName, tally: Tally): AsyncGenerator<Counted> {
  const ids = before(endOf(tally.asking), idsInList(tenant, list));
  for await (const group of inGroups(ids, groupSize)) {
    const cases = await loadCases(tenant, group);
    const numbered = cases
      .filter(({ body }) => needsAwards(tally, body))
      .flatMap(({ id, body }) => Array.from({ length: body.awards }, (_, index) => awardId(id, index + 1)));
    const awards = await loadMany<Award>(tenant, named("award", numbered));
    const byCase = Map.groupBy(
      awards.map(({ body }) => body),
      (award) => award.case,
    );
    for (const { id, body } of cases) yield { id, body, awards: byCase.get(id) ?? [] };
  }
}

/** No case is filed before it is made, and ids stand in the order of their making. None where the year is not over. */
const endOf = ({ year, today }: Asking): string | undefined =>
  today > `${year}-12-31` ? timeOfId(Date.parse(startOfDay(addDays(`${year}-12-31`, 1)))) : undefined;

async function* before(end: string | undefined, ids: AsyncIterable<string>): AsyncGenerator<string> {
  for await (const id of ids) {
    if (end !== undefined && id >= end) return;
    yield id;
  }
}
