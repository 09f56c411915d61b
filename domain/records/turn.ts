// Whose turn 轮到谁: in every state of a case someone has to act, so that silence can be seen.
import type { Suggestion } from "./cases.ts";

/** `role/finance` or `person/E1`. A case that is done waits for no one. */
export type Turn = `role/${string}` | `person/${string}`;

export const turnOf = ({ state, proposer, authors }: Pick<Suggestion, "state" | "proposer" | "authors">): Turn[] => {
  switch (state) {
    case "draft":
    case "returned": {
      const silent = authors.filter(({ agreedAt }) => agreedAt === undefined).map(({ person }) => person);
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
