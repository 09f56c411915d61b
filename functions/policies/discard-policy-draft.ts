// POST /v1/policy-drafts/{draft}/discard: gives a draft up; it stays to be read and comes to nothing.
import type { Access } from "../../domain/access/access.ts";
import { discardDraft } from "../../domain/publishing/draft.ts";
import type { Draft } from "../../domain/records/policies.ts";
import { changed } from "../../domain/records/record.ts";
import { accept, refuseAll } from "../../domain/refusals.ts";
import { writeMoment } from "../../domain/values/moment.ts";
import { unknownId } from "../http/asked.ts";
import type { Operation } from "../http/operation.ts";
import { isStale, serveWrite } from "../http/serve-write.ts";
import { draftSummaryShape, showDraft } from "../shapes/policies.ts";
import { load } from "../store/load.ts";

const access: Access = { to: ["admin", "hr"], from: ["draft"] };

export const handler = serveWrite({ id: "discard-policy-draft", access }, async (asked) => {
  const draft = await load<Draft>(asked.tenant, "draft", asked.ids.draft ?? "");
  if (!draft) return unknownId();
  const may = await asked.may({ relations: {}, state: draft.body.state });
  if (!may.ok) return may;
  const stale = isStale(asked, draft.version);
  if (stale) return refuseAll([stale]);
  const body = discardDraft(draft.body, writeMoment(asked.now));
  const version = draft.version + 1;
  return accept({
    write: { changes: [changed(draft, body)] },
    acting: may.value,
    answer: showDraft({ id: draft.id, version, body }),
    version,
  });
});

export const operation: Operation = {
  id: "discard-policy-draft",
  method: "POST",
  path: "/v1/policy-drafts/{draft}/discard",
  capability: "policies",
  access,
  summary: { zh: "作废草案", en: "Give up a draft" },
  description: {
    zh: "作废后仍可查阅，不能再修改或公布。",
    en: "It can still be read, and neither be changed nor published any more.",
  },
  answer: {
    type: "application/json",
    schema: draftSummaryShape,
    means: { zh: "已作废的草案", en: "The draft that was given up" },
  },
  refusals: [400, 401, 403, 404, 409, 422, 503],
  examples: [],
  handler,
};
