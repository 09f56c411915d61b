// Where a suggestion stands for one of its authors: in words, whose turn it is, and what they may do themself.
import type { Award } from "../records/awards.ts";
import type { Suggestion } from "../records/cases.ts";
import { turnOf } from "../records/turn.ts";
import { chinaDayOf } from "../values/moment.ts";
import type { Words } from "../words.ts";
import { approverTurn, awardWords, mayDo, ownTurn, proposerTurn, standing, turns } from "./words.ts";

export type Standing = { says: Words; since: string; turn?: Words; next?: Words };

/** `latest` is the newest award, where there is one. */
export const standingOf = (suggestion: Suggestion, me: string, latest?: Award): Standing => {
  const { state, since } = suggestion;
  const isProposed = state === "verified" && latest?.state === "proposed";
  const says = isProposed ? awardWords.proposed : standing[state];
  const turn = isProposed ? approverTurn : turnFor(suggestion, me);
  const next = nextFor(suggestion, me);
  return { says, since: chinaDayOf(isProposed ? latest.since : since), ...(turn && { turn }), ...(next && { next }) };
};

const turnFor = (suggestion: Suggestion, me: string): Words | undefined => {
  const whose = turnOf(suggestion);
  if (isMine(suggestion, me)) return ownTurn;
  if (whose.length === 0) return undefined;
  return turns[suggestion.state] ?? (isSilent(suggestion) ? agreeTurn : proposerTurn);
};

const agreeTurn: Words = { zh: "等其他建议人同意权重", en: "Other authors have to agree to their weights" };

/** A proposer whose co-authors are silent can do nothing yet. */
const isMine = (suggestion: Suggestion, me: string): boolean => {
  if (!turnOf(suggestion).includes(`person/${me}`)) return false;
  return me !== suggestion.proposer || !isSilent(suggestion);
};

const isSilent = ({ authors }: Suggestion): boolean => authors.some(({ agreedAt, refused }) => !agreedAt && !refused);

const nextFor = (suggestion: Suggestion, me: string): Words | undefined => {
  const { state, proposer, authors } = suggestion;
  const own = authors.find(({ person }) => person === me);
  const isWithAuthors = state === "draft" || state === "returned";
  if (isWithAuthors && me !== proposer) return own?.agreedAt === undefined ? mayDo.agree : undefined;
  if (isWithAuthors) return isSilent(suggestion) ? mayDo.awaitAuthors : mayDo.submit;
  if ((state === "submitted" || state === "accepted") && me === proposer) return mayDo.withdraw;
  return state === "declined" && me === proposer ? mayDo.anew : undefined;
};
