// GET /v1/exports: what was taken out by whom, newest first.
import * as z from "zod/mini";
import type { Job } from "../../domain/records/jobs.ts";
import type { Operation } from "../http/operation.ts";
import { answerPage } from "../http/page.ts";
import { serveRead } from "../http/serve-read.ts";
import { exportShape, showExport } from "../shapes/jobs.ts";
import { pageQueryShape } from "../shapes/records.ts";
import { loadMany } from "../store/load.ts";
import { exportAccess as access, mayExport } from "./export-access.ts";

export const handler = serveRead({ access, query: pageQueryShape }, (asked) =>
  answerPage(
    asked,
    "jobs",
    async (links) => {
      const jobs = new Map((await loadMany<Job>(asked.tenant, links)).map((job) => [job.id, job]));
      return Promise.all(
        links.map(async ({ id }) => {
          const body = jobs.get(id)?.body;
          if (body?.direction !== "export" || !(await mayExport(asked, body.of)).ok) return undefined;
          return showExport({ id, body });
        }),
      );
    },
    true,
  ),
);

export const operation: Operation = {
  id: "list-exports",
  method: "GET",
  path: "/v1/exports",
  capability: "read",
  access,
  summary: { zh: "导出列表", en: "List exports" },
  description: {
    zh: "新的在前，每页 1 至 100 次，默认 50 次；只列出可查看的。",
    en: "Newest first, 1 to 100 a page, 50 unless said otherwise; those that the caller may take out.",
  },
  query: pageQueryShape,
  answer: {
    type: "application/json",
    schema: z.strictObject({ items: z.array(exportShape), next: z.optional(z.string()) }),
    means: { zh: "一页导出", en: "A page of exports" },
  },
  refusals: [400, 401, 403, 503],
  examples: [],
  handler,
};
