// Drafts 草案: whoever writes on one becomes its author, and a text that was written anew begins its legal trail anew.
import type { Policy } from "../policy/policy.ts";
import type { Draft } from "../records/policies.ts";
import type { Moment } from "../values/moment.ts";

/** Who writes, and for whom they stand in: both are authors, so that neither of them publishes it. */
export type Writer = { person: string; for?: string };

export const newDraft = (document: Policy, by: Writer, now: Moment): Draft => ({
  policy: document.id,
  document,
  authors: peopleIn(by),
  trail: [],
  state: "draft",
  since: now,
});

/** What the congress passed was the text as it stood then; a mistake in the trail is mended the same way, by entering it again. */
export const rewriteDraft = (draft: Draft, document: Policy, by: Writer): Draft => ({
  ...draft,
  policy: document.id,
  document,
  authors: [...new Set([...draft.authors, ...peopleIn(by)])],
  trail: [],
});

export const discardDraft = (draft: Draft, now: Moment): Draft => ({ ...draft, state: "discarded", since: now });

const peopleIn = ({ person, for: absent }: Writer): string[] => (absent === undefined ? [person] : [person, absent]);
