// A suggestion before it is filed: written by its proposer, and changed by them while it is with its authors.
import type { Author, Evidence, Suggestion, SuggestionSecret } from "../records/cases.ts";
import { type Change, changed, created, type Loaded } from "../records/record.ts";
import { changeAuthors, newAuthors, type Share } from "./authors.ts";
import { type Deed, stepTo } from "./case.ts";
import type { SchemeChoice } from "./choose-scheme.ts";

export type Written = {
  title: string;
  problem: string;
  proposal: string;
  authors: readonly Share[];
  policy: SchemeChoice;
  estimateFen: number | undefined;
  evidence: Evidence[];
};

export const draftSuggestion = (
  id: string,
  { title, problem, proposal, authors, policy, estimateFen, evidence }: Written,
  deed: Deed,
): Change => {
  const body: Suggestion = {
    state: "draft",
    since: deed.now,
    proposer: deed.by.person,
    authors: newAuthors(authors, deed),
    mentors: [],
    evidence,
    history: [stepTo("draft", deed)],
    policy: { id: policy.policy, scheme: policy.scheme },
    facts: {},
    awards: 0,
    awardedFen: 0,
    ...(estimateFen !== undefined && { estimateFen }),
  };
  const secret: SuggestionSecret = { title, problem, proposal };
  return created("suggestion", id, body, secret);
};

/** What is not written stays. The day of the first filing keeps picking the version of the policy; other authors may have other mentors. */
export const changeSuggestion = (
  suggestion: Loaded<Suggestion, SuggestionSecret>,
  { authors, policy, evidence, estimateFen, ...words }: { [part in keyof Written]?: Written[part] | undefined },
  deed: Deed,
): Change => {
  const { body } = suggestion;
  const next = authors && changeAuthors(body.authors, authors, deed);
  const secret = Object.fromEntries(Object.entries(words).filter(([, value]) => value !== undefined));
  return changed(
    suggestion,
    {
      ...(next && { authors: next, mentors: isSame(next, body.authors) ? body.mentors : [] }),
      ...(policy && { policy: { ...body.policy, id: policy.policy, scheme: policy.scheme } }),
      ...(evidence && { evidence }),
      ...(estimateFen !== undefined && { estimateFen }),
    },
    secret,
  );
};

const isSame = (one: readonly Author[], other: readonly Author[]): boolean =>
  one.length === other.length && one.every((author, index) => author === other[index]);
