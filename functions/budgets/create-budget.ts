// POST /v1/budgets: sets up the incentive budget of a year.
import type { Access } from "../../domain/access/access.ts";
import type { Budget } from "../../domain/records/awards.ts";
import { fund, move } from "../../domain/records/postings.ts";
import { created } from "../../domain/records/record.ts";
import { accept, refuse, refuseAll } from "../../domain/refusals.ts";
import { type Fen, readFen } from "../../domain/values/money.ts";
import { oneMebibyte } from "../http/body.ts";
import type { Operation } from "../http/operation.ts";
import { serveWrite } from "../http/serve-write.ts";
import { budgetShape, newBudgetShape, showBudget } from "../shapes/awards.ts";
import { loadBudget } from "../store/budgets.ts";

const access: Access = { to: ["finance"] };

export const handler = serveWrite({ id: "create-budget", access, body: newBudgetShape }, async (asked) => {
  const may = await asked.may({ relations: {} });
  if (!may.ok) return may;
  const { year, cap } = asked.body;
  if (await loadBudget(asked.tenant, year)) return refuseAll([refuse("id-taken", "/year", { name: year })]);
  const capFen = readFen(cap) as Fen;
  const body: Budget = { year, capFen };
  return accept({
    acting: may.value,
    write: {
      changes: [created("budget", year, body)],
      budgets: [{ budget: year, does: "grant", fen: capFen }],
      postings: move(fund(year, "granted"), fund(year, "free"), capFen),
    },
    answer: showBudget({
      record: { kind: "budget", id: year, version: 1, entry: "", body },
      freeFen: capFen,
      reservedFen: 0,
      spentFen: 0,
      open: [],
    }),
    version: 1,
    created: `/v1/budgets/${year}`,
  });
});

export const operation: Operation = {
  id: "create-budget",
  method: "POST",
  path: "/v1/budgets",
  capability: "money",
  access,
  summary: { zh: "设立年度奖励基金", en: "Set up a year's budget" },
  description: {
    zh: "额度 = 可用 + 预留 + 已核定；核定时从可用中支出，不足则不能批准。",
    en: "Cap = free + reserved + spent. Approvals spend what is free, and are refused where it does not suffice.",
  },
  request: { types: ["application/json"], limitBytes: oneMebibyte, schema: newBudgetShape },
  answer: { type: "application/json", schema: budgetShape, means: { zh: "奖励基金", en: "The budget" } },
  creates: true,
  refusals: [400, 401, 403, 409, 413, 415, 503],
  examples: [],
  handler,
};
