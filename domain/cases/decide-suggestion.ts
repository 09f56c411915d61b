// What becomes of a suggestion once it is filed: reviewed, put to work, its benefit verified, awarded, or taken back.
import type { CompiledScheme } from "../calculation/compile.ts";
import type { Suggestion, SuggestionSecret } from "../records/cases.ts";
import { type Change, changed, type Loaded } from "../records/record.ts";
import { accept, type Outcome, type Refusal, refuse, refuseAll } from "../refusals.ts";
import type { Fen } from "../values/money.ts";
import { type Deed, reach } from "./case.ts";
import { enterFacts, formOf, missingFacts, unconfirmedFacts } from "./facts.ts";
import { suggestionSteps } from "./suggestion-steps.ts";

type LoadedSuggestion = Loaded<Suggestion, SuggestionSecret>;
type Given = { [name: string]: unknown };

export type Review = {
  verdict: "accept" | "decline" | "return";
  reasons?: string | undefined;
  facts?: Given | undefined;
};

/** Who turns a suggestion away says why; who accepts it confirms or corrects every fact that the authors stated. */
export const reviewSuggestion = (
  suggestion: LoadedSuggestion,
  { verdict, reasons, facts }: Review,
  scheme: CompiledScheme,
  deed: Deed,
): Outcome<Change> => {
  const { body } = suggestion;
  const step = reach(body, suggestionSteps[verdict].to, deed, reasons);
  if (verdict !== "accept") {
    const refusals: Refusal[] = [];
    if (reasons === undefined) refusals.push(refuse("missing-field", "/reasons", { name: "reasons" }));
    if (facts !== undefined) refusals.push(refuse("facts-only-on-acceptance", "/facts"));
    return refusals.length > 0 ? refuseAll(refusals) : accept(changed(suggestion, step));
  }
  const entered = enterFacts(formOf(scheme), body.facts, facts ?? {}, "reviewer", deed);
  if (!entered.ok) return entered;
  const unconfirmed = unconfirmedFacts(entered.value);
  if (unconfirmed.length > 0) return refuseAll(unconfirmed);
  return accept(changed(suggestion, { ...step, facts: entered.value }));
};

export const implementSuggestion = (
  suggestion: LoadedSuggestion,
  { on, note }: { on: string; note?: string | undefined },
  deed: Deed,
): Outcome<Change> => {
  if (on > deed.today) return refuseAll([refuse("day-in-future", "/on", { given: on, wanted: deed.today })]);
  const step = reach(suggestion.body, suggestionSteps.implement.to, deed, note);
  return accept(changed(suggestion, { ...step, implementedOn: on }));
};

export type Verification = { facts?: Given | undefined; from: string; until: string; note?: string | undefined };

/** A benefit is verified for a span that has passed and lies after the beginning; then nothing may be missing for the award. */
export const verifySuggestion = (
  suggestion: LoadedSuggestion,
  { facts, from, until, note }: Verification,
  scheme: CompiledScheme,
  deed: Deed,
): Outcome<Change> => {
  const { body } = suggestion;
  const refusals = refuseSpan(body.implementedOn, from, until, deed.today);
  const form = formOf(scheme);
  const entered = enterFacts(form, body.facts, facts ?? {}, "finance", deed);
  if (!entered.ok) return refuseAll([...refusals, ...entered.refusals]);
  refusals.push(...missingFacts(form, entered.value));
  if (refusals.length > 0) return refuseAll(refusals);
  const verified = { from, until, ...(note !== undefined && { note }) };
  const step = reach(body, suggestionSteps.verify.to, deed, note);
  return accept(changed(suggestion, { ...step, facts: entered.value, verified }));
};

const refuseSpan = (implementedOn: string | undefined, from: string, until: string, today: string): Refusal[] => {
  const refusals: Refusal[] = [];
  if (until < from) refusals.push(refuse("span-backwards", "/until", { wanted: from }));
  if (until > today) refusals.push(refuse("day-in-future", "/until", { given: until, wanted: today }));
  if (implementedOn !== undefined && from < implementedOn)
    refusals.push(refuse("day-too-early", "/from", { given: from, wanted: implementedOn }));
  return refusals;
};

export const withdrawSuggestion = (suggestion: LoadedSuggestion, reasons: string, deed: Deed): Change =>
  changed(suggestion, reach(suggestion.body, suggestionSteps.withdraw.to, deed, reasons));

/** For the approval of an award: the case is awarded in the same transaction. `grantedFen` comes on top of earlier awards. */
export const awardedSuggestion = (
  suggestion: LoadedSuggestion,
  { grantedFen, deed }: { grantedFen: Fen; deed: Pick<Deed, "by" | "now"> },
): Change =>
  changed(suggestion, {
    ...reach(suggestion.body, suggestionSteps.award.to, { ...deed, today: "" }),
    awardedFen: suggestion.body.awardedFen + grantedFen,
  });
