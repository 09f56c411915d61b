// Small aligned tables for a terminal, where a Chinese character is as wide as two Latin ones.

/** The first row is a heading; a column of numbers stands to the right under its own. */
export const tableOf = (rows: string[][]): string[] => {
  const hasNumbers = (column: number): boolean => rows.slice(1).some((row) => number.test(row[column] ?? ""));
  return columnsOf(rows, (column) => column > 0 && hasNumbers(column));
};

/** Columns as wide as their widest cell and two spaces apart. */
export const columnsOf = (rows: string[][], isToRight: (column: number) => boolean = () => false): string[] => {
  const columns = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(...rows.map((row) => widthOf(row[column] ?? ""))),
  );
  return rows.map((row) => {
    const cells = row.map((text, column) => pad(text, widths[column] ?? 0, isToRight(column)));
    return cells.join("  ").trimEnd();
  });
};

const number = /^[0-9]+(\.[0-9]+)?$/;

const pad = (text: string, width: number, toRight: boolean): string => {
  const spaces = " ".repeat(width - widthOf(text));
  return toRight ? spaces + text : text + spaces;
};

export const widthOf = (text: string): number => {
  let width = 0;
  for (const character of text) width += invisible.test(character) ? 0 : wide.test(character) ? 2 : 1;
  return width;
};

const invisible = /[\p{Mn}\p{Me}\p{Cf}]/u;
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u4dbf\u4e00-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
