// Which steps of a kind of case mean what in the statistics: as its states and notes say, or by the names that states share.
import type { CaseKind } from "../cases/kind.ts";
import type { Step } from "../records/cases.ts";
import type { Outcomes } from "./measures.ts";

export type Reached = Exclude<Outcomes, "filed" | "awarded">;

type Meant = (step: Pick<Step, "state" | "did">) => boolean;

export const meaningOf = (kind: CaseKind): Record<Reached, Meant> => ({
  adopted: ({ state }) => kind.states[state]?.means === "adopted",
  declined: ({ state }) => kind.states[state]?.means === "declined",
  returned: ({ state }) => state === "returned",
  withdrawn: ({ state }) => state === "withdrawn",
  implemented: ({ state }) => state === "implemented",
  verified: isBenefitVerified(kind),
});

/** What was done in a state is not what led there. */
export const isBenefitVerified =
  ({ states, notes }: CaseKind): Meant =>
  ({ state, did }) =>
    (did === undefined ? states[state] : notes?.[did])?.benefitVerified === true;
