// POST /v1/suggestions/{suggestion}/awards: calculates what a verified suggestion earns and puts it before an approver.
import * as z from "zod/mini";
import type { Access } from "../../domain/access/access.ts";
import { unevenPerson } from "../../domain/awards/granted.ts";
import { proposeAward } from "../../domain/awards/propose.ts";
import { seesCase } from "../../domain/cases/seen.ts";
import { caseSubject } from "../../domain/cases/subject.ts";
import { type Award, awardId } from "../../domain/records/awards.ts";
import type { FactEntry, Suggestion, SuggestionSecret } from "../../domain/records/cases.ts";
import { accept, refuse, refuseAll } from "../../domain/refusals.ts";
import { chinaYear, writeMoment } from "../../domain/values/moment.ts";
import { unknownId } from "../http/asked.ts";
import { oneMebibyte } from "../http/body.ts";
import type { Operation } from "../http/operation.ts";
import { serveWrite } from "../http/serve-write.ts";
import { awardShape, showAward } from "../shapes/awards.ts";
import { moneyShape } from "../shapes/records.ts";
import { load } from "../store/load.ts";
import { loadPublishedPolicy } from "../store/published.ts";
import { loadGranted, loadPersonYears } from "./load-award.ts";

const access: Access = {
  to: ["hr"],
  seenBy: ["reviewer", "finance", "approver", "auditor", "employee:author"],
  apart: ["author", "mentor"],
  from: ["verified", "awarded"],
};

const bodyShape = z.strictObject({ chosenPay: z.optional(moneyShape) });

export const handler = serveWrite({ id: "propose-award", access, body: bodyShape }, async (asked) => {
  const suggestion = await load<Suggestion, SuggestionSecret>(asked.tenant, "suggestion", asked.ids.suggestion ?? "");
  if (!suggestion || !seesCase(asked.caller, suggestion)) return unknownId();
  const may = await asked.may(caseSubject(suggestion.body));
  if (!may.ok) return may;
  const { policy, authors, awards, state } = suggestion.body;
  const loaded = await loadPublishedPolicy(asked.tenant, { id: policy.id, on: policy.day ?? asked.today });
  if (!loaded.ok) return loaded;
  const now = writeMoment(asked.now);
  const year = chinaYear(asked.now);
  const by = { person: asked.caller.person, ...(may.value.for !== undefined && { for: may.value.for }) };
  const latest = awards === 0 ? undefined : await load<Award>(asked.tenant, "award", awardId(suggestion.id, awards));
  const chosenPay: FactEntry | undefined =
    asked.body.chosenPay === undefined
      ? undefined
      : { value: asked.body.chosenPay, source: "hr", by: by.person, at: now };
  if (suggestion.body.awardedFen > 0) {
    const uneven = unevenPerson(await loadGranted(asked.tenant, suggestion), authors, suggestion.body.awardedFen);
    if (uneven !== undefined) return refuseAll([refuse("uneven-before", "", { name: uneven })]);
  }
  const outcome = proposeAward({
    suggestion,
    policy: { compiled: loaded.value.policy, version: loaded.value.version },
    personYears: await loadPersonYears(
      asked.tenant,
      authors.map(({ person }) => person),
      year,
    ),
    open: latest?.body.state === "proposed" ? latest : undefined,
    chosen: chosenPay === undefined ? {} : { chosenPay },
    by,
    now,
    year,
  });
  if (!outcome.ok) return outcome;
  const { id, award, changes } = outcome.value;
  return accept({
    write: { changes, holds: [loaded.value.record], note: { case: suggestion.id, state } },
    acting: may.value,
    answer: showAward({ id, version: 1, body: award }),
    version: 1,
    created: `/v1/awards/${id}`,
  });
});

export const operation: Operation = {
  id: "propose-award",
  method: "POST",
  path: "/v1/suggestions/{suggestion}/awards",
  capability: "money",
  access,
  summary: { zh: "提出核定", en: "Propose an award" },
  description: {
    zh: "按建议提交之日有效的制度，用财务核实的事实计算，并保存事实、来源和每一步。已核定过的建议再次提出即为重新核定：只补差额（paidBefore）。等待审批中的旧提案由新提案取代。制度给出金额范围时须填 chosenPay。",
    en: "Calculates by the policy in force on the day of submission, from the facts that finance has verified, and keeps the facts, where each came from, and every step. For a suggestion that has an award already it is a re-grading, which pays only the difference (`paidBefore`). A proposal that still waits is replaced. `chosenPay` is given where the policy leaves a range.",
  },
  request: { types: ["application/json"], limitBytes: oneMebibyte, schema: bodyShape },
  answer: {
    type: "application/json",
    schema: awardShape,
    means: { zh: "待审批的核定", en: "The award, waiting for approval" },
  },
  creates: true,
  refusals: [400, 401, 403, 404, 409, 413, 415, 422, 503],
  examples: [],
  handler,
};
