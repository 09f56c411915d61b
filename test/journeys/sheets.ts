// Sheets for the journeys: rows as CSV, the ways in and out, and what happens when someone is killed in between.
import { TransactWriteItemsCommand } from "@aws-sdk/client-dynamodb";
import { vi } from "vitest";
import { readRows } from "../../functions/sheets/read-rows.ts";
import { database } from "../../functions/store/database.ts";
import type { Answered, Desk, TestEnterprise } from "./enterprise.ts";

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

type Fetched = { status: number; bytes: Buffer; headers: Headers };

/** A file as it comes, byte by byte. */
export const fetchFile = async (
  { address, tenant }: TestEnterprise,
  person: string,
  path: string,
  headers: Record<string, string> = {},
): Promise<Fetched> => {
  const response = await fetch(`${address}${path}`, {
    headers: { authorization: `Bearer ${tenant}-${person}`, ...headers },
  });
  return { status: response.status, bytes: Buffer.from(await response.arrayBuffer()), headers: response.headers };
};

/** Rows by their English headings. */
export const readSheet = async (bytes: Uint8Array, format: "csv" | "xlsx"): Promise<Record<string, string>[]> => {
  const rows: Record<string, string>[] = [];
  let heading: string[] | undefined;
  for await (const line of readRows(bytes, format)) {
    if (!line.ok) throw new Error(JSON.stringify(line.problems));
    if (heading === undefined) heading = line.cells.map((cell) => cell.replace(/^\S+ /, ""));
    else rows.push(Object.fromEntries(heading.map((name, at) => [name, line.cells[at] ?? ""])));
  }
  return rows;
};

/** After so many transactions none is sent any more, until what is given back is called. */
export const killWrites = (after: number): (() => void) => {
  const client = database();
  const send = client.send.bind(client);
  let writes = 0;
  const spy = vi.spyOn(client, "send").mockImplementation(((command: object) => {
    if (command instanceof TransactWriteItemsCommand && ++writes > after) throw new Error("killed between two chunks");
    return send(command as never);
  }) as never);
  return () => spy.mockRestore();
};
