// POST /v1/suggestions/{suggestion}/verification: finance verifies what a suggestion has brought, and for which span.
import type { Access } from "../../domain/access/access.ts";
import { verifySuggestion } from "../../domain/cases/decide-suggestion.ts";
import { caseReaders } from "../../domain/cases/seen.ts";
import { suggestionSteps } from "../../domain/cases/suggestion-steps.ts";
import { accept } from "../../domain/refusals.ts";
import { oneMebibyte } from "../http/body.ts";
import type { Operation } from "../http/operation.ts";
import { serveWrite } from "../http/serve-write.ts";
import { suggestionShape, verificationShape } from "../shapes/suggestions.ts";
import { loadRuleOfFiled } from "./load-rule.ts";
import { decided, openSuggestion } from "./open-suggestion.ts";

/** Who found the idea good does not also measure what it brought: the amount of the award hangs on this number alone. */
const access: Access = {
  to: ["finance"],
  seenBy: caseReaders,
  apart: ["author", "mentor", "reviewer"],
  from: suggestionSteps.verify.from,
};

export const handler = serveWrite({ id: "verify-benefit", access, body: verificationShape }, async (asked) => {
  const opened = await openSuggestion(asked);
  if (!opened.ok) return opened;
  const { suggestion, deed, acting } = opened.value;
  const rule = await loadRuleOfFiled(asked.tenant, suggestion.body);
  if (!rule.ok) return rule;
  const outcome = verifySuggestion(suggestion, asked.body, rule.value, deed);
  return outcome.ok ? accept(decided(asked, [outcome.value], { acting })) : outcome;
});

export const operation: Operation = {
  id: "verify-benefit",
  method: "POST",
  path: "/v1/suggestions/{suggestion}/verification",
  capability: "cases",
  access,
  summary: { zh: "核实效益", en: "Verify the benefit" },
  description: {
    zh: "由建议人、其师傅和评审人以外的财务人员核实：方案所需的事实（如 benefit）和效益期间（不早于实施之日，不晚于今天）。事实须齐全。核定前可再次核实以更正；核定后再次核实，可据以补发差额。",
    en: "By finance, apart from the authors, their mentors and the reviewers: the facts that the scheme asks for, such as `benefit`, and the span that they hold for, from the day it was put to work until today at the latest. No fact may be missing. Verified again before the award it mends a mistake, after it it leads to an award of the difference.",
  },
  request: { types: ["application/json"], limitBytes: oneMebibyte, schema: verificationShape },
  answer: { type: "application/json", schema: suggestionShape, means: { zh: "已核实的建议", en: "The suggestion" } },
  refusals: [400, 401, 403, 404, 409, 413, 415, 422, 503],
  examples: [],
  handler,
};
