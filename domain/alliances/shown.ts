// What is shown of figures: in all, by kind and by month; what is not known well enough stands there as suppressed.
import { caseKinds } from "../cases/kinds.ts";
import type { Words } from "../words.ts";
import { cellName, type MeasureName, measures, restOfYear } from "./figures.ts";

/** Undefined is suppressed. */
export type ShownRow = { [measure in MeasureName]: bigint | undefined };

export type Shown = {
  total: ShownRow;
  kinds: (ShownRow & { kind: string; title: Words })[];
  months: (ShownRow & { month: string })[];
};

/** Every sum is one of cells that may be known, so it tells no more than they do. */
export const shownOf = (cells: ReadonlyMap<string, bigint>, year: string): Shown => {
  const kinds = caseKinds.map(({ kind }) => kind);
  const months = [...monthsIn(year), restOfYear];
  return {
    total: sumRow(cells, kinds, months),
    kinds: caseKinds.map(({ kind, title }) => ({ kind, title, ...sumRow(cells, [kind], months) })),
    months: months.map((month) => ({ month, ...sumRow(cells, kinds, [month]) })),
  };
};

/** Cell by cell: what an enterprise gives, for its own eyes. */
export const rowsOf = (
  cells: ReadonlyMap<string, bigint>,
  year: string,
): (ShownRow & { kind: string; month: string })[] =>
  caseKinds.flatMap(({ kind }) =>
    [...monthsIn(year), restOfYear].map((month) => ({ kind, month, ...sumRow(cells, [kind], [month]) })),
  );

const monthsIn = (year: string): string[] =>
  Array.from({ length: 12 }, (_, index) => `${year}-${String(index + 1).padStart(2, "0")}`);

const sumRow = (cells: ReadonlyMap<string, bigint>, kinds: readonly string[], months: readonly string[]): ShownRow =>
  Object.fromEntries(
    measures.map(({ name }) => {
      const known = kinds.flatMap((kind) => months.flatMap((month) => cells.get(cellName(kind, month, name)) ?? []));
      return [name, known.length === 0 ? undefined : known.reduce((sum, value) => sum + value, 0n)];
    }),
  ) as ShownRow;
