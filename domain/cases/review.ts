// Review 评审, as every kind has it that someone has to find good: accepted, declined or returned, with reasons.
import * as z from "zod/mini";
import type { CompiledScheme } from "../calculation/compile.ts";
import type { Case, FactEntry } from "../records/cases.ts";
import { changed } from "../records/record.ts";
import { accept, type Outcome, type Refusal, refuse, refuseAll } from "../refusals.ts";
import { type Deed, reach } from "./case.ts";
import { enterFacts, formOf, unconfirmedFacts } from "./facts.ts";
import type { Decided, Deciding } from "./kind.ts";
import { factsShape, reasonsText } from "./shapes.ts";

export const reviewShape = z.strictObject({
  verdict: z.enum(["accept", "decline", "return"]),
  reasons: z.optional(reasonsText),
  facts: z.optional(factsShape),
});

export type Review = z.output<typeof reviewShape>;

/** Who turns a case away says why; who accepts it confirms or corrects every fact that the authors stated. */
export const reviewCase = (
  { of, sent: { verdict, reasons, facts }, known: { scheme }, deed }: Deciding<Review>,
  accepted: string,
  own: Partial<Case> = {},
): Outcome<Decided> => {
  const { body } = of;
  const to = { accept: accepted, decline: "declined", return: "returned" }[verdict];
  const step = reach(body, to, deed, reasons);
  if (verdict !== "accept") {
    const refusals: Refusal[] = [];
    if (reasons === undefined) refusals.push(refuse("missing-field", "/reasons", { name: "reasons" }));
    if (facts !== undefined) refusals.push(refuse("facts-only-on-acceptance", "/facts"));
    return refusals.length > 0 ? refuseAll(refusals) : accept({ changes: [changed(of, step)] });
  }
  const entered = factsConfirmed(body, scheme, facts ?? {}, deed);
  if (!entered.ok) return entered;
  return accept({ changes: [changed(of, { ...step, facts: entered.value, ...own })] });
};

/** Where no rule asks for facts, none can be given. */
export const factsConfirmed = (
  body: Case,
  scheme: CompiledScheme | undefined,
  given: { [name: string]: unknown },
  deed: Deed,
): Outcome<{ [name: string]: FactEntry }> => {
  const entered = enterFacts(scheme ? formOf(scheme) : [], body.facts, given, "reviewer", deed);
  if (!entered.ok) return entered;
  const unconfirmed = unconfirmedFacts(entered.value);
  return unconfirmed.length > 0 ? refuseAll(unconfirmed) : entered;
};
