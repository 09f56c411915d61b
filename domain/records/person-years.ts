// A person's year 个人年度: how much of it an award takes, and gives back where it is cancelled.
import type { Fen } from "../values/money.ts";
import type { PersonYear } from "./awards.ts";
import { type Change, changed, created, type Loaded } from "./record.ts";

/** The key under which a person's year counts an award. */
export const yearKey = (policy: string, scheme: string): string => `${policy}/${scheme}`;

export type InYear = { person: string; year: string; key: string; fen: Fen };

/** A person's year counts up with each award, and down where one is taken back. */
export const addToYear = (personYears: readonly Loaded<PersonYear>[], { person, year, key, fen }: InYear): Change => {
  const known = personYears.find(({ body }) => body.person === person && body.year === year);
  if (!known) return created("person-year", `${person}@${year}`, { person, year, awardedFen: { [key]: fen } });
  const { awardedFen } = known.body;
  return changed(known, { awardedFen: { ...awardedFen, [key]: Math.max(0, (awardedFen[key] ?? 0) + fen) } });
};

/** Many at once: a transaction changes each person's year only once. All of them are of one policy's scheme. */
export const addToYears = (personYears: readonly Loaded<PersonYear>[], all: readonly InYear[]): Change[] => {
  const sums = new Map<string, InYear>();
  for (const each of all) {
    const name = `${each.person}@${each.year}`;
    sums.set(name, { ...each, fen: (sums.get(name)?.fen ?? 0) + each.fen });
  }
  return [...sums.values()].filter(({ fen }) => fen !== 0).map((each) => addToYear(personYears, each));
};
