// POST /v1/policy-drafts/{draft}/trail: records a step of the legal trail of a draft, with its day and its document.
import type { Access } from "../../domain/access/access.ts";
import { recordStep } from "../../domain/publishing/trail.ts";
import type { Draft } from "../../domain/records/policies.ts";
import { changed } from "../../domain/records/record.ts";
import { accept, refuseAll } from "../../domain/refusals.ts";
import { unknownId } from "../http/asked.ts";
import { oneMebibyte } from "../http/body.ts";
import type { Operation } from "../http/operation.ts";
import { isStale, serveWrite } from "../http/serve-write.ts";
import { draftSummaryShape, newStepShape, showDraft } from "../shapes/policies.ts";
import { load } from "../store/load.ts";

const access: Access = { to: ["admin", "hr"], from: ["draft"] };

export const handler = serveWrite({ id: "record-trail-step", access, body: newStepShape }, async (asked) => {
  const draft = await load<Draft>(asked.tenant, "draft", asked.ids.draft ?? "");
  if (!draft) return unknownId();
  const may = await asked.may({ relations: {}, state: draft.body.state });
  if (!may.ok) return may;
  const stale = isStale(asked, draft.version);
  if (stale) return refuseAll([stale]);
  const recorded = recordStep(draft.body, { ...asked.body, by: asked.caller.person }, asked.today);
  if (!recorded.ok) return recorded;
  const version = draft.version + 1;
  return accept({
    write: { changes: [changed(draft, recorded.value)] },
    acting: may.value,
    answer: showDraft({ id: draft.id, version, body: recorded.value }),
    version,
  });
});

export const operation: Operation = {
  id: "record-trail-step",
  method: "POST",
  path: "/v1/policy-drafts/{draft}/trail",
  capability: "policies",
  access,
  summary: { zh: "登记法定程序", en: "Record a step of the legal trail" },
  description: {
    zh: "依次登记：congress 职代会审议通过，published 向职工公示，filed 报送备案；各一次，写明日期和文件，日期不得在今天之后。前两步必需（劳动合同法第四条）；备案是集体合同的要求（第五十四条），本企业的规章可不登记。",
    en: "One after the other: `congress` (passed by the workers' congress), `published` (made known to the employees), `filed` (filed with the authority); each once, with its day, not after today, and its document. The first two are needed (Labour Contract Law, Article 4); filing is asked of collective contracts (Article 54) and may be left out for an enterprise's own rule.",
  },
  request: { types: ["application/json"], limitBytes: oneMebibyte, schema: newStepShape },
  answer: { type: "application/json", schema: draftSummaryShape, means: { zh: "草案", en: "The draft" } },
  refusals: [400, 401, 403, 404, 409, 413, 415, 422, 503],
  examples: [],
  handler,
};
