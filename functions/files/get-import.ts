// GET /v1/imports/{import}: how far an import is, and everything that is wrong with its sheet.
import type { Access } from "../../domain/access/access.ts";
import type { Import, ImportSecret, Job, SheetProblem } from "../../domain/records/jobs.ts";
import type { Loaded } from "../../domain/records/record.ts";
import { accept } from "../../domain/refusals.ts";
import { unknownId } from "../http/asked.ts";
import type { Operation } from "../http/operation.ts";
import { serveRead } from "../http/serve-read.ts";
import { importShape, showImport } from "../shapes/jobs.ts";
import { getFile } from "../store/files.ts";
import { load } from "../store/load.ts";
import { chunksDone } from "./chunks-done.ts";
import { problemsKey } from "./file-names.ts";

const access: Access = { to: ["hr", "finance", "auditor"] };

export const handler = serveRead({ access }, async (asked) => {
  const job = await loadImport(asked.tenant, asked.ids.import ?? "");
  if (!job) return unknownId();
  const may = await asked.may({ relations: {} });
  if (!may.ok) return may;
  const done = (await chunksDone(asked.tenant, job.id)).size;
  const problems = await allProblems(asked.tenant, job);
  return accept({ body: { ...showImport(job, done), problems }, version: job.version });
});

export const loadImport = async (tenant: string, id: string): Promise<Loaded<Import, ImportSecret> | undefined> => {
  const job = await load<Job, ImportSecret>(tenant, "job", id);
  return job?.body.direction === "import" ? (job as Loaded<Import, ImportSecret>) : undefined;
};

/** The record holds the first of them only. */
const allProblems = async (
  tenant: string,
  { id, body, secret }: Loaded<Import, ImportSecret>,
): Promise<SheetProblem[]> => {
  const told = secret?.problems ?? [];
  if (told.length === body.problemsInAll) return told;
  const file = await getFile(problemsKey(tenant, id));
  if (!file) return told;
  const pieces: Uint8Array[] = [];
  for await (const piece of file) pieces.push(piece);
  return JSON.parse(Buffer.concat(pieces).toString()) as SheetProblem[];
};

export const operation: Operation = {
  id: "get-import",
  method: "GET",
  path: "/v1/imports/{import}",
  // What is wrong lies in the store of files, which the functions that only read records do not reach.
  capability: "files",
  access,
  summary: { zh: "一次导入", en: "One import" },
  description: {
    zh: "状态、进度（chunksDone / chunks），以及全部错误，最多 1,000 处。",
    en: "Its state, how far it is (`chunksDone` of `chunks`), and everything that is wrong, up to 1,000 problems.",
  },
  answer: { type: "application/json", schema: importShape, means: { zh: "导入", en: "The import" } },
  refusals: [401, 403, 404, 503],
  examples: [],
  handler,
};
