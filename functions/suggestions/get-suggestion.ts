// GET /v1/suggestions/{suggestion}: one suggestion with its timeline, since when it waits, and for whom.
import type { Access } from "../../domain/access/access.ts";
import { caseReaders } from "../../domain/cases/seen.ts";
import { accept } from "../../domain/refusals.ts";
import type { Operation } from "../http/operation.ts";
import { serveRead } from "../http/serve-read.ts";
import { showSuggestion, suggestionShape } from "../shapes/suggestions.ts";
import { loadSimilar } from "./find-similar.ts";
import { openSuggestion } from "./open-suggestion.ts";

const access: Access = { to: caseReaders };

export const handler = serveRead({ access }, async (asked) => {
  const opened = await openSuggestion(asked);
  if (!opened.ok) return opened;
  const { suggestion } = opened.value;
  const similar = await loadSimilar(asked, suggestion);
  return accept({ body: showSuggestion(suggestion, asked, similar), version: suggestion.version });
});

export const operation: Operation = {
  id: "get-suggestion",
  method: "GET",
  path: "/v1/suggestions/{suggestion}",
  capability: "read",
  access,
  summary: { zh: "一条建议", en: "One suggestion" },
  description: {
    zh: "内容、建议人、经过，以及从何时起、轮到谁办理什么、已等待几天、是否逾期；提交时发现的疑似重复建议见 similar：编号、相似度、状态、已核定金额，只列可查看的。建议人及其师傅可见；提交之后，评审、财务、人力资源、审批、审计和管理员可见。",
    en: "Its words, authors and history, and since when it waits, for whom and for what, for how many days, and whether that is too long; in `similar` the likely duplicates found when it was filed, with likeness, state and what they were awarded, as far as the caller may see them. Seen by its authors and their mentors, and once it is submitted by reviewers, finance, HR, approvers, auditors and admins.",
  },
  answer: { type: "application/json", schema: suggestionShape, means: { zh: "建议", en: "The suggestion" } },
  refusals: [401, 403, 404, 503],
  examples: [],
  handler,
};
