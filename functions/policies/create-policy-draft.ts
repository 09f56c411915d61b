// POST /v1/policy-drafts: begins a draft of a policy; the check's findings come with the answer.
import type { Access } from "../../domain/access/access.ts";
import { policySchema } from "../../domain/policy/schema.ts";
import { newDraft } from "../../domain/publishing/draft.ts";
import { created } from "../../domain/records/record.ts";
import { accept } from "../../domain/refusals.ts";
import { writeMoment } from "../../domain/values/moment.ts";
import type { Operation } from "../http/operation.ts";
import { draftLimitBytes, policyTypes, readDraftBody } from "../http/policy-body.ts";
import { serveWrite } from "../http/serve-write.ts";
import { checkedDraftShape, showCheckedDraft } from "../shapes/policies.ts";
import { newId } from "../store/ids.ts";

const access: Access = { to: ["admin", "hr"] };

export const handler = serveWrite({ id: "create-policy-draft", access, raw: true }, async (asked) => {
  const document = await readDraftBody(asked.event);
  if (!document.ok) return document;
  const may = await asked.may({ relations: {} });
  if (!may.ok) return may;
  const id = newId(asked.now);
  const draft = newDraft(document.value, { ...may.value, person: asked.caller.person }, writeMoment(asked.now));
  return accept({
    write: { changes: [created("draft", id, draft)] },
    acting: may.value,
    answer: showCheckedDraft({ id, version: 1, body: draft }),
    version: 1,
    created: `/v1/policy-drafts/${id}`,
  });
});

export const operation: Operation = {
  id: "create-policy-draft",
  method: "POST",
  path: "/v1/policy-drafts",
  capability: "policies",
  access,
  summary: { zh: "起草制度", en: "Begin a draft of a policy" },
  description: {
    zh: "正文是一份制度（JSON 或 YAML，最多 256 KiB）。写法须正确；检查发现的错误和提醒随答案返回，有错误的草案可以保存，不能公布。起草人即作者，作者不能公布。",
    en: "The body is a policy in JSON or YAML, at most 256 KiB. Its form must be right; what the check finds comes with the answer: a draft with errors can be kept and not published. Whoever writes is an author, and authors do not publish.",
  },
  request: { types: policyTypes, limitBytes: draftLimitBytes, schema: policySchema },
  answer: {
    type: "application/json",
    schema: checkedDraftShape,
    means: { zh: "草案及检查结果", en: "The draft, and what the check found" },
  },
  creates: true,
  refusals: [400, 401, 403, 413, 415, 422, 503],
  examples: [],
  handler,
};
