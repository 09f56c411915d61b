// How people stand to a case: the ground on which it is judged who may see it, and who must not decide it.
import type { Subject } from "../access/access.ts";
import type { Case } from "../records/cases.ts";
import { kindNamed } from "./kinds.ts";

/** How people stand to a case: as natural persons, so whoever was acted for counts as well. */
export const caseSubject = (body: Case): Subject => {
  const { states } = kindNamed(body.kind);
  return {
    relations: {
      author: body.authors.map(({ person }) => person),
      mentor: body.mentors,
      proposer: [body.proposer],
      juror: (body.jury?.seats ?? []).map(({ juror }) => juror),
      panel: body.panel ?? [],
      reviewer: body.history
        .filter(({ state, did }) => did === undefined && states[state]?.reviewed)
        .flatMap(({ by, for: absent }) => (absent === undefined ? [by] : [by, absent])),
      decider: body.deciders ?? [],
      self: body.concerned ?? [],
    },
    state: body.state,
  };
};
