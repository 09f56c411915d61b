// Opens a suggestion for a decision: it is loaded, whoever may not know of it is told nothing, and it is judged whether they may act.
import type { Acting } from "../../domain/access/access.ts";
import type { Deed } from "../../domain/cases/case.ts";
import { seesCase } from "../../domain/cases/seen.ts";
import { caseSubject } from "../../domain/cases/subject.ts";
import type { Suggestion, SuggestionSecret } from "../../domain/records/cases.ts";
import type { Change, Loaded } from "../../domain/records/record.ts";
import { accept, type Outcome, refuseAll } from "../../domain/refusals.ts";
import { writeMoment } from "../../domain/values/moment.ts";
import { type Asked, unknownId } from "../http/asked.ts";
import { type Decision, isStale } from "../http/serve-write.ts";
import type { ShownSimilar } from "../shapes/similar.ts";
import { showSuggestion } from "../shapes/suggestions.ts";
import { load } from "../store/load.ts";
import type { Write } from "../store/write.ts";

export type LoadedSuggestion = Loaded<Suggestion, SuggestionSecret>;

type AskedAny = Asked<unknown, unknown>;

export type Opened = { suggestion: LoadedSuggestion; acting: Acting; deed: Deed };

export const openSuggestion = async (asked: AskedAny): Promise<Outcome<Opened>> => {
  const suggestion = await findSuggestion(asked);
  if (!suggestion) return unknownId();
  const may = await asked.may(caseSubject(suggestion.body));
  const stale = isStale(asked, suggestion.version);
  // Who decided on a version that is gone is told so, rather than that its state has changed.
  if (stale && (may.ok || may.refusals.some(({ code }) => code === "wrong-state"))) return refuseAll([stale]);
  if (!may.ok) return may;
  return accept({ suggestion, acting: may.value, deed: deedOf(asked, may.value) });
};

/** Undefined for whoever may not see it. */
export const findSuggestion = async ({ tenant, ids, caller }: AskedAny): Promise<LoadedSuggestion | undefined> => {
  const suggestion = await load<Suggestion, SuggestionSecret>(tenant, "suggestion", ids.suggestion ?? "");
  return suggestion && seesCase(caller, suggestion) ? suggestion : undefined;
};

export const deedOf = ({ caller, now, today }: Pick<AskedAny, "caller" | "now" | "today">, acting?: Acting): Deed => ({
  by: { person: caller.person, ...(acting?.for !== undefined && { for: acting.for }) },
  now: writeMoment(now),
  today,
});

/** What is saved, and the suggestion as it then is. */
export const decided = (
  asked: AskedAny,
  changes: readonly [Change, ...Change[]],
  { acting, holds, similar }: { acting?: Acting; holds?: Write["holds"]; similar?: ShownSimilar[] } = {},
): Decision => {
  const [{ before, ...saved }] = changes;
  const version = (before?.version ?? 0) + 1;
  return {
    write: { changes, ...(holds && { holds }) },
    ...(acting && { acting }),
    answer: showSuggestion({ ...saved, version, entry: "" } as LoadedSuggestion, asked, similar),
    version,
  };
};
