// The authors 建议人 of a case and their weights: each agrees to their own, and a change of any asks all of them again.
import type { Author } from "../records/cases.ts";
import type { Person, PersonSecret } from "../records/people.ts";
import { type Change, changed, type Loaded } from "../records/record.ts";
import { accept, type Outcome, type Refusal, refuse, refuseAll } from "../refusals.ts";
import type { Deed } from "./case.ts";
import type { LoadedCase } from "./kind.ts";

export type Share = { person: string; weight: number };

type Employee = Loaded<Person, PersonSecret>;

/** The proposer agrees by writing it, and who stands alone has no weight to agree to; the others have yet to. */
export const newAuthors = (shares: readonly Share[], { by, now }: Deed): Author[] =>
  shares.map(({ person, weight }) => ({
    person,
    weight,
    ...((person === by.person || shares.length === 1) && { agreedAt: now }),
  }));

/** The same people at the same weights keep what they have agreed to. */
export const changeAuthors = (before: readonly Author[], shares: readonly Share[], deed: Deed): Author[] => {
  const isSame =
    before.length === shares.length &&
    shares.every(({ person, weight }) => before.some((author) => author.person === person && author.weight === weight));
  return isSame ? [...before] : newAuthors(shares, deed);
};

/** Someone who has left and someone who never was get the same answer: ids of people are not to be guessed here. */
export const refuseAuthors = (
  shares: readonly Share[],
  people: readonly Employee[],
  deed: Deed,
  proposer: "author" | "anyone" = "author",
): Refusal[] => {
  const twice = shares.filter(({ person }, index) => shares.findIndex((other) => other.person === person) < index);
  const isAmong = proposer === "anyone" || shares.some(({ person }) => person === deed.by.person);
  return [
    ...twice.map(({ person }) => refuse("employee-twice", "/authors", { name: person })),
    ...(isAmong ? [] : [refuse("proposer-not-author", "/authors", { name: deed.by.person })]),
    ...refuseAbsent(shares, people, deed.today),
  ];
};

export const refuseAbsent = (shares: readonly Share[], people: readonly Employee[], day: string): Refusal[] =>
  shares.flatMap(({ person }) => {
    const body = people.find(({ id }) => id === person)?.body;
    const isEmployed = body !== undefined && body.from <= day && (body.until === undefined || day <= body.until);
    return isEmployed ? [] : [refuse("author-not-employed", "/authors", { name: person, wanted: day })];
  });

export const notAgreed = (authors: readonly Author[]): string[] =>
  authors.filter(({ agreedAt }) => agreedAt === undefined).map(({ person }) => person);

export type Agreement = { agrees: boolean; weight: number; of: number; reasons?: string | undefined };

/** An author agrees to a part, such as 3 of 10: one that was changed in the meantime is not what they have seen. */
export const agreeToWeight = (
  of: LoadedCase,
  { agrees, weight, of: ofAll, reasons }: Agreement,
  { by, now }: Deed,
): Outcome<Change> => {
  const { authors } = of.body;
  if (!agrees && reasons === undefined) return refuseAll([refuse("missing-field", "/reasons", { name: "reasons" })]);
  const own = authors.find(({ person }) => person === by.person);
  const given = `${weight}/${ofAll}`;
  const wanted = `${own?.weight}/${authors.reduce((sum, author) => sum + author.weight, 0)}`;
  if (given !== wanted) return refuseAll([refuse("weights-changed", "", { given, wanted })]);
  const answered: Author = {
    person: by.person,
    weight,
    ...(agrees ? { agreedAt: now } : { refused: { at: now, reasons: reasons ?? "" } }),
  };
  return accept(changed(of, { authors: authors.map((author) => (author.person === by.person ? answered : author)) }));
};
