// GET /v1/runs/{run}/payments: the payments of a run in the order of their ids.
import * as z from "zod/mini";
import type { Access } from "../../domain/access/access.ts";
import { paymentStates } from "../../domain/records/runs.ts";
import { accept } from "../../domain/refusals.ts";
import { runSubject } from "../../domain/runs/steps.ts";
import { unknownId } from "../http/asked.ts";
import type { Operation } from "../http/operation.ts";
import { pageFields, readPage, writeCursor } from "../http/page.ts";
import { serveRead } from "../http/serve-read.ts";
import { paymentShape, showPayment } from "../shapes/runs.ts";
import { pageOfPayments } from "../store/paid.ts";
import { loadRun } from "./load-run.ts";

const access: Access = { to: ["hr", "finance", "approver", "cashier", "auditor"] };

const queryShape = z.strictObject({ ...pageFields, state: z.optional(z.enum(paymentStates)) });

export const handler = serveRead({ access, query: queryShape }, async (asked) => {
  const run = await loadRun(asked.tenant, asked.ids.run);
  if (!run) return unknownId();
  const may = await asked.may(runSubject(run.body));
  if (!may.ok) return may;
  const page = readPage(asked);
  if (!page.ok) return page;
  const { limit, after } = page.value;
  const range = { limit: limit + 1, ...(after !== undefined && { after }) };
  const found = await pageOfPayments(asked.tenant, run.id, asked.query.state, range);
  const items = found.slice(0, limit).map(showPayment);
  const last = items.at(-1);
  return accept({ body: { items, ...(found.length > limit && last && { next: writeCursor(asked, last.id) }) } });
});

export const operation: Operation = {
  id: "list-run-payments",
  method: "GET",
  path: "/v1/runs/{run}/payments",
  capability: "read",
  access,
  summary: { zh: "批次的付款", en: "The payments of a run" },
  description: { zh: "可按状态筛选。", en: "All of them, or those in one state." },
  query: queryShape,
  answer: {
    type: "application/json",
    schema: z.strictObject({ items: z.array(paymentShape), next: z.optional(z.string()) }),
    means: { zh: "一页付款", en: "A page of payments" },
  },
  refusals: [400, 401, 403, 404, 503],
  examples: [],
  handler,
};
