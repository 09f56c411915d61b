// POST /v1/awards/{award}/reversals: money that was paid is to come back from a person, never more than was paid.
import type { Access } from "../../domain/access/access.ts";
import { reverseAward } from "../../domain/awards/take-back.ts";
import { accept } from "../../domain/refusals.ts";
import { type Fen, readFen } from "../../domain/values/money.ts";
import { oneMebibyte } from "../http/body.ts";
import type { Operation } from "../http/operation.ts";
import { serveWrite } from "../http/serve-write.ts";
import { awardShape, reversalShape, showAward } from "../shapes/awards.ts";
import { loadObligations, loadPersonYears } from "./load-award.ts";
import { openAward } from "./open-award.ts";

const access: Access = {
  to: ["approver"],
  seenBy: ["hr", "finance", "reviewer", "auditor", "cashier", "employee:author"],
  apart: ["author", "mentor"],
  from: ["approved"],
};

export const handler = serveWrite({ id: "reverse-award", access, body: reversalShape }, async (asked) => {
  const opened = await openAward(asked);
  if (!opened.ok) return opened;
  const { award, acting, by, now } = opened.value;
  const { person, amount, reasons } = asked.body;
  const [obligations, personYears] = await Promise.all([
    loadObligations(asked.tenant, award.body.obligations),
    loadPersonYears(asked.tenant, [person], award.body.year),
  ]);
  const amountFen = readFen(amount) as Fen;
  const outcome = reverseAward({ ...opened.value, obligations, personYears, by, reasons, now, person, amountFen });
  if (!outcome.ok) return outcome;
  const { changes, postings, releaseFen: fen } = outcome.value;
  const version = award.version + 1;
  const answer = showAward({ id: award.id, version, body: outcome.value.award });
  const budgets = [{ budget: award.body.year, does: "release", fen } as const];
  return accept({ write: { changes, postings, budgets }, acting, answer, version });
});

export const operation: Operation = {
  id: "reverse-award",
  method: "POST",
  path: "/v1/awards/{award}/reversals",
  capability: "money",
  access,
  summary: { zh: "追回已发放的款项", en: "Take back what was paid" },
  description: {
    zh: "记录应由某人退还的金额，不超过已发放且尚未追回的数额；由工资系统据应发清单扣回。全部追回的，事项回到提出该核定之前的状态，可重新提出。",
    en: "Records what a person has to give back, at most what was paid and not yet taken back; payroll sees it on the list of obligations. With all of its award taken back a case stands where that award was proposed, and another can be.",
  },
  request: { types: ["application/json"], limitBytes: oneMebibyte, schema: reversalShape },
  answer: { type: "application/json", schema: awardShape, means: { zh: "核定", en: "The award" } },
  refusals: [400, 401, 403, 404, 409, 413, 415, 503],
  examples: [],
  handler,
};
