// GET /v1/suggestions/{suggestion}/similar: other suggestions that seem to say the same, before and after it is submitted.
import * as z from "zod/mini";
import type { Access } from "../../domain/access/access.ts";
import { caseReaders, seesCase } from "../../domain/cases/seen.ts";
import { stateWords } from "../../domain/cases/waiting.ts";
import { suggestionStates } from "../../domain/records/cases.ts";
import { accept } from "../../domain/refusals.ts";
import type { Operation } from "../http/operation.ts";
import { serveRead } from "../http/serve-read.ts";
import { wordsShape } from "../shapes/common.ts";
import { idShape } from "../shapes/records.ts";
import { findAlike } from "./find-similar.ts";
import { openSuggestion } from "./open-suggestion.ts";

const access: Access = { to: caseReaders };

const shownMax = 10;

export const handler = serveRead({ access }, async (asked) => {
  const opened = await openSuggestion(asked);
  if (!opened.ok) return opened;
  const alike = (await findAlike(asked.tenant, opened.value.suggestion)).slice(0, shownMax);
  const items = alike.map(({ other: { id, body, secret }, likeness }) => ({
    likeness,
    state: body.state,
    stateSays: stateWords[body.state],
    // Whoever may not see the other one learns that there is one, and no more.
    ...(seesCase(asked.caller, { body }) && { id, title: secret?.title ?? "" }),
  }));
  return accept({ body: { items } });
});

const similarShape = z.strictObject({
  items: z.array(
    z.strictObject({
      likeness: z.int(),
      state: z.enum(suggestionStates),
      stateSays: wordsShape,
      id: z.optional(idShape),
      title: z.optional(z.string()),
    }),
  ),
});

export const operation: Operation = {
  id: "list-similar-suggestions",
  method: "GET",
  path: "/v1/suggestions/{suggestion}/similar",
  capability: "read",
  access,
  summary: { zh: "疑似重复的建议", en: "Likely duplicates" },
  description: {
    zh: "内容相近的已提交建议，最多 10 条，按相似度（百分比）排列；中文、英文均可。无权查看的只显示相似度和状态。草稿提交之前也可查。",
    en: "Submitted suggestions that seem to say the same, up to 10, the most alike first, with their likeness in percent; in Chinese or English. Those that the caller may not see show likeness and state only. Works for a draft too.",
  },
  answer: { type: "application/json", schema: similarShape, means: { zh: "相近的建议", en: "What is alike" } },
  refusals: [401, 403, 404, 503],
  examples: [],
  handler,
};
