// GET /v1/lessons: what was learned from failures, for every employee; without names, and without what became of anyone.
import * as z from "zod/mini";
import type { Access } from "../../domain/access/access.ts";
import { kindNamed } from "../../domain/cases/kinds.ts";
import { readingRoles } from "../../domain/cases/seen.ts";
import { hasWords, taughtSince } from "../../domain/cases/taught.ts";
import { chinaDayOf } from "../../domain/values/moment.ts";
import { textUpTo } from "../../domain/values/prose.ts";
import type { Operation } from "../http/operation.ts";
import { answerPage, pageFields } from "../http/page.ts";
import { serveRead } from "../http/serve-read.ts";
import { wordsShape } from "../shapes/common.ts";
import { dayShape, idShape } from "../shapes/records.ts";
import { loadCases } from "../store/load.ts";

const access: Access = { to: ["employee", ...readingRoles] };

const queryShape = z.strictObject({ ...pageFields, words: z.optional(textUpTo(200)) });

const lessonShape = z.strictObject({
  /** Of the failure. */
  id: idShape,
  title: z.string(),
  lesson: z.string(),
  /** What kind of case has failed, where it was one. */
  about: z.optional(z.strictObject({ kind: z.string(), says: wordsShape })),
  reviewedOn: dayShape,
});

export const handler = serveRead({ access, query: queryShape }, (asked) => {
  const { tenant, query } = asked;
  const show = async (links: readonly { id: string }[]) => {
    const failures = await loadCases(
      tenant,
      links.map(({ id }) => id),
    );
    const found = failures.filter(({ secret }) => query.words === undefined || hasWords(secret, query.words));
    const others = await loadCases(
      tenant,
      found.flatMap(({ body }) => body.about ?? []),
    );
    const kinds = new Map(others.map(({ id, body }) => [id, kindNamed(body.kind)]));
    const byId = new Map(found.map((of) => [of.id, of]));
    return links.map(({ id }): z.output<typeof lessonShape> | undefined => {
      const of = byId.get(id);
      const since = of && taughtSince(of.body);
      if (since === undefined) return undefined;
      const about = kinds.get(of?.body.about ?? "");
      return {
        id,
        title: of?.secret?.title ?? "",
        lesson: of?.secret?.texts.lesson ?? "",
        ...(about && { about: { kind: about.kind, says: about.title } }),
        reviewedOn: chinaDayOf(since),
      };
    });
  };
  return answerPage(asked, "lessons", show, true);
});

export const operation: Operation = {
  id: "list-lessons",
  method: "GET",
  path: "/v1/lessons",
  capability: "read",
  access,
  summary: { zh: "失败的教训", en: "Lessons from failures" },
  description: {
    zh: "已评议的失败留下的教训，最新的在前，每页 1 至 100 条，默认 50 条；不显示姓名。words 写要找的词，用空格分开：标题或教训中须含每个词。每条教训的 about 写明失败的是哪种事项；它不是筛选条件。",
    en: "What was learned from failures that were reviewed, the newest first, 1 to 100 a page, 50 unless said otherwise, without names. `words` are the words to find, with spaces between them: each has to occur in the title or in the lesson. In each lesson `about` says what kind of case it was that failed; it is nothing to filter by.",
  },
  query: queryShape,
  answer: {
    type: "application/json",
    schema: z.strictObject({ items: z.array(lessonShape), next: z.optional(z.string()) }),
    means: { zh: "一页教训", en: "A page of lessons" },
  },
  refusals: [400, 401, 403, 503],
  examples: [],
  handler,
};
