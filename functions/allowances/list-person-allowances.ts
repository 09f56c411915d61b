// GET /v1/people/{person}/allowances: what a person's attributes came to, month by month, the latest first.
import * as z from "zod/mini";
import type { Access } from "../../domain/access/access.ts";
import type { Allowance, AllowanceSecret } from "../../domain/records/allowances.ts";
import { unknownId } from "../http/asked.ts";
import type { Operation } from "../http/operation.ts";
import { answerPage } from "../http/page.ts";
import { serveRead } from "../http/serve-read.ts";
import { allowanceShape, showAllowance } from "../shapes/allowances.ts";
import { pageQueryShape } from "../shapes/records.ts";
import { load, loadMany } from "../store/load.ts";
import { loadRulesOf } from "./rules-of.ts";

const access: Access = { to: ["hr", "finance", "approver", "auditor"] };

export const handler = serveRead({ access, query: pageQueryShape }, async (asked) => {
  const { tenant, ids } = asked;
  const person = await load(tenant, "person", ids.person ?? "");
  if (!person) return unknownId();
  const may = await asked.may({ relations: {} });
  if (!may.ok) return may;
  const show = async (links: { kind: string; id: string }[]) => {
    const allowances = await loadMany<Allowance, AllowanceSecret>(
      tenant,
      links.map(({ id }) => ({ kind: "allowance", id })),
    );
    return Promise.all(allowances.map(async (each) => showAllowance(each, await loadRulesOf(tenant, each.body))));
  };
  return answerPage(asked, `of/${person.id}/allowances`, show, true);
});

export const operation: Operation = {
  id: "list-person-allowances",
  method: "GET",
  path: "/v1/people/{person}/allowances",
  capability: "read",
  access,
  summary: { zh: "一名员工的津贴", en: "A person's allowances" },
  description: {
    zh: "逐月列出，新的在前，附历次计算。",
    en: "Month by month, the latest first, each with all its calculations.",
  },
  query: pageQueryShape,
  answer: {
    type: "application/json",
    schema: z.strictObject({ items: z.array(allowanceShape), next: z.optional(z.string()) }),
    means: { zh: "一页津贴", en: "A page of allowances" },
  },
  refusals: [400, 401, 403, 404, 503],
  examples: [],
  handler,
};
