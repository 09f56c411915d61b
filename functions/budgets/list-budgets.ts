// GET /v1/budgets: the budgets of all years.
import * as z from "zod/mini";
import type { Access } from "../../domain/access/access.ts";
import type { Operation } from "../http/operation.ts";
import { answerPage } from "../http/page.ts";
import { serveRead } from "../http/serve-read.ts";
import { budgetShape, showBudget } from "../shapes/awards.ts";
import { pageQueryShape } from "../shapes/records.ts";
import { loadBudget } from "../store/budgets.ts";

const access: Access = { to: ["finance", "hr", "approver", "auditor"] };

export const handler = serveRead({ access, query: pageQueryShape }, (asked) =>
  answerPage(asked, "budgets", (links) =>
    Promise.all(
      links.map(async ({ id }) => {
        const budget = await loadBudget(asked.tenant, id);
        return budget && showBudget(budget);
      }),
    ),
  ),
);

export const operation: Operation = {
  id: "list-budgets",
  method: "GET",
  path: "/v1/budgets",
  capability: "read",
  access,
  summary: { zh: "各年度奖励基金", en: "The budgets of all years" },
  description: { zh: "按年度排列。", en: "In the order of years." },
  query: pageQueryShape,
  answer: {
    type: "application/json",
    schema: z.strictObject({ items: z.array(budgetShape), next: z.optional(z.string()) }),
    means: { zh: "奖励基金列表", en: "The budgets" },
  },
  refusals: [400, 401, 403, 503],
  examples: [],
  handler,
};
