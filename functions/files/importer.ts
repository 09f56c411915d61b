// What every kind of import is made of: units of the sheet that are decided and applied together, in chunks that are the same each time it is read.
import type { ExchangeColumn } from "../../domain/exchange/cells.ts";
import type { RowProblem } from "../../domain/exchange/row-problem.ts";
import type { JobCounts } from "../../domain/records/jobs.ts";
import type { Posting } from "../../domain/records/postings.ts";
import type { Change } from "../../domain/records/record.ts";
import type { Mark } from "../../domain/records/runs.ts";
import type { TableLine } from "../sheets/read-table.ts";
import { isCalled } from "../sheets/read-table.ts";
import type { SheetLine, SheetProblem } from "../sheets/sheet.ts";
import type { BudgetMove } from "../store/budget-update.ts";
import type { SignedIn } from "../store/members.ts";
import type { Hold } from "../store/write.ts";

/** What comes as one: a person with all their rows, a suggestion, an opening balance. */
export type Unit<Data = unknown> = {
  row: number;
  /** What may come only once in a sheet, and the name by which people know it. */
  key: string;
  name: string;
  /** How many rows of the sheet it is. */
  rows: number;
  /** As many actions of a transaction as it takes at most. */
  weight: number;
  data: Data;
};

export type UnitLine<Data> = { ok: true; unit: Unit<Data> } | { ok: false; problems: SheetProblem[] };

export type Decided = {
  changes: Change[];
  postings: Posting[];
  budgets: BudgetMove[];
  holds: Hold[];
  counts: JobCounts;
  problems: RowProblem[];
};

/** Who brings the sheet, and on which day: the same when it is applied as when it was checked. */
export type Brought = { tenant: string; by: string; for?: string; day: string; enterprise: SignedIn["enterprise"] } & {
  /** Whoever applies it, and for whom. */
  appliedBy?: readonly string[];
};

export type Importer<Data = unknown> = {
  units: (lines: AsyncIterable<SheetLine>) => AsyncGenerator<UnitLine<Data>>;
  decide(units: readonly Unit<Data>[]): Promise<Decided>;
  /** What only the whole sheet can show. */
  atEnd?: () => Promise<RowProblem[]>;
  /** Marks that make sure that it is brought only once. */
  claims?: (job: string) => Mark[];
  /** Whether another must apply it than who brought it. */
  needsAnother?: () => boolean;
};

export const nothing = (): Decided => ({
  changes: [],
  postings: [],
  budgets: [],
  holds: [],
  counts: { created: 0, changed: 0, same: 0 },
  problems: [],
});

/** A transaction takes 100 actions: the mark, the journal and who acts need some of them. */
const weightMax = 84;

export type Chunk<Data> = { number: number; units: Unit<Data>[] };

/** Problems of rows that could not be read go to `onProblems`. */
export async function* chunksOf<Data>(
  lines: AsyncIterable<UnitLine<Data>>,
  onProblems: (problems: SheetProblem[]) => void,
): AsyncGenerator<Chunk<Data>> {
  let units: Unit<Data>[] = [];
  let weight = 0;
  let number = 0;
  for await (const line of lines) {
    if (!line.ok) {
      onProblems(line.problems);
      continue;
    }
    if (weight + line.unit.weight > weightMax && units.length > 0) {
      yield { number: number++, units };
      units = [];
      weight = 0;
    }
    units.push(line.unit);
    weight += line.unit.weight;
  }
  if (units.length > 0) yield { number, units };
}

/** Notes which columns the sheet has as its heading passes. */
export async function* noteColumns(
  lines: AsyncIterable<SheetLine>,
  columns: readonly ExchangeColumn[],
  present: Set<string>,
): AsyncGenerator<SheetLine> {
  let isHeading = true;
  for await (const line of lines) {
    if (line.ok && isHeading) {
      isHeading = false;
      for (const column of columns) if (line.cells.some((cell) => isCalled(column, cell))) present.add(column.name);
    }
    yield line;
  }
}

/** Where every row is a unit. */
export async function* unitPerRow<Row>(
  lines: AsyncIterable<TableLine<Row>>,
  unitOf: (row: number, record: Row) => Unit<Row>,
): AsyncGenerator<UnitLine<Row>> {
  for await (const line of lines) yield line.ok ? { ok: true, unit: unitOf(line.row, line.record) } : line;
}
