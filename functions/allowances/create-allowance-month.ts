// POST /v1/allowance-months: opens a month of allowances, so that it can be computed.
import type { Access } from "../../domain/access/access.ts";
import { openMonth } from "../../domain/allowances/month.ts";
import { accept } from "../../domain/refusals.ts";
import { chinaMonth, writeMoment } from "../../domain/values/moment.ts";
import { oneMebibyte } from "../http/body.ts";
import type { Operation } from "../http/operation.ts";
import { serveWrite } from "../http/serve-write.ts";
import { allowanceMonthShape, newAllowanceMonthShape, showAllowanceMonth } from "../shapes/allowances.ts";
import { loadMonth } from "./load-month.ts";

const access: Access = { to: ["hr"] };

export const handler = serveWrite(
  { id: "create-allowance-month", access, body: newAllowanceMonthShape },
  async (asked) => {
    const { month } = asked.body;
    const may = await asked.may({ relations: {} });
    if (!may.ok) return may;
    const opened = openMonth({
      month,
      months: { first: asked.caller.enterprise.body.since, last: chinaMonth(asked.now) },
      isKnown: (await loadMonth(asked.tenant, month)) !== undefined,
      by: { ...may.value, person: asked.caller.person },
      now: writeMoment(asked.now),
    });
    if (!opened.ok) return opened;
    const { body, changes } = opened.value;
    return accept({
      write: { changes },
      acting: may.value,
      answer: showAllowanceMonth({ version: 1, body }),
      version: 1,
      created: `/v1/allowance-months/${month}`,
    });
  },
);

export const operation: Operation = {
  id: "create-allowance-month",
  method: "POST",
  path: "/v1/allowance-months",
  capability: "money",
  access,
  summary: { zh: "建立津贴月份", en: "Open a month of allowances" },
  description: {
    zh: "为某月建立津贴计算：不早于企业启用的月份，不晚于本月，每月一次。建立后由 computation 计算。",
    en: "Opens the allowances of a month: not before the enterprise's records begin, not after this month, once for each. It is then computed by `computation`.",
  },
  request: { types: ["application/json"], limitBytes: oneMebibyte, schema: newAllowanceMonthShape },
  answer: { type: "application/json", schema: allowanceMonthShape, means: { zh: "新月份", en: "The month" } },
  creates: true,
  refusals: [400, 401, 403, 409, 413, 415, 422, 503],
  examples: [],
  handler,
};
