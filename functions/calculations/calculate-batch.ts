// POST /v1/calculations:batch: up to a thousand cases by one policy. One bad case never hides the others.
import { type Answer, calculate } from "../../domain/calculation/answer.ts";
import type { CompiledPolicy } from "../../domain/calculation/compile.ts";
import { type Batch, type CaseGiven, readBatch, type TraceMode } from "../../domain/calculation/request.ts";
import { accept, type Outcome, type Refusal, refuse, refuseAll, under } from "../../domain/refusals.ts";
import { fiveMebibytes, readJsonBody } from "../http/body.ts";
import type { HttpEvent } from "../http/event.ts";
import type { Operation } from "../http/operation.ts";
import { instanceOf, problemOf } from "../http/problem.ts";
import { serve } from "../http/serve.ts";
import { batchAnswerShape } from "../shapes/answer.ts";
import { batchShape } from "../shapes/calculation.ts";
import { batchExamples } from "../shapes/examples.ts";
import type { LoadedPolicy } from "../store/load-policy.ts";
import { policyMemory } from "../store/load-policy.ts";
import { askedPolicy } from "./asked-policy.ts";

export const handler = serve(async (event) => {
  const document = readJsonBody(event, fiveMebibytes, policyMemory);
  if (!document.ok) return document;
  const batch = readBatch(document.value);
  if (!batch.ok) return batch;
  const policy = await askedPolicy(event, batch.value.policy);
  if (!policy.ok) return policy;
  const scheme = refuseUnknownScheme(policy.value.compiled, batch.value.scheme);
  if (scheme.length > 0) return refuseAll(scheme);
  return accept({ results: calculateAll(event, batch.value, policy.value) });
});

/** Said once for all: no case could be calculated. */
const refuseUnknownScheme = ({ schemes }: CompiledPolicy, name: string): Refusal[] =>
  schemes.has(name) ? [] : [refuse("unknown-scheme", "/scheme", { name, wanted: [...schemes.keys()].join(", ") })];

const calculateAll = (event: HttpEvent, batch: Batch, policy: LoadedPolicy): unknown[] =>
  batch.cases.map(({ key, given }, index) => {
    const outcome = given.ok ? calculateCase({ ...given.value, ...batch }, index, policy) : given;
    if (outcome.ok) return { key, ...outcome.value };
    const instance = `${instanceOf(event.requestContext.requestId)}#/cases/${index}`;
    return { key, error: problemOf(outcome.refusals, instance) };
  });

const calculateCase = (
  asked: CaseGiven & { scheme: string; trace: TraceMode },
  index: number,
  { compiled, version, refuseMonth }: LoadedPolicy,
): Outcome<Answer> => {
  const otherMonth = refuseMonth(asked);
  if (otherMonth.length > 0) return refuseAll(otherMonth);
  const outcome = calculate(compiled, asked, version);
  return outcome.ok ? outcome : refuseAll(under(`/cases/${index}`, outcome.refusals));
};

export const operation: Operation = {
  id: "calculate-batch",
  method: "POST",
  path: "/v1/calculations:batch",
  capability: "calculate",
  access: { to: "visitors" },
  summary: { zh: "批量计算", en: "Calculate many awards" },
  description: {
    zh: "同一制度、同一方案下 1 至 1000 项，按顺序逐项回答；有误的一项给出 error，其余照常计算。",
    en: "1 to 1,000 cases by one scheme of one policy, answered in order; a case that is wrong gets an error, the others are calculated.",
  },
  request: { types: ["application/json"], limitBytes: fiveMebibytes, schema: batchShape },
  answer: {
    type: "application/json",
    schema: batchAnswerShape,
    means: { zh: "逐项结果", en: "One result for each case" },
  },
  refusals: [400, 401, 403, 404, 413, 415, 422, 503],
  examples: batchExamples,
  handler,
};
