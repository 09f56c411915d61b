// GET /v1/policies/{policy}/versions/{version}: a version as it was published: text, digest, legal trail, who wrote and who published it.

import type { Access } from "../../domain/access/access.ts";
import { roles } from "../../domain/access/roles.ts";
import { accept } from "../../domain/refusals.ts";
import { unknownId } from "../http/asked.ts";
import type { Operation } from "../http/operation.ts";
import { serveRead } from "../http/serve-read.ts";
import { policyVersionShape } from "../shapes/policies.ts";
import { loadVersion } from "./load-version.ts";

const access: Access = { to: roles };

export const handler = serveRead({ access }, async (asked) => {
  const version = await loadVersion(asked.tenant, asked.ids);
  return version ? accept({ body: version }) : unknownId();
});

export const operation: Operation = {
  id: "get-policy-version",
  method: "GET",
  path: "/v1/policies/{policy}/versions/{version}",
  capability: "read",
  access,
  summary: { zh: "制度的一个版本", en: "One version of a policy" },
  description: {
    zh: "全文、摘要、法定程序、作者和公布人；公布后永不更改。每一名成员都可以查阅。",
    en: "The text, digest, legal trail, authors and who published it; it never changes. Every member may read it.",
  },
  answer: { type: "application/json", schema: policyVersionShape, means: { zh: "版本", en: "The version" } },
  refusals: [401, 403, 404, 503],
  examples: [],
  handler,
};
