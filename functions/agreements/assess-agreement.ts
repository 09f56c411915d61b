// POST /v1/agreements/{agreement}/assessments: HR or a reviewer who is not in it assesses an agreement; a bad result may end it.
import type { Access } from "../../domain/access/access.ts";
import { assessAgreement } from "../../domain/agreements/assess.ts";
import { accept } from "../../domain/refusals.ts";
import { oneMebibyte } from "../http/body.ts";
import type { Operation } from "../http/operation.ts";
import { serveWrite } from "../http/serve-write.ts";
import { agreementShape, newAssessmentShape } from "../shapes/agreements.ts";
import { agreementSeenBy } from "./access.ts";
import { decided, openAgreement } from "./open-agreement.ts";

const access: Access = {
  to: ["hr", "reviewer"],
  seenBy: agreementSeenBy,
  apart: ["self", "mentor"],
  from: ["active", "ended"],
};

export const handler = serveWrite({ id: "assess-agreement", access, body: newAssessmentShape }, async (asked) => {
  const opened = await openAgreement(asked);
  if (!opened.ok) return opened;
  const { agreement, serviceOf, deed } = opened.value;
  const change = assessAgreement(agreement, asked.body, serviceOf, deed);
  return change.ok ? accept(decided(asked, change.value, opened.value)) : change;
});

export const operation: Operation = {
  id: "assess-agreement",
  method: "POST",
  path: "/v1/agreements/{agreement}/assessments",
  capability: "people",
  access,
  summary: { zh: "考核协议", en: "Assess an agreement" },
  description: {
    zh: "由不在协议中、也不是其中徒弟或培养对象的师傅的人力资源或评审人登记考核结果和理由，day 不写则为今天。师带徒：excellent 优秀、passed 合格、failed 不合格，不合格则结束。培养计划：按年度依次考核，写明 year；excellent 优秀、good 良好、mediocre 一般、failed 不合格；连续若干年（outAfter）一般或不合格则退出。结束、退出和变差的结果最早自登记当日起算，已发的不因此退回。填错的由他人更正。期满后仍可登记最后一年的考核。",
    en: "HR or a reviewer records a result with reasons, someone who is not in it and mentors nobody in it; `day` is today unless said otherwise. A mentoring: excellent, passed, or failed, which ends it. A programme: one for each year, in order, named by `year`: excellent, good, mediocre or failed; so many years in a row (`outAfter`) that were mediocre or failed end it. What ends it or is worse than before counts at the earliest from the day on which it is entered, so that nothing paid comes back; a mistake is corrected by somebody else. The last year can still be assessed when the programme is over.",
  },
  request: { types: ["application/json"], limitBytes: oneMebibyte, schema: newAssessmentShape },
  answer: { type: "application/json", schema: agreementShape, means: { zh: "协议", en: "The agreement" } },
  refusals: [400, 401, 403, 404, 409, 413, 415, 422, 503],
  examples: [],
  handler,
};
