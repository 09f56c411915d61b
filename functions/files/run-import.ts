// Runs an import: the whole sheet is checked before anything is written, then it is applied chunk by chunk, each in one transaction with its mark.
import type { RowProblem } from "../../domain/exchange/row-problem.ts";
import type { Import, ImportOf, ImportSecret, JobCounts } from "../../domain/records/jobs.ts";
import { created, type Loaded } from "../../domain/records/record.ts";
import { type Mark, markId } from "../../domain/records/runs.ts";
import { accept, type Outcome, pointerTo, type Refusal, refuse, refuseAll } from "../../domain/refusals.ts";
import { readRows } from "../sheets/read-rows.ts";
import { keepProblems } from "../sheets/read-table.ts";
import { importLimits, type SheetProblem } from "../sheets/sheet.ts";
import { commit } from "../store/commit.ts";
import { getFile } from "../store/files.ts";
import { load } from "../store/load.ts";
import { forgetMembers } from "../store/members.ts";
import type { Actor, Hold } from "../store/write.ts";
import { chunksDone, phase } from "./chunks-done.ts";
import { openingImporter } from "./import-opening.ts";
import { peopleImporter } from "./import-people.ts";
import { suggestionImporter } from "./import-suggestions.ts";
import { type Brought, chunksOf, type Importer, type Unit } from "./importer.ts";

const importers: { [of in ImportOf]: (brought: Brought) => Importer } = {
  people: peopleImporter,
  suggestions: suggestionImporter,
  "opening-balances": openingImporter,
};

const limits = { ...importLimits, rowsMax: 50_000 };

export type Checked = {
  rows: number;
  chunks: number;
  counts: JobCounts;
  problems: SheetProblem[];
  problemsInAll: number;
  importer: Importer;
};

export const checkImport = async (
  of: ImportOf,
  brought: Brought,
  content: AsyncIterable<Uint8Array> | Uint8Array,
  format: "csv" | "xlsx",
): Promise<Checked> => {
  const importer = importers[of](brought);
  const problems = keepProblems();
  const seen = new Map<string, number>();
  const counts: JobCounts = { created: 0, changed: 0, same: 0 };
  let rows = 0;
  let chunks = 0;
  for await (const { units } of chunksOf(importer.units(readRows(content, format, limits)), problems.add)) {
    chunks += 1;
    rows += units.reduce((sum, unit) => sum + unit.rows, 0);
    problems.add(units.flatMap((unit) => refuseTwice(unit, seen)));
    const decided = await importer.decide(units);
    problems.add(decided.problems);
    for (const count of ["created", "changed", "same"] as const) counts[count] += decided.counts[count];
  }
  problems.add((await importer.atEnd?.()) ?? []);
  const kept = problems.kept().toSorted((a, b) => (a.row ?? 0) - (b.row ?? 0));
  return { rows, chunks, counts, problems: kept, problemsInAll: problems.count(), importer };
};

const refuseTwice = ({ key, name, row }: Unit, seen: Map<string, number>): SheetProblem[] => {
  const first = seen.get(key);
  if (first === undefined) {
    seen.set(key, row);
    return [];
  }
  const { code, says } = refuse("row-twice", "", { name, given: String(first) });
  return [{ row, code, says }];
};

export type Applied = { isDone: boolean };

/** Applies what is not applied yet, until it is all done or the time is up. */
export const applyImport = async (
  { job, brought, actor, callerHolds }: Applying,
  isTimeUp: () => boolean,
): Promise<Outcome<Applied>> => {
  const content = await getFile(job.body.file.key);
  if (!content) throw new Error(`The file of the import ${job.id} is gone.`);
  const importer = importers[job.body.of](brought);
  const done = await chunksDone(actor.tenant, job.id);
  const unreadable: SheetProblem[] = [];
  const lines = importer.units(readRows(content, job.body.format, limits));
  for await (const chunk of chunksOf(lines, (problems) => unreadable.push(...problems))) {
    if (done.has(chunk.number)) continue;
    if (isTimeUp()) return accept({ isDone: false });
    const outcome = await applyChunk(importer, chunk, { job, actor, callerHolds });
    if (!outcome.ok) return outcome;
  }
  if (unreadable.length > 0) throw new Error(`The file of the import ${job.id} is not what was checked.`);
  return accept({ isDone: true });
};

type Applying = {
  job: Loaded<Import, ImportSecret>;
  brought: Brought;
  actor: Actor;
  /** The records that say what the caller may: each chunk is written only while they do. */
  callerHolds: readonly Hold[];
};

const triesMax = 8;

const atItsRow = ({ row, column, code, says }: RowProblem): Refusal => ({
  code,
  says,
  path: column === undefined ? pointerTo("rows", row) : pointerTo("rows", row, column),
});

/** What was true when the sheet was checked may not be so any more: then nothing of the chunk is written, and the row is named. */
const applyChunk = async (
  importer: Importer,
  { number, units }: { number: number; units: Unit[] },
  { job, actor, callerHolds }: Pick<Applying, "job" | "actor" | "callerHolds">,
): Promise<Outcome<"applied">> => {
  const mark: Mark = { of: job.id, phase, chunk: number };
  const id = markId(job.id, phase, number);
  for (let attempt = 1; attempt <= triesMax; attempt++) {
    const { changes, postings, budgets, holds, problems } = await importer.decide(units);
    if (problems.length > 0) {
      // Another may have just done the chunk: then its rows are no longer new.
      if (await load(actor.tenant, "mark", id)) return accept("applied");
      return refuseAll(problems.map(atItsRow));
    }
    const saved = await commit(actor, {
      // The mark comes first: where another has done the chunk, that is what is seen.
      changes: [created("mark", id, mark), ...changes],
      postings,
      budgets,
      // While it is applied it is not given up.
      holds: [...callerHolds, ...holds, { kind: job.kind, id: job.id, version: job.version }],
      note: { import: job.id, chunk: number },
    });
    if (saved.did === "committed") return accept("applied");
    if (saved.did === "stale" && saved.kind === "mark") return accept("applied");
    if (saved.did === "stale" && callerHolds.some((hold) => hold.kind === saved.kind && hold.id === saved.id)) {
      // Who calls may have lost the right to: the next call sees what they may now.
      forgetMembers();
      break;
    }
    if (saved.did === "stale" && saved.kind === "job") return refuseAll([refuse("stale-version", "")]);
    if (saved.did === "busy") break;
  }
  return refuseAll([refuse("busy", "")]);
};
