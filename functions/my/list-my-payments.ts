// GET /v1/my/payments: what was paid to oneself, when and why, the newest first.
import * as z from "zod/mini";
import type { Access } from "../../domain/access/access.ts";
import { monthOfRun } from "../../domain/my/money.ts";
import type { Award, Obligation } from "../../domain/records/awards.ts";
import type { Suggestion, SuggestionSecret } from "../../domain/records/cases.ts";
import type { Loaded } from "../../domain/records/record.ts";
import { chinaDayOf } from "../../domain/values/moment.ts";
import { writeFen } from "../../domain/values/money.ts";
import { loadRuleOfAward } from "../awards/rule-of-award.ts";
import type { Operation } from "../http/operation.ts";
import { answerPage } from "../http/page.ts";
import { serveRead } from "../http/serve-read.ts";
import { myPaymentShape } from "../shapes/my.ts";
import { pageQueryShape } from "../shapes/records.ts";
import { loadMany } from "../store/load.ts";
import { stageName, titleOf } from "./load-mine.ts";

const access: Access = { to: ["employee"] };

/** A page for a phone. */
const byDefault = "20";

export const handler = serveRead({ access, query: pageQueryShape }, (asked) => {
  const { tenant, caller } = asked;
  const { limit = byDefault, ...query } = asked.query;
  const show = async (links: { kind: string; id: string }[]) => {
    const owed = await loadMany<Obligation>(
      tenant,
      links.map(({ id }) => ({ kind: "obligation", id })),
    );
    const settled = owed.filter(({ body }) => body.state === "settled");
    const shown = new Map(await showAll(tenant, settled));
    return links.map(({ id }) => shown.get(id));
  };
  return answerPage({ ...asked, query: { ...query, limit } }, `of/${caller.person}/owed`, show, true);
});

const showAll = async (tenant: string, settled: readonly Loaded<Obligation>[]) => {
  const [awards, suggestions] = await Promise.all([
    loadMany<Award>(
      tenant,
      settled.map(({ body }) => ({ kind: "award", id: body.award })),
    ),
    loadMany<Suggestion, SuggestionSecret>(
      tenant,
      settled.map(({ body }) => ({ kind: "suggestion", id: body.case })),
    ),
  ]);
  const awardOf = new Map(awards.map((award) => [award.id, award.body]));
  const titles = new Map(suggestions.map(({ id, secret }) => [id, secret?.title ?? ""]));
  return Promise.all(
    settled.map(async ({ id, body }) => {
      const rule = await loadRuleOfAward(tenant, awardOf.get(body.award) as Award);
      const isStaged = "stages" in rule && rule.stages !== undefined;
      const [title, stage] = [titleOf(rule.title), stageName(rule, body.stage)];
      const month = monthOfRun(body.payment);
      const shown: z.output<typeof myPaymentShape> = {
        id: body.payment ?? id,
        day: chinaDayOf(body.since),
        ...(month !== undefined && { month }),
        amount: writeFen(body.amountFen),
        ...(body.recoveredFen > 0 && { recovered: writeFen(body.recoveredFen) }),
        case: body.case,
        title: titles.get(body.case) ?? "",
        reason: isStaged ? { zh: `${title.zh}（${stage.zh}）`, en: `${title.en} (${stage.en})` } : title,
      };
      return [id, shown] as const;
    }),
  );
};

export const operation: Operation = {
  id: "list-my-payments",
  method: "GET",
  path: "/v1/my/payments",
  capability: "read",
  access,
  summary: { zh: "发给我的", en: "What was paid to me" },
  description: {
    zh: "已发放给本人的款项，新的在前，默认每页 20 笔：日期、金额、事由、属于哪项建议；须退回的部分见 recovered。",
    en: "What was paid to oneself, newest first, 20 a page unless said otherwise: day, amount, reason, and for which suggestion; `recovered` is what has to be paid back.",
  },
  query: pageQueryShape,
  answer: {
    type: "application/json",
    schema: z.strictObject({ items: z.array(myPaymentShape), next: z.optional(z.string()) }),
    means: { zh: "一页付款", en: "A page of payments" },
  },
  refusals: [400, 401, 403, 503],
  examples: [],
  handler,
};
