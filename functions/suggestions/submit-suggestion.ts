// POST /v1/suggestions/{suggestion}/submission: files a suggestion, once, under the policy of this day.
import type { Access } from "../../domain/access/access.ts";
import { caseReaders } from "../../domain/cases/seen.ts";
import { rulingDay, submitSuggestion } from "../../domain/cases/submit-suggestion.ts";
import type { Filing, Suggestion } from "../../domain/records/cases.ts";
import { accept } from "../../domain/refusals.ts";
import { oneMebibyte } from "../http/body.ts";
import type { Operation } from "../http/operation.ts";
import { serveWrite } from "../http/serve-write.ts";
import { submissionShape, suggestionShape } from "../shapes/suggestions.ts";
import { idOf } from "../store/ids.ts";
import { load } from "../store/load.ts";
import { findAlike, loadSimilar } from "./find-similar.ts";
import { loadRule } from "./load-rule.ts";
import { decided, type LoadedSuggestion, openSuggestion } from "./open-suggestion.ts";
import { loadAuthors } from "./write-suggestion.ts";

/** A second submission is told that it is one, so the states are judged with the rest. */
const access: Access = { to: ["employee:proposer"], seenBy: caseReaders };

export const handler = serveWrite({ id: "submit-suggestion", access, body: submissionShape }, async (asked) => {
  const opened = await openSuggestion(asked);
  if (!opened.ok) return opened;
  const { suggestion, deed } = opened.value;
  const { policy, authors } = suggestion.body;
  const [people, rule, filing, alike] = await Promise.all([
    loadAuthors(asked.tenant, authors),
    loadRule(asked.tenant, policy, rulingDay(suggestion.body, deed)),
    loadFiling(asked.tenant, suggestion),
    findAlike(asked.tenant, suggestion),
  ]);
  const { scheme } = rule;
  const outcome = submitSuggestion({ suggestion, facts: asked.body.facts ?? {}, people, scheme, filing, alike, deed });
  if (!outcome.ok) return outcome;
  const holds = [...rule.holds, ...people.map(({ kind, id, version }) => ({ kind, id, version }))];
  const [filed] = outcome.value;
  const similar = await loadSimilar(asked, { id: filed.id, body: filed.body as Suggestion });
  return accept(decided(asked, outcome.value, { holds, similar }));
});

/** The same words by the same person make the same id: a second one cannot be written. */
const loadFiling = async (tenant: string, { body: { proposer }, secret }: LoadedSuggestion) => {
  const id = idOf("filing", proposer, secret?.title ?? "", secret?.problem ?? "", secret?.proposal ?? "");
  const filing = await load<Filing>(tenant, "filing", id);
  const first = filing && (await load<Suggestion>(tenant, "suggestion", filing.body.suggestion));
  return { id, first: filing && first && { filing, state: first.body.state } };
};

export const operation: Operation = {
  id: "submit-suggestion",
  method: "POST",
  path: "/v1/suggestions/{suggestion}/submission",
  capability: "cases",
  access,
  summary: { zh: "提交建议", en: "Submit a suggestion" },
  description: {
    zh: "全部建议人同意权重且当日在职，方可提交。适用首次提交之日有效的制度版本，该日写入建议，退回后再提交也不改变。facts 为建议人可填的事实，有哪些见 form。同一人相同内容只登记一次。与已提交的建议疑似重复时记在建议上（similar，最多 3 条），办理各环节均可见。",
    en: "Needs every author's agreement and employment on the day. The version of the policy in force on the day of the first submission rules; that day is written on the case and stays when it is returned and submitted again. `facts` are those that the authors enter, as the form says. The same words by the same person are filed once. Likely duplicates that were filed before are kept with it (`similar`, at most 3), for all who decide it.",
  },
  request: { types: ["application/json"], limitBytes: oneMebibyte, schema: submissionShape },
  answer: { type: "application/json", schema: suggestionShape, means: { zh: "已提交的建议", en: "The suggestion" } },
  refusals: [400, 401, 403, 404, 409, 413, 415, 422, 503],
  examples: [],
  handler,
};
