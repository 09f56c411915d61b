// POST /v1/suggestions/{suggestion}/agreements: an author agrees to their weight, or says why not.
import type { Access } from "../../domain/access/access.ts";
import { agreeToWeight } from "../../domain/cases/authors.ts";
import { caseReaders } from "../../domain/cases/seen.ts";
import { withAuthors } from "../../domain/cases/suggestion-steps.ts";
import { accept } from "../../domain/refusals.ts";
import { oneMebibyte } from "../http/body.ts";
import type { Operation } from "../http/operation.ts";
import { serveWrite } from "../http/serve-write.ts";
import { agreementShape, suggestionShape } from "../shapes/suggestions.ts";
import { decided, openSuggestion } from "./open-suggestion.ts";

const access: Access = { to: ["employee:author"], seenBy: caseReaders, from: withAuthors };

export const handler = serveWrite({ id: "agree-to-weight", access, body: agreementShape }, async (asked) => {
  const opened = await openSuggestion(asked);
  if (!opened.ok) return opened;
  const outcome = agreeToWeight(opened.value.suggestion, asked.body, opened.value.deed);
  return outcome.ok ? accept(decided(asked, [outcome.value])) : outcome;
});

export const operation: Operation = {
  id: "agree-to-weight",
  method: "POST",
  path: "/v1/suggestions/{suggestion}/agreements",
  capability: "cases",
  access,
  summary: { zh: "同意所占权重", en: "Agree to a weight" },
  description: {
    zh: "建议人对自己的权重表态：weight 与 of 写明所看到的份额（如 3 与 10）；不同意须说明理由，由提出人修改后再征求同意。权重已改动时拒绝，以免同意了没看到的份额。",
    en: "An author answers for their own weight: `weight` and `of` say what they have seen, such as 3 of 10. Who does not agree says why, and the proposer changes it and asks again. Refused where the weights were changed meanwhile.",
  },
  request: { types: ["application/json"], limitBytes: oneMebibyte, schema: agreementShape },
  answer: { type: "application/json", schema: suggestionShape, means: { zh: "建议", en: "The suggestion" } },
  refusals: [400, 401, 403, 404, 409, 413, 415, 422, 503],
  examples: [],
  handler,
};
