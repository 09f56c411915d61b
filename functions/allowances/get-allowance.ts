// GET /v1/allowances/{allowance}: one person's month under one scheme, every calculation of it explained.
import type { Access } from "../../domain/access/access.ts";
import type { Allowance, AllowanceSecret } from "../../domain/records/allowances.ts";
import { accept } from "../../domain/refusals.ts";
import { loadCasesAbout } from "../cases/open-case.ts";
import { unknownId } from "../http/asked.ts";
import type { Operation } from "../http/operation.ts";
import { serveRead } from "../http/serve-read.ts";
import { allowanceShape, showAllowance } from "../shapes/allowances.ts";
import { load } from "../store/load.ts";
import { loadRulesOf } from "./rules-of.ts";

const access: Access = { to: ["hr", "finance", "approver", "cashier", "auditor", "employee:self"] };

export const handler = serveRead({ access }, async (asked) => {
  const allowance = await load<Allowance, AllowanceSecret>(asked.tenant, "allowance", asked.ids.allowance ?? "");
  if (!allowance) return unknownId();
  const may = await asked.may({ relations: { self: [allowance.body.person] } });
  if (!may.ok) return may;
  const [ruleOf, casesAbout] = await Promise.all([
    loadRulesOf(asked.tenant, allowance.body),
    loadCasesAbout(asked, allowance),
  ]);
  const body = showAllowance(allowance, ruleOf, casesAbout);
  return accept({ body, version: allowance.version });
});

export const operation: Operation = {
  id: "get-allowance",
  method: "GET",
  path: "/v1/allowances/{allowance}",
  capability: "read",
  access,
  summary: { zh: "一人一月的津贴", en: "One person's allowance of a month" },
  description: {
    zh: "历次计算：依据的事实、每一步的说明、各项金额、与前一次的差额及其去向。对它的异议见 casesAbout，只列可查看的。应发的 award 即此编号；本人可见自己的。",
    en: "Every calculation of it: the facts, each step in words, the amounts by item, how it differs from the one before and what became of that. Objections to it are in `casesAbout`, as far as the caller may see them. It is the `award` of its obligations; people see their own.",
  },
  answer: { type: "application/json", schema: allowanceShape, means: { zh: "津贴", en: "The allowance" } },
  refusals: [401, 403, 404, 503],
  examples: [],
  handler,
};
