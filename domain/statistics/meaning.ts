// Which states of a kind of case mean what in the statistics: as its row says, or by the names that states share.
import type { CaseKind } from "../cases/kind.ts";
import type { Outcomes } from "./measures.ts";

export type Reached = Exclude<Outcomes, "filed" | "awarded">;

export const meaningOf = ({ states }: CaseKind): Record<Reached, readonly string[]> => {
  const named = (name: string): string[] => Object.keys(states).filter((state) => state === name);
  const meant = (means: "adopted" | "declined"): string[] =>
    Object.keys(states).filter((state) => states[state]?.means === means);
  return {
    adopted: meant("adopted"),
    declined: meant("declined"),
    returned: named("returned"),
    withdrawn: named("withdrawn"),
    implemented: named("implemented"),
    verified: named("verified"),
  };
};
