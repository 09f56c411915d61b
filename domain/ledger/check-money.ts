// The invariants of money: accounts hold what the records say, and budgets add up.
import type { Allowance } from "../records/allowances.ts";
import type { Award, Budget, Obligation } from "../records/awards.ts";
import { fund, owed } from "../records/postings.ts";
import type { Body, Loaded, RecordKind } from "../records/record.ts";
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
  const years = ofKind<Budget>(stored, "budget");
  return [
    ...checkAccounts(obligations, balances),
    ...checkTotal(ofKind<Award>(stored, "award"), ofKind<Allowance>(stored, "allowance"), balances),
    ...years.flatMap((budget) => checkBudget(budget, budgets.get(budget.id), balances)),
    ...checkChart(
      years.map(({ id }) => id),
      balances,
    ),
  ];
};

export const ofKind = <Public extends Body>(stored: Stored, kind: RecordKind): Loaded<Public, Body>[] =>
  [...stored.values()].filter((record) => record.kind === kind) as Loaded<Public, Body>[];

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

/** What all awards and allowances granted stands in one account, and comes to what all people's accounts hold. */
const checkTotal = (
  awards: Loaded<Award, Body>[],
  allowances: Loaded<Allowance, Body>[],
  balances: ReadonlyMap<string, bigint>,
): Break[] => {
  const people = [...balances].filter(([account]) => account.startsWith("person/") && !account.endsWith("/opening"));
  const owedInAll = people.reduce((total, [, fen]) => total + fen, 0n);
  const calculated = allowances
    .flatMap(({ body }) => body.calculations)
    .reduce((total, { owedFen }) => total + BigInt(owedFen), 0n);
  const granted = awards
    .filter(({ body: { state } }) => state === "approved" || state === "cancelled")
    .reduce((total, { body }) => total + BigInt(body.totalFen - body.lapsedFen), calculated);
  const awarded = -(balances.get("awarded") ?? 0n);
  const breaks: Break[] = [];
  if (owedInAll !== awarded)
    breaks.push(
      broken("I4", "awarded", {
        zh: `核定 ${awarded} 分，各账户合计 ${owedInAll} 分`,
        en: `${awarded} fen were awarded, the accounts hold ${owedInAll}`,
      }),
    );
  if (granted !== awarded)
    breaks.push(
      broken("I4", "awarded", {
        zh: `台账核定 ${awarded} 分，核定与津贴记录合计 ${granted} 分`,
        en: `${awarded} fen were awarded by the journal, ${granted} by the awards and allowances`,
      }),
    );
  return breaks;
};

const accounts = /^(?:fund\/(\d{4})\/(?:granted|free|spent)|awarded|opening|person\/[^/]+\/[a-z]+)$/;

/** Money stands in no other accounts than there are, and in no year's fund that has no budget. */
const checkChart = (years: readonly string[], balances: ReadonlyMap<string, bigint>): Break[] =>
  [...balances].flatMap(([account, fen]) => {
    const known = accounts.exec(account);
    if (!known) return [broken("I4", account, { zh: "没有这样的账户", en: "there is no such account" })];
    const [, year] = known;
    return year === undefined || fen === 0n || years.includes(year)
      ? []
      : [broken("I5", account, { zh: `没有 ${year} 年度基金`, en: `there is no budget of ${year}` })];
  });

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
    ["台账中的额度", "the cap in the journal", -Number(balances.get(fund(id, "granted")) ?? 0n), body.capFen],
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
    ...(Math.min(freeFen, reservedFen, spentFen) < 0
      ? [
          broken("I5", `budget/${id}`, {
            zh: "可用、预留或已核定为负",
            en: "free, reserved or spent is less than nothing",
          }),
        ]
      : []),
  ];
};

export const yuan = (fen: number): string => (fen < 0 ? `-${writeFen(-fen)}` : writeFen(fen));
