// Releases a stage 阶段放行: in the order of the policy, each by evidence and someone who accepts it.
import { afterLastStage } from "../cases/award-states.ts";
import { reach } from "../cases/case.ts";
import type { LoadedCase } from "../cases/kind.ts";
import { kindNamed } from "../cases/kinds.ts";
import type { Award, Obligation } from "../records/awards.ts";
import type { Evidence } from "../records/cases.ts";
import { move, owed, type Posting } from "../records/postings.ts";
import { type Change, changed, type Loaded } from "../records/record.ts";
import { accept, type Outcome, refuse, refuseAll } from "../refusals.ts";
import type { Moment } from "../values/moment.ts";
import { stagesOf } from "./paid-before.ts";

type Release = {
  award: Loaded<Award>;
  of: LoadedCase;
  obligations: readonly Loaded<Obligation>[];
  stage: string;
  by: { person: string; for?: string };
  reasons: string;
  /** What shows that the stage is reached. */
  evidence?: Evidence[] | undefined;
  now: Moment;
};

/** A last stage that came to nothing is owed to no one, and is accepted like any other. */
const unpaidLast = ({ award: { body }, of }: Pick<Release, "award" | "of">): string | undefined => {
  const waits = afterLastStage(kindNamed(of.body.kind).awards, of.body.state) !== undefined;
  return waits && body.number === of.body.awards && body.obligations.length === 0 ? body.inStage : undefined;
};

export const releaseStage = ({
  award,
  of,
  obligations,
  stage,
  by,
  reasons,
  evidence,
  now,
}: Release): Outcome<{ award: Award; changes: Change[]; postings: Posting[] }> => {
  const stages = stagesOf(award.body);
  if (!stages.includes(stage)) return refuseAll([refuse("unknown-id", "")]);
  const stateOf = (id: string) => obligations.filter(({ body }) => body.stage === id);
  const kind = kindNamed(of.body.kind);
  const next =
    stages.find((id) => stateOf(id).some(({ body }) => body.state === "waiting")) ?? unpaidLast({ award, of });
  const isLast = next === stages.at(-1);
  if (kind.awards?.stagesWait && !evidence)
    return refuseAll([refuse("missing-field", "/evidence", { name: "evidence" })]);
  // What the last stage pays hangs on what the case really brought: that must be verified, and its award approved, first.
  const isSettled = kind.awards?.trueUpIn === undefined || award.body.inStage !== undefined;
  if (next === stage && isLast && !isSettled) return refuseAll([refuse("stage-not-settled", "", { name: stage })]);
  if (next !== stage)
    return refuseAll([refuse("stage-not-due", "", { given: stage, ...(next !== undefined && { wanted: next }) })]);
  const released = stateOf(stage).filter(({ body }) => body.state === "waiting");
  const step = {
    state: award.body.state,
    at: now,
    by: by.person,
    ...(by.for !== undefined && { for: by.for }),
    reasons: `${stage}: ${reasons}`,
    ...(evidence && { evidence }),
  };
  const after = isLast ? afterLastStage(kind.awards, of.body.state) : undefined;
  const stagesAhead = of.body.stagesAhead?.filter((each) => each !== stage);
  const body: Award = { ...award.body, history: [...award.body.history, step] };
  return accept({
    award: body,
    changes: [
      changed(award, { history: body.history }),
      ...(after === undefined && stagesAhead === undefined
        ? []
        : [
            changed(of, {
              ...(after !== undefined && reach(of.body, after, { by, now }, reasons)),
              ...(stagesAhead && { stagesAhead }),
            }),
          ]),
      ...released.map((obligation) => changed(obligation, { state: "due", since: now })),
    ],
    postings: released.flatMap(({ body: { person, amountFen } }) =>
      move(owed(person, "waiting"), owed(person, "due"), amountFen),
    ),
  });
};
