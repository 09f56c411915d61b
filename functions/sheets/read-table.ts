// Turns the rows of a sheet into records by their headings, in Chinese or English, and says of each wrong cell where it stands.
import { type Details, type Outcome, type RefusalCode, refuse } from "../../domain/refusals.ts";
import type { Words } from "../../domain/words.ts";
import { letterOf, type SheetLine, type SheetProblem } from "./sheet.ts";

/** A column that a table may have. A required one has to be there, and has something in every row. */
export type Column = {
  name: string;
  headings: Words;
  required?: boolean;
  read: (text: string) => Outcome<unknown>;
};

type ValueOf<C> = C extends { read: (text: string) => Outcome<infer V> } ? V : never;

/** By the names of the columns; where a cell is empty, or its column left out, the field is left out. */
export type RecordOf<C extends readonly Column[]> = {
  [K in C[number] as K extends { required: true } ? K["name"] : never]: ValueOf<K>;
} & { [K in C[number] as K extends { required: true } ? never : K["name"]]?: ValueOf<K> };

export type TableLine<R> = { ok: true; row: number; record: R } | { ok: false; problems: SheetProblem[] };

/** A wrong heading, or a sheet that cannot be read, ends the lines; a wrong cell costs its row alone. */
export async function* readTable<const C extends readonly Column[]>(
  rows: AsyncIterable<SheetLine>,
  columns: C,
): AsyncGenerator<TableLine<RecordOf<C>>> {
  let order: (Column | undefined)[] | undefined;
  for await (const line of rows) {
    if (!line.ok) return yield line;
    if (order === undefined) {
      order = line.cells.map((cell) => columns.find((column) => isCalled(column, cell)));
      const problems = problemsOfHeading(line.row, line.cells, order, columns);
      if (problems.length > 0) return yield { ok: false, problems };
      continue;
    }
    yield recordOf(line.row, line.cells, order as Column[]);
  }
}

export const headingOf = ({ headings }: Pick<Column, "headings">): string => `${headings.zh} ${headings.en}`;

/** Full width and half width, capitals and small letters, one space and many are the same. */
const alike = (heading: string): string => heading.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();

export const isCalled = (column: Pick<Column, "headings">, heading: string): boolean =>
  [column.headings.zh, column.headings.en, headingOf(column)].some((name) => alike(name) === alike(heading));

const problemsOfHeading = (
  row: number,
  cells: string[],
  order: (Column | undefined)[],
  columns: readonly Column[],
): SheetProblem[] => {
  const wanted = columns.map(headingOf).join(", ");
  const problems = cells.flatMap((cell, at) => {
    const column = order[at];
    const name = cell.trim() === "" ? letterOf(at) : cell;
    if (column === undefined) return [problemAt(row, name, "unknown-heading", { name, wanted })];
    return order.indexOf(column) < at ? [problemAt(row, name, "repeated-heading", { name, wanted })] : [];
  });
  const missing = columns.filter((column) => column.required === true && !order.includes(column)).map(headingOf);
  return [...problems, ...missing.map((name) => problemAt(row, name, "missing-heading", { name, wanted }))];
};

const recordOf = <R>(row: number, cells: string[], order: Column[]): TableLine<R> => {
  const problems: SheetProblem[] = [];
  const fields: [string, unknown][] = [];
  for (const [at, column] of order.entries()) {
    const cell = cells[at] ?? "";
    const name = headingOf(column);
    if (cell === "") {
      if (column.required === true) problems.push(problemAt(row, name, "missing-field", { name }));
      continue;
    }
    const outcome = column.read(cell);
    if (outcome.ok) fields.push([column.name, outcome.value]);
    else problems.push(...outcome.refusals.map(({ code, says }) => ({ row, column: name, code, says })));
  }
  // The fields are those that the columns read: what no type can follow is that each name comes with its own value.
  return problems.length > 0 ? { ok: false, problems } : { ok: true, row, record: Object.fromEntries(fields) as R };
};

const problemAt = (row: number, column: string, code: RefusalCode, details: Details): SheetProblem => ({
  row,
  column,
  code,
  says: refuse(code, "", details).says,
});

/** Keeps the first problems of a sheet, and counts all. */
export const keepProblems = (keptMax = 1000) => {
  const kept: SheetProblem[] = [];
  let count = 0;
  return {
    add: (problems: SheetProblem[]): void => {
      count += problems.length;
      kept.push(...problems.slice(0, keptMax - kept.length));
    },
    kept: (): readonly SheetProblem[] => kept,
    count: (): number => count,
  };
};
