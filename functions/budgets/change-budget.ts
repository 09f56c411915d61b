// PUT /v1/budgets/{year}: raises the cap, or lowers it by money that is still free.
import type { Access } from "../../domain/access/access.ts";
import { fund, move } from "../../domain/records/postings.ts";
import { changed } from "../../domain/records/record.ts";
import { accept, refuse, refuseAll } from "../../domain/refusals.ts";
import { type Fen, readFen, writeFen } from "../../domain/values/money.ts";
import { unknownId } from "../http/asked.ts";
import { oneMebibyte } from "../http/body.ts";
import type { Operation } from "../http/operation.ts";
import { isStale, serveWrite } from "../http/serve-write.ts";
import { budgetShape, capShape, showBudget } from "../shapes/awards.ts";
import { loadBudget } from "../store/budgets.ts";

const access: Access = { to: ["finance"] };

export const handler = serveWrite({ id: "change-budget", access, body: capShape, ifMatch: true }, async (asked) => {
  const may = await asked.may({ relations: {} });
  if (!may.ok) return may;
  const { year = "" } = asked.ids;
  const budget = await loadBudget(asked.tenant, year);
  if (!budget) return unknownId();
  const stale = isStale(asked, budget.record.version);
  if (stale) return refuseAll([stale]);
  const capFen = readFen(asked.body.cap) as Fen;
  const moreFen = capFen - budget.record.body.capFen;
  if (budget.freeFen + moreFen < 0) {
    const given = writeFen(budget.freeFen);
    return refuseAll([refuse("budget-exhausted", "/cap", { name: year, given, wanted: writeFen(-moreFen) })]);
  }
  const version = budget.record.version + 1;
  const record = { ...budget.record, version, body: { year, capFen } };
  return accept({
    acting: may.value,
    write: {
      changes: [changed(budget.record, { capFen })],
      budgets: [{ budget: year, does: "grant", fen: moreFen }],
      postings:
        moreFen >= 0
          ? move(fund(year, "granted"), fund(year, "free"), moreFen)
          : move(fund(year, "free"), fund(year, "granted"), -moreFen),
    },
    answer: showBudget({ ...budget, record, freeFen: budget.freeFen + moreFen }),
    version,
  });
});

export const operation: Operation = {
  id: "change-budget",
  method: "PUT",
  path: "/v1/budgets/{year}",
  capability: "money",
  access,
  summary: { zh: "调整奖励基金额度", en: "Change a budget's cap" },
  description: {
    zh: "可调高；调低时不得低于已预留与已核定之和。",
    en: "It may rise; it may fall by what is still free.",
  },
  ifMatch: true,
  request: { types: ["application/json"], limitBytes: oneMebibyte, schema: capShape },
  answer: { type: "application/json", schema: budgetShape, means: { zh: "奖励基金", en: "The budget" } },
  refusals: [400, 401, 403, 404, 409, 413, 415, 503],
  examples: [],
  handler,
};
