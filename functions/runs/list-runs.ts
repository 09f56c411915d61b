// GET /v1/runs: the runs of an enterprise, the latest first.
import * as z from "zod/mini";
import type { Access } from "../../domain/access/access.ts";
import type { Run } from "../../domain/records/runs.ts";
import type { Operation } from "../http/operation.ts";
import { answerPage } from "../http/page.ts";
import { serveRead } from "../http/serve-read.ts";
import { pageQueryShape } from "../shapes/records.ts";
import { runShape, showRun } from "../shapes/runs.ts";
import { loadMany } from "../store/load.ts";

const access: Access = { to: ["hr", "finance", "approver", "cashier", "auditor"] };

export const handler = serveRead({ access, query: pageQueryShape }, (asked) =>
  answerPage(asked, "runs", async (links) => (await loadMany<Run>(asked.tenant, links)).map(showRun), true),
);

export const operation: Operation = {
  id: "list-runs",
  method: "GET",
  path: "/v1/runs",
  capability: "read",
  access,
  summary: { zh: "发放批次", en: "Runs" },
  description: { zh: "新的在前。", en: "The latest first." },
  query: pageQueryShape,
  answer: {
    type: "application/json",
    schema: z.strictObject({ items: z.array(runShape), next: z.optional(z.string()) }),
    means: { zh: "批次列表", en: "The runs" },
  },
  refusals: [400, 401, 403, 503],
  examples: [],
  handler,
};
