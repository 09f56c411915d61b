// Whose turn 轮到谁: in every state of a case someone has to act, so that silence can be seen.
import type { Case } from "../records/cases.ts";
import type { Moment } from "../values/moment.ts";
import type { Words } from "../words.ts";

/** `role/finance` or `person/E1`. A case that is done waits for no one. */
export type Whose = `role/${string}` | `person/${string}`;

/** `from`: it waits for them only from then on. `says`: what they have to do, where that is not what the state says. */
export type Turn = { whose: Whose; from?: Moment; says?: Words };

export type TurnRule = (body: Case) => Turn[];

export const turnOfRole =
  (role: string): TurnRule =>
  () => [{ whose: `role/${role}` }];

/** The proposer, and every author who has not answered. Who has refused has spoken: the next word is the proposer's. */
export const turnOfAuthors: TurnRule = ({ proposer, authors }) =>
  [...new Set([proposer, ...silentAmong(authors)])].map((person): Turn => ({ whose: `person/${person}` }));

/** Jurors whose marks are not in. */
export const turnOfJurors: TurnRule = ({ jury }) =>
  (jury?.seats ?? [])
    .filter(({ markedAt }) => markedAt === undefined)
    .map(({ juror }): Turn => ({ whose: `person/${juror}` }));

export const silentAmong = (authors: Case["authors"]): string[] =>
  authors.filter(({ agreedAt, refused }) => !agreedAt && !refused).map(({ person }) => person);
