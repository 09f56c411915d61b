// GET /v1/budgets/{year}: what of a year's budget is free, reserved and spent.
import type { Access } from "../../domain/access/access.ts";
import { accept } from "../../domain/refusals.ts";
import { unknownId } from "../http/asked.ts";
import type { Operation } from "../http/operation.ts";
import { serveRead } from "../http/serve-read.ts";
import { budgetShape, showBudget } from "../shapes/awards.ts";
import { loadBudget } from "../store/budgets.ts";

const access: Access = { to: ["finance", "hr", "approver", "auditor"] };

export const handler = serveRead({ access }, async (asked) => {
  const budget = await loadBudget(asked.tenant, asked.ids.year ?? "");
  return budget ? accept({ body: showBudget(budget), version: budget.record.version }) : unknownId();
});

export const operation: Operation = {
  id: "get-budget",
  method: "GET",
  path: "/v1/budgets/{year}",
  capability: "read",
  access,
  summary: { zh: "年度奖励基金", en: "A year's budget" },
  description: {
    zh: "额度、可用、预留（附未完成的预留）与已核定。",
    en: "Its cap, what is free, reserved (with the reservations that are open) and spent.",
  },
  answer: { type: "application/json", schema: budgetShape, means: { zh: "奖励基金", en: "The budget" } },
  refusals: [401, 403, 404, 503],
  examples: [],
  handler,
};
