// What a failure has taught 教训 is for everyone, from its review on: since when, and how it is found by words.
import type { Case, CaseSecret } from "../records/cases.ts";
import type { Moment } from "../values/moment.ts";
import { kindNamed } from "./kinds.ts";

export const isTaught = ({ kind, state }: Case): boolean => (kindNamed(kind).teaches ?? []).includes(state);

/** The moment of the review, whatever became of it afterwards. */
export const taughtSince = (body: Case): Moment | undefined => {
  const { teaches = [] } = kindNamed(body.kind);
  return isTaught(body) ? body.history.find(({ state }) => teaches.includes(state))?.at : undefined;
};

/** Every word occurs in its title or lesson: what is not shown must not be found out by searching for it. Chinese has no spaces, so a word may be a part of one; width and case say nothing. */
export const hasWords = (secret: CaseSecret | undefined, words: string): boolean => {
  const said = normal([secret?.title ?? "", secret?.texts.lesson ?? ""].join("\n"));
  return normal(words)
    .split(/\s+/)
    .every((word) => said.includes(word));
};

const normal = (text: string): string => text.normalize("NFKC").toLowerCase();
