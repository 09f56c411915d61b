// How people stand to a case: the ground on which it is judged who may see it, and who must not decide it.
import type { Subject } from "../access/access.ts";
import type { CaseFields } from "../records/cases.ts";

type Case = Pick<CaseFields<string>, "state" | "proposer" | "authors" | "mentors" | "history">;

/** These states are a reviewer's doing. */
const reviewed: readonly string[] = ["returned", "accepted", "declined", "implemented"];

/** How people stand to a case: as natural persons, so whoever was acted for counts as well. */
export const caseSubject = (body: Case): Subject => ({
  relations: {
    author: body.authors.map(({ person }) => person),
    mentor: body.mentors,
    proposer: [body.proposer],
    reviewer: body.history
      .filter(({ state }) => reviewed.includes(state))
      .flatMap(({ by, for: absent }) => (absent === undefined ? [by] : [by, absent])),
  },
  state: body.state,
});
