// GET /v1/policies/{policy}: one policy: its versions, the one in force today and its schemes.

import type { Access } from "../../domain/access/access.ts";
import { roles } from "../../domain/access/roles.ts";
import { accept } from "../../domain/refusals.ts";
import { unknownId } from "../http/asked.ts";
import type { Operation } from "../http/operation.ts";
import { serveRead } from "../http/serve-read.ts";
import { policyShape, showPolicy } from "../shapes/policies.ts";
import { loadRuling } from "../store/published.ts";

const access: Access = { to: roles };

export const handler = serveRead({ access }, async (asked) => {
  const [ruling] = await loadRuling(asked.tenant, [{ id: asked.ids.policy ?? "" }], asked.today);
  return ruling ? accept({ body: showPolicy(ruling), version: ruling.policy.version }) : unknownId();
});

export const operation: Operation = {
  id: "get-policy",
  method: "GET",
  path: "/v1/policies/{policy}",
  capability: "read",
  access,
  summary: { zh: "一项制度", en: "One policy" },
  description: {
    zh: "各版本的起始日和摘要，今天有效的版本及其方案。每一名成员都可以查阅。",
    en: "First day and digest of each version, which one is in force today, and its schemes. Every member may read it.",
  },
  answer: { type: "application/json", schema: policyShape, means: { zh: "制度", en: "The policy" } },
  refusals: [401, 403, 404, 503],
  examples: [],
  handler,
};
