// `jiangli ledger check`: holds everything that is stored against the invariants of the record, and names the line that breaks one.
import { type Break, invariants } from "../domain/ledger/break.ts";
import { checkAllowances } from "../domain/ledger/check-allowances.ts";
import { checkAwards } from "../domain/ledger/check-awards.ts";
import { checkDecisions } from "../domain/ledger/check-decisions.ts";
import { checkMoney } from "../domain/ledger/check-money.ts";
import { checkOrigins } from "../domain/ledger/check-origins.ts";
import { checkPayments } from "../domain/ledger/check-payments.ts";
import { checkRecords } from "../domain/ledger/check-records.ts";
import { foldEntries } from "../domain/ledger/fold.ts";
import { type Ledger, readLedger } from "../functions/store/read-ledger.ts";
import { tenantsInTable } from "../functions/store/scan.ts";
import { sha256Hex } from "../functions/store/sha256.ts";
import { type Command, misuse } from "./command.ts";
import { exitCodes } from "./failures.ts";
import { print, printError } from "./streams.ts";
import { withTable } from "./with-table.ts";

export const ledgerCommand: Command = {
  options: { tenant: { type: "string" }, data: { type: "string" }, json: { type: "boolean" } },
  run: async ([action, ...more], { tenant, data, json }) => {
    if (action !== "check" || more.length > 0)
      return misuse({ en: "write: jiangli ledger check", zh: "请写：jiangli ledger check" });
    return withTable(data, async () => {
      const tenants = typeof tenant === "string" ? [tenant] : await tenantsInTable();
      let isWhole = true;
      for (const each of tenants) {
        const ledger = await readLedger(each);
        if (!ledger) {
          printError(`${each}: 一直有写入，请在空闲时再检查 · records kept changing; check again at a quieter moment`);
          return exitCodes.unusable;
        }
        const breaks = breaksIn(ledger);
        isWhole &&= breaks.length === 0;
        await print(
          json === true
            ? `${JSON.stringify({ tenant: each, ...ledger.counts, breaks })}\n`
            : report(each, ledger, breaks),
        );
      }
      return isWhole ? exitCodes.done : exitCodes.broken;
    });
  },
};

/** All invariants over everything that was read. */
export const breaksIn = ({ entries, stored, budgets, breaks }: Ledger): Break[] => {
  const folded = foldEntries(entries);
  return [
    ...breaks,
    ...folded.breaks,
    ...checkRecords(folded, stored, sha256Hex),
    ...checkAwards(stored, folded.balances),
    ...checkAllowances(stored, sha256Hex),
    ...checkMoney(stored, folded.balances, budgets),
    ...checkPayments(stored),
    ...checkDecisions(stored, sha256Hex),
    ...checkOrigins(stored, folded),
  ];
};

const report = (tenant: string, { counts }: Ledger, breaks: Break[]): string => {
  const head = `${tenant}: ${counts.entries} 笔台账 entries, ${counts.records} 条记录 records\n`;
  const lines = Object.entries(invariants).map(([name, { zh, en }]) => {
    const own = breaks.filter(({ invariant }) => invariant === name);
    const list = own.map(({ at, says }) => `      ${at}: ${says.zh} · ${says.en}\n`).join("");
    return `  ${own.length === 0 ? "✓" : "✗"} ${name.padEnd(3)} ${zh} · ${en}\n${list}`;
  });
  return head + lines.join("");
};
