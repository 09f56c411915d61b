// Whose turn 轮到谁: in every state of a case someone has to act, so that silence can be seen.
import type { Suggestion } from "./cases.ts";

/** `role/finance` or `person/E1`. A case that is done waits for no one. */
export type Turn = `role/${string}` | `person/${string}`;

export const turnOf = ({ state, proposer, authors }: Pick<Suggestion, "state" | "proposer" | "authors">): Turn[] => {
  switch (state) {
    case "draft":
    case "returned": {
      // Who has refused has spoken: the next word is the proposer's.
      const silent = authors.filter(({ agreedAt, refused }) => !agreedAt && !refused).map(({ person }) => person);
      return [...new Set([proposer, ...silent])].map((person): Turn => `person/${person}`);
    }
    case "submitted":
    case "accepted":
      return ["role/reviewer"];
    case "implemented":
      return ["role/finance"];
    case "verified":
      return ["role/hr"];
    case "awarded":
    case "declined":
    case "withdrawn":
      return [];
  }
};

/** Filed and not done: an enterprise lets no one wait without seeing it. A draft is nobody's business but its authors'. */
export const isWaiting = (suggestion: Pick<Suggestion, "state" | "proposer" | "authors">): boolean =>
  suggestion.state !== "draft" && turnOf(suggestion).length > 0;
