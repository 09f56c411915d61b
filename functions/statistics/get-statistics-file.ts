// GET /v1/statistics/file: the statistics of a year as a sheet, one line for each department, month and kind.
import { linesOf } from "../../domain/statistics/report.ts";
import { answerFile, readRange } from "../files/ranges.ts";
import { csvType, xlsxType } from "../files/sheet-body.ts";
import type { Operation } from "../http/operation.ts";
import { serveRead } from "../http/serve-read.ts";
import { fileShape } from "../shapes/jobs.ts";
import { rowOfStatistics, statisticsColumns, statisticsFileQueryShape } from "../shapes/statistics.ts";
import { writeSheet } from "../sheets/write-sheet.ts";
import { fingerprintOf } from "../store/file-content.ts";
import { readTally } from "./read-tally.ts";
import { statisticsAccess as access } from "./statistics-access.ts";

export const handler = serveRead(
  { access, query: statisticsFileQueryShape },
  async ({ tenant, query, today, event }) => {
    const { year, department, format } = query;
    const tally = await readTally(tenant, { year, today, ...(department !== undefined && { department }) });
    const pieces: Uint8Array[] = [];
    for await (const piece of writeSheet(format, statisticsColumns, rowsOf(tally))) pieces.push(piece);
    const bytes = Buffer.concat(pieces);
    const range = readRange(event.headers.range, bytes.length);
    if (!range.ok) return range;
    const { first, last } = range.value;
    const file = {
      type: format === "csv" ? `${csvType}; charset=utf-8` : xlsxType,
      name: `statistics-${year}.${format}`,
      digest: `sha256:${(await fingerprintOf(bytes)).sha256}`,
      sizeBytes: bytes.length,
    };
    return answerFile(file, range.value, bytes.subarray(first, last + 1));
  },
);

async function* rowsOf(tally: Parameters<typeof linesOf>[0]) {
  for (const line of linesOf(tally)) yield rowOfStatistics(line);
}

export const operation: Operation = {
  id: "get-statistics-file",
  method: "GET",
  path: "/v1/statistics/file",
  // It writes workbooks, which the functions that only read carry no library for.
  capability: "files",
  access,
  summary: { zh: "年度统计表", en: "Statistics of a year as a sheet" },
  description: {
    zh: "年度统计的 CSV（UTF-8，带字节序标记）或 Excel 表，每个部门、月份、种类一行，可在 Excel 中透视汇总。人数在各行中分别计算，不能相加。",
    en: "The statistics of a year as CSV (UTF-8 with its mark) or as a workbook, one line for each department, month and kind, to be summed up in Excel. The numbers of people are those of each line and cannot be added up.",
  },
  query: statisticsFileQueryShape,
  answer: { type: "application/octet-stream", schema: fileShape, means: { zh: "统计表", en: "The sheet" } },
  refusals: [400, 401, 403, 422, 503],
  examples: [],
  handler,
};
