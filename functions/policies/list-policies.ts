// GET /v1/policies: the policies of the enterprise, their versions, and which one is in force today. Rules are known to all who work under them.

import type { Access } from "../../domain/access/access.ts";
import { roles } from "../../domain/access/roles.ts";
import type { Operation } from "../http/operation.ts";
import { answerPage } from "../http/page.ts";
import { serveRead } from "../http/serve-read.ts";
import { policyPageShape, showPolicy } from "../shapes/policies.ts";
import { pageQueryShape } from "../shapes/records.ts";
import { loadRuling } from "../store/published.ts";

const access: Access = { to: roles };

export const handler = serveRead({ access, query: pageQueryShape }, (asked) =>
  answerPage(asked, "policies", async (links) => (await loadRuling(asked.tenant, links, asked.today)).map(showPolicy)),
);

export const operation: Operation = {
  id: "list-policies",
  method: "GET",
  path: "/v1/policies",
  capability: "read",
  access,
  summary: { zh: "制度列表", en: "List policies" },
  description: {
    zh: "已公布的制度，按编号排列：各版本的起始日和摘要，今天有效的版本及其方案。每一名成员都可以查阅。",
    en: "Published policies in the order of their ids: first day and digest of each version, which one is in force today, and its schemes. Every member may read them.",
  },
  query: pageQueryShape,
  answer: { type: "application/json", schema: policyPageShape, means: { zh: "一页制度", en: "A page of policies" } },
  refusals: [400, 401, 403, 503],
  examples: [],
  handler,
};
