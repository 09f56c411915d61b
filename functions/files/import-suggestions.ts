// The import of suggestions from the spreadsheet of before: each with the id that follows from its words, so that the same row is never filed twice.
import { chooseScheme } from "../../domain/cases/choose-scheme.ts";
import { suggestion } from "../../domain/cases/kinds/suggestion.ts";
import { handsOf } from "../../domain/exchange/import-job.ts";
import { problemsOf } from "../../domain/exchange/row-problem.ts";
import {
  importSuggestion,
  keyOfSuggestion,
  proposerOf,
  type SuggestionRow,
  suggestionColumns,
} from "../../domain/exchange/suggestions.ts";
import type { Filing } from "../../domain/records/cases.ts";
import type { Person, PersonSecret } from "../../domain/records/people.ts";
import type { Loaded } from "../../domain/records/record.ts";
import { startOfDay } from "../../domain/values/moment.ts";
import { loadOffered, loadRule } from "../cases/load-rule.ts";
import { readTable } from "../sheets/read-table.ts";
import { idOf, newId } from "../store/ids.ts";
import { loadCases, loadMany } from "../store/load.ts";
import { type Brought, type Importer, nothing, type Unit, unitPerRow } from "./importer.ts";

/** The record, its filing, three lists, and those of its fingerprint. */
const actionsOfASubmission = 21;
const actionsOfADraft = 3;
/** Of each author: whether they are employed, their list, and their mentor's. */
const actionsOfAnAuthor = 3;

export const suggestionImporter = (brought: Brought): Importer<SuggestionRow> => {
  const { tenant, by, day: today, enterprise } = brought;
  const hands = [...handsOf(brought), ...(brought.appliedBy ?? [])];
  let submits = false;
  const offered = remember((day: string) => loadOffered(tenant, suggestion, day));
  const rules = remember((name: string) => {
    const [day = "", id = "", scheme = ""] = name.split("/");
    return loadRule(tenant, { id, scheme }, day);
  });
  const unitOf = (row: number, data: SuggestionRow): Unit<SuggestionRow> => ({
    row,
    key: idFor(data, data.day ?? today),
    name: data.title,
    rows: 1,
    weight: (data.state === "draft" ? actionsOfADraft : actionsOfASubmission) + actionsOfAnAuthor * data.authors.length,
    data,
  });
  const decide = async (units: readonly Unit<SuggestionRow>[]) => {
    const decided = nothing();
    const known = await loadKnown(tenant, units);
    for (const { row, key: id, data } of units) {
      submits ||= data.state === "submitted";
      const day = data.day ?? today;
      const people = data.authors.flatMap(({ person }) => known.people.get(person) ?? []);
      const choice = chooseScheme(await offered(day), data, {
        settled: enterprise.body.settings.suggestions,
        kind: suggestion.title,
      });
      const rule = choice.ok ? await rules([day, choice.value.policy, choice.value.scheme].join("/")) : undefined;
      const filing = { id: filingOf(data), first: known.filings.get(filingOf(data)) };
      const isTaken = known.suggestions.has(id);
      const outcome = importSuggestion({
        ...{ row: data, id, isTaken, day, today, choice, scheme: rule?.scheme, people, filing, by, hands },
      });
      if (!outcome.ok) decided.problems.push(...problemsOf(outcome.refusals, suggestionColumns, row));
      else {
        decided.changes.push(...outcome.value);
        decided.counts.created += 1;
        decided.holds.push(...people, ...(rule?.holds ?? []));
      }
    }
    const holds = decided.holds.map(({ kind, id, version }) => [`${kind}/${id}`, { kind, id, version }] as const);
    return { ...decided, holds: [...new Map(holds).values()] };
  };
  return {
    units: (lines) => unitPerRow(readTable(lines, suggestionColumns), unitOf),
    decide,
    // What was filed may be rewarded by the rule of its day: a second person sees whether the paper says so.
    needsAnother: () => submits,
  };
};

const filingOf = (row: SuggestionRow): string => idOf("filing", "suggestion", ...keyOfSuggestion(row));

/** In the order of the days on which they were filed, as ids are that are made here. */
const idFor = (row: SuggestionRow, day: string): string =>
  newId(Date.parse(startOfDay(day))).slice(0, 8) + idOf("suggestion", day, ...keyOfSuggestion(row)).slice(0, 8);

const loadKnown = async (tenant: string, units: readonly Unit<SuggestionRow>[]) => {
  const ids = new Set(units.flatMap(({ data }) => [proposerOf(data), ...data.authors.map(({ person }) => person)]));
  const [people, suggestions, filings] = await Promise.all([
    loadMany<Person, PersonSecret>(
      tenant,
      [...ids].filter((id) => id !== "").map((id) => ({ kind: "person", id })),
    ),
    loadCases(
      tenant,
      units.map(({ key }) => key),
    ),
    loadMany<Filing>(
      tenant,
      units.map(({ data }) => ({ kind: "filing", id: filingOf(data) })),
    ),
  ]);
  const first = await loadCases(
    tenant,
    filings.map(({ body }) => body.case),
  );
  const states = new Map(first.map(({ id, body }) => [id, body.state]));
  return {
    people: byId(people),
    suggestions: byId(suggestions),
    filings: new Map(
      filings.flatMap((filing) => {
        const state = states.get(filing.body.case);
        return state === undefined ? [] : [[filing.id, { filing, state }] as const];
      }),
    ),
  };
};

const byId = <Record extends Pick<Loaded<object>, "id">>(records: readonly Record[]): Map<string, Record> =>
  new Map(records.map((record) => [record.id, record]));

const remember = <Value>(read: (name: string) => Promise<Value>): ((name: string) => Promise<Value>) => {
  const known = new Map<string, Promise<Value>>();
  return (name) => {
    const reading = known.get(name) ?? read(name);
    known.set(name, reading);
    return reading;
  };
};
