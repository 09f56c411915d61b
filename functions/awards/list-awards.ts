// GET /v1/suggestions/{suggestion}/awards: every award of a case, the first, its re-gradings, and what was refused or replaced.
import * as z from "zod/mini";
import type { Access } from "../../domain/access/access.ts";
import { seesCase } from "../../domain/cases/seen.ts";
import { caseSubject } from "../../domain/cases/subject.ts";
import { type Award, awardId } from "../../domain/records/awards.ts";
import type { Suggestion, SuggestionSecret } from "../../domain/records/cases.ts";
import { accept } from "../../domain/refusals.ts";
import { unknownId } from "../http/asked.ts";
import type { Operation } from "../http/operation.ts";
import { serveRead } from "../http/serve-read.ts";
import { awardShape, showAward } from "../shapes/awards.ts";
import { load, loadMany } from "../store/load.ts";

const access: Access = { to: ["hr", "approver", "finance", "reviewer", "auditor"] };

export const handler = serveRead({ access }, async (asked) => {
  const suggestion = await load<Suggestion, SuggestionSecret>(asked.tenant, "suggestion", asked.ids.suggestion ?? "");
  if (!suggestion || !seesCase(asked.caller, suggestion)) return unknownId();
  const may = await asked.may(caseSubject(suggestion.body));
  if (!may.ok) return may;
  const numbers = Array.from({ length: suggestion.body.awards }, (_, index) => index + 1);
  const ids = numbers.map((number) => ({ kind: "award", id: awardId(suggestion.id, number) }) as const);
  return accept({ body: { items: (await loadMany<Award>(asked.tenant, ids)).map(showAward) } });
});

export const operation: Operation = {
  id: "list-awards",
  method: "GET",
  path: "/v1/suggestions/{suggestion}/awards",
  capability: "read",
  access,
  summary: { zh: "一项建议的全部核定", en: "All awards of a suggestion" },
  description: {
    zh: "按次序列出首次核定、重新核定，以及被退回、被取代的提案。",
    en: "In order: the first award, re-gradings, and proposals that were refused or replaced.",
  },
  answer: {
    type: "application/json",
    schema: z.strictObject({ items: z.array(awardShape) }),
    means: { zh: "核定列表", en: "The awards" },
  },
  refusals: [401, 403, 404, 503],
  examples: [],
  handler,
};
