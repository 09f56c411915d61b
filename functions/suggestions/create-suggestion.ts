// POST /v1/suggestions: writes a suggestion as a draft, which only its authors see until they submit it.
import type { Access } from "../../domain/access/access.ts";
import type { SchemeChoice } from "../../domain/cases/choose-scheme.ts";
import { draftSuggestion } from "../../domain/cases/draft-suggestion.ts";
import { accept } from "../../domain/refusals.ts";
import { oneMebibyte } from "../http/body.ts";
import type { Operation } from "../http/operation.ts";
import { serveWrite } from "../http/serve-write.ts";
import { newSuggestionShape, suggestionShape } from "../shapes/suggestions.ts";
import { newId } from "../store/ids.ts";
import { decided, deedOf } from "./open-suggestion.ts";
import { checkWritten } from "./write-suggestion.ts";

const access: Access = { to: ["employee"] };

export const handler = serveWrite({ id: "create-suggestion", access, body: newSuggestionShape }, async (asked) => {
  const { title, problem, proposal, authors = [{ person: asked.caller.person, weight: 1 }] } = asked.body;
  const deed = deedOf(asked);
  const checked = await checkWritten({ ...asked, body: { ...asked.body, authors } }, deed);
  if (!checked.ok) return checked;
  const { policy, estimateFen, evidence = [] } = checked.value;
  const id = newId(asked.now);
  const written = { title, problem, proposal, authors, policy: policy as SchemeChoice, estimateFen, evidence };
  return accept({ ...decided(asked, [draftSuggestion(id, written, deed)]), created: `/v1/suggestions/${id}` });
});

export const operation: Operation = {
  id: "create-suggestion",
  method: "POST",
  path: "/v1/suggestions",
  capability: "cases",
  access,
  summary: { zh: "起草合理化建议", en: "Write a suggestion" },
  description: {
    zh: "起草一条建议：标题、现状问题、改进办法，以及建议人和权重（默认只有本人）。不写 policy 和 scheme 时用企业设定的方案，或唯一可用的方案。提交之前只有建议人可见。",
    en: "Writes a suggestion: title, problem, proposal, its authors and their weights (the caller alone unless said otherwise). Without `policy` and `scheme` it is meant for the scheme that the enterprise has settled, or the only one there is. Until it is submitted only its authors see it.",
  },
  request: { types: ["application/json"], limitBytes: oneMebibyte, schema: newSuggestionShape },
  answer: { type: "application/json", schema: suggestionShape, means: { zh: "草稿", en: "The draft" } },
  creates: true,
  refusals: [400, 401, 403, 409, 413, 415, 422, 503],
  examples: [],
  handler,
};
