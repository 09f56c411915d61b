// Finds what seems to say the same as a suggestion 疑似重复, and shows a reader as much of it as they may see.
import type { Caller } from "../../domain/access/access.ts";
import { seesCase } from "../../domain/cases/seen.ts";
import { wordsOf } from "../../domain/cases/submit-suggestion.ts";
import type { Similar, Suggestion, SuggestionSecret } from "../../domain/records/cases.ts";
import type { Loaded } from "../../domain/records/record.ts";
import { bandsOf } from "../../domain/similar/bands.ts";
import { likelyDuplicatePercent, likenessPercent } from "../../domain/similar/likeness.ts";
import { sketchOf } from "../../domain/similar/sketch.ts";
import { type ShownSimilar, showSimilar } from "../shapes/similar.ts";
import { listPage, loadMany } from "../store/load.ts";

type LoadedSuggestion = Loaded<Suggestion, SuggestionSecret>;

export type Alike = { other: LoadedSuggestion; likeness: number };

/** Of each band the newest are looked at. */
const lookedAtMax = 100;

/** The most alike first. */
export const findAlike = async (tenant: string, { id, secret }: LoadedSuggestion): Promise<Alike[]> => {
  const sketch = sketchOf(wordsOf(secret));
  const lists = await Promise.all(
    bandsOf(sketch).map((band) => listPage(tenant, `like/${band}`, { limit: lookedAtMax, backwards: true })),
  );
  const others = new Map(lists.flat().map((link) => [link.id, link]));
  others.delete(id);
  const loaded = await loadMany<Suggestion, SuggestionSecret>(tenant, [...others.values()]);
  return loaded
    .map((other) => ({ other, likeness: likenessPercent(sketch, other.secret?.sketch ?? []) }))
    .filter(({ likeness }) => likeness >= likelyDuplicatePercent)
    .sort((a, b) => b.likeness - a.likeness);
};

/** What was found when it was filed, as it stands now. */
export const loadSimilar = async (
  asked: { tenant: string; caller: Caller },
  suggestion: Pick<LoadedSuggestion, "id" | "body">,
): Promise<ShownSimilar[]> => (await loadSimilarOf(asked, [suggestion])).get(suggestion.id) ?? [];

/** The same for many, by their ids. */
export const loadSimilarOf = async (
  { tenant, caller }: { tenant: string; caller: Caller },
  suggestions: readonly Pick<LoadedSuggestion, "id" | "body">[],
): Promise<Map<string, ShownSimilar[]>> => {
  const ids = new Set(suggestions.flatMap(({ body }) => (body.similar ?? []).map(({ id }) => id)));
  const others = await loadMany<Suggestion, SuggestionSecret>(
    tenant,
    [...ids].map((id) => ({ kind: "suggestion", id })),
  );
  const seen = new Map(others.filter((other) => seesCase(caller, other)).map(({ id, body }) => [id, body]));
  const show = (similar: Similar): ShownSimilar[] => {
    const other = seen.get(similar.id);
    return other ? [showSimilar(similar, other)] : [];
  };
  return new Map(suggestions.map(({ id, body }) => [id, (body.similar ?? []).flatMap(show)]));
};
