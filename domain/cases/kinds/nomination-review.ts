// The review of a nomination 核实提名: whoever has seen the certificate enters its facts, and says again what its proposer has stated.
import * as z from "zod/mini";
import type { Case } from "../../records/cases.ts";
import { accept, type Outcome, type Refusal, refuse, refuseAll } from "../../refusals.ts";
import { type FormFact, formOf, missingFacts } from "../facts.ts";
import type { Decided, Deciding } from "../kind.ts";
import { type Review, reviewCase, reviewShape } from "../review.ts";
import { idShape } from "../shapes.ts";
import { refuseOthers, type Told } from "./nomination-once.ts";
import type { Promoting } from "./nomination-promoted.ts";
import { promotionShape, restated } from "./nomination-promotion.ts";

export type Nomination = Told &
  Promoting & {
    /** Finance has a fact to enter before anything can be awarded. */
    toBeValued?: boolean;
  };

export const isReviewers = ({ enteredBy }: FormFact): boolean => enteredBy.includes("reviewer");

export const idsShape = z.array(idShape).check(z.maxLength(20));

export const nominationReviewShape = z.strictObject({
  ...reviewShape.shape,
  promotion: z.optional(promotionShape),
  otherThan: z.optional(idsShape),
});

/** What is granted, or given, is corrected and not turned away; where no money hangs on it, nothing is left to correct. */
const refuseAgain = ({ state, awardedFen, policy }: Case, verdict: Review["verdict"]): Refusal[] => {
  const isDone = state === "awarded" || state === "confirmed";
  if (isDone && !policy) return [refuse("wrong-state", "", { given: state, wanted: "submitted, verified" })];
  return verdict !== "accept" && (isDone || awardedFen > 0)
    ? [refuse("verdict-too-late", "/verdict", { given: verdict, wanted: "accept" })]
    : [];
};

/** Whoever accepts it has seen a certificate, and enters every fact that is theirs to enter. */
export const review = (deciding: Deciding<z.output<typeof nominationReviewShape>>): Outcome<Decided> => {
  const { of, sent, known } = deciding;
  const tooLate = refuseAgain(of.body, sent.verdict);
  if (tooLate.length > 0) return refuseAll(tooLate);
  if (sent.verdict === "accept" && of.body.evidence.length === 0)
    return refuseAll([refuse("evidence-missing", "/evidence")]);
  const decided = reviewCase(deciding, "verified");
  if (!decided.ok || sent.verdict !== "accept") return decided;
  const promotion = restated(of, sent.promotion);
  const refusals = [...(promotion.ok ? [] : promotion.refusals), ...refuseOthers(of.body, sent.otherThan)];
  if (!promotion.ok || refusals.length > 0) return refuseAll(refusals);
  const [verified, ...others] = decided.value.changes;
  const form = known.scheme ? formOf(known.scheme) : [];
  const missing = form.filter(({ name }) => (verified.body as Case).facts[name] === undefined);
  const unseen = missing.filter(isReviewers);
  if (unseen.length > 0) return refuseAll(missingFacts(unseen, {}));
  const fields: Partial<Nomination> = { toBeValued: missing.length > 0 };
  const own = { ...of.secret?.own, ...promotion.value };
  const secret = promotion.value.promotion ? { ...verified.secret, own } : verified.secret;
  const accepted = { ...verified, body: { ...verified.body, ...fields }, ...(secret && { secret }) };
  return accept({ changes: [accepted, ...others] });
};
