// POST /v1/awards/{award}/approval: another person than who proposed it approves; the money is spent and owed in the same moment.
import type { Access } from "../../domain/access/access.ts";
import { approveAward } from "../../domain/awards/approve.ts";
import { accept, refuse, refuseAll } from "../../domain/refusals.ts";
import { chinaMonth, chinaYear } from "../../domain/values/moment.ts";
import { actorOf } from "../http/asked.ts";
import type { Operation } from "../http/operation.ts";
import { serveWrite } from "../http/serve-write.ts";
import { awardShape, showAward } from "../shapes/awards.ts";
import { giveBack, reserve } from "../store/budgets.ts";
import { idOf } from "../store/ids.ts";
import { loadPublishedPolicy } from "../store/published.ts";
import { loadAward, loadGranted, loadPersonYears, loadReplaced } from "./load-award.ts";
import { openAward } from "./open-award.ts";

const access: Access = {
  to: ["approver"],
  seenBy: ["hr", "finance", "reviewer", "auditor", "cashier", "employee:author"],
  apart: ["author", "mentor", "maker", "approver"],
  from: ["proposed"],
};

export const handler = serveWrite({ id: "approve-award", access }, async (asked) => {
  const opened = await openAward(asked);
  if (!opened.ok) return opened;
  const { award, of, acting, by, now } = opened.value;
  const { policy } = of.body;
  if (!policy) throw new Error(`The case ${of.id} has an award and no scheme.`);
  const [replaced, granted] = await Promise.all([
    loadReplaced(asked.tenant, award.body),
    loadGranted(asked.tenant, of),
  ]);
  const people = award.body.request.shares.map(({ employee }) => employee);
  const years = [...new Set([award.body.year, ...replaced.awards.map(({ body }) => body.year)])];
  const ruling = await loadPublishedPolicy(asked.tenant, { id: policy.id, on: policy.day ?? asked.today });
  if (!ruling.ok) return ruling;
  const outcome = approveAward({
    award,
    of,
    replaced,
    granted,
    personYears: (await Promise.all(years.map((year) => loadPersonYears(asked.tenant, people, year)))).flat(),
    policyVersion: ruling.value.version,
    approvalsNeeded: asked.caller.enterprise.body.settings.approvals,
    by,
    now,
    month: chinaMonth(asked.now),
    year: chinaYear(asked.now),
    obligationId: (month, ...parts) => `${month}-${idOf(...parts)}`,
  });
  if (!outcome.ok) {
    // What seems out of date may be this award's own approval, by someone who was faster.
    const isOvertaken = (await loadAward(asked.tenant, award.id))?.award.version !== award.version;
    return isOvertaken ? refuseAll([refuse("stale-version", "")]) : outcome;
  }
  const { changes, postings, spendFen, frees } = outcome.value;
  const releases = frees.map(({ year, fen }) => ({ budget: year, does: "release", fen }) as const);
  const answer = {
    answer: showAward({ id: award.id, version: award.version + 1, body: outcome.value.award }),
    version: award.version + 1,
    acting,
  };
  // How many approvals are needed is the enterprise's to say, and which rule is in force its publisher's: both must still be so.
  const { kind, id, version } = asked.caller.enterprise;
  const holds = [{ kind, id, version }, ruling.value.record];
  if (spendFen === 0) return accept({ write: { changes, postings, holds, budgets: releases }, ...answer });
  const { year } = award.body;
  const actor = actorOf(asked, "approve-award", acting);
  const reserved = await reserve(actor, year, award.id, spendFen);
  if (!reserved.ok) return reserved;
  const use = { budget: year, does: "use", reservation: award.id, reservedFen: spendFen, fen: spendFen } as const;
  const undo = async () => void (await giveBack(actor, year, { id: award.id, fen: spendFen }));
  return accept({ write: { changes, postings, holds, budgets: [use, ...releases] }, ...answer, undo });
});

export const operation: Operation = {
  id: "approve-award",
  method: "POST",
  path: "/v1/awards/{award}/approval",
  capability: "money",
  access,
  summary: { zh: "审批核定", en: "Approve an award" },
  description: {
    zh: "由提出人、受益人及其师傅以外的审批人批准。批准即从当年奖励基金支出，并为每人每阶段产生应发款项；基金不足则不予批准。企业规定两人审批时，第一人批准后等待第二人。",
    en: "By an approver who neither proposed it, nor gains from it, nor mentors who does. It spends from the year's budget and makes each person's amounts owed, or is refused where the money does not suffice. Where the enterprise wants two approvals, the first waits for the second.",
  },
  answer: { type: "application/json", schema: awardShape, means: { zh: "核定", en: "The award" } },
  refusals: [400, 401, 403, 404, 409, 503],
  examples: [],
  handler,
};
