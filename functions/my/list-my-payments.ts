// GET /v1/my/payments: what was paid to oneself, when and why, the newest first.
import * as z from "zod/mini";
import type { Access } from "../../domain/access/access.ts";
import { itemTitle } from "../../domain/allowances/told.ts";
import { monthOfRun } from "../../domain/my/money.ts";
import { type Allowance, calculationOf } from "../../domain/records/allowances.ts";
import type { Award, Obligation } from "../../domain/records/awards.ts";
import type { Loaded } from "../../domain/records/record.ts";
import { chinaDayOf } from "../../domain/values/moment.ts";
import { writeFen } from "../../domain/values/money.ts";
import { loadRuleOf } from "../allowances/rules-of.ts";
import { loadRuleOfAward } from "../awards/rule-of-award.ts";
import type { Operation } from "../http/operation.ts";
import { answerPage } from "../http/page.ts";
import { serveRead } from "../http/serve-read.ts";
import { myPaymentShape } from "../shapes/my.ts";
import { pageQueryShape } from "../shapes/records.ts";
import { loadCases, loadMany } from "../store/load.ts";
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
  const isOfCase = ({ body }: Loaded<Obligation>): boolean => body.case !== undefined;
  const [cases, allowances] = await Promise.all([
    showAwarded(tenant, settled.filter(isOfCase)),
    showAllowances(
      tenant,
      settled.filter((each) => !isOfCase(each)),
    ),
  ]);
  return [...cases, ...allowances];
};

type Shown = readonly [id: string, shown: z.output<typeof myPaymentShape>];

const plain = ({ id, body }: Loaded<Obligation>) => {
  const month = monthOfRun(body.payment);
  return {
    id: body.payment ?? id,
    day: chinaDayOf(body.since),
    ...(month !== undefined && { month }),
    amount: writeFen(body.amountFen),
    ...(body.recoveredFen > 0 && { recovered: writeFen(body.recoveredFen) }),
  };
};

/** A month's allowance is told by its scheme, item and month. */
const showAllowances = async (tenant: string, settled: readonly Loaded<Obligation>[]): Promise<Shown[]> => {
  const ids = [...new Set(settled.map(({ body }) => body.award))];
  const found = await loadMany<Allowance>(
    tenant,
    ids.map((id) => ({ kind: "allowance", id })),
  );
  const bodies = new Map(found.map(({ id, body }) => [id, body]));
  return Promise.all(
    settled.map(async (obligation) => {
      const { award, stage } = obligation.body;
      const allowance = bodies.get(award) as Allowance;
      const rule = await loadRuleOf(tenant, allowance, calculationOf(allowance, obligation.id).version);
      const [title, item] = [titleOf(rule.title), itemTitle(rule, stage)];
      const reason = {
        zh: `${title.zh}（${item.zh}），${allowance.month}`,
        en: `${title.en} (${item.en}), ${allowance.month}`,
      };
      return [obligation.id, { ...plain(obligation), allowance: award, title: title.zh, reason }] as const;
    }),
  );
};

const showAwarded = async (tenant: string, ofCases: readonly Loaded<Obligation>[]): Promise<Shown[]> => {
  const [awards, suggestions] = await Promise.all([
    loadMany<Award>(
      tenant,
      ofCases.map(({ body }) => ({ kind: "award", id: body.award })),
    ),
    loadCases(
      tenant,
      ofCases.flatMap(({ body }) => body.case ?? []),
    ),
  ]);
  const awardOf = new Map(awards.map((award) => [award.id, award.body]));
  const titles = new Map(suggestions.map(({ id, secret }) => [id, secret?.title ?? ""]));
  return Promise.all(
    ofCases.map(async (obligation) => {
      const { id, body } = obligation;
      const { case: about = "" } = body;
      const rule = await loadRuleOfAward(tenant, awardOf.get(body.award) as Award);
      const isStaged = "stages" in rule && rule.stages !== undefined;
      const [title, stage] = [titleOf(rule.title), stageName(rule, body.stage)];
      const shown = {
        ...plain(obligation),
        case: about,
        title: titles.get(about) ?? "",
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
    zh: "已发放给本人的款项，新的在前，默认每页 20 笔：日期、金额、事由、属于哪一事项或哪月的津贴；须退回的部分见 recovered。",
    en: "What was paid to oneself, newest first, 20 a page unless said otherwise: day, amount, reason, and for which case or allowance; `recovered` is what has to be paid back.",
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
