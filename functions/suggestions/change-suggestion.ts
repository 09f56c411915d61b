// PATCH /v1/suggestions/{suggestion}: the proposer changes what is still with its authors.
import type { Access } from "../../domain/access/access.ts";
import { changeSuggestion } from "../../domain/cases/draft-suggestion.ts";
import { caseReaders } from "../../domain/cases/seen.ts";
import { withAuthors } from "../../domain/cases/suggestion-steps.ts";
import { accept } from "../../domain/refusals.ts";
import { oneMebibyte } from "../http/body.ts";
import type { Operation } from "../http/operation.ts";
import { serveWrite } from "../http/serve-write.ts";
import { suggestionChangeShape, suggestionShape } from "../shapes/suggestions.ts";
import { decided, openSuggestion } from "./open-suggestion.ts";
import { checkWritten } from "./write-suggestion.ts";

const access: Access = { to: ["employee:proposer"], seenBy: caseReaders, from: withAuthors };

const rules = { id: "change-suggestion", access, body: suggestionChangeShape, ifMatch: true };

export const handler = serveWrite(rules, async (asked) => {
  const opened = await openSuggestion(asked);
  if (!opened.ok) return opened;
  const { suggestion, deed } = opened.value;
  const { id, scheme } = suggestion.body.policy;
  const checked = await checkWritten(asked, deed, { policy: { policy: id, scheme } });
  if (!checked.ok) return checked;
  const { title, problem, proposal } = asked.body;
  return accept(decided(asked, [changeSuggestion(suggestion, { title, problem, proposal, ...checked.value }, deed)]));
});

export const operation: Operation = {
  id: "change-suggestion",
  method: "PATCH",
  path: "/v1/suggestions/{suggestion}",
  capability: "cases",
  access,
  summary: { zh: "修改建议", en: "Change a suggestion" },
  description: {
    zh: "提出人修改草稿或被退回的建议；没有写的字段保持不变。建议人或权重一有改动，其他建议人须重新同意。",
    en: "The proposer changes a draft, or a suggestion that was returned; what is not sent stays as it is. A change of authors or weights asks the other authors to agree again.",
  },
  ifMatch: true,
  request: { types: ["application/json"], limitBytes: oneMebibyte, schema: suggestionChangeShape },
  answer: { type: "application/json", schema: suggestionShape, means: { zh: "修改后的建议", en: "The suggestion" } },
  refusals: [400, 401, 403, 404, 409, 413, 415, 422, 503],
  examples: [],
  handler,
};
