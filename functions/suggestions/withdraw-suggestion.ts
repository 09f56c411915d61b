// POST /v1/suggestions/{suggestion}/withdrawal: the proposer takes a suggestion back before it is put to work.
import type { Access } from "../../domain/access/access.ts";
import { withdrawSuggestion } from "../../domain/cases/decide-suggestion.ts";
import { caseReaders } from "../../domain/cases/seen.ts";
import { suggestionSteps } from "../../domain/cases/suggestion-steps.ts";
import { accept } from "../../domain/refusals.ts";
import { oneMebibyte } from "../http/body.ts";
import type { Operation } from "../http/operation.ts";
import { serveWrite } from "../http/serve-write.ts";
import { suggestionShape, withdrawalShape } from "../shapes/suggestions.ts";
import { decided, openSuggestion } from "./open-suggestion.ts";

const access: Access = { to: ["employee:proposer"], seenBy: caseReaders, from: suggestionSteps.withdraw.from };

export const handler = serveWrite({ id: "withdraw-suggestion", access, body: withdrawalShape }, async (asked) => {
  const opened = await openSuggestion(asked);
  if (!opened.ok) return opened;
  const { suggestion, deed } = opened.value;
  return accept(decided(asked, [withdrawSuggestion(suggestion, asked.body.reasons, deed)]));
});

export const operation: Operation = {
  id: "withdraw-suggestion",
  method: "POST",
  path: "/v1/suggestions/{suggestion}/withdrawal",
  capability: "cases",
  access,
  summary: { zh: "撤回建议", en: "Withdraw a suggestion" },
  description: {
    zh: "提出人在实施之前撤回建议，须写理由。撤回后，相同内容可另行提交。",
    en: "The proposer takes it back before it is put to work, and says why. The same words can then be submitted as another suggestion.",
  },
  request: { types: ["application/json"], limitBytes: oneMebibyte, schema: withdrawalShape },
  answer: { type: "application/json", schema: suggestionShape, means: { zh: "已撤回的建议", en: "The suggestion" } },
  refusals: [400, 401, 403, 404, 409, 413, 415, 422, 503],
  examples: [],
  handler,
};
