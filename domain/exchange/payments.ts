// Payments as an auditor takes them away: who got what, why, by which policy and calculation, through whose hands, and where the journal has it.

import type { Answer } from "../calculation/answer.ts";
import type { LoadedCase } from "../cases/kind.ts";
import { canonicalJson } from "../policy/canonical-json.ts";
import type { Scheme } from "../policy/policy.ts";
import type { Award, Obligation } from "../records/awards.ts";
import type { Person, PersonSecret } from "../records/people.ts";
import type { Loaded } from "../records/record.ts";
import type { Payment, PaymentState, Run } from "../records/runs.ts";
import { releaseOf } from "../runs/steps.ts";
import { chinaDayOf, chinaTimeOf } from "../values/moment.ts";
import { writeFen } from "../values/money.ts";
import type { Words } from "../words.ts";

import {
  type Basis,
  basisOfAllowance,
  basisOfAward,
  type KeptAllowance,
  reasonOfAllowance,
  reasonOfAward,
} from "./paid-for.ts";

const text = (name: string, zh: string, en: string) => ({ name, headings: { zh, en }, as: "text" }) as const;
const amount = (name: string, zh: string, en: string) => ({ name, headings: { zh, en }, as: "amount" }) as const;

export const paymentColumns = [
  text("payment", "付款编号", "payment"),
  text("person", "工号", "person"),
  text("name", "姓名", "name"),
  amount("amount", "金额", "amount"),
  text("currency", "币种", "currency"),
  text("reason", "事由", "reason in Chinese"),
  text("reasonEn", "事由（英文）", "reason"),
  text("case", "事项编号", "case"),
  text("title", "事项", "case title"),
  text("award", "核定编号", "award"),
  text("stage", "阶段", "stage"),
  text("policy", "制度", "policy"),
  text("version", "制度版本", "policy version"),
  text("digest", "制度摘要", "policy digest"),
  text("request", "计算请求", "calculation asked"),
  text("answer", "计算结果", "calculation answered"),
  text("proposedBy", "提出核定", "award proposed by"),
  text("approvedBy", "批准核定", "award approved by"),
  text("run", "发放批次", "run"),
  text("released", "放款日期", "released on"),
  text("releasedBy", "放款人", "released by"),
  text("maker", "批次制单", "run made by"),
  text("approver", "批次审批", "run approved by"),
  text("cashier", "出纳", "cashier"),
  text("state", "付款状态", "state"),
  text("stateSays", "状态说明", "state in words"),
  text("since", "状态自", "state since"),
  amount("recovered", "追回", "taken back"),
  text("awardEntry", "核定台账号", "award entry"),
  text("obligationEntry", "应发台账号", "obligation entry"),
  text("paymentEntry", "付款台账号", "payment entry"),
] as const;

export type PaidRecords = {
  payment: Loaded<Payment>;
  obligation: Loaded<Obligation>;
  /** What it pays, and for which case; a month's allowance has none. */
  award?: Loaded<Award>;
  suggestion?: LoadedCase;
  allowance?: KeptAllowance;
  person: Loaded<Person, PersonSecret>;
  run: Loaded<Run>;
  /** The scheme in the version that it was calculated by. */
  rule: Scheme;
};

/** A cell of a workbook holds no more. */
const cellCharsMax = 32_000;

export const rowOfPayment = (paid: PaidRecords) => {
  const { payment, obligation, suggestion, person, run } = paid;
  const reason = reasonOf(paid);
  const { id, entry, policy, request, answer, by, approvals } = basisOf(paid);
  const release = releaseOf(run.body);
  return {
    payment: payment.id,
    person: person.id,
    name: person.secret?.name ?? "",
    amount: writeFen(payment.body.amountFen),
    currency: answer?.currency ?? "",
    reason: reason.zh,
    reasonEn: reason.en,
    case: suggestion?.id ?? "",
    title: suggestion?.secret?.title ?? "",
    award: id,
    stage: payment.body.stage,
    policy: policy.id,
    version: String(policy.version),
    digest: policy.digest,
    request: request === undefined ? "" : canonicalJson(request),
    answer: answer === undefined ? "" : inACell(answer),
    proposedBy: by,
    approvedBy: approvals.map(signed).join(";"),
    run: run.id,
    released: releasedOn(run.body) ?? "",
    releasedBy: release && signed(release),
    maker: run.body.maker,
    approver: run.body.approver,
    cashier: run.body.cashier,
    state: payment.body.state,
    stateSays: stateWords[payment.body.state],
    since: chinaTimeOf(payment.body.since),
    recovered: writeFen(obligation.body.recoveredFen),
    awardEntry: entry,
    obligationEntry: obligation.entry,
    paymentEntry: payment.entry,
  };
};

/** The steps follow from the rest: whoever calculates again has them. */
const inACell = (answer: Answer): string => {
  const whole = canonicalJson(answer);
  return whole.length <= cellCharsMax ? whole : canonicalJson({ ...answer, trace: undefined });
};

/** The same in full: a line of NDJSON, for programs, so that moments stay in UTC as they are stored. */
export const lineOfPayment = (paid: PaidRecords): string => {
  const { payment, obligation, award, allowance, suggestion, person, run } = paid;
  const { request, answer } = basisOf(paid);
  const plain = ({ id, version, entry, body }: Pick<Loaded<object>, "id" | "version" | "entry" | "body">) => ({
    id,
    version,
    entry,
    ...body,
  });
  return canonicalJson({
    payment: plain(payment),
    person: { id: person.id, name: person.secret?.name ?? "" },
    reason: reasonOf(paid),
    ...(suggestion && { case: { id: suggestion.id, title: suggestion.secret?.title ?? "" } }),
    obligation: plain(obligation),
    ...(award && { award: plain(award) }),
    ...(allowance && { allowance: plain(allowance) }),
    ...(request && answer && { calculation: { request, answer } }),
    run: plain(run),
  });
};

const basisOf = ({ payment, award, allowance }: PaidRecords): Basis => {
  if (award) return basisOfAward(award);
  if (allowance) return basisOfAllowance(allowance, payment.body.obligation);
  throw new Error(`The payment ${payment.id} is for nothing that is known.`);
};

const reasonOf = ({ payment: { body }, award, allowance, rule }: PaidRecords): Words => {
  if (award) return reasonOfAward(award.body, body, rule);
  return reasonOfAllowance(allowance as KeptAllowance, body, rule);
};

const stateWords: Record<PaymentState, string> = {
  allocated: "已列入批次",
  instructed: "已送银行，等待到账",
  settled: "已到账",
  returned: "银行已退回",
};

const signed = ({ by, for: absent }: { by: string; for?: string }): string =>
  absent === undefined ? by : `${by} (${absent})`;

/** The day in China of a run's release; none before it. */
export const releasedOn = (run: Pick<Run, "history">): string | undefined => {
  const release = releaseOf(run);
  return release && chinaDayOf(release.at);
};
