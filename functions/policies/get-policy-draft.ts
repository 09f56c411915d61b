// GET /v1/policy-drafts/{draft}: a draft in full: its text, what the check finds, and what it would change, in sentences.
import type { Access } from "../../domain/access/access.ts";
import { digestOf } from "../../domain/policy/digest.ts";
import type { Draft } from "../../domain/records/policies.ts";
import { accept } from "../../domain/refusals.ts";
import { unknownId } from "../http/asked.ts";
import type { Operation } from "../http/operation.ts";
import { serveRead } from "../http/serve-read.ts";
import { draftShape, showChanges, showCheckedDraft } from "../shapes/policies.ts";
import { load } from "../store/load.ts";
import { sha256Hex } from "../store/sha256.ts";
import { loadChanges } from "./load-changes.ts";

const access: Access = { to: ["admin", "hr", "approver", "auditor"] };

export const handler = serveRead({ access }, async (asked) => {
  const draft = await load<Draft>(asked.tenant, "draft", asked.ids.draft ?? "");
  if (!draft) return unknownId();
  const { document } = draft.body;
  const { before, changes } = await loadChanges(asked.tenant, document);
  const body = {
    ...showCheckedDraft(draft),
    ...showChanges(before, changes),
    document,
    digest: digestOf(document, sha256Hex),
  };
  return accept({ body, version: draft.version });
});

export const operation: Operation = {
  id: "get-policy-draft",
  method: "GET",
  path: "/v1/policy-drafts/{draft}",
  capability: "read",
  access,
  summary: { zh: "一份制度草案", en: "One draft of a policy" },
  description: {
    zh: "全文、检查结果、作者、法定程序；changes 用句子说明与其起始日之前有效版本相比的改动。ETag 用于修改时的 If-Match。",
    en: "The text, the findings of the check, authors and legal trail; `changes` says in sentences what differs from the version in force before its first day. The ETag is the If-Match of a change.",
  },
  answer: { type: "application/json", schema: draftShape, means: { zh: "草案", en: "The draft" } },
  refusals: [401, 403, 404, 422, 503],
  examples: [],
  handler,
};
