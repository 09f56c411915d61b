// Releases a stage 阶段放行: in the order of the policy, each by evidence and someone who accepts it.
import type { Award, Obligation } from "../records/awards.ts";
import { move, owed, type Posting } from "../records/postings.ts";
import { type Change, changed, type Loaded } from "../records/record.ts";
import { accept, type Outcome, refuse, refuseAll } from "../refusals.ts";
import type { Moment } from "../values/moment.ts";

type Release = {
  award: Loaded<Award>;
  obligations: readonly Loaded<Obligation>[];
  stage: string;
  by: { person: string; for?: string };
  reasons: string;
  now: Moment;
};

export const releaseStage = ({
  award,
  obligations,
  stage,
  by,
  reasons,
  now,
}: Release): Outcome<{ award: Award; changes: Change[]; postings: Posting[] }> => {
  const stages = award.body.answer.shares?.[0]?.stages.map(({ id }) => id) ?? [];
  if (!stages.includes(stage)) return refuseAll([refuse("unknown-id", "")]);
  const stateOf = (id: string) => obligations.filter(({ body }) => body.stage === id);
  const next = stages.find((id) => stateOf(id).some(({ body }) => body.state === "waiting"));
  if (next !== stage) return refuseAll([refuse("stage-not-due", "", { given: stage, wanted: next ?? "–" })]);
  const released = stateOf(stage).filter(({ body }) => body.state === "waiting");
  const step = {
    state: award.body.state,
    at: now,
    by: by.person,
    ...(by.for !== undefined && { for: by.for }),
    reasons: `${stage}: ${reasons}`,
  };
  const body: Award = { ...award.body, history: [...award.body.history, step] };
  return accept({
    award: body,
    changes: [
      changed(award, { history: body.history }),
      ...released.map((obligation) => changed(obligation, { state: "due", since: now })),
    ],
    postings: released.flatMap(({ body: { person, amountFen } }) =>
      move(owed(person, "waiting"), owed(person, "due"), amountFen),
    ),
  });
};
