// POST /v1/calculations: one award by one policy, to the fen, with every step that led to it.
import { calculate } from "../../domain/calculation/answer.ts";
import { readCalculation } from "../../domain/calculation/request.ts";
import { refuseAll } from "../../domain/refusals.ts";
import { oneMebibyte, readJsonBody } from "../http/body.ts";
import type { Operation } from "../http/operation.ts";
import { serve } from "../http/serve.ts";
import { answerShape } from "../shapes/answer.ts";
import { calculationShape } from "../shapes/calculation.ts";
import { calculateExamples } from "../shapes/examples.ts";
import { policyMemory } from "../store/load-policy.ts";
import { askedPolicy } from "./asked-policy.ts";

export const handler = serve(async (event) => {
  const document = readJsonBody(event, oneMebibyte, policyMemory);
  if (!document.ok) return document;
  const calculation = readCalculation(document.value);
  if (!calculation.ok) return calculation;
  const policy = await askedPolicy(event, calculation.value.policy);
  if (!policy.ok) return policy;
  const { compiled, version, refuseMonth } = policy.value;
  const otherMonth = refuseMonth(calculation.value);
  return otherMonth.length > 0 ? refuseAll(otherMonth) : calculate(compiled, calculation.value, version);
});

export const operation: Operation = {
  id: "calculate",
  method: "POST",
  path: "/v1/calculations",
  capability: "calculate",
  access: { to: "visitors" },
  summary: { zh: "计算一项奖励", en: "Calculate an award" },
  description: {
    zh: "按已公布的制度（编号加日期或版本号）或随请求附上的整份制度计算。答案含应发总额、各人各期金额，以及逐步说明。不符合条件不是错误：eligible 为 false，总额为 0.00。",
    en: "By a published policy (its id and a day or a version) or by a whole policy sent along. The answer has the total, the amounts of each person and stage, and every step. Not to qualify is no error: eligible is false and the total 0.00.",
  },
  request: { types: ["application/json"], limitBytes: oneMebibyte, schema: calculationShape },
  answer: { type: "application/json", schema: answerShape, means: { zh: "计算结果", en: "The award" } },
  refusals: [400, 401, 403, 404, 413, 415, 422, 503],
  examples: calculateExamples,
  handler,
};
