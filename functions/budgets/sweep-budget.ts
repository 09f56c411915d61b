// POST /v1/budgets/{year}/sweep: gives back reservations whose approval never came, as after a crash.
import * as z from "zod/mini";
import type { Access } from "../../domain/access/access.ts";
import { accept } from "../../domain/refusals.ts";
import { actorOf, unknownId } from "../http/asked.ts";
import type { Operation } from "../http/operation.ts";
import { serveWrite } from "../http/serve-write.ts";
import { loadBudget, sweepBudget } from "../store/budgets.ts";

const access: Access = { to: ["finance", "hr"] };

export const handler = serveWrite({ id: "sweep-budget", access }, async (asked) => {
  const { year = "" } = asked.ids;
  if (!(await loadBudget(asked.tenant, year))) return unknownId();
  const may = await asked.may({ relations: {} });
  if (!may.ok) return may;
  const voided = await sweepBudget(actorOf(asked, "sweep-budget", may.value), year);
  return accept({ acting: may.value, write: { changes: [], note: { budget: year, voided } }, answer: { voided } });
});

export const operation: Operation = {
  id: "sweep-budget",
  method: "POST",
  path: "/v1/budgets/{year}/sweep",
  capability: "money",
  access,
  summary: { zh: "收回搁置的预留", en: "Give back abandoned reservations" },
  description: {
    zh: "超过十五分钟仍未完成审批的预留退回可用额度；基金不足时系统也会自行收回。",
    en: "Reservations whose approval has not followed within fifteen minutes are free again. It also happens by itself when money is lacking.",
  },
  answer: {
    type: "application/json",
    schema: z.strictObject({ voided: z.int() }),
    means: { zh: "收回的笔数", en: "How many were given back" },
  },
  refusals: [400, 401, 403, 404, 503],
  examples: [],
  handler,
};
