// GET /v1/allowance-months: the months whose allowances were opened, the latest first.
import * as z from "zod/mini";
import type { Access } from "../../domain/access/access.ts";
import type { AllowanceMonth } from "../../domain/records/allowances.ts";
import type { Operation } from "../http/operation.ts";
import { answerPage } from "../http/page.ts";
import { serveRead } from "../http/serve-read.ts";
import { allowanceMonthShape, showAllowanceMonth } from "../shapes/allowances.ts";
import { pageQueryShape } from "../shapes/records.ts";
import { loadMany } from "../store/load.ts";

const access: Access = { to: ["hr", "finance", "approver", "cashier", "auditor"] };

export const handler = serveRead({ access, query: pageQueryShape }, (asked) =>
  answerPage(
    asked,
    "allowance-months",
    async (links) => (await loadMany<AllowanceMonth>(asked.tenant, links)).map((month) => showAllowanceMonth(month)),
    true,
  ),
);

export const operation: Operation = {
  id: "list-allowance-months",
  method: "GET",
  path: "/v1/allowance-months",
  capability: "read",
  access,
  summary: { zh: "津贴月份", en: "Months of allowances" },
  description: { zh: "新的在前，各附历次计算的合计。", en: "The latest first, each with the sums of its passes." },
  query: pageQueryShape,
  answer: {
    type: "application/json",
    schema: z.strictObject({ items: z.array(allowanceMonthShape), next: z.optional(z.string()) }),
    means: { zh: "月份列表", en: "The months" },
  },
  refusals: [400, 401, 403, 503],
  examples: [],
  handler,
};
