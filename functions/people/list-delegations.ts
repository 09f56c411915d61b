// GET /v1/delegations: who stands in for whom; one's own in both directions, all of them for admins and auditors.
import * as z from "zod/mini";
import type { Access } from "../../domain/access/access.ts";
import { roles } from "../../domain/access/roles.ts";
import type { Delegation, DelegationSecret } from "../../domain/records/people.ts";
import type { Operation } from "../http/operation.ts";
import { answerPage } from "../http/page.ts";
import { serveRead } from "../http/serve-read.ts";
import { delegationShape, showDelegation } from "../shapes/members.ts";
import { pageQueryShape } from "../shapes/records.ts";
import { loadMany } from "../store/load.ts";

const access: Access = { to: roles };

export const handler = serveRead({ access, query: pageQueryShape }, (asked) => {
  const { tenant, caller, today } = asked;
  const seesAll = caller.roles.some((role) => role === "admin" || role === "auditor");
  return answerPage(asked, seesAll ? "delegations" : `of/${caller.person}/delegations`, async (links) =>
    (await loadMany<Delegation, DelegationSecret>(tenant, links)).map((found) => showDelegation(found, today)),
  );
});

export const operation: Operation = {
  id: "list-delegations",
  method: "GET",
  path: "/v1/delegations",
  capability: "read",
  access,
  summary: { zh: "代理关系", en: "List delegations" },
  description: {
    zh: "本人转授和代理的，按开始日期排列；管理员和审计可见全部。",
    en: "Those that one gave or received, by their first day; admins and auditors see all.",
  },
  query: pageQueryShape,
  answer: {
    type: "application/json",
    schema: z.strictObject({ items: z.array(delegationShape), next: z.optional(z.string()) }),
    means: { zh: "一页代理", en: "A page of delegations" },
  },
  refusals: [400, 401, 403, 503],
  examples: [],
  handler,
};
