// The payment file 付款文件 of a run: a pure function of its payments and the names of the day, so that the same run gives the same bytes.
import type { Payment } from "../records/runs.ts";
import { writeFen } from "../values/money.ts";

export type PaymentRow = { id: string; body: Payment; month: string; name: string; currency: string };

const columns: [heading: string, (row: PaymentRow) => string][] = [
  ["付款编号 Payment", ({ id }) => id],
  ["员工编号 Employee", ({ body }) => body.person],
  ["姓名 Name", ({ name }) => name],
  ["金额 Amount", ({ body }) => writeFen(body.amountFen)],
  ["币种 Currency", ({ currency }) => currency],
  ["核定 Award", ({ body }) => body.award],
  ["事项 Case", ({ body }) => body.case ?? ""],
  ["阶段 Stage", ({ body }) => body.stage],
  ["月份 Month", ({ month }) => month],
];

/** The mark by which a spreadsheet knows UTF-8. */
const byteOrderMark = "\ufeff";

export const paymentFileHead = `${byteOrderMark}${columns.map(([heading]) => heading).join(",")}\r\n`;

export const paymentFileLine = (row: PaymentRow): string =>
  `${columns.map(([, cell]) => quoted(cell(row))).join(",")}\r\n`;

/** As RFC 4180 has it, and nothing more: a bank compares names letter by letter, so none is guarded as exports for spreadsheets are. */
const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
