// POST /v1/agreements/{agreement}/corrections: a mistaken assessment is taken back by someone other than who made it, and the agreement stands as if it had not been.
import type { Access } from "../../domain/access/access.ts";
import { assessorsOf, correctAssessment } from "../../domain/agreements/assess.ts";
import { accept } from "../../domain/refusals.ts";
import { oneMebibyte } from "../http/body.ts";
import type { Operation } from "../http/operation.ts";
import { serveWrite } from "../http/serve-write.ts";
import { agreementShape, correctionShape } from "../shapes/agreements.ts";
import { agreementSeenBy } from "./access.ts";
import { decided, loadOthers, openAgreement } from "./open-agreement.ts";

const access: Access = {
  to: ["hr", "reviewer"],
  seenBy: agreementSeenBy,
  apart: ["self", "mentor", "decider"],
  from: ["active", "ended"],
};

export const handler = serveWrite({ id: "correct-assessment", access, body: correctionShape }, async (asked) => {
  const opened = await openAgreement(asked, (body) => assessorsOf(body, asked.body.assessment));
  if (!opened.ok) return opened;
  const { agreement, serviceOf, deed } = opened.value;
  const others = await loadOthers(asked.tenant, agreement);
  const change = correctAssessment(agreement, asked.body, { serviceOf, others }, deed);
  return change.ok ? accept(decided(asked, change.value, opened.value)) : change;
});

export const operation: Operation = {
  id: "correct-assessment",
  method: "POST",
  path: "/v1/agreements/{agreement}/corrections",
  capability: "people",
  access,
  summary: { zh: "更正考核", en: "Correct an assessment" },
  description: {
    zh: "填错的考核由登记人以外的、不在协议中、也不是其中徒弟或培养对象的师傅的人力资源或评审人更正：assessment 为其编号（number），写明理由。更正之后，协议如同没有这次考核；因此少发的津贴在下次计算月份时补为差额。原记录保留；需要时可重新考核。",
    en: "A mistaken assessment is corrected by HR or a reviewer who did not make it, is not in the agreement and mentors nobody in it: `assessment` is its `number`, with reasons. From then on the agreement stands as if it had not been made, and what was missed of allowances is owed as a difference when the month is computed next. It stays in the record; where one is needed, it is assessed again.",
  },
  request: { types: ["application/json"], limitBytes: oneMebibyte, schema: correctionShape },
  answer: { type: "application/json", schema: agreementShape, means: { zh: "协议", en: "The agreement" } },
  refusals: [400, 401, 403, 404, 409, 413, 415, 422, 503],
  examples: [],
  handler,
};
