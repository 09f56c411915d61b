// POST /v1/awards/{award}/cancellation: what of an award is not yet paid is cancelled, and its money is free again.
import type { Access } from "../../domain/access/access.ts";
import { cancelAward } from "../../domain/awards/take-back.ts";
import { accept } from "../../domain/refusals.ts";
import { oneMebibyte } from "../http/body.ts";
import type { Operation } from "../http/operation.ts";
import { serveWrite } from "../http/serve-write.ts";
import { awardShape, reasonsShape, showAward } from "../shapes/awards.ts";
import { loadObligations, loadPersonYears } from "./load-award.ts";
import { openAward } from "./open-award.ts";

const access: Access = {
  to: ["approver"],
  seenBy: ["hr", "finance", "reviewer", "auditor", "cashier", "employee:author"],
  apart: ["author", "mentor"],
  from: ["approved"],
};

export const handler = serveWrite({ id: "cancel-award", access, body: reasonsShape }, async (asked) => {
  const opened = await openAward(asked);
  if (!opened.ok) return opened;
  const { award, acting, by, now } = opened.value;
  const people = award.body.request.shares.map(({ employee }) => employee);
  const [obligations, personYears] = await Promise.all([
    loadObligations(asked.tenant, award.body.obligations),
    loadPersonYears(asked.tenant, people, award.body.year),
  ]);
  const outcome = cancelAward({ ...opened.value, obligations, personYears, by, reasons: asked.body.reasons, now });
  if (!outcome.ok) return outcome;
  const { changes, postings, releaseFen: fen } = outcome.value;
  const budgets = fen === 0 ? [] : [{ budget: award.body.year, does: "release", fen } as const];
  const version = award.version + 1;
  const answer = showAward({ id: award.id, version, body: outcome.value.award });
  return accept({ write: { changes, postings, budgets }, acting, answer, version });
});

export const operation: Operation = {
  id: "cancel-award",
  method: "POST",
  path: "/v1/awards/{award}/cancellation",
  capability: "money",
  access,
  summary: { zh: "撤销核定", en: "Cancel an award" },
  description: {
    zh: "撤销尚未发放的款项，资金退回基金；已在发放批次中的须先结清或退回，已发放的用追回。核定全部撤销后（项目为最近一次核定撤销后），事项回到提出该核定之前的状态，已确认、办结、完成的也一样，可重新提出。",
    en: "Cancels what is not paid yet, and its money is free again. What is in a run must first be settled or returned; what was paid is taken back by a reversal. With nothing left of its award (of a project: with its latest award cancelled), a case stands where that award was proposed, also one that was confirmed, closed or done, and another can be proposed.",
  },
  request: { types: ["application/json"], limitBytes: oneMebibyte, schema: reasonsShape },
  answer: { type: "application/json", schema: awardShape, means: { zh: "核定", en: "The award" } },
  refusals: [400, 401, 403, 404, 409, 413, 415, 503],
  examples: [],
  handler,
};
