// What is wrong with a row of a sheet that comes in, said with the heading of the column that it concerns.
import { type Details, type Refusal, type RefusalCode, refuse } from "../refusals.ts";
import type { Words } from "../words.ts";

/** Cells are up to 32,767 characters long: a message says no more of one than is needed to find it. Never ends within a character. */
export const bounded = (text: string, lengthMax: number): string =>
  text.length <= lengthMax ? text : `${text.slice(0, lengthMax - 1).replace(/[\ud800-\udbff]$/, "")}…`;

const givenMax = 60;
/** What would be right may be a list. */
const wantedMax = 200;

const shortened = ({ given, name, wanted }: Details): Details => ({
  ...(given !== undefined && { given: shorter(given, givenMax) }),
  ...(name !== undefined && { name: shorter(name, givenMax) }),
  ...(wanted !== undefined && { wanted: shorter(wanted, wantedMax) }),
});

const shorter = (told: string | Words, lengthMax: number): string | Words =>
  typeof told === "string"
    ? bounded(told, lengthMax)
    : { zh: bounded(told.zh, lengthMax), en: bounded(told.en, lengthMax) };

export type RowProblem = { row: number; column?: string; code: RefusalCode; says: Words };

type Headed = { name: string; headings: Words };

export const problemAt = (row: number, column: string, code: RefusalCode, details: Details = {}): RowProblem => ({
  row,
  column,
  code,
  says: refuse(code, "", shortened(details)).says,
});

export const headingOf = ({ headings }: Pick<Headed, "headings">): string => `${headings.zh} ${headings.en}`;

/** By the name of a column. */
export const headingNamed = (columns: readonly Headed[], name: string): string => {
  const column = columns.find((each) => each.name === name);
  return column ? headingOf(column) : name;
};

/** Refusals of a rule whose fields are columns: `/authors` is the column `authors`; one that names none concerns the row. */
export const problemsOf = (
  refusals: readonly Refusal[],
  columns: readonly Headed[],
  row: number,
  columnOf: (path: string) => string | undefined = (path) => path.split("/")[1],
): RowProblem[] =>
  refusals.map(({ code, says, path }) => {
    const name = columnOf(path);
    const isColumn = name !== undefined && columns.some((each) => each.name === name);
    return { row, ...(isColumn && { column: headingNamed(columns, name) }), code, says };
  });
