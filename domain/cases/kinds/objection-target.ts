// What an objection is about 异议的对象: an award or a refusal as it was decided, by whom, and how a refusal is taken back.
import type { Award, AwardState } from "../../records/awards.ts";
import type { Case } from "../../records/cases.ts";
import { type Change, changed, type Loaded } from "../../records/record.ts";
import { accept, type Outcome, refuse, refuseAll } from "../../refusals.ts";
import type { Fen } from "../../values/money.ts";
import { type Deed, reach } from "../case.ts";
import type { CaseKind, Held, Known, LoadedCase } from "../kind.ts";

export type Other = NonNullable<Known["about"]>;

export type PinnedAward = Pick<Award, "number" | "policy"> & {
  id: string;
  version: number;
  state: AwardState;
  totalFen: Fen;
};

/** `step`: the place in the history of the case, which only grows. */
export type PinnedRefusal = { case: string; version: number; step: number; state: string; at: string; by: string };

/** Only what is one's own: all else answers as if it were not there. */
export const ownCase = ({ about }: Known, person: string): Other | undefined =>
  about?.of.body.authors.some((author) => author.person === person) ? about : undefined;

/** What waits for approval is not decided yet, and what was replaced is nobody's decision any more. */
const decidedStates: readonly AwardState[] = ["approved", "declined", "cancelled"];

export type Decision = {
  pins: { pinnedAward: PinnedAward } | { pinnedRefusal: PinnedRefusal };
  holds: Held[];
  award?: Loaded<Award>;
};

export const pinDecision = (
  { of, kind: { states }, granted }: Other,
  number: number | undefined,
): Outcome<Decision> => {
  const { id, version, body } = of;
  const decided = granted.awards.filter((award) => decidedStates.includes(award.body.state));
  if (number !== undefined) {
    const award = decided.find((each) => each.body.number === number);
    if (award) return accept({ pins: { pinnedAward: pinnedOf(award) }, holds: [heldOf(award)], award });
  } else if (isDeclined(states, body)) {
    const step = body.history.findLastIndex(({ state, did }) => state === body.state && did === undefined);
    const { state, at, by } = body.history[step] ?? { state: body.state, at: body.since, by: "" };
    const pinnedRefusal = { case: id, version, step, state, at, by };
    return accept({ pins: { pinnedRefusal }, holds: [heldOf(of)] });
  }
  const numbers = decided.map((award) => award.body.number).join(", ");
  const path = number === undefined ? "/about" : "/award";
  return refuseAll([refuse("nothing-to-object-to", path, { name: id, ...(numbers !== "" && { wanted: numbers }) })]);
};

const isDeclined = (states: CaseKind["states"], { state }: Case): boolean => states[state]?.means === "declined";

const pinnedOf = ({ id, version, body: { number, state, policy, totalFen } }: Loaded<Award>): PinnedAward => ({
  id,
  number,
  version,
  state,
  policy,
  totalFen,
});

const heldOf = ({ kind, id, version }: Held): Held => ({ kind, id, version });

type Signed = { by?: string; for?: string };

/** Everyone who had a hand in the case or in the award, and for whom they stood in; who wrote and filed it has decided nothing by that. */
export const decidersOf = ({ of: { body }, kind: { states } }: Other, award?: Award): string[] => {
  const { proposer, authors, history, facts, jury, panel = [] } = body;
  const signed: Signed[] = [
    ...history.filter(({ state, by, objection }) => !objection && (by !== proposer || states[state]?.reviewed)),
    ...Object.values(facts).filter(({ source }) => source !== "author"),
    ...Object.values(facts).flatMap(({ confirmed }) => confirmed ?? []),
    ...(award?.history ?? []),
    ...(award?.approvals ?? []),
  ];
  const own = new Set(authors.map(({ person }) => person));
  const hands = signed.flatMap(({ by, for: absent }) => [by, absent]).filter((person) => person !== undefined);
  const jurors = (jury?.seats ?? []).map(({ juror }) => juror);
  return [...new Set([...hands, ...jurors, ...panel])].filter((person) => !own.has(person)).sort();
};

/**
 * A refusal that did not hold is as if nothing had been judged: the case stands where it was submitted, and others judge all of it. Nothing where it is
 * decided anew already.
 */
export const reopened = (
  { of, kind: { states } }: Other,
  { step }: PinnedRefusal,
  { objection, reasons, deed }: { objection: LoadedCase; reasons: string; deed: Deed },
): Change | undefined => {
  const { body } = of;
  const stillDeclined = isDeclined(states, body) && body.history.slice(step).every(({ state }) => state === body.state);
  const judged = body.history.slice(0, step);
  const before = judged.some(({ state }) => state === "submitted") ? "submitted" : judged.at(-1)?.state;
  if (!stillDeclined || before === undefined) return undefined;
  const { history, ...reached } = reach(body, before, deed, reasons);
  const steps = history.map((each, index) =>
    index === body.history.length ? { ...each, objection: objection.id } : each,
  );
  const deciders = [...new Set([...(body.deciders ?? []), ...(objection.body.deciders ?? [])])];
  return changed(of, { ...reached, history: steps, deciders });
};
