// Bank accounts and identity numbers: what is taken, what is refused, and that a refusal never repeats the value.
import { describe, expect, test } from "vitest";
import { readBankAccount } from "../../domain/people/bank-account.ts";
import { readIdentityNumber } from "../../domain/people/identity-number.ts";

describe("a bank account", () => {
  test.each([
    { given: "12345678", digits: "12345678", doubtful: false },
    { given: "1".repeat(32), digits: "1".repeat(32), doubtful: false },
    { given: "6200 0000 0000 0005", digits: "6200000000000005", doubtful: false },
    { given: "6200 0000 0000 0006", digits: "6200000000000006", doubtful: true },
    { given: "6205 5000 0000 0000 004", digits: "6205500000000000004", doubtful: false },
    { given: "6205 5000 0000 0000 014", digits: "6205500000000000014", doubtful: true },
    { given: "　4000 0000 0000 0001\u00a0", digits: "4000000000000001", doubtful: false },
    { given: "620000000000001", digits: "620000000000001", doubtful: false },
    { given: "62000000000000000001", digits: "62000000000000000001", doubtful: false },
  ])("$given is $digits, doubtful: $doubtful", ({ given, digits, doubtful }) => {
    expect(readBankAccount(given)).toEqual({ ok: true, value: { digits, doubtful } });
  });

  test.each([
    "1234567",
    "1".repeat(33),
    "6.22202E+18",
    "6200-0000-0000-0005",
    "６２００００００００００００",
    "",
    "622202020011223344X",
    6200000000000005,
    undefined,
    null,
    ["62000000"],
  ])("%j is refused", (given) => {
    const outcome = readBankAccount(given, "/bankAccount");
    expect(!outcome.ok && outcome.refusals).toMatchObject([{ code: "bank-account-invalid", path: "/bankAccount" }]);
    if (typeof given === "string" && given !== "") expect(JSON.stringify(outcome)).not.toContain(given);
  });
});

describe("a resident's id", () => {
  test.each([
    ["11010519491231002X", "11010519491231002X"],
    ["11010519491231002x", "11010519491231002X"],
    ["110105 19491231 002X", "11010519491231002X"],
    ["340524198001010011", undefined],
    ["11010520000229002", undefined],
  ])("%s", (given, value) => {
    const outcome = readIdentityNumber(given);
    expect(outcome.ok ? outcome.value : undefined).toBe(value);
  });

  /** The check character, found by the rule that all eighteen weighted values add up to 1 modulo 11. */
  const withCheck = (digits: string): string => {
    const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    const sum = weights.reduce((total, weight, index) => total + weight * Number(digits[index]), 0);
    return digits + [..."0123456789X"].find((_, value) => (sum + value) % 11 === 1);
  };

  test.each([
    ["born on 29 February of a leap year", "11010520000229001", true],
    ["born on 29 February of no leap year", "11010519000229001", false],
    ["born on 31 April", "11010519900431001", false],
    ["born in month 13", "11010519901301001", false],
    ["born in 1880", "44052418800101001", false],
    ["a place that begins with 0", "01010519900430001", false],
    ["a permit of Hong Kong residents", "81000019900430001", true],
    ["a foreign permanent resident", "93110519900430001", true],
  ])("%s", (_, digits, taken) => {
    expect(readIdentityNumber(withCheck(digits)).ok).toBe(taken);
  });

  test("any other last character, and any single wrong digit, is refused", () => {
    const right = withCheck("11010519900430001");
    for (let place = 0; place < 18; place++)
      for (const digit of "0123456789X") {
        const text = right.slice(0, place) + digit + right.slice(place + 1);
        expect(readIdentityNumber(text).ok).toBe(text === right);
      }
  });

  test.each(["110105491231002", "１１０１０５１９４９１２３１００２Ｘ", "11010519491231002X1", "", 110105, undefined])(
    "%j is refused without being quoted",
    (given) => {
      const outcome = readIdentityNumber(given, "resident-id", "/identityNumber");
      expect(!outcome.ok && outcome.refusals).toMatchObject([
        { code: "identity-number-invalid", path: "/identityNumber" },
      ]);
      if (typeof given === "string" && given !== "") expect(JSON.stringify(outcome)).not.toContain(given);
    },
  );
});

test.each([
  ["e12345678", "passport", "E12345678"],
  ["H1234 5678", "other", "H12345678"],
  ["1234", "passport", undefined],
  ["A".repeat(21), "other", undefined],
  ["E1234-678", "passport", undefined],
  ["证件12345", "other", undefined],
] as const)("another document: %s as %s", (given, kind, value) => {
  const outcome = readIdentityNumber(given, kind);
  expect(outcome.ok ? outcome.value : undefined).toBe(value);
});
