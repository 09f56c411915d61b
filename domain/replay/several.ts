// Several awards of one case, as one rule makes them: what they come to together, and what they count as paid before a further one.
import { ofAllFen } from "../awards/paid-before.ts";
import type { Fen } from "../values/money.ts";
import type { Earned, EarnedPart } from "./case.ts";

/** The case stands where the newest award that it earned stands, with all that it got. */
export const inAll = (awards: readonly Earned[]): Earned => {
  const standing = awards.findLast(({ eligible, places }) => eligible && places.length > 0) ?? awards.at(-1);
  if (standing === undefined) throw new Error("A case without an award was replayed.");
  if (awards.length === 1) return standing;
  const fen = sum(awards.map((award) => award.fen));
  return {
    ...standing,
    fen,
    lapsedFen: sum(awards.map((award) => award.lapsedFen)),
    people: [...byPerson(awards)].map(([employee, parts]) => ({ employee, fen: sum(parts.map((part) => part.fen)) })),
    places: standing.places.slice(0, 1).map(({ clause }) => ({ clause, fen })),
  };
};

/** All of it, with what lapsed: that is not paid by a further award either. */
export const grantedFen = (awards: readonly Earned[]): Fen => sum(awards.map(({ fen, lapsedFen }) => fen + lapsedFen));

/** Only what people have of it, told from those who have their part in full. An award of which nothing is left tells nothing. */
export const keptFen = (awards: readonly Earned[], shares: readonly { employee: string; weight: number }[]): Fen => {
  const paid = awards.filter(({ fen }) => fen > 0);
  const allFen = sum(paid.map(({ fen }) => fen));
  if (paid.every(({ lapsedFen }) => lapsedFen === 0)) return allFen;
  const parts = byPerson(paid);
  const people = shares.map(({ employee, weight }) => {
    const own = parts.get(employee) ?? [];
    return { weight, fen: sum(own.map(({ fen }) => fen)), isWhole: own.every(({ lapsedFen = 0 }) => lapsedFen === 0) };
  });
  return ofAllFen(allFen, people);
};

/** An award without what a further one pays anew. */
export const without = (award: Earned, less: (part: EarnedPart) => Fen): Earned => {
  const people = award.people.map((part) => ({ ...part, fen: part.fen - less(part) }));
  const fen = sum(people.map((part) => part.fen));
  return { ...award, people, fen, places: award.places.map(({ clause }) => ({ clause, fen })) };
};

const byPerson = (awards: readonly Earned[]): Map<string | undefined, EarnedPart[]> =>
  Map.groupBy(
    awards.flatMap(({ people }) => people),
    ({ employee }) => employee,
  );

const sum = (amounts: readonly Fen[]): Fen => amounts.reduce((total, fen) => total + fen, 0);
