// What imports and exports look like from outside.
import * as z from "zod/mini";
import { bounded } from "../../domain/exchange/row-problem.ts";
import { type Export, exportsOf, type Import, type ImportSecret, importsOf } from "../../domain/records/jobs.ts";
import type { Loaded } from "../../domain/records/record.ts";
import type { SheetProblem } from "../sheets/sheet.ts";
import { dayShape, idShape, proseShape } from "./records.ts";

const momentShape = z.string();

const jobFields = {
  id: idShape,
  since: momentShape,
  by: idShape,
  rows: z.int(),
  sha256: z.string(),
  sizeBytes: z.int(),
};

export const importQueryShape = z.strictObject({ of: z.enum(importsOf) });

/** A sheet is no JSON: its bytes, whatever they are. */
export const sheetShape = z.string();

const problemShape = z.strictObject({
  row: z.optional(z.int()),
  column: z.optional(z.string()),
  code: z.string(),
  message: z.string(),
  zh: z.string(),
});

/** The bytes of what was taken out. */
export const fileShape = z.string();

export const importShape = z.strictObject({
  ...jobFields,
  of: z.enum(importsOf),
  format: z.enum(["csv", "xlsx"]),
  state: z.enum(["received", "refused", "applying", "done", "discarding", "discarded", "ended"]),
  creates: z.int(),
  changes: z.int(),
  same: z.int(),
  chunks: z.int(),
  chunksDone: z.int(),
  problems: z.array(problemShape),
  problemsInAll: z.int(),
  /** Why it was given up. */
  reasons: z.optional(z.string()),
});

export const discardImportShape = z.strictObject({ reasons: proseShape });

export const exportFormats = ["csv", "xlsx", "ndjson"] as const;

export const newExportShape = z.strictObject({
  of: z.enum(exportsOf),
  format: z.enum(exportFormats),
  from: z.optional(dayShape),
  until: z.optional(dayShape),
});

export const exportShape = z.strictObject({
  ...jobFields,
  of: z.enum(exportsOf),
  format: z.enum(exportFormats),
  from: z.optional(dayShape),
  until: z.optional(dayShape),
});

export const showProblem = ({ row, column, code, says }: SheetProblem) => ({
  ...(row !== undefined && { row }),
  ...(column !== undefined && { column: bounded(column, 100) }),
  code,
  message: bounded(says.en, messageMax),
  zh: bounded(says.zh, messageMax),
});

/** Fifty of them have to fit into a record, and a thousand into an answer, whatever stands in the sheet. */
const messageMax = 500;

type Shown<Job> = Pick<Loaded<Job & object, ImportSecret>, "id" | "body" | "secret">;

export const showImport = ({ id, body, secret }: Shown<Import>, chunksDone: number): z.output<typeof importShape> => ({
  id,
  of: body.of,
  format: body.format,
  state: stateOf(body, chunksDone),
  since: body.since,
  by: body.by,
  rows: body.rows,
  creates: body.counts.created,
  changes: body.counts.changed,
  same: body.counts.same,
  chunks: body.chunks,
  chunksDone,
  problems: secret?.problems ?? [],
  problemsInAll: body.problemsInAll,
  ...(body.discarding && { reasons: body.discarding.reasons }),
  sha256: body.file.digest,
  sizeBytes: body.file.sizeBytes,
});

const stateOf = ({ state, discarding }: Import, chunksDone: number) => {
  if (state !== "received") return state;
  return discarding ? "discarding" : chunksDone > 0 ? "applying" : "received";
};

export const showExport = ({ id, body }: Pick<Loaded<Export>, "id" | "body">): z.output<typeof exportShape> => ({
  id,
  of: body.of,
  format: body.format,
  since: body.since,
  by: body.by,
  ...body.span,
  rows: body.rows,
  sha256: body.file.digest,
  sizeBytes: body.file.sizeBytes,
});
