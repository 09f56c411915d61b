// POST /v1/suggestions/{suggestion}/implementation: a reviewer confirms since which day it has been at work.
import type { Access } from "../../domain/access/access.ts";
import { implementSuggestion } from "../../domain/cases/decide-suggestion.ts";
import { caseReaders } from "../../domain/cases/seen.ts";
import { suggestionSteps } from "../../domain/cases/suggestion-steps.ts";
import { accept } from "../../domain/refusals.ts";
import { oneMebibyte } from "../http/body.ts";
import type { Operation } from "../http/operation.ts";
import { serveWrite } from "../http/serve-write.ts";
import { implementationShape, suggestionShape } from "../shapes/suggestions.ts";
import { decided, openSuggestion } from "./open-suggestion.ts";

/** HR proposes the award later, so it is not the one to say that there is something to reward. */
const access: Access = {
  to: ["reviewer"],
  seenBy: caseReaders,
  apart: ["author", "mentor"],
  from: suggestionSteps.implement.from,
};

const rules = { id: "confirm-implementation", access, body: implementationShape };

export const handler = serveWrite(rules, async (asked) => {
  const opened = await openSuggestion(asked);
  if (!opened.ok) return opened;
  const { suggestion, deed, acting } = opened.value;
  const outcome = implementSuggestion(suggestion, asked.body, deed);
  return outcome.ok ? accept(decided(asked, [outcome.value], { acting })) : outcome;
});

export const operation: Operation = {
  id: "confirm-implementation",
  method: "POST",
  path: "/v1/suggestions/{suggestion}/implementation",
  capability: "cases",
  access,
  summary: { zh: "确认已实施", en: "Confirm that it is at work" },
  description: {
    zh: "由建议人及其师傅以外的评审人确认建议已实施，写明实施之日（不晚于今天）。效益从这一天起算。",
    en: "A reviewer who is neither an author nor a mentor of one confirms that the suggestion is at work, and since which day, today at the latest. Its benefit counts from that day.",
  },
  request: { types: ["application/json"], limitBytes: oneMebibyte, schema: implementationShape },
  answer: { type: "application/json", schema: suggestionShape, means: { zh: "已实施的建议", en: "The suggestion" } },
  refusals: [400, 401, 403, 404, 409, 413, 415, 422, 503],
  examples: [],
  handler,
};
