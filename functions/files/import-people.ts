// The import of employees: creates and changes them by their ids; rows that say what is known already write nothing.
import { handsOf } from "../../domain/exchange/import-job.ts";
import {
  findRowProblems,
  importPerson,
  type PersonRow,
  type PersonRows,
  peopleColumns,
} from "../../domain/exchange/people.ts";
import { headingNamed, problemAt, type RowProblem } from "../../domain/exchange/row-problem.ts";
import { endsAtTheTop, levelsMax } from "../../domain/people/line.ts";
import type { Person, PersonSecret } from "../../domain/records/people.ts";
import { loadUpwards, managersOf } from "../people/load-line.ts";
import { readTable, type TableLine } from "../sheets/read-table.ts";
import { loadMany } from "../store/load.ts";
import {
  type Brought,
  type Decided,
  type Importer,
  noteColumns,
  nothing,
  type Unit,
  type UnitLine,
} from "./importer.ts";

/** The record, and its place in the list of people. */
const actionsOfAPerson = 2;

export const peopleImporter = (brought: Brought): Importer<PersonRows> => {
  const { tenant } = brought;
  const hands = handsOf(brought);
  const columns = new Set<string>();
  const seen = new Set<string>();
  /** A mentor may come further down in the same sheet. */
  const mentors = new Map<string, number[]>();
  const managed = new Map<string, { row: number; manager: string }>();
  const decide = async (units: readonly Unit<PersonRows>[]): Promise<Decided> => {
    const decided = nothing();
    const known = await knownBy(
      tenant,
      units.map(({ key }) => key),
    );
    for (const { key, data: rows } of units) {
      seen.add(key);
      const { row, record } = rows[0];
      const { mentor, manager } = record;
      if (mentor !== undefined) mentors.set(mentor, [...(mentors.get(mentor) ?? []), row]);
      if (manager !== undefined) managed.set(key, { row, manager });
      const problems = findRowProblems(rows);
      const change = problems.length > 0 ? problems : importPerson({ rows, known: known.get(key), columns, hands });
      if (change === undefined) decided.counts.same += 1;
      else if (Array.isArray(change)) decided.problems.push(...change);
      else {
        decided.changes.push(change);
        decided.counts[known.has(key) ? "changed" : "created"] += 1;
      }
    }
    return decided;
  };
  const atEnd = async (): Promise<RowProblem[]> => [
    ...(await unknownMentors()),
    ...(await refuseLines(tenant, managed, seen)),
  ];
  const unknownMentors = async (): Promise<RowProblem[]> => {
    const others = [...mentors.keys()].filter((id) => !seen.has(id));
    const known = await knownBy(tenant, others);
    const heading = headingNamed(peopleColumns, "mentor");
    return others
      .filter((id) => !known.has(id))
      .flatMap((id) => (mentors.get(id) ?? []).map((row) => problemAt(row, heading, "unknown-id")));
  };
  return {
    units: (lines) => together(readTable(noteColumns(lines, peopleColumns, columns), peopleColumns)),
    decide,
    atEnd,
  };
};

/** The line of command as it will be: what the sheet says of a person counts, and for all others what is known. */
const refuseLines = async (
  tenant: string,
  managed: ReadonlyMap<string, { row: number; manager: string }>,
  seen: ReadonlySet<string>,
): Promise<RowProblem[]> => {
  const all = new Set([...managed.values()].map(({ manager }) => manager));
  const above = await loadUpwards(
    tenant,
    [...all].filter((id) => !seen.has(id)),
  );
  const known = new Set([...seen, ...above.map(({ id }) => id)]);
  const managers = managersOf(above);
  for (const id of seen) managers.delete(id);
  for (const [id, { manager }] of managed) managers.set(id, manager);
  const heading = headingNamed(peopleColumns, "manager");
  return [...managed].flatMap(([id, { row, manager }]) => {
    if (manager === id) return [];
    if (!known.has(manager)) return [problemAt(row, heading, "unknown-id")];
    if (endsAtTheTop(id, managers)) return [];
    return [problemAt(row, heading, "line-of-command", { name: manager, wanted: String(levelsMax) })];
  });
};

const knownBy = async (tenant: string, ids: readonly string[]) => {
  const people = await loadMany<Person, PersonSecret>(
    tenant,
    ids.map((id) => ({ kind: "person", id })),
  );
  return new Map(people.map((person) => [person.id, person]));
};

/** The rows of one person that follow one another. */
async function* together(lines: AsyncIterable<TableLine<PersonRow>>): AsyncGenerator<UnitLine<PersonRows>> {
  let rows: PersonRows | undefined;
  for await (const line of lines) {
    if (!line.ok) {
      yield line;
      continue;
    }
    const { row, record } = line;
    if (rows?.[0].record.id === record.id) {
      rows.push({ row, record });
      continue;
    }
    if (rows) yield { ok: true, unit: unitOf(rows) };
    rows = [{ row, record }];
  }
  if (rows) yield { ok: true, unit: unitOf(rows) };
}

const unitOf = (rows: PersonRows): Unit<PersonRows> => {
  const [{ row, record }] = rows;
  return { row, key: record.id, name: record.id, rows: rows.length, weight: actionsOfAPerson, data: rows };
};
