// Payments as an auditor takes them away: who got what, why, by which policy and calculation, through whose hands, and where the journal has it.
import { sayStep } from "../calculation/says.ts";
import { canonicalJson } from "../policy/canonical-json.ts";
import type { Scheme } from "../policy/policy.ts";
import type { Award, Obligation } from "../records/awards.ts";
import type { Suggestion, SuggestionSecret } from "../records/cases.ts";
import type { Person, PersonSecret } from "../records/people.ts";
import type { Loaded } from "../records/record.ts";
import type { Payment, PaymentState, Run } from "../records/runs.ts";
import { releaseOf } from "../runs/steps.ts";
import { chinaDayOf, chinaTimeOf } from "../values/moment.ts";
import { writeFen } from "../values/money.ts";
import type { Words } from "../words.ts";

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
  award: Loaded<Award>;
  suggestion: Loaded<Suggestion, SuggestionSecret>;
  person: Loaded<Person, PersonSecret>;
  run: Loaded<Run>;
  /** The scheme in the version that the award was calculated by. */
  rule: Scheme;
};

/** A cell of a workbook holds no more. */
const cellCharsMax = 32_000;

export const rowOfPayment = (paid: PaidRecords) => {
  const { payment, obligation, award, suggestion, person, run } = paid;
  const reason = reasonOf(paid);
  const answer = canonicalJson(award.body.answer);
  const release = releaseOf(run.body);
  return {
    payment: payment.id,
    person: person.id,
    name: person.secret?.name ?? "",
    amount: writeFen(payment.body.amountFen),
    currency: award.body.answer.currency,
    reason: reason.zh,
    reasonEn: reason.en,
    case: suggestion.id,
    title: suggestion.secret?.title ?? "",
    award: award.id,
    stage: payment.body.stage,
    policy: award.body.policy.id,
    version: String(award.body.policy.version),
    digest: award.body.policy.digest,
    request: canonicalJson(requestOf(award.body)),
    // The steps follow from the rest: whoever calculates again has them.
    answer: answer.length <= cellCharsMax ? answer : canonicalJson({ ...award.body.answer, trace: undefined }),
    proposedBy: award.body.proposedBy,
    approvedBy: award.body.approvals.map(signed).join(";"),
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
    awardEntry: award.entry,
    obligationEntry: obligation.entry,
    paymentEntry: payment.entry,
  };
};

/** The same in full: a line of NDJSON, for programs, so that moments stay in UTC as they are stored. */
export const lineOfPayment = (paid: PaidRecords): string => {
  const { payment, obligation, award, suggestion, person, run } = paid;
  const plain = ({ id, version, entry, body }: Loaded<object>) => ({ id, version, entry, ...body });
  return canonicalJson({
    payment: plain(payment),
    person: { id: person.id, name: person.secret?.name ?? "" },
    reason: reasonOf(paid),
    case: { id: suggestion.id, title: suggestion.secret?.title ?? "" },
    obligation: plain(obligation),
    award: plain(award),
    calculation: { request: requestOf(award.body), answer: award.body.answer },
    run: plain(run),
  });
};

/** Exactly what a calculation takes: with the policy of that version it gives the same answer. */
const requestOf = ({ scheme, policy, request }: Award) => ({
  policy: { id: policy.id, version: policy.version },
  scheme,
  ...request,
});

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

/** The scheme, what it came to, this person's part and this stage. */
const reasonOf = ({ payment: { body }, award, rule }: PaidRecords): Words => {
  const steps = (award.body.answer.trace ?? []).filter(
    ({ does, clause, employee }) =>
      (employee === undefined || employee === body.person) && (does !== "stage" || isStage(rule, clause, body.stage)),
  );
  const said = steps.map((step) => sayStep(step, rule, award.body.answer.currency));
  const { zh, en = zh } = rule.title;
  return {
    zh: [zh, ...said.map((words) => words.zh)].join("；"),
    en: [en, ...said.map((words) => words.en)].join("; "),
  };
};

/** A clause names a stage by its place, as in `suggestion.stages.1`. */
const isStage = (rule: Scheme, clause: string, stage: string): boolean => {
  const place = Number(clause.slice(clause.lastIndexOf(".") + 1));
  return "stages" in rule && rule.stages?.[place]?.id === stage;
};
