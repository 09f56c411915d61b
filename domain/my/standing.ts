// Where a suggestion stands for one of its authors: in words, whose turn it is, and what they may do themself.
import type { Award } from "../records/awards.ts";
import type { Suggestion } from "../records/cases.ts";
import { turnOf } from "../records/turn.ts";
import { chinaDayOf } from "../values/moment.ts";
import type { Words } from "../words.ts";
import { approverTurn, awaits, awardWords, mayDo, ownTurn, proposerTurn, standing, turns } from "./words.ts";

export type Standing = { says: Words; since: string; turn?: Words; next?: Words };

export type Known = {
  /** The newest award, where there is one. */
  latest?: Award | undefined;
  /** What the reader gets of it, where it is decided: that it is nothing, or where the money stands. */
  outcome?: Words | undefined;
  nameOf: (person: string) => string;
};

export const standingOf = (suggestion: Suggestion, me: string, { latest, outcome, nameOf }: Known): Standing => {
  const { state, since } = suggestion;
  const isProposed = state === "verified" && latest?.state === "proposed";
  const says = isProposed ? awardWords.proposed : ((state === "awarded" ? outcome : undefined) ?? standing[state]);
  const turn = isProposed ? approverTurn : turnFor(suggestion, me, nameOf);
  const next = nextFor(suggestion, me);
  return { says, since: chinaDayOf(isProposed ? latest.since : since), ...(turn && { turn }), ...(next && { next }) };
};

const turnFor = (suggestion: Suggestion, me: string, nameOf: Known["nameOf"]): Words | undefined => {
  if (isMine(suggestion, me)) return ownTurn;
  if (turnOf(suggestion).length === 0) return undefined;
  const silent = silentIn(suggestion);
  return turns[suggestion.state] ?? (silent.length > 0 ? awaits(silent.map(nameOf)) : proposerTurn);
};

/** Whether the reader can do something about it now. A proposer whose co-authors are silent can do nothing yet. */
export const isMine = (suggestion: Suggestion, me: string): boolean => {
  if (!turnOf(suggestion).includes(`person/${me}`)) return false;
  return me !== suggestion.proposer || !isSilent(suggestion);
};

/** Who has not answered for their weight while it is with its authors. */
export const silentIn = ({ state, authors }: Pick<Suggestion, "state" | "authors">): string[] =>
  state === "draft" || state === "returned"
    ? authors.filter(({ agreedAt, refused }) => !agreedAt && !refused).map(({ person }) => person)
    : [];

const isSilent = (suggestion: Suggestion): boolean => silentIn(suggestion).length > 0;

const nextFor = (suggestion: Suggestion, me: string): Words | undefined => {
  const { state, proposer, authors } = suggestion;
  const own = authors.find(({ person }) => person === me);
  const isWithAuthors = state === "draft" || state === "returned";
  if (isWithAuthors && me !== proposer) return own?.agreedAt === undefined ? mayDo.agree : undefined;
  if (isWithAuthors) return isSilent(suggestion) ? mayDo.awaitAuthors : mayDo.submit;
  if ((state === "submitted" || state === "accepted") && me === proposer) return mayDo.withdraw;
  return state === "declined" && me === proposer ? mayDo.anew : undefined;
};
