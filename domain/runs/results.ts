// Takes what the bank says 银行回执 of payments: settled or returned, matched by id and amount; what does not match changes nothing.
import type { Obligation } from "../records/awards.ts";
import type { Posting } from "../records/postings.ts";
import { type Change, changed, type Loaded } from "../records/record.ts";
import { obligationsInAChunk, type Payment, type ResultException, type Run } from "../records/runs.ts";
import type { Moment } from "../values/moment.ts";
import type { Fen } from "../values/money.ts";
import type { Words } from "../words.ts";
import { dueAgain, markOf, moved, type Pair, pairsOf, sumOf } from "./chunks.ts";
import { minus, noSum, plus } from "./manifest.ts";
import { type By, stepTo } from "./steps.ts";

export type ResultLine = { payment: string; amountFen: Fen; outcome: "settled" | "returned"; reason?: string };

export const exceptionWords: Record<ResultException["code"], Words> = {
  "unknown-payment": { zh: "本批次没有这个付款编号", en: "the run has no payment with this id" },
  "wrong-amount": { zh: "金额与付款不符", en: "the amount is not that of the payment" },
  "other-outcome": {
    zh: "该付款已登记为退回，不能再改为成功；退回的款项在下一批次重新发放",
    en: "the payment is recorded as returned and cannot be settled; what came back is paid in the next run",
  },
  "taken-back": {
    zh: "该款项已办理追回，退回须先由审批人核对",
    en: "part of it has been taken back since it was paid; let an approver look at it first",
  },
};

type Results = {
  run: Loaded<Run>;
  lines: readonly ResultLine[];
  payments: readonly Loaded<Payment>[];
  obligations: readonly Loaded<Obligation>[];
  by: By;
  now: Moment;
};

export type ResultsTaken = { changes: Change[]; postings: Posting[]; exceptions: ResultException[] };

/** In groups for one transaction each: not too many, and no payment twice in one, so that a return can follow a success. */
export const groupResults = (lines: readonly ResultLine[]): ResultLine[][] => {
  const groups: ResultLine[][] = [];
  let open: ResultLine[] = [];
  for (const line of lines) {
    const isFull = open.length === obligationsInAChunk || open.some(({ payment }) => payment === line.payment);
    if (isFull || groups.length === 0) {
      open = [];
      groups.push(open);
    }
    open.push(line);
  }
  return groups;
};

/** No payment may come twice. A line that says what is known already changes nothing. */
export const takeResults = ({ run, lines, payments, obligations, by, now }: Results): ResultsTaken => {
  const byId = new Map(pairsOf({ payments, obligations }).map((pair) => [pair.payment.id, pair]));
  const exceptions: ResultException[] = [];
  const settled: Pair[] = [];
  const returned: (Pair & { reason?: string })[] = [];
  for (const { reason, ...line } of lines) {
    const pair = byId.get(line.payment);
    const code = whyNot(run, line, pair);
    if (code !== undefined) exceptions.push({ ...line, code });
    else if (!pair || pair.payment.body.state === line.outcome) continue;
    else if (line.outcome === "settled") settled.push(pair);
    else returned.push({ ...pair, ...(reason !== undefined && { reason }) });
  }
  if (settled.length + returned.length === 0) return { changes: [], postings: [], exceptions };
  return {
    exceptions,
    changes: [
      changed(run, countResults(run.body, settled, returned, by, now)),
      ...settled.flatMap((pair) => settle(pair, now)),
      ...returned.flatMap(({ payment, obligation, reason }) => [
        changed(payment, { state: "returned", since: now, ...(reason !== undefined && { reason }) }),
        dueAgain(obligation, now, obligation.body.returns + 1),
      ]),
    ],
    postings: [
      ...settled.flatMap(({ obligation: { body } }) => moved(body, "instructed", "settled")),
      ...returned.flatMap(({ obligation: { body } }) => moved(body, body.state, "due")),
    ],
  };
};

/** Everything of a chunk that the bank has said nothing of is settled. */
export const settleChunk = ({
  run,
  chunk,
  payments,
  obligations,
  by,
  now,
}: Omit<Results, "lines"> & { chunk: number }) => {
  const pending = pairsOf({ payments, obligations }).filter(({ payment }) => payment.body.state === "instructed");
  const mark = markOf(run.id, "settle", chunk, sumOf(pending));
  return {
    changes: [
      mark,
      ...(pending.length === 0 ? [] : [changed(run, countResults(run.body, pending, [], by, now))]),
      ...pending.flatMap((pair) => settle(pair, now)),
    ],
    postings: pending.flatMap(({ obligation: { body } }) => moved(body, "instructed", "settled")),
  };
};

const settle = ({ payment, obligation }: Pair, now: Moment): Change[] => [
  changed(payment, { state: "settled", since: now }),
  changed(obligation, { state: "settled", since: now }),
];

const whyNot = (
  run: Loaded<Run>,
  { amountFen, outcome }: ResultLine,
  pair: Pair | undefined,
): ResultException["code"] | undefined => {
  if (!pair || pair.payment.body.run !== run.id) return "unknown-payment";
  const { payment, obligation } = pair;
  if (payment.body.amountFen !== amountFen) return "wrong-amount";
  if (payment.body.state === "returned" && outcome === "settled") return "other-outcome";
  // A bank may return what it first reported as paid; but not what the person has begun to give back.
  const isLate = payment.body.state === "settled" && outcome === "returned";
  return isLate && obligation.body.recoveredFen > 0 ? "taken-back" : undefined;
};

/** The run counts what the bank has said; with the last payment it is reconciled. */
const countResults = (run: Run, settled: readonly Pair[], returned: readonly Pair[], by: By, now: Moment): Run => {
  const late = returned.filter(({ payment }) => payment.body.state === "settled");
  const counted: Run = {
    ...run,
    cashier: run.cashier ?? by.person,
    settled: minus(plus(run.settled ?? noSum, sumOf(settled)), sumOf(late)),
    returned: plus(run.returned ?? noSum, sumOf(returned)),
  };
  const isOver = pendingOf(counted).count === 0;
  return isOver && run.state === "released" ? stepTo(counted, "reconciled", by, now) : counted;
};

export const pendingOf = ({ payments = noSum, settled = noSum, returned = noSum }: Run) =>
  minus(payments, plus(settled, returned));
