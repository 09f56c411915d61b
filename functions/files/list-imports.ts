// GET /v1/imports: the sheets that were brought in, newest first.
import * as z from "zod/mini";
import type { Access } from "../../domain/access/access.ts";
import type { Import, Job } from "../../domain/records/jobs.ts";
import type { Operation } from "../http/operation.ts";
import { answerPage } from "../http/page.ts";
import { serveRead } from "../http/serve-read.ts";
import { importShape, showImport } from "../shapes/jobs.ts";
import { pageQueryShape } from "../shapes/records.ts";
import { loadMany } from "../store/load.ts";

const access: Access = { to: ["hr", "finance", "auditor"] };

const lineShape = z.omit(importShape, { problems: true, chunksDone: true });

export const handler = serveRead({ access, query: pageQueryShape }, (asked) =>
  answerPage(
    asked,
    "jobs",
    async (links) => {
      const jobs = new Map((await loadMany<Job>(asked.tenant, links)).map((job) => [job.id, job]));
      return links.map(({ id }) => {
        const job = jobs.get(id);
        if (job?.body.direction !== "import") return undefined;
        const { problems: _, chunksDone: __, ...line } = showImport({ id, body: job.body as Import }, 0);
        return line;
      });
    },
    true,
  ),
);

export const operation: Operation = {
  id: "list-imports",
  method: "GET",
  path: "/v1/imports",
  capability: "read",
  access,
  summary: { zh: "导入列表", en: "List imports" },
  description: {
    zh: "新的在前，每页 1 至 100 次，默认 50 次。",
    en: "Newest first, 1 to 100 a page, 50 unless said otherwise.",
  },
  query: pageQueryShape,
  answer: {
    type: "application/json",
    schema: z.strictObject({ items: z.array(lineShape), next: z.optional(z.string()) }),
    means: { zh: "一页导入", en: "A page of imports" },
  },
  refusals: [400, 401, 403, 503],
  examples: [],
  handler,
};
