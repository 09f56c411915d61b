// GET /v1/my/cases/{case}: one case from its first draft to the money, as one of its authors sees it: what happened, why that amount, when it comes.
import type * as z from "zod/mini";
import type { Access } from "../../domain/access/access.ts";
import { caseSubject } from "../../domain/cases/subject.ts";
import { comingOf, ownShare, type Payouts, paymentFor } from "../../domain/my/money.ts";
import { namedIn } from "../../domain/my/standing.ts";
import { timelineOf } from "../../domain/my/timeline.ts";
import { refusedAs, whyOf } from "../../domain/my/why.ts";
import { awardWords, nothingMoreOf } from "../../domain/my/words.ts";
import type { Scheme } from "../../domain/policy/policy.ts";
import type { Award, Obligation } from "../../domain/records/awards.ts";
import type { Case } from "../../domain/records/cases.ts";
import type { Loaded } from "../../domain/records/record.ts";
import type { Payment } from "../../domain/records/runs.ts";
import { accept } from "../../domain/refusals.ts";
import { writeMoment } from "../../domain/values/moment.ts";
import { type Fen, readFen, writeFen } from "../../domain/values/money.ts";
import { loadRuleOfAward } from "../awards/rule-of-award.ts";
import { unknownId } from "../http/asked.ts";
import type { Operation } from "../http/operation.ts";
import { serveRead } from "../http/serve-read.ts";
import { myCaseShape } from "../shapes/my.ts";
import { loadCase } from "../store/load.ts";
import { showMyCase } from "./list-my-cases.ts";
import { loadAwards, loadNames, loadOwed, loadPayments, loadPayouts, stageName, titleOf } from "./load-mine.ts";

const access: Access = { to: ["employee:author", "employee:proposer"] };

export const handler = serveRead({ access }, async (asked) => {
  const { tenant, caller } = asked;
  const me = caller.person;
  const of = await loadCase(tenant, asked.ids.case ?? "");
  if (!of) return unknownId();
  const may = await asked.may(caseSubject(of.body));
  if (!may.ok) return may;
  const [awards, owed, payouts] = await Promise.all([loadAwards(tenant, of), loadOwed(asked), loadPayouts(asked)]);
  const obligations = owed.filter(({ body }) => body.case === of.id);
  const [payments, nameOf, rules] = await Promise.all([
    loadPayments(tenant, obligations, payouts),
    loadNames(tenant, [...handsIn(of.body, awards), ...namedIn(of.body)]),
    Promise.all(awards.map(({ body }) => loadRuleOfAward(tenant, body))),
  ]);
  const latest = awards.at(-1)?.body;
  const steps = timelineOf({
    me,
    of: of.body,
    awards: awards.map(({ body }) => body),
    obligations,
    payments,
    nameOf,
    stageName: (stage) => stageName(rules.at(-1) as Scheme, stage),
    refusedAs: (award) => refusedAs(award, rules[award.number - 1] as Scheme),
  });
  const decided = awards.flatMap((award, index) => {
    const { state } = award.body;
    if (state !== "approved" && state !== "cancelled") return [];
    const own = obligations.filter(({ body }) => body.award === award.id);
    const left = leftOf(award, me, { later: awards.slice(index + 1), own });
    return [showMyAward(award, { me, rule: rules[index] as Scheme, obligations: own, payments, payouts, left })];
  });
  const rule = rules.at(-1);
  const known = {
    latest,
    refused: latest?.state === "approved" && rule ? refusedAs(latest, rule) : undefined,
    obligations,
    payouts,
    nameOf,
    now: writeMoment(asked.now),
  };
  const body: z.output<typeof myCaseShape> = { ...showMyCase(of, me, known), steps, awards: decided };
  return accept({ body, version: of.version });
});

type Mine = {
  me: string;
  rule: Scheme;
  obligations: readonly Loaded<Obligation>[];
  payments: readonly Loaded<Payment>[];
  payouts: Payouts;
  left: { totalFen: Fen; mineFen: Fen };
};

/** What a later award pays anew is counted there. */
const leftOf = (
  { id, body }: Loaded<Award>,
  me: string,
  { later, own }: { later: readonly Loaded<Award>[]; own: readonly Loaded<Obligation>[] },
): Mine["left"] => {
  const isReplaced = later.some(({ body: { state, replaces = [] } }) => state === "approved" && replaces.length > 0);
  const mineFen = readFen(ownShare(body, me)?.total ?? "0") ?? 0;
  if (!isReplaced) return { totalFen: body.totalFen, mineFen };
  const cancelled = own.filter((each) => each.body.award === id && each.body.state === "cancelled");
  const cancelledFen = cancelled.reduce((sum, each) => sum + each.body.amountFen, 0);
  return { totalFen: body.totalFen - body.cancelledFen, mineFen: mineFen - cancelledFen };
};

/** The total is everyone's to know; of the shares only one's own. */
const showMyAward = ({ id, body }: Loaded<Award>, { me, rule, obligations, payments, payouts, left }: Mine) => {
  const { state, policy } = body;
  const own = ownShare(body, me);
  return {
    id,
    state,
    says: (state === "approved" ? (refusedAs(body, rule) ?? nothingMoreOf(body)) : undefined) ?? awardWords[state],
    rule: titleOf(rule.title),
    policy: { id: policy.id, version: policy.version },
    total: writeFen(left.totalFen),
    mine: writeFen(left.mineFen),
    ...(own?.lapsed !== undefined && { lapsed: own.lapsed }),
    why: whyOf(body, rule, me),
    stages: inOrderOf(own?.stages ?? [], obligations).map((obligation) => ({
      id: obligation.body.stage,
      title: stageName(rule, obligation.body.stage),
      amount: writeFen(obligation.body.amountFen),
      state: obligation.body.state,
      ...comingOf({ obligation: obligation.body, payment: paymentFor(obligation, payments) }, payouts),
    })),
  };
};

/** Their ids say nothing of the order in which they come. */
const inOrderOf = (stages: readonly { id: string }[], obligations: readonly Loaded<Obligation>[]) => {
  const place = new Map(stages.map(({ id }, index) => [id, index]));
  return obligations.toSorted((a, b) => (place.get(a.body.stage) ?? 0) - (place.get(b.body.stage) ?? 0));
};

const handsIn = ({ history }: Case, awards: readonly Loaded<Award>[]): string[] =>
  [...history, ...awards.flatMap(({ body }) => body.history)].flatMap(({ by, for: absent }) =>
    absent === undefined ? [by] : [by, absent],
  );

export const operation: Operation = {
  id: "get-my-case",
  method: "GET",
  path: "/v1/my/cases/{case}",
  capability: "read",
  access,
  summary: { zh: "我的一个事项", en: "One of my cases" },
  description: {
    zh: "从起草到到账的经过：每一步的日期、文字、办理人的身份和姓名；奖励为什么是这个数、本人的份额、每一阶段何时发放。奖励批准前不显示金额；其他建议人的金额从不显示。",
    en: "Its way from the draft to the money: the day and the words of each step, in which role and who; why the award is what it is, one's own share, and when each stage is paid. No amount is shown before the award is approved, and never what the other authors get.",
  },
  answer: {
    type: "application/json",
    schema: myCaseShape,
    means: { zh: "事项及经过", en: "The case and its way" },
  },
  refusals: [401, 403, 404, 503],
  examples: [],
  handler,
};
