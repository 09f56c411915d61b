// POST /v1/policy-drafts/{draft}/publication: a draft becomes the next version of its policy, by someone who did not write it.
import type { Access } from "../../domain/access/access.ts";
import { allowancesBeside } from "../../domain/publishing/allowances.ts";
import { publishDraft } from "../../domain/publishing/publish.ts";
import type { Draft, PolicyVersions } from "../../domain/records/policies.ts";
import { accept, refuseAll } from "../../domain/refusals.ts";
import { writeMoment } from "../../domain/values/moment.ts";
import { unknownId } from "../http/asked.ts";
import type { Handler } from "../http/event.ts";
import type { Operation } from "../http/operation.ts";
import { isStale, serveWrite } from "../http/serve-write.ts";
import { publicationShape, showPublication } from "../shapes/policies.ts";
import { load } from "../store/load.ts";
import { forgetVersions } from "../store/published.ts";
import { sha256Hex } from "../store/sha256.ts";
import { loadBeside } from "./allowances-beside.ts";

const access: Access = { to: ["admin", "hr", "approver"], apart: ["policy-author"], from: ["draft"] };

const publish = serveWrite({ id: "publish-policy", access }, async (asked) => {
  const draft = await load<Draft>(asked.tenant, "draft", asked.ids.draft ?? "");
  if (!draft) return unknownId();
  const { policy, authors, state } = draft.body;
  const may = await asked.may({ relations: { "policy-author": authors }, state });
  if (!may.ok) return may;
  const stale = isStale(asked, draft.version);
  if (stale) return refuseAll([stale]);
  const known = await load<PolicyVersions>(asked.tenant, "policy", policy);
  const { caller, now, today } = asked;
  const { computed, others, holds } = await loadBeside(asked.tenant, draft.body.document, today);
  const at = { now: writeMoment(now), today };
  const published = publishDraft({ draft, known, computed, by: caller.person, ...at }, sha256Hex);
  if (!published.ok) return published;
  const { version, changes } = published.value;
  return accept({
    write: { changes, holds },
    acting: may.value,
    answer: showPublication(version, allowancesBeside(version.document, others)),
    created: `/v1/policies/${policy}/versions/${version.version}`,
  });
});

/** Here the new version counts at once; other processes may take a moment. */
export const handler: Handler = async (event, context) => {
  const answer = await publish(event, context);
  forgetVersions();
  return answer;
};

export const operation: Operation = {
  id: "publish-policy",
  method: "POST",
  path: "/v1/policy-drafts/{draft}/publication",
  capability: "policies",
  access,
  summary: { zh: "公布制度", en: "Publish a policy" },
  description: {
    zh: "由作者以外的人公布。职代会审议、公示须已登记，检查不得有错误，同一制度的起始日不得重复，也不得早于今天（一项制度的第一个版本除外，以便迁入已施行的制度；但含津贴的不得追溯到已计算津贴的月份）。另一项施行中的制度按同一属性发放津贴的，列在 warnings。公布后永不更改。",
    en: "By someone who is none of the authors. The congress and the announcement must be recorded, the check must find no errors, and no two versions of a policy begin on one day, nor on a day that has passed (but for its first version, by which an enterprise brings the rules it already has; with allowances it may not reach back into months that were computed). Where another policy in force pays allowances for the same attributes, `warnings` says so. A published version is never changed.",
  },
  answer: {
    type: "application/json",
    schema: publicationShape,
    means: { zh: "公布的版本", en: "The version that was published" },
  },
  creates: true,
  refusals: [400, 401, 403, 404, 409, 422, 503],
  examples: [],
  handler,
};
