// GET /v1/runs/{run}/exceptions: lines of bank results that matched nothing and changed nothing, kept to be looked into.
import * as z from "zod/mini";
import type { Access } from "../../domain/access/access.ts";
import type { Mark } from "../../domain/records/runs.ts";
import { accept } from "../../domain/refusals.ts";
import { runSubject } from "../../domain/runs/steps.ts";
import { unknownId } from "../http/asked.ts";
import type { Operation } from "../http/operation.ts";
import { readPage, writeCursor } from "../http/page.ts";
import { serveRead } from "../http/serve-read.ts";
import { idShape, pageQueryShape } from "../shapes/records.ts";
import { exceptionShape, saysShape, showException, wordsOf } from "../shapes/runs.ts";
import { marksOf } from "../store/paid.ts";
import { loadRun } from "./load-run.ts";

const access: Access = { to: ["hr", "finance", "approver", "cashier", "auditor"] };

export const handler = serveRead({ access, query: pageQueryShape }, async (asked) => {
  const run = await loadRun(asked.tenant, asked.ids.run);
  if (!run) return unknownId();
  const may = await asked.may(runSubject(run.body));
  if (!may.ok) return may;
  const page = readPage(asked);
  if (!page.ok) return page;
  const { limit, after = "0" } = page.value;
  const marks = (await marksOf(asked.tenant, run.id, "results"))
    .map(({ body }) => body)
    .filter(({ chunk }) => chunk > Number(after))
    .sort((a, b) => a.chunk - b.chunk);
  const shown = withinAnswer(marks.slice(0, limit));
  const last = shown.at(-1);
  return accept({
    body: {
      items: shown.map(({ chunk, at, by, exceptions = [] }) => ({
        number: chunk,
        at,
        by,
        exceptions: exceptions.map(showException),
      })),
      says: wordsOf(shown.flatMap(({ exceptions = [] }) => exceptions)),
      ...(marks.length > shown.length && last && { next: writeCursor(asked, String(last.chunk)) }),
    },
  });
});

/** One recording brings up to 1,000 of them: a page ends before it is larger than an answer may be. */
const exceptionsMax = 2000;

const withinAnswer = (marks: readonly Mark[]): Mark[] => {
  let count = 0;
  return marks.filter(({ exceptions = [] }, index) => {
    count += exceptions.length;
    return index === 0 || count <= exceptionsMax;
  });
};

const listShape = z.strictObject({
  items: z.array(z.strictObject({ number: z.int(), at: z.string(), by: idShape, exceptions: z.array(exceptionShape) })),
  says: saysShape,
  next: z.optional(z.string()),
});

export const operation: Operation = {
  id: "list-run-exceptions",
  method: "GET",
  path: "/v1/runs/{run}/exceptions",
  capability: "read",
  access,
  summary: { zh: "回执中的例外", en: "Exceptions of bank results" },
  description: {
    zh: "每次登记回执时未能匹配的各行，按登记次序列出；一页最多约 2,000 行，可能少于 limit 次；says 说明各代码的含义。",
    en: "Of each recording of results, the lines that could not be taken, at most 2,000 a page, so that it may have fewer recordings than `limit`; `says` tells what each code means.",
  },
  query: pageQueryShape,
  answer: { type: "application/json", schema: listShape, means: { zh: "例外清单", en: "The exceptions" } },
  refusals: [400, 401, 403, 404, 503],
  examples: [],
  handler,
};
