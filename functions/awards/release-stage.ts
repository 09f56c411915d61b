// POST /v1/awards/{award}/stages/{stage}/release: the next stage of an award becomes due, accepted by someone who does not gain from it.
import type { Access } from "../../domain/access/access.ts";
import { releaseStage } from "../../domain/awards/release.ts";
import { accept } from "../../domain/refusals.ts";
import { oneMebibyte } from "../http/body.ts";
import type { Operation } from "../http/operation.ts";
import { serveWrite } from "../http/serve-write.ts";
import { awardShape, releaseShape, showAward } from "../shapes/awards.ts";
import { loadObligations } from "./load-award.ts";
import { openAward } from "./open-award.ts";

const access: Access = {
  to: ["reviewer", "hr"],
  seenBy: ["finance", "approver", "auditor", "cashier", "employee:author"],
  apart: ["author", "mentor"],
  from: ["approved"],
};

export const handler = serveWrite({ id: "release-stage", access, body: releaseShape }, async (asked) => {
  const opened = await openAward(asked);
  if (!opened.ok) return opened;
  const { award, of, acting, by, now } = opened.value;
  const obligations = await loadObligations(asked.tenant, award.body.obligations);
  const stage = asked.ids.stage ?? "";
  const outcome = releaseStage({ award, of, obligations, stage, by, now, ...asked.body });
  if (!outcome.ok) return outcome;
  const version = award.version + 1;
  const answer = showAward({ id: award.id, version, body: outcome.value.award });
  return accept({
    write: { changes: outcome.value.changes, postings: outcome.value.postings },
    acting,
    answer,
    version,
  });
});

export const operation: Operation = {
  id: "release-stage",
  method: "POST",
  path: "/v1/awards/{award}/stages/{stage}/release",
  capability: "money",
  access,
  summary: { zh: "放行一个阶段", en: "Release a stage" },
  description: {
    zh: "制度规定分期发放时，由受益人及其师傅以外的人验收，按次序放行下一阶段：evidence 列出证明材料（项目至少一份），reasons 写明依据。项目的最后阶段须先核实实际价值并重新核定；结算为零的也须验收。",
    en: "Where the policy pays in stages, someone who neither gains from it nor mentors who does accepts the next one in order: `evidence` lists what shows that it is reached (for projects one at least), and `reasons` says why it suffices. The last stage of a project needs its real value verified and awarded first, and is accepted also where it comes to nothing.",
  },
  request: { types: ["application/json"], limitBytes: oneMebibyte, schema: releaseShape },
  answer: { type: "application/json", schema: awardShape, means: { zh: "核定", en: "The award" } },
  refusals: [400, 401, 403, 404, 409, 413, 415, 503],
  examples: [],
  handler,
};
