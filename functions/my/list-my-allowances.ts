// GET /v1/my/allowances: one's own allowances month by month: the items with amounts and why, when they are paid, and what was corrected.
import * as z from "zod/mini";
import type { Access } from "../../domain/access/access.ts";
import { itemTitle, sayCorrection, showDifferences } from "../../domain/allowances/told.ts";
import { sayStep } from "../../domain/calculation/says.ts";
import { comingOf, type Payouts, paymentFor } from "../../domain/my/money.ts";
import type { Scheme } from "../../domain/policy/policy.ts";
import type { Allowance, AllowanceSecret } from "../../domain/records/allowances.ts";
import type { Obligation } from "../../domain/records/awards.ts";
import type { Loaded } from "../../domain/records/record.ts";
import type { Payment } from "../../domain/records/runs.ts";
import { chinaDayOf } from "../../domain/values/moment.ts";
import { writeFen } from "../../domain/values/money.ts";
import { loadRulesOf } from "../allowances/rules-of.ts";
import { loadCasesAbout } from "../cases/open-case.ts";
import type { Asked } from "../http/asked.ts";
import type { Operation } from "../http/operation.ts";
import { answerPage } from "../http/page.ts";
import { serveRead } from "../http/serve-read.ts";
import { showCasesAbout } from "../shapes/cases.ts";
import { myAllowanceShape } from "../shapes/my.ts";
import { pageQueryShape } from "../shapes/records.ts";
import { loadMany } from "../store/load.ts";
import { loadPayments, loadPayouts, titleOf } from "./load-mine.ts";

const access: Access = { to: ["employee"] };

/** A page for a phone. */
const byDefault = "12";

export const handler = serveRead({ access, query: pageQueryShape }, (asked) => {
  const { tenant, caller } = asked;
  const { limit = byDefault, ...query } = asked.query;
  const show = async (links: { kind: string; id: string }[]) => {
    const wanted = links.map(({ id }) => ({ kind: "allowance", id }) as const);
    const [allowances, payouts] = await Promise.all([
      loadMany<Allowance, AllowanceSecret>(tenant, wanted),
      loadPayouts(asked),
    ]);
    return Promise.all(allowances.map((allowance) => showMine(asked, allowance, payouts)));
  };
  return answerPage({ ...asked, query: { ...query, limit } }, `of/${caller.person}/allowances`, show, true);
});

const showMine = async (
  asked: Pick<Asked<unknown, unknown>, "tenant" | "caller">,
  { id, body, secret }: Loaded<Allowance, AllowanceSecret>,
  payouts: Payouts,
): Promise<z.output<typeof myAllowanceShape>> => {
  const { tenant } = asked;
  const { calculations, month, policy } = body;
  const ids = calculations.flatMap((each) => each.obligations);
  const [ruleOf, obligations, casesAbout] = await Promise.all([
    loadRulesOf(tenant, body),
    loadMany<Obligation>(
      tenant,
      ids.map((each) => ({ kind: "obligation", id: each })),
    ),
    loadCasesAbout(asked, { id }),
  ]);
  const payments = await loadPayments(tenant, obligations, payouts);
  const last = calculations.at(-1);
  const rule = ruleOf(last?.version ?? 0);
  const answer = secret?.calculations.find(({ number }) => number === last?.number)?.answer;
  return {
    id,
    month,
    rule: titleOf(rule.title),
    policy: { id: policy, version: last?.version ?? 0 },
    total: writeFen(last?.totalFen ?? 0),
    why: (answer?.trace ?? []).map((step) => sayStep(step, rule, answer?.currency ?? "")),
    items: (last?.items ?? []).map(({ item, fen }) => ({ item, title: itemTitle(rule, item), amount: writeFen(fen) })),
    amounts: obligations.map((obligation) => showAmount(obligation, rule, payments, payouts)),
    ...showCasesAbout(casesAbout),
    // The first calculation of a month is no news, unless the month had been paid already.
    corrections: calculations
      .map((calculation, index) => ({ calculation, before: calculations[index - 1] }))
      .filter(({ calculation, before }) => before !== undefined || !calculation.pass.startsWith(`${month}.`))
      .map(({ calculation, before }) => ({
        month,
        day: chinaDayOf(calculation.at),
        calculation: calculation.number,
        ...(before && { before: before.number }),
        differences: showDifferences(ruleOf(calculation.version), calculation.differences),
        says: sayCorrection(month, before, calculation),
      })),
  };
};

const showAmount = (
  obligation: Loaded<Obligation>,
  rule: Scheme,
  payments: readonly Loaded<Payment>[],
  payouts: Payouts,
) => ({
  item: obligation.body.stage,
  title: itemTitle(rule, obligation.body.stage),
  amount: writeFen(obligation.body.amountFen),
  state: obligation.body.state,
  ...comingOf({ obligation: obligation.body, payment: paymentFor(obligation, payments) }, payouts),
});

export const operation: Operation = {
  id: "list-my-allowances",
  method: "GET",
  path: "/v1/my/allowances",
  capability: "read",
  access,
  summary: { zh: "我的津贴", en: "My allowances" },
  description: {
    zh: "逐月列出，新的在前，默认每页 12 个月：各项金额、每一步的说明、何时发放；本人对它的异议见 casesAbout；更正列在 corrections，写明是哪个月的、前后两次计算和差额。",
    en: "Month by month, the latest first, twelve a page unless said otherwise: the items with their amounts, each step in words, and when they are paid. One's objections to it are in `casesAbout`. What was corrected stands in `corrections`, with the month that it is for, both calculations and the differences.",
  },
  query: pageQueryShape,
  answer: {
    type: "application/json",
    schema: z.strictObject({ items: z.array(myAllowanceShape), next: z.optional(z.string()) }),
    means: { zh: "一页津贴", en: "A page of allowances" },
  },
  refusals: [400, 401, 403, 503],
  examples: [],
  handler,
};
