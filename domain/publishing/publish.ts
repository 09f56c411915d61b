// Publishes a draft 公布: it becomes the next version of its policy, with everything that led to it, and is never changed again.
import { findErrors } from "../check/errors.ts";
import { digestOf, type Sha256Hex } from "../policy/digest.ts";
import { type Draft, type PolicyVersion, type PolicyVersions, versionId } from "../records/policies.ts";
import { type Change, changed, created, type Loaded } from "../records/record.ts";
import { accept, type Outcome, type Refusal, refuse, refuseAll, under } from "../refusals.ts";
import type { Moment } from "../values/moment.ts";
import type { Words } from "../words.ts";
import { refuseComputed } from "./allowances.ts";
import { missingSteps, stepWords } from "./trail.ts";

export type Publication = {
  draft: Loaded<Draft>;
  /** The policy's versions until now, if it has any. */
  known: Loaded<PolicyVersions> | undefined;
  /** The latest month whose allowances have been computed. */
  computed?: string | undefined;
  by: string;
  now: Moment;
  today: string;
};

export const publishDraft = (
  { draft, known, computed, by, now, today }: Publication,
  sha256Hex: Sha256Hex,
): Outcome<{ version: PolicyVersion; changes: Change[] }> => {
  const { policy, document, trail, authors } = draft.body;
  const { from } = document;
  const versions = known?.body.versions ?? [];
  const missing = missingSteps(trail);
  if (missing.length > 0)
    return refuseAll([refuse("trail-incomplete", "/trail", { wanted: listed(missing.map(wordsOf)) })]);
  const errors = findErrors(document);
  if (errors.length > 0) return refuseAll(under("/document", errors));
  const wrongDay = refuseFirstDay(policy, from, versions, today);
  if (wrongDay) return refuseAll([wrongDay]);
  const isPaid = known ? undefined : refuseComputed(document, computed, today);
  if (isPaid) return refuseAll([isPaid]);
  const number = versions.length + 1;
  const digest = digestOf(document, sha256Hex);
  const version: PolicyVersion = {
    policy,
    version: number,
    from,
    digest,
    document,
    trail,
    authors,
    publishedBy: by,
    publishedAt: now,
  };
  const all: PolicyVersions = { versions: [...versions, { version: number, from, digest }] };
  return accept({
    version,
    changes: [
      known ? changed(known, all) : created("policy", policy, all),
      created("policy-version", versionId(policy, number), version),
      changed(draft, { state: "published", since: now, version: number }),
    ],
  });
};

/** Days that have passed stay as they were ruled; only an enterprise that moves in brings its first version from before. */
const refuseFirstDay = (
  policy: string,
  from: string,
  versions: PolicyVersions["versions"],
  today: string,
): Refusal | undefined => {
  if (versions.some((version) => version.from === from))
    return refuse("policy-overlap", "/document/from", { name: policy, given: from });
  if (versions.length > 0 && from < today)
    return refuse("policy-backdated", "/document/from", { given: from, wanted: today });
  return undefined;
};

const wordsOf = (step: keyof typeof stepWords): Words => stepWords[step];

const listed = (words: Words[]): Words => ({
  zh: words.map(({ zh }) => zh).join("、"),
  en: words.map(({ en }) => en).join(", "),
});
