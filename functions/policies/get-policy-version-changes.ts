// GET /v1/policies/{policy}/versions/{version}/changes: what a version changed, in sentences, against the one whose place it took.

import type { Access } from "../../domain/access/access.ts";
import { roles } from "../../domain/access/roles.ts";
import { accept } from "../../domain/refusals.ts";
import { unknownId } from "../http/asked.ts";
import type { Operation } from "../http/operation.ts";
import { serveRead } from "../http/serve-read.ts";
import { changesShape, showChanges } from "../shapes/policies.ts";
import { loadChanges } from "./load-changes.ts";
import { loadVersion } from "./load-version.ts";

const access: Access = { to: roles };

export const handler = serveRead({ access }, async (asked) => {
  const found = await loadVersion(asked.tenant, asked.ids);
  if (!found) return unknownId();
  const { policy, version, document } = found;
  const { before, changes } = await loadChanges(asked.tenant, document);
  return accept({ body: { policy, version, ...showChanges(before, changes) } });
});

export const operation: Operation = {
  id: "get-policy-version-changes",
  method: "GET",
  path: "/v1/policies/{policy}/versions/{version}/changes",
  capability: "read",
  access,
  summary: { zh: "版本的改动", en: "What a version changed" },
  description: {
    zh: "与其起始日之前有效的版本（comparedWith）相比，逐句说明改动；第一个版本没有可比的版本。",
    en: "In sentences, against the version in force before its first day (`comparedWith`); the first has none to be held against.",
  },
  answer: { type: "application/json", schema: changesShape, means: { zh: "改动", en: "The changes" } },
  refusals: [401, 403, 404, 422, 503],
  examples: [],
  handler,
};
