// Jobs: files that come in (imports 导入) and go out (exports 导出).
import type { Moment } from "../values/moment.ts";

export type SheetFormat = "csv" | "xlsx" | "ndjson";

export type ImportOf = "people" | "suggestions" | "opening-balances";
export type ExportOf = "people" | "suggestions" | "payments";

export type JobState = "received" | "refused" | "applying" | "done";

export type SheetProblem = { row: number; column?: string; code: string; message: string; zh: string };

export type Job = {
  direction: "import" | "export";
  of: ImportOf | ExportOf;
  format: SheetFormat;
  state: JobState;
  since: Moment;
  by: string;
  /** The file's key in the store of files, its digest and its size. */
  file?: { key: string; digest: string; sizeBytes: number };
  rows?: number;
  chunks?: number;
  chunksDone?: number;
  problems?: SheetProblem[];
  problemsInAll?: number;
  /** Of an export of payments: the days that it covers. */
  span?: { from: string; until: string };
};
