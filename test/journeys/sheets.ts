// Sheets for the journeys: rows as CSV, and the way in.
import type { Answered, Desk } from "./enterprise.ts";

export const csv = (rows: readonly (readonly string[])[]): Buffer =>
  Buffer.from(rows.map((row) => row.map(quoted).join(",")).join("\r\n"));

const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

const fields = ["id", "name", "department", "from", "until", "mentor"] as const;
const dated = ["attribute", "value", "attributeFrom", "attributeUntil"] as const;
const headings = [...fields, "attribute", "value", "attribute from", "attribute until"];

type PersonCells = { id: string; name: string } & {
  [field in (typeof fields)[number] | (typeof dated)[number]]?: string;
};

export const peopleCsv = (people: readonly PersonCells[]): Buffer =>
  csv([
    headings,
    ...people.map((person) => {
      const cells: PersonCells = { department: "三车间", from: "2024-02-01", ...person };
      return [...fields, ...dated].map((field) => cells[field] ?? "");
    }),
  ]);

export const bringIn = (
  desk: Desk,
  of: string,
  sheet: Uint8Array,
  headers: Record<string, string> = {},
): Promise<Answered> => desk.post(`/v1/imports?of=${of}`, sheet, { "content-type": "text/csv", ...headers });
