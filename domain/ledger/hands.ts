// Whose hands 经手人 something went through, and who is too close to it to have a hand in it.
import type { Case } from "../records/cases.ts";
import { type Break, broken } from "./break.ts";

/** Who acted in a step, and for whom: either of the two counts as a natural person. */
export const handsOf = (step: { by: string; for?: string }): string[] =>
  step.for === undefined ? [step.by] : [step.by, step.for];

export const wrongHand = (at: string, person: string, zh: string, en: string): Break =>
  broken("I10", at, { zh: `${zh} ${person} 不应办理`, en: `${person}, ${en}, should not have acted` });

export type People = { authors: ReadonlySet<string>; mentors: ReadonlySet<string> };

export const peopleOf = ({ authors, mentors }: Pick<Case, "authors" | "mentors">): People => ({
  authors: new Set(authors.map(({ person }) => person)),
  mentors: new Set(mentors),
});
