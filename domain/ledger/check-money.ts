// The invariants of money: awards and what they leave to pay, accounts, budgets, payments.
import type { Award, Budget, Obligation } from "../records/awards.ts";
import { fund, owed } from "../records/postings.ts";
import type { Body, Loaded, RecordKind } from "../records/record.ts";
import type { Payment } from "../records/runs.ts";
import { writeFen } from "../values/money.ts";
import { type Break, broken } from "./break.ts";
import type { Stored } from "./check-records.ts";

export type BudgetSums = { freeFen: number; reservedFen: number; spentFen: number; openFen: number };

export const checkMoney = (
  stored: Stored,
  balances: ReadonlyMap<string, bigint>,
  budgets: ReadonlyMap<string, BudgetSums>,
): Break[] => {
  const obligations = ofKind<Obligation>(stored, "obligation");
  return [
    ...checkAwards(ofKind<Award>(stored, "award"), obligations),
    ...checkAccounts(obligations, balances),
    ...checkTotal(balances),
    ...ofKind<Budget>(stored, "budget").flatMap((budget) => checkBudget(budget, budgets.get(budget.id), balances)),
    ...checkPayments(ofKind<Payment>(stored, "payment"), obligations),
  ];
};

export const ofKind = <Public extends Body>(stored: Stored, kind: RecordKind): Loaded<Public, Body>[] =>
  [...stored.values()].filter((record) => record.kind === kind) as Loaded<Public, Body>[];

const checkAwards = (awards: Loaded<Award, Body>[], obligations: Loaded<Obligation, Body>[]): Break[] => {
  const byAward = Map.groupBy(obligations, ({ body }) => body.award);
  const known = new Set(awards.map(({ id }) => id));
  const astray = obligations.filter(({ body }) => !known.has(body.award));
  return [
    ...astray.map(({ id, body }) =>
      broken("I2", `obligation/${id}`, { zh: `没有核定 ${body.award}`, en: `there is no award ${body.award}` }),
    ),
    ...awards.flatMap(({ id, body }) => {
      const own = byAward.get(id) ?? [];
      const isOwed = body.state === "approved" || body.state === "cancelled";
      const wrong: [string, string, number, number][] = [
        [
          "应发与作废之和",
          "obligations and what lapsed",
          sum(own, (each) => each.amountFen) + (isOwed ? body.lapsedFen : 0),
          isOwed ? body.totalFen : 0,
        ],
        [
          "撤销额",
          "what was cancelled",
          sum(own.filter(inState("cancelled")), (each) => each.amountFen),
          body.cancelledFen,
        ],
        ["追回额", "what was taken back", sum(own, (each) => each.recoveredFen), body.reversedFen],
      ];
      return wrong
        .filter(([, , found, right]) => found !== right)
        .map(([zh, en, found, right]) =>
          broken("I2", `award/${id}`, {
            zh: `${zh}为 ${yuan(found)}，应为 ${yuan(right)}`,
            en: `${en} come to ${yuan(found)}, not ${yuan(right)}`,
          }),
        );
    }),
  ];
};

/** The account of each person and state holds exactly what the records say. */
const checkAccounts = (obligations: Loaded<Obligation, Body>[], balances: ReadonlyMap<string, bigint>): Break[] => {
  const expected = new Map<string, bigint>();
  const add = (account: string, fen: number): void =>
    void expected.set(account, (expected.get(account) ?? 0n) + BigInt(fen));
  for (const { body } of obligations) {
    add(owed(body.person, body.state), body.amountFen - body.recoveredFen);
    add(owed(body.person, "recovered"), body.recoveredFen);
  }
  const accounts = new Set([
    ...expected.keys(),
    ...[...balances.keys()].filter((each) => each.startsWith("person/") && !each.endsWith("/opening")),
  ]);
  return [...accounts]
    .filter((account) => (expected.get(account) ?? 0n) !== (balances.get(account) ?? 0n))
    .map((account) =>
      broken("I3", account, {
        zh: `记录合计 ${expected.get(account) ?? 0n} 分，台账余额 ${balances.get(account) ?? 0n} 分`,
        en: `the records add up to ${expected.get(account) ?? 0n} fen, the journal's balance is ${balances.get(account) ?? 0n} fen`,
      }),
    );
};

const checkTotal = (balances: ReadonlyMap<string, bigint>): Break[] => {
  const people = [...balances].filter(([account]) => account.startsWith("person/") && !account.endsWith("/opening"));
  const owedInAll = people.reduce((total, [, fen]) => total + fen, 0n);
  const awarded = -(balances.get("awarded") ?? 0n);
  if (owedInAll === awarded) return [];
  return [
    broken("I4", "awarded", {
      zh: `核定 ${awarded} 分，各账户合计 ${owedInAll} 分`,
      en: `${awarded} fen were awarded, the accounts hold ${owedInAll}`,
    }),
  ];
};

const checkBudget = (
  { id, body }: Loaded<Budget, Body>,
  sums: BudgetSums | undefined,
  balances: ReadonlyMap<string, bigint>,
): Break[] => {
  if (!sums) return [broken("I5", `budget/${id}`, { zh: "缺少余额", en: "it has no sums" })];
  const { freeFen, reservedFen, spentFen, openFen } = sums;
  const wrong: [string, string, number, number][] = [
    ["可用、预留与已核定之和", "free, reserved and spent", freeFen + reservedFen + spentFen, body.capFen],
    ["未完成的预留", "open reservations", openFen, reservedFen],
    ["台账中的已核定", "spending in the journal", Number(balances.get(fund(id, "spent")) ?? 0n), spentFen],
    ["台账中的可用", "free money in the journal", Number(balances.get(fund(id, "free")) ?? 0n), freeFen + reservedFen],
  ];
  return [
    ...wrong
      .filter(([, , found, right]) => found !== right)
      .map(([zh, en, found, right]) =>
        broken("I5", `budget/${id}`, {
          zh: `${zh}为 ${yuan(found)}，应为 ${yuan(right)}`,
          en: `${en} come to ${yuan(found)}, not ${yuan(right)}`,
        }),
      ),
    ...(freeFen < 0 ? [broken("I5", `budget/${id}`, { zh: "可用为负", en: "less than nothing is free" })] : []),
  ];
};

const checkPayments = (payments: Loaded<Payment, Body>[], obligations: Loaded<Obligation, Body>[]): Break[] => {
  const live = Map.groupBy(
    payments.filter(({ body }) => body.state !== "returned"),
    ({ body }) => body.obligation,
  );
  const doubled = [...live]
    .filter(([, made]) => made.length > 1)
    .map(([id, made]) => {
      const ids = made.map((payment) => payment.id).join(", ");
      return broken("I7", `obligation/${id}`, {
        zh: `有多笔有效付款：${ids}`,
        en: `it has several live payments: ${ids}`,
      });
    });
  const paying = new Set(["allocated", "instructed", "settled"]);
  const unlike = obligations.flatMap(({ id, body }) => {
    const payment = live.get(id)?.[0];
    const isRight = paying.has(body.state)
      ? payment?.body.state === body.state && payment.body.amountFen === body.amountFen && payment.id === body.payment
      : payment === undefined;
    return isRight
      ? []
      : [
          broken("I7", `obligation/${id}`, {
            zh: `状态 ${body.state} 与付款 ${payment?.body.state ?? "无"} 不符`,
            en: `it is ${body.state} and its payment ${payment?.body.state ?? "is not there"}`,
          }),
        ];
  });
  return [...doubled, ...unlike];
};

const inState =
  (state: Obligation["state"]) =>
  ({ body }: Loaded<Obligation, Body>): boolean =>
    body.state === state;

const sum = (obligations: Loaded<Obligation, Body>[], of: (body: Obligation) => number): number =>
  obligations.reduce((total, { body }) => total + of(body), 0);

const yuan = (fen: number): string => (fen < 0 ? `-${writeFen(-fen)}` : writeFen(fen));
