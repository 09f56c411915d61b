// What is shown of suggestions that seem to say the same: which they are, how alike, where they stand, and whether they were rewarded.
import * as z from "zod/mini";
import { stateWords } from "../../domain/cases/waiting.ts";
import type { Case, Similar } from "../../domain/records/cases.ts";
import { writeFen } from "../../domain/values/money.ts";
import { amountShape, wordsShape } from "./common.ts";
import { idShape } from "./records.ts";

export const similarShape = z.strictObject({
  id: idShape,
  /** In percent. */
  likeness: z.int(),
  state: z.string(),
  stateSays: wordsShape,
  awarded: z.optional(amountShape),
  /** Of a failure: what it was about, and what was learned from it. */
  title: z.optional(z.string()),
  lesson: z.optional(z.string()),
});

export type ShownSimilar = z.output<typeof similarShape>;

export const showSimilar = (
  { id, likeness }: Similar,
  { kind, state, awardedFen }: Pick<Case, "kind" | "state" | "awardedFen">,
): ShownSimilar => ({
  id,
  likeness,
  state,
  stateSays: stateWords({ kind, state }),
  ...(awardedFen > 0 && { awarded: writeFen(awardedFen) }),
});

/** The field, where there is something to show. */
export const someSimilar = (similar: readonly ShownSimilar[] = []) => (similar.length > 0 ? { similar } : {});
