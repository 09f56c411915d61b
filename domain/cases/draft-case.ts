// A case before it is filed: written by its proposer, and changed by them while it is with its authors.
import type { Author, Case, CaseSecret, Evidence } from "../records/cases.ts";
import { type Change, changed, created } from "../records/record.ts";
import { changeAuthors, newAuthors, type Share } from "./authors.ts";
import { type Deed, stepTo } from "./case.ts";
import type { SchemeChoice } from "./choose-scheme.ts";
import type { LoadedCase } from "./kind.ts";

export type Written = {
  title: string;
  texts: { [name: string]: string };
  authors: readonly Share[];
  team?: string | undefined;
  /** None where it is to earn no money. */
  policy: SchemeChoice | undefined;
  estimateFen?: number | undefined;
  evidence: Evidence[];
  /** What only its kind has. */
  own?: object;
  ownSecret?: object;
};

export const draftCase = (kind: string, id: string, written: Written, deed: Deed): Change => {
  const { title, texts, authors, team, policy, estimateFen, evidence, own, ownSecret } = written;
  const body: Case = {
    kind,
    state: "draft",
    since: deed.now,
    proposer: deed.by.person,
    authors: newAuthors(authors, deed),
    ...(team !== undefined && { team }),
    mentors: [],
    evidence,
    history: [stepTo("draft", deed)],
    ...(policy && { policy: { id: policy.policy, scheme: policy.scheme } }),
    facts: {},
    awards: 0,
    awardedFen: 0,
    ...(estimateFen !== undefined && { estimateFen }),
    ...own,
  };
  const secret: CaseSecret = { title, texts, ...(ownSecret && { own: ownSecret }) };
  return created("case", id, body, secret);
};

/** What is not written stays. The day of the first filing keeps picking the version of the policy; other authors may have other mentors. */
export const changeCase = (
  of: LoadedCase,
  {
    authors,
    team,
    policy,
    evidence,
    estimateFen,
    title,
    texts,
    own,
    ownSecret,
  }: { [part in keyof Written]?: Written[part] },
  deed: Deed,
): Change => {
  const { body, secret } = of;
  const next = authors && changeAuthors(body.authors, authors, deed);
  return changed(
    of,
    {
      ...(next && { authors: next, mentors: isSame(next, body.authors) ? body.mentors : [] }),
      ...(team !== undefined && { team }),
      ...(policy && { policy: { ...body.policy, id: policy.policy, scheme: policy.scheme } }),
      ...(evidence && { evidence }),
      ...(estimateFen !== undefined && { estimateFen }),
      ...own,
    },
    {
      ...(title !== undefined && { title }),
      ...(texts && { texts: { ...secret?.texts, ...texts } }),
      ...(ownSecret && { own: { ...secret?.own, ...ownSecret } }),
    },
  );
};

const isSame = (one: readonly Author[], other: readonly Author[]): boolean =>
  one.length === other.length && one.every((author, index) => author === other[index]);
