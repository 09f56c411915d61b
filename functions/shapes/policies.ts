// What drafts, policies and their versions look like from outside: what is sent to change them, and what is shown.
import * as z from "zod/mini";
import { checkPolicy } from "../../domain/check/check.ts";
import type { Finding } from "../../domain/check/findings.ts";
import type { Change } from "../../domain/policy/diff.ts";
import { policySchema } from "../../domain/policy/schema.ts";
import { missingSteps } from "../../domain/publishing/trail.ts";
import { type Draft, type PolicyVersion, type PolicyVersions, trailSteps } from "../../domain/records/policies.ts";
import type { Loaded } from "../../domain/records/record.ts";
import { digestShape, wordsShape } from "./common.ts";
import { dayShape, idShape, labelShape, pageQueryShape } from "./records.ts";

const stepShape = z.enum(trailSteps);
const titleShape = z.strictObject({ zh: z.string(), en: z.optional(z.string()) });
const stateShape = z.enum(["draft", "published", "discarded"]);

/** How the document is called by which it can be found: a number, a title, a link. */
const referenceShape = labelShape.check(z.maxLength(500));

export const newStepShape = z.strictObject({ step: stepShape, day: dayShape, document: referenceShape });

const trailShape = z.array(z.strictObject({ ...newStepShape.shape, by: idShape }));

export const draftQueryShape = z.extend(pageQueryShape, { state: z.optional(stateShape) });

const draftFields = {
  id: idShape,
  policy: idShape,
  title: titleShape,
  from: dayShape,
  state: stateShape,
  since: z.string(),
  authors: z.array(idShape),
  trail: trailShape,
  /** Steps that must be recorded before it can be published. */
  missing: z.array(stepShape),
  /** The number of the version that it became. */
  published: z.optional(z.int()),
  version: z.int(),
};

const findingsShape = z.array(z.strictObject({ clause: z.string(), code: z.string(), says: wordsShape }));
const findingsFields = {
  errors: findingsShape,
  warnings: findingsShape,
  /** How many there are; not more than fifty of each are listed. */
  found: z.strictObject({ errors: z.int(), warnings: z.int() }),
};

const changesFields = {
  /** The version whose place it takes; without one there are no changes to tell. */
  comparedWith: z.optional(z.strictObject({ version: z.int(), from: dayShape })),
  changes: z.array(z.strictObject({ clause: z.string(), says: wordsShape })),
};

export const draftSummaryShape = z.strictObject(draftFields);
export const draftPageShape = z.strictObject({ items: z.array(draftSummaryShape), next: z.optional(z.string()) });
export const checkedDraftShape = z.strictObject({ ...draftFields, ...findingsFields });
export const draftShape = z.strictObject({
  ...draftFields,
  ...findingsFields,
  ...changesFields,
  document: policySchema,
  digest: digestShape,
});

const policyFields = {
  id: idShape,
  title: titleShape,
  versions: z.array(z.strictObject({ version: z.int(), from: dayShape, digest: digestShape })),
  /** The number of the version that is in force today. */
  inForce: z.optional(z.int()),
  /** Of the version in force, or of the one that comes first where none is yet. */
  schemes: z.array(z.strictObject({ id: idShape, title: titleShape, kind: z.string() })),
};

export const policyShape = z.strictObject(policyFields);
export const policyPageShape = z.strictObject({ items: z.array(policyShape), next: z.optional(z.string()) });

const versionFields = {
  policy: idShape,
  version: z.int(),
  from: dayShape,
  digest: digestShape,
  trail: trailShape,
  authors: z.array(idShape),
  publishedBy: idShape,
  publishedAt: z.string(),
};

export const policyVersionShape = z.strictObject({ ...versionFields, document: policySchema });
export const publicationShape = z.strictObject({ ...versionFields, warnings: z.optional(findingsShape) });

export const changesShape = z.strictObject({ policy: idShape, version: z.int(), ...changesFields });

export const showDraft = ({ id, version, body }: Pick<Loaded<Draft>, "id" | "version" | "body">) => ({
  id,
  policy: body.policy,
  title: shortTitle(body.document.title),
  from: body.document.from,
  state: body.state,
  since: body.since,
  authors: body.authors,
  trail: body.trail,
  missing: missingSteps(body.trail),
  ...(body.version !== undefined && { published: body.version }),
  version,
});

const shownMax = 50;
const lettersMax = 500;

/** Bounded, since the answer to a change is kept with it; a check of the document lists everything. */
export const showCheckedDraft = (draft: Pick<Loaded<Draft>, "id" | "version" | "body">) => {
  const { errors, warnings } = checkPolicy(draft.body.document);
  return {
    ...showDraft(draft),
    errors: errors.slice(0, shownMax).map(showFinding),
    warnings: warnings.slice(0, shownMax).map(showFinding),
    found: { errors: errors.length, warnings: warnings.length },
  };
};

const showFinding = ({ clause, code, says }: Finding) => ({
  clause: shorten(clause),
  code,
  says: { zh: shorten(says.zh), en: shorten(says.en) },
});

const shorten = (text: string): string => (text.length > lettersMax ? `${text.slice(0, lettersMax)}…` : text);

const shortTitle = ({ zh, en }: Draft["document"]["title"]) => ({
  zh: shorten(zh),
  ...(en !== undefined && { en: shorten(en) }),
});

/** Without the document, which whoever publishes has read. */
export const showPublication = ({ document: _, ...version }: PolicyVersion, warnings: readonly Finding[]) => ({
  ...version,
  ...(warnings.length > 0 && { warnings: warnings.map(showFinding) }),
});

/** What changes from the version whose place it takes. */
export const showChanges = (before: PolicyVersion | undefined, changes: readonly Change[]) => ({
  ...(before && { comparedWith: { version: before.version, from: before.from } }),
  changes,
});

type Ruling = { policy: Loaded<PolicyVersions>; inForce?: number; shown: PolicyVersion };

export const showPolicy = ({ policy, inForce, shown }: Ruling) => ({
  id: policy.id,
  title: shortTitle(shown.document.title),
  versions: policy.body.versions,
  ...(inForce !== undefined && { inForce }),
  schemes: shown.document.schemes.map(({ id, title, kind }) => ({ id, title: shortTitle(title), kind })),
});
