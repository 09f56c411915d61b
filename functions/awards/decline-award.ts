// POST /v1/awards/{award}/refusal: an approver sends a proposed award back, with reasons; no money moves.
import type { Access } from "../../domain/access/access.ts";
import { declineAward } from "../../domain/awards/approve.ts";
import { changed } from "../../domain/records/record.ts";
import { accept } from "../../domain/refusals.ts";
import { oneMebibyte } from "../http/body.ts";
import type { Operation } from "../http/operation.ts";
import { serveWrite } from "../http/serve-write.ts";
import { awardShape, reasonsShape, showAward } from "../shapes/awards.ts";
import { openAward } from "./open-award.ts";

const access: Access = {
  to: ["approver"],
  seenBy: ["hr", "finance", "reviewer", "auditor", "cashier", "employee:author"],
  apart: ["author", "mentor", "maker"],
  from: ["proposed"],
};

export const handler = serveWrite({ id: "decline-award", access, body: reasonsShape }, async (asked) => {
  const opened = await openAward(asked);
  if (!opened.ok) return opened;
  const { award, acting, by, now } = opened.value;
  const { reasons } = asked.body;
  const declined = declineAward({ award, by, reasons, now });
  const version = award.version + 1;
  const answer = showAward({ id: award.id, version, body: declined });
  return accept({ write: { changes: [changed(award, declined)] }, acting, answer, version });
});

export const operation: Operation = {
  id: "decline-award",
  method: "POST",
  path: "/v1/awards/{award}/refusal",
  capability: "money",
  access,
  summary: { zh: "退回核定", en: "Refuse an award" },
  description: {
    zh: "审批人说明理由后不予批准；建议仍为已核实，可重新提出核定。",
    en: "The approver says why not. The suggestion stays verified, and an award can be proposed again.",
  },
  request: { types: ["application/json"], limitBytes: oneMebibyte, schema: reasonsShape },
  answer: { type: "application/json", schema: awardShape, means: { zh: "核定", en: "The award" } },
  refusals: [400, 401, 403, 404, 409, 413, 415, 503],
  examples: [],
  handler,
};
