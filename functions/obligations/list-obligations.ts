// GET /v1/obligations: what is owed, for payroll to pull: all, or only what has changed since the last time.
import * as z from "zod/mini";
import type { Access } from "../../domain/access/access.ts";
import { accept, refuse, refuseAll } from "../../domain/refusals.ts";
import { readMonth } from "../../domain/values/day.ts";
import { chinaMonth, writeMoment } from "../../domain/values/moment.ts";
import type { Operation } from "../http/operation.ts";
import { pageFields, readPage, writeCursor } from "../http/page.ts";
import { serveRead } from "../http/serve-read.ts";
import { obligationShape, showObligation } from "../shapes/awards.ts";
import { monthsBetween, pageOfObligations } from "../store/owed.ts";

const access: Access = { to: ["hr", "finance", "cashier", "auditor"] };

const month = z.custom<string>((value) => readMonth(value) !== undefined, { error: "month-invalid" });
const moment = z.custom<string>(
  (value) => typeof value === "string" && momentForm.test(value) && !Number.isNaN(Date.parse(value)),
  { error: "moment-invalid" },
);
const momentForm = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,3})?Z$/;

const queryShape = z.strictObject({
  ...pageFields,
  state: z.optional(obligationShape.shape.state),
  month: z.optional(month),
  changedAfter: z.optional(moment),
});

/** Clocks of different machines differ a little: what happened just before is shown again rather than missed. */
const overlapMs = 60_000;

export const handler = serveRead({ access, query: queryShape }, async (asked) => {
  const page = readPage(asked);
  if (!page.ok) return page;
  const { state, month: only, changedAfter } = asked.query;
  const since = asked.caller.enterprise.body.since;
  const months = only === undefined ? monthsBetween(since, chinaMonth(asked.now)) : [only];
  const wanted = {
    ...(state !== undefined && { state }),
    ...(changedAfter !== undefined && { changedAfterMs: Date.parse(changedAfter) }),
  };
  const { limit, after } = page.value;
  if (after !== undefined && readMonth(after.slice(0, 7)) === undefined)
    return refuseAll([refuse("cursor-invalid", "/cursor")]);
  const found = await pageOfObligations(asked.tenant, months, wanted, {
    limit: limit + 1,
    ...(after !== undefined && { after }),
  });
  const items = found.slice(0, limit).map(showObligation);
  const last = items.at(-1);
  return accept({
    body: {
      items,
      // To be used as the next changedAfter once all pages of this pull are read.
      asOf: writeMoment(asked.now - overlapMs),
      ...(found.length > limit && last && { next: writeCursor(asked, last.id) }),
    },
  });
});

export const operation: Operation = {
  id: "list-obligations",
  method: "GET",
  path: "/v1/obligations",
  capability: "read",
  access,
  summary: { zh: "应发清单", en: "What is owed" },
  description: {
    zh: "供工资系统拉取：读完各页后，把第一页的 asOf 用作下次的 changedAfter；同一笔可能重复出现（以 id 与 version 识别），不会遗漏。",
    en: "For payroll to pull. After reading all pages, use the `asOf` of the first as the next `changedAfter`; an obligation may come again (know it by id and version), none is missed.",
  },
  query: queryShape,
  answer: {
    type: "application/json",
    schema: z.strictObject({ items: z.array(obligationShape), asOf: z.string(), next: z.optional(z.string()) }),
    means: { zh: "一页应发", en: "A page of obligations" },
  },
  refusals: [400, 401, 403, 503],
  examples: [],
  handler,
};
