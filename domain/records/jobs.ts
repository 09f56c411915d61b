// Jobs: files that come in (imports 导入) and go out (exports 导出).
import type { Moment } from "../values/moment.ts";

export type SheetFormat = "csv" | "xlsx" | "ndjson";

export const importsOf = ["people", "suggestions", "opening-balances"] as const;
export const exportsOf = ["people", "suggestions", "payments"] as const;

export type ImportOf = (typeof importsOf)[number];
export type ExportOf = (typeof exportsOf)[number];

/** `received`: checked in full, and not or not wholly applied yet: the marks of its chunks say how far. A refused one never is. Given up, it is `discarded` where nothing of it was applied, else `ended`. */
export type JobState = "received" | "refused" | "done" | "discarded" | "ended";

/** Without a row it concerns the file, without a column the whole row. */
export type SheetProblem = { row?: number; column?: string; code: string; message: string; zh: string };

/** What an import brings: how many are new, how many change, how many are as they were. */
export type JobCounts = { created: number; changed: number; same: number };

type JobFields = {
  state: JobState;
  since: Moment;
  by: string;
  /** Whose role they had taken over. */
  for?: string;
  /** The day on which it was asked for. */
  day: string;
  /** The file's key in the store of files, its digest and its size. */
  file: { key: string; digest: string; sizeBytes: number };
  rows: number;
};

export type Import = JobFields & {
  direction: "import";
  of: ImportOf;
  format: "csv" | "xlsx";
  chunks: number;
  counts: JobCounts;
  problemsInAll: number;
  /** It is not applied by who brought it. */
  byAnother?: true;
  /** The marks by which it makes sure that it is brought only once. */
  claims?: string[];
  /** Being given up, or having been: no more of it is applied. */
  discarding?: { at: Moment; by: string; for?: string; reasons: string };
};

export type Export = JobFields & {
  direction: "export";
  of: ExportOf;
  format: SheetFormat;
  /** Of payments: the days that it covers. */
  span?: { from?: string; until?: string };
};

export type Job = Import | Export;

/** Problems quote what stands in the sheet: the first of them; all that are kept lie in a file beside the sheet. */
export type ImportSecret = { problems: SheetProblem[] };
