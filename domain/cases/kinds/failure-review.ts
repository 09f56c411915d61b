// The review of a failure 失败评议: who sits on the panel, what it found, and by which scheme diligence is rewarded.
import * as z from "zod/mini";
import type { Case, Evidence } from "../../records/cases.ts";
import { changed } from "../../records/record.ts";
import { accept, type Outcome, type Refusal, refuse, refuseAll } from "../../refusals.ts";
import { refuseTooWide } from "../award-width.ts";
import { type Deed, reach } from "../case.ts";
import { deriveFacts, formOf, missingFacts } from "../facts.ts";
import type { Decided, Deciding, Known } from "../kind.ts";
import { factsConfirmed } from "../review.ts";
import { evidenceShape, factsShape, idShape, proseShape, reasonsText, someEvidenceShape } from "../shapes.ts";
import { heldAbout, refuseGoingOn } from "./failure-about.ts";

export type Failure = Case & {
  /** It was opened because the case that it is about has failed; that one's proposer did not choose to file it. */
  opened?: true;
  diligent?: boolean;
  /** The original records that the panel has seen. */
  records?: Evidence[];
  /** Its scheme was named in the review, by a reviewer, and not by its authors. */
  schemeNamed?: true;
};

const panelShape = z.array(idShape).check(z.minLength(1), z.maxLength(10));
const found = { causes: z.optional(proseShape), lesson: z.optional(proseShape), panel: panelShape };

const scheme = { policy: z.optional(idShape), scheme: z.optional(idShape) };

export const failureReviewShape = z.discriminatedUnion("verdict", [
  z.strictObject({
    verdict: z.literal("diligent"),
    ...found,
    records: someEvidenceShape,
    reasons: z.optional(reasonsText),
    facts: z.optional(factsShape),
    ...scheme,
  }),
  z.strictObject({
    verdict: z.literal("negligent"),
    ...found,
    records: z.optional(evidenceShape),
    reasons: reasonsText,
  }),
  z.strictObject({ verdict: z.literal("return"), reasons: reasonsText }),
]);

type FailureReview = z.output<typeof failureReviewShape>;

/** What is awarded or closed is only corrected, as diligent; and what has been reviewed is not sent back. */
const refuseAgain = ({ state, awardedFen, opened }: Failure, { verdict }: FailureReview): Refusal[] => {
  if (state === "submitted") return [];
  // Whoever was asked to mend what another case has opened may have left, or may not answer.
  if (state === "returned")
    return opened && verdict !== "return" ? [] : [refuse("wrong-state", "", { given: state, wanted: "submitted" })];
  const allowed =
    awardedFen > 0 || (state !== "reviewed" && state !== "negligent") ? ["diligent"] : ["diligent", "negligent"];
  return allowed.includes(verdict)
    ? []
    : [refuse("verdict-too-late", "/verdict", { given: verdict, wanted: allowed.join(", ") })];
};

/** What its authors have chosen stays, and so does what money was granted by. */
const refuseScheme = (body: Failure, { chosen }: Known): Refusal[] => {
  const { policy, schemeNamed, awardedFen } = body;
  const isSame = chosen?.id === policy?.id && chosen?.scheme === policy?.scheme;
  return !chosen || !policy || isSame || (schemeNamed && awardedFen === 0)
    ? []
    : [refuse("scheme-stays", "/scheme", { name: `${policy.id}/${policy.scheme}` })];
};

/** The scheme that the review names, with the facts that follow from the records of its people. */
const underScheme = (body: Failure, { chosen, scheme: rule, people }: Known, deed: Deed): Outcome<Partial<Failure>> => {
  if (!chosen || !rule) return accept({});
  const tooWide = refuseTooWide(undefined, rule.rule, body.authors.length, "/scheme");
  if (tooWide.length > 0) return refuseAll(tooWide);
  const own = people.filter(({ id }) => body.authors.some(({ person }) => person === id));
  const derived = deriveFacts(formOf(rule), { people: own, day: chosen.day ?? deed.today }, deed);
  const isOwn = body.policy && !body.schemeNamed;
  return accept({ policy: chosen, ...(!isOwn && { schemeNamed: true }), facts: { ...body.facts, ...derived } });
};

export const review = (deciding: Deciding<FailureReview>): Outcome<Decided> => {
  const { of, sent, known, deed } = deciding;
  const { body, secret } = of;
  const tooLate = [...refuseAgain(body, sent), ...refuseScheme(body, known)];
  if (sent.verdict === "diligent") tooLate.push(...refuseGoingOn(body, known));
  if (tooLate.length > 0) return refuseAll(tooLate);
  if (sent.verdict === "return") return accept({ changes: [changed(of, reach(body, "returned", deed, sent.reasons))] });
  const { causes = secret?.texts.causes, lesson = secret?.texts.lesson, records = [], panel, reasons } = sent;
  const refusals = refusePanel(deciding, panel);
  if (causes === undefined) refusals.push(refuse("missing-field", "/causes", { name: "causes" }));
  if (lesson === undefined) refusals.push(refuse("missing-field", "/lesson", { name: "lesson" }));
  if (refusals.length > 0 || causes === undefined || lesson === undefined) return refuseAll(refusals);
  const diligent = sent.verdict === "diligent";
  // Only who tried it with diligence can be awarded anything, so only then do the facts of an award matter.
  const ruled = underScheme(body, known, deed);
  if (!ruled.ok) return ruled;
  const facts = diligent
    ? factsConfirmed({ ...body, ...ruled.value }, known.scheme, sent.facts ?? {}, deed)
    : accept(body.facts);
  if (!facts.ok) return facts;
  const missing = known.scheme && known.chosen ? missingFacts(formOf(known.scheme), facts.value) : [];
  if (missing.length > 0) return refuseAll(missing);
  const fields: Partial<Failure> = {
    ...reach(body, diligent ? "reviewed" : "negligent", deed, reasons),
    ...ruled.value,
    facts: facts.value,
    diligent,
    panel,
    records,
  };
  const reviewed = changed(of, fields, { texts: { ...secret?.texts, causes, lesson } });
  return accept({ changes: [reviewed], holds: heldAbout(known) });
};

/** A panel of people of the enterprise who have no part in what failed; the reviewer counts once. */
const refusePanel = ({ of: { body }, known, deed }: Deciding, panel: readonly string[]): Refusal[] => {
  const concerned = new Set([...body.authors.map(({ person }) => person), ...body.mentors]);
  const before = [deed.by.person, ...(deed.by.for === undefined ? [] : [deed.by.for])];
  return panel.flatMap((name, index) => {
    const path = `/panel/${index}`;
    const person = known.people.find(({ id }) => id === name)?.body;
    const isEmployed =
      person && person.from <= deed.today && (person.until === undefined || deed.today <= person.until);
    if (!isEmployed) return [refuse("person-not-employed", path, { name, wanted: deed.today })];
    if (concerned.has(name)) return [refuse("panel-not-apart", path, { name })];
    return [...before, ...panel.slice(0, index)].includes(name) ? [refuse("employee-twice", path, { name })] : [];
  });
};
