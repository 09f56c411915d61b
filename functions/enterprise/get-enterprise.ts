// GET /v1/enterprise: the enterprise that one signs in to, and what it has decided for itself.
import type { Access } from "../../domain/access/access.ts";
import { roles } from "../../domain/access/roles.ts";
import type { Enterprise } from "../../domain/records/people.ts";
import { accept } from "../../domain/refusals.ts";
import { unknownId } from "../http/asked.ts";
import type { Operation } from "../http/operation.ts";
import { serveRead } from "../http/serve-read.ts";
import { enterpriseShape, showEnterprise } from "../shapes/members.ts";
import { load } from "../store/load.ts";

const access: Access = { to: roles };

export const handler = serveRead({ access }, async (asked) => {
  const enterprise = await load<Enterprise>(asked.tenant, "enterprise", asked.tenant);
  return enterprise ? accept({ body: showEnterprise(enterprise), version: enterprise.version }) : unknownId();
});

export const operation: Operation = {
  id: "get-enterprise",
  method: "GET",
  path: "/v1/enterprise",
  capability: "read",
  access,
  summary: { zh: "本企业", en: "The enterprise" },
  description: {
    zh: "名称和设置：核定需要几人审批、多少天算超期、异议几天内答复（objectionDays）、预奖满几个月后结算（topUpMonths）、建议默认按哪份制度的哪个方案。",
    en: "Its name and settings: how many people approve an award, after how many days a case is overdue, within how many an objection is answered (`objectionDays`), after how many months at work an award in advance is settled (`topUpMonths`), and the scheme that suggestions are meant for.",
  },
  answer: { type: "application/json", schema: enterpriseShape, means: { zh: "本企业", en: "The enterprise" } },
  refusals: [401, 403, 404, 503],
  examples: [],
  handler,
};
