// GET /v1/exports/{export}: what an export holds, its size and its digest.
import { accept } from "../../domain/refusals.ts";
import type { Operation } from "../http/operation.ts";
import { serveRead } from "../http/serve-read.ts";
import { exportShape, showExport } from "../shapes/jobs.ts";
import { exportAccess as access, openExport } from "./export-access.ts";

export const handler = serveRead({ access }, async (asked) => {
  const opened = await openExport(asked);
  if (!opened.ok) return opened;
  const { job } = opened.value;
  return accept({ body: showExport(job), version: job.version });
});

export const operation: Operation = {
  id: "get-export",
  method: "GET",
  path: "/v1/exports/{export}",
  capability: "read",
  access,
  summary: { zh: "一次导出", en: "One export" },
  description: {
    zh: "内容、行数、字节数和 SHA-256。",
    en: "What it holds, how many rows and bytes, and its SHA-256.",
  },
  answer: { type: "application/json", schema: exportShape, means: { zh: "导出", en: "The export" } },
  refusals: [401, 403, 404, 503],
  examples: [],
  handler,
};
