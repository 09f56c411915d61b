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

/** Who does not agree to their weight, and why: it is for the proposer to change it. */
export const refusedAmong = (authors: Case["authors"]): { person: string; reasons: string }[] =>
  authors.flatMap(({ person, agreedAt, refused }) =>
    refused && !agreedAt ? [{ person, reasons: refused.reasons }] : [],
  );

/** One sentence for all who do not agree, by the names that the reader knows them by. */
export const disagreements = (refused: readonly { person: string; reasons: string }[]): Words => ({
  zh: `${refused.map(({ person, reasons }) => `${person} 不同意所占权重：${reasons}`).join("；")}；待提出人修改`,
  en: `${refused.map(({ person, reasons }) => `${person} does not agree: ${reasons}`).join("; ")}; the proposer changes it`,
});

export const silentAmong = (authors: Case["authors"]): string[] =>
  authors.filter(({ agreedAt, refused }) => !agreedAt && !refused).map(({ person }) => person);
