// POST /v1/policies:check: what is wrong with a policy and what deserves a second look, before anyone is paid by it.
import { checkPolicy } from "../../domain/check/check.ts";
import { policySchema } from "../../domain/policy/schema.ts";
import { accept } from "../../domain/refusals.ts";
import { oneMebibyte } from "../http/body.ts";
import type { Operation } from "../http/operation.ts";
import { policyTypes, readPolicyBody } from "../http/policy-body.ts";
import { serve } from "../http/serve.ts";
import { checkAnswerShape } from "../shapes/answer.ts";
import { checkExamples } from "../shapes/examples.ts";

export const handler = serve(async (event) => {
  const document = await readPolicyBody(event, oneMebibyte);
  if (!document.ok) return document;
  const { errors, warnings } = checkPolicy(document.value);
  return accept({ errors: errors.map(withoutPath), warnings: warnings.map(withoutPath) });
});

/** The clause says where; the path inside the document is for those who hold its text in hand. */
const withoutPath = ({ clause, code, says }: ReturnType<typeof checkPolicy>["errors"][number]) => ({
  clause,
  code,
  says,
});

export const operation: Operation = {
  id: "check-policy",
  method: "POST",
  path: "/v1/policies:check",
  capability: "policies",
  access: { to: "visitors" },
  summary: { zh: "检查制度", en: "Check a policy" },
  description: {
    zh: "errors 是必须改正的错误，有错误的制度不能计算；warnings 是需要留意之处，附有实例（收益更大奖励反而更少、跨过一档陡增、不可能达到的档次、没有上限的比例）。",
    en: "Errors must be mended: a policy with errors does not calculate. Warnings deserve a second look and come with a counterexample: a larger measure that earns less, a cliff between tiers, a tier that no one can reach, a rate without a cap.",
  },
  request: { types: policyTypes, limitBytes: oneMebibyte, schema: policySchema },
  answer: {
    type: "application/json",
    schema: checkAnswerShape,
    means: { zh: "检查结果；有错误时也是 200", en: "The findings; 200 also where there are errors" },
  },
  refusals: [400, 413, 415],
  examples: checkExamples,
  handler,
};
