// Loads the line of command above people: level by level, so that many people cost as many requests as one.
import { endsAtTheTop, levelsMax, lineOf } from "../../domain/people/line.ts";
import type { Person, PersonSecret } from "../../domain/records/people.ts";
import type { Loaded } from "../../domain/records/record.ts";
import { loadMany } from "../store/load.ts";
import type { Hold } from "../store/write.ts";

/** Everyone above each person, the nearest first, at most twelve levels. */
export const loadLineOfCommand = async (
  tenant: string,
  personIds: readonly string[],
): Promise<Map<string, string[]>> => {
  const managers = managersOf(await loadUpwards(tenant, personIds));
  return new Map(personIds.map((id) => [id, lineOf(id, managers)]));
};

export const managersOf = (people: Iterable<Loaded<Person, PersonSecret>>): Map<string, string> => {
  const managers = new Map<string, string>();
  for (const { id, secret } of people) if (secret?.manager !== undefined) managers.set(id, secret.manager);
  return managers;
};

/** These people, those above them, and those above these. */
export const loadUpwards = async (tenant: string, ids: readonly string[]): Promise<Loaded<Person, PersonSecret>[]> => {
  const found = new Map<string, Loaded<Person, PersonSecret>>();
  let wanted = [...new Set(ids)];
  for (let level = 0; level <= levelsMax && wanted.length > 0; level++) {
    const people = await loadMany<Person, PersonSecret>(
      tenant,
      wanted.map((id) => ({ kind: "person", id })),
    );
    for (const person of people) found.set(person.id, person);
    wanted = [...new Set(managersOf(people).values())].filter((id) => !found.has(id));
  }
  return [...found.values()];
};

/** What has to be known before someone gets this manager; those above are held, so that two changes at once make no circle. */
export const aboveOf = async (
  tenant: string,
  person: string,
  manager: string | undefined,
): Promise<{ hasManager: boolean; lineEnds: boolean; holds: Hold[] }> => {
  if (manager === undefined) return { hasManager: false, lineEnds: true, holds: [] };
  const people = await loadUpwards(tenant, [manager]);
  const managers = managersOf(people).set(person, manager);
  return {
    hasManager: people.some(({ id }) => id === manager),
    lineEnds: endsAtTheTop(person, managers),
    holds: people.filter(({ id }) => id !== person).map(({ kind, id, version }) => ({ kind, id, version })),
  };
};
