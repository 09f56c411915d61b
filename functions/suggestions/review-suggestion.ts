// POST /v1/suggestions/{suggestion}/review: a reviewer accepts, declines or returns it, with reasons.
import type { Access } from "../../domain/access/access.ts";
import { reviewSuggestion } from "../../domain/cases/decide-suggestion.ts";
import { caseReaders } from "../../domain/cases/seen.ts";
import { suggestionSteps } from "../../domain/cases/suggestion-steps.ts";
import { accept } from "../../domain/refusals.ts";
import { oneMebibyte } from "../http/body.ts";
import type { Operation } from "../http/operation.ts";
import { serveWrite } from "../http/serve-write.ts";
import { reviewShape, suggestionShape } from "../shapes/suggestions.ts";
import { loadRuleOfFiled } from "./load-rule.ts";
import { decided, openSuggestion } from "./open-suggestion.ts";

const access: Access = {
  to: ["reviewer"],
  seenBy: caseReaders,
  apart: ["author", "mentor"],
  from: suggestionSteps.accept.from,
};

export const handler = serveWrite({ id: "review-suggestion", access, body: reviewShape }, async (asked) => {
  const opened = await openSuggestion(asked);
  if (!opened.ok) return opened;
  const { suggestion, deed, acting } = opened.value;
  const rule = await loadRuleOfFiled(asked.tenant, suggestion.body);
  if (!rule.ok) return rule;
  const outcome = reviewSuggestion(suggestion, asked.body, rule.value, deed);
  return outcome.ok ? accept(decided(asked, [outcome.value], { acting })) : outcome;
});

export const operation: Operation = {
  id: "review-suggestion",
  method: "POST",
  path: "/v1/suggestions/{suggestion}/review",
  capability: "cases",
  access,
  summary: { zh: "评审建议", en: "Review a suggestion" },
  description: {
    zh: "由建议人及其师傅以外的评审人采纳（accept）、不采纳（decline）或退回修改（return）；后两者须写理由，建议人可见。建议人填写的事实，采纳时须在 facts 中逐项写明：与其相同即为确认，不同即为更正；漏写时拒绝并列出各项的值。附 If-Match 时，他人已评审则拒绝。",
    en: "By a reviewer who is neither an author nor a mentor of one: `accept`, `decline` or `return`, the last two with reasons, which the authors see. To accept, each fact that the authors stated is written in `facts`: with their value to confirm it, with another to correct it; what is left out is refused and named with its value. With If-Match a verdict on a version that is gone is refused.",
  },
  request: { types: ["application/json"], limitBytes: oneMebibyte, schema: reviewShape },
  answer: { type: "application/json", schema: suggestionShape, means: { zh: "已评审的建议", en: "The suggestion" } },
  refusals: [400, 401, 403, 404, 409, 413, 415, 422, 503],
  examples: [],
  handler,
};
