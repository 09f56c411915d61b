// GET /v1/allowance-months/{month}: how far it has come, its sums, what was corrected, who could not be calculated and what has to wait.
import type { Access } from "../../domain/access/access.ts";
import { accept } from "../../domain/refusals.ts";
import { unknownId } from "../http/asked.ts";
import type { Operation } from "../http/operation.ts";
import { serveRead } from "../http/serve-read.ts";
import { allowanceMonthNowShape, showAllowanceMonthNow } from "../shapes/allowances.ts";
import { loadMonth, passMarks } from "./load-month.ts";

const access: Access = { to: ["hr", "finance", "approver", "cashier", "auditor"] };

export const handler = serveRead({ access }, async (asked) => {
  const month = await loadMonth(asked.tenant, asked.ids.month);
  if (!month) return unknownId();
  const may = await asked.may({ relations: {}, state: month.body.state });
  if (!may.ok) return may;
  const marks = await passMarks(asked.tenant, month.id, month.body.passes.at(-1)?.number ?? 0);
  return accept({ body: showAllowanceMonthNow(month, marks), version: month.version });
});

export const operation: Operation = {
  id: "get-allowance-month",
  method: "GET",
  path: "/v1/allowance-months/{month}",
  capability: "read",
  access,
  summary: { zh: "一个津贴月份", en: "A month of allowances" },
  description: {
    zh: "状态、进度和历次计算的合计；最近一次的差额、不能计算的人及原因、等待批次办结的差额，各列出前一百项。",
    en: "State, progress and the sums of each pass; of the latest one the differences it made, who could not be calculated and why, and what waits for a run, the first hundred of each.",
  },
  answer: { type: "application/json", schema: allowanceMonthNowShape, means: { zh: "月份", en: "The month" } },
  refusals: [401, 403, 404, 503],
  examples: [],
  handler,
};
