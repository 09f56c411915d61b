// Bank accounts 银行账号: digits as a bank writes them. The value is never quoted in a refusal.
import { accept, type Outcome, refuse, refuseAll } from "../refusals.ts";

/** `doubtful`: it has the form of a UnionPay card, but the check digit of such a card does not fit. */
export type BankAccount = { digits: string; doubtful: boolean };

/**
 * Banks print accounts in groups, so spaces are taken out. A wrong check digit is only a reason to ask: passbooks and accounts of
 * enterprises have none, some banks number them like cards, and a refusal would leave someone unpaid, whereas a wrong number comes
 * back from the bank.
 */
export const readBankAccount = (value: unknown, path = ""): Outcome<BankAccount> => {
  const digits = typeof value === "string" ? value.replace(/[ \u00a0\u3000]/g, "") : "";
  if (!/^[0-9]{8,32}$/.test(digits)) return refuseAll([refuse("bank-account-invalid", path)]);
  return accept({ digits, doubtful: /^62[0-9]{14,17}$/.test(digits) && !checkDigitFits(digits) });
};

/** Luhn, ISO/IEC 7812: every second digit from the right counts double, with its own digits added up. */
const checkDigitFits = (digits: string): boolean => {
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const counted = Number(digit) * (index % 2 === 0 ? 1 : 2);
    return total + (counted > 9 ? counted - 9 : counted);
  }, 0);
  return sum % 10 === 0;
};
