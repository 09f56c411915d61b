// Where a case stands for one of its authors: in words, whose turn it is, and what they may do themself.

import { takesAwards } from "../awards/left-behind.ts";
import { kindNamed } from "../cases/kinds.ts";
import { disagreements, refusedAmong, silentAmong } from "../cases/turn.ts";
import { stateOf, toDo, turnsAt } from "../cases/waiting.ts";
import type { Award } from "../records/awards.ts";
import type { Case } from "../records/cases.ts";
import { chinaDayOf, type Moment } from "../values/moment.ts";
import type { Words } from "../words.ts";
import { approverTurn, awaits, awardWords, joined, mayDo, ownTurn } from "./words.ts";

export type Standing = { says: Words; since: string; turn?: Words; next?: Words };

export type Known = {
  /** The newest award, where there is one. */
  latest?: Award | undefined;
  /** What the reader gets of it, where it is decided: that it is nothing, or where the money stands. */
  outcome?: Words | undefined;
  nameOf: (person: string) => string;
};

export const standingOf = (of: Case, me: string, now: Moment, { latest, outcome, nameOf }: Known): Standing => {
  const { since } = of;
  // What waits for an approver says so itself, as long as it can be approved.
  const isProposed = latest?.state === "proposed" && takesAwards(of);
  const says = isProposed ? awardWords.proposed : whereItIs(of, isDone(of, now) ? outcome : undefined);
  const turn = isProposed ? approverTurn : turnFor(of, me, now, nameOf);
  const next = nextFor(of, me, now);
  return { says, since: chinaDayOf(isProposed ? latest.since : since), ...(turn && { turn }), ...(next && { next }) };
};

/** Where the money stands, with what only this case has to say. */
const whereItIs = (of: Case, outcome: Words | undefined): Words => {
  const own = kindNamed(of.kind).tells?.(of);
  return outcome ? joined(outcome, own) : (own ?? stateOf(of).told);
};

/** An award is approved and no one has to act on it: where the money stands says more than the state. */
const isDone = (of: Case, now: Moment): boolean => of.awards > 0 && turnsAt(of, now).length === 0;

const turnFor = (of: Case, me: string, now: Moment, nameOf: Known["nameOf"]): Words | undefined => {
  const refused = refusedIn(of).map(({ person, reasons }) => ({ person: nameOf(person), reasons }));
  const disagreed = refused.length > 0 ? disagreements(refused) : undefined;
  if (isMine(of, me, now)) return joined(ownTurn, me === of.proposer ? disagreed : undefined);
  if (turnsAt(of, now).length === 0) return undefined;
  const silent = silentIn(of);
  const awaited = silent.length > 0 ? awaits(silent.map(nameOf)) : undefined;
  return disagreed || awaited ? joined(disagreed, awaited) : toDo(of);
};

/** Whether the reader can do something about it now. A proposer whose co-authors are silent can do nothing yet, unless one does not agree. */
export const isMine = (of: Case, me: string, now: Moment): boolean => {
  if (!turnsAt(of, now).includes(`person/${me}`)) return false;
  return me !== of.proposer || silentIn(of).length === 0 || refusedIn(of).length > 0;
};

/** Who has not answered for their weight while it is with its authors. */
const silentIn = (of: Case): string[] => (stateOf(of).withAuthors ? silentAmong(of.authors) : []);

const refusedIn = (of: Case) => (stateOf(of).withAuthors ? refusedAmong(of.authors) : []);

/** Whose names are told while it is with its authors. */
export const namedIn = (of: Case): string[] => [...silentIn(of), ...refusedIn(of).map(({ person }) => person)];

const nextFor = (of: Case, me: string, now: Moment): Words | undefined => {
  const { proposer, authors, state } = of;
  const own = authors.find(({ person }) => person === me);
  const { withAuthors, means } = stateOf(of);
  if (withAuthors && me !== proposer) {
    if (!own || own.agreedAt !== undefined) return undefined;
    return own.refused ? mayDo.agreeAfterAll : mayDo.agree;
  }
  if (withAuthors && refusedIn(of).length > 0) return mayDo.change;
  if (withAuthors) return silentIn(of).length > 0 ? mayDo.awaitAuthors : mayDo.submit;
  if (turnsAt(of, now).includes(`person/${me}`)) return toDo(of);
  const { withdrawnFrom, refusesWithdrawal } = kindNamed(of.kind);
  if (me === proposer && withdrawnFrom.includes(state) && !refusesWithdrawal?.(of)) return mayDo.withdraw;
  return means === "declined" && me === proposer ? mayDo.anew : undefined;
};
