// PUT /v1/policy-drafts/{draft}: writes a draft anew; who does so becomes an author, and the legal trail begins again.
import type { Access } from "../../domain/access/access.ts";
import { policySchema } from "../../domain/policy/schema.ts";
import { rewriteDraft } from "../../domain/publishing/draft.ts";
import type { Draft } from "../../domain/records/policies.ts";
import { changed } from "../../domain/records/record.ts";
import { accept, refuseAll } from "../../domain/refusals.ts";
import { unknownId } from "../http/asked.ts";
import type { Operation } from "../http/operation.ts";
import { draftLimitBytes, policyTypes, readDraftBody } from "../http/policy-body.ts";
import { isStale, serveWrite } from "../http/serve-write.ts";
import { checkedDraftShape, showCheckedDraft } from "../shapes/policies.ts";
import { load } from "../store/load.ts";

const access: Access = { to: ["admin", "hr"], from: ["draft"] };

export const handler = serveWrite({ id: "change-policy-draft", access, raw: true, ifMatch: true }, async (asked) => {
  const document = await readDraftBody(asked.event);
  if (!document.ok) return document;
  const draft = await load<Draft>(asked.tenant, "draft", asked.ids.draft ?? "");
  if (!draft) return unknownId();
  const may = await asked.may({ relations: {}, state: draft.body.state });
  if (!may.ok) return may;
  const stale = isStale(asked, draft.version);
  if (stale) return refuseAll([stale]);
  const body = rewriteDraft(draft.body, document.value, { ...may.value, person: asked.caller.person });
  const version = draft.version + 1;
  return accept({
    write: { changes: [changed(draft, body)] },
    acting: may.value,
    answer: showCheckedDraft({ id: draft.id, version, body }),
    version,
  });
});

export const operation: Operation = {
  id: "change-policy-draft",
  method: "PUT",
  path: "/v1/policy-drafts/{draft}",
  capability: "policies",
  access,
  summary: { zh: "修改草案", en: "Write a draft anew" },
  description: {
    zh: "用整份新稿替换草案，须附 If-Match。修改人成为作者。职代会审议的是当时的文本，因此法定程序从头登记；程序登记有误时，也以同一份文本重新提交来更正。",
    en: "Takes the place of the whole draft; If-Match is needed. Whoever does so becomes an author. What the congress passed was the text as it stood, so the legal trail begins again; a mistake in the trail is mended the same way, by sending the same text once more.",
  },
  ifMatch: true,
  request: { types: policyTypes, limitBytes: draftLimitBytes, schema: policySchema },
  answer: {
    type: "application/json",
    schema: checkedDraftShape,
    means: { zh: "修改后的草案及检查结果", en: "The draft as it is now, and what the check found" },
  },
  refusals: [400, 401, 403, 404, 409, 413, 415, 422, 503],
  examples: [],
  handler,
};
