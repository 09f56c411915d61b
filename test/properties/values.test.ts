// Amounts, rates, numbers, days, ids and texts are read as the slow readers read them, and rounded as fractions say.
import { expect, test } from "vitest";
import { readDay, readMonth, writeDay, writeMonth } from "../../domain/values/day.ts";
import { isWholeNumber, readDigits, readFen, writeFen } from "../../domain/values/money.ts";
import { readFineRate, readRate, writeRate } from "../../domain/values/rate.ts";
import { roundProduct, roundQuotient, roundQuotientBig } from "../../domain/values/rounding.ts";
import { isId, isName, isText } from "../../domain/values/text.ts";
import { nameOf } from "../oracle/case-form.ts";
import { type Fraction, fraction, over, rounded, times, twoPlaces } from "../oracle/fraction.ts";
import { shortestRate } from "../oracle/naive-digest.ts";
import type { Random } from "../oracle/random.ts";
import { nearly } from "../oracle/random-text.ts";
import { amountFen, money, rate, textValues } from "../oracle/random-values.ts";
import { dayOf, digitsOf, idOf, moneyOf, monthOf, rateOf, textOf, wholeOf } from "../oracle/values.ts";
import { casesFor, expectOften, forSeeds } from "./replay.ts";

const numbers = [0, 1, 100, 999_999_999_999, 1_000_000_000_000, 1e21, -1, -0.5, 0.1, 5e-324, 99.5, Number.NaN];
const others: readonly unknown[] = [...numbers, null, undefined, true, [], ["1"], {}, { toString: () => "1" }];

/** Undefined where the slow reader refuses. */
function slowly<Value>(read: () => Value): Value | undefined {
  try {
    return read();
  } catch (thrown) {
    if (thrown instanceof Error && "refused" in thrown) return undefined;
    throw thrown;
  }
}

/** Both readers on texts that are nearly right and on what is no text at all; `same` says whether they read the same. */
function readAlike(good: (random: Random) => string[], same: (value: unknown) => boolean): void {
  let accepted = 0;
  forSeeds(casesFor(0.2), (random) => {
    const text = nearly(random, good(random));
    if (!same(text)) throw new Error(`read otherwise: ${JSON.stringify(text)}`);
    accepted += good(random).includes(text) ? 1 : 0;
  });
  for (const value of others) expect(same(value), String(value)).toBe(true);
  expectOften(accepted, 10, "texts that are right");
}

const scaled = (value: Fraction | undefined, by: bigint): number | undefined =>
  value === undefined ? undefined : Number(times(value, fraction(by)).top);

test("amounts", () => {
  const edges = ["0", "0.1", "0.01", "100", "999999999999.99", "1000000000000", "999999999999.9", "120.50", "00.5"];
  readAlike(
    (random) => [...edges, String(money(random))],
    (value) =>
      readFen(value) ===
      scaled(
        slowly(() => moneyOf(value)),
        100n,
      ),
  );
  forSeeds(casesFor(0.02), (random) => {
    const fen = amountFen(random);
    expect(writeFen(fen)).toBe(twoPlaces(fraction(BigInt(fen), 100n)));
    expect(readFen(writeFen(fen))).toBe(fen);
  });
});

test("rates", () => {
  const edges = ["0%", "0.0001%", "1000%", "1000.0001%", "999.9999%", "5.00%", "5.000%", "10000%", "12.5%"];
  const good = (random: Random): string[] => [...edges, rate(random)];
  readAlike(
    good,
    (value) =>
      readRate(value) ===
      scaled(
        slowly(() => rateOf(value)),
        1_000_000n,
      ),
  );
  readAlike(
    good,
    (value) =>
      readFineRate(value) ===
      scaled(
        slowly(() => rateOf(value, 2)),
        1_000_000n,
      ),
  );
  forSeeds(casesFor(0.02), (random) => {
    const text = rate(random);
    expect(writeRate(readRate(text) as number)).toBe(shortestRate(text));
  });
});

test("whole numbers, as numbers and as digits", () => {
  const good = ["0", "1", "120", "999999999999", "1000000000000", "01"];
  readAlike(
    () => good,
    (value) => isWholeNumber(value) === (slowly(() => wholeOf(value)) !== undefined),
  );
  readAlike(
    () => good,
    (value) =>
      readDigits(value) ===
      scaled(
        slowly(() => digitsOf(value)),
        1n,
      ),
  );
  expect(isWholeNumber(-0), "minus zero is no whole number of anything").toBe(false);
});

test("days and months", () => {
  const days = (random: Random): string[] => {
    const year = random.pick(["0001", "1900", "2000", "2023", "2024", "2100", "9999"]);
    const [month, day] = [random.whole(0, 13), random.pick([0, 1, 9, 27, 28, 29, 30, 31, 32])];
    return [`${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`];
  };
  readAlike(days, (value) => {
    const read = readDay(value);
    const slow = slowly(() => dayOf(value));
    return String(value).startsWith("0000") || (read === undefined ? slow === undefined : writeDay(read) === slow);
  });
  const months = (random: Random): string[] => days(random).map((day) => day.slice(0, 7));
  readAlike(months, (value) => {
    const read = readMonth(value);
    const slow = slowly(() => monthOf(value));
    return String(value).startsWith("0000") || (read === undefined ? slow === undefined : writeMonth(read) === slow);
  });
});

test("ids, names and texts", () => {
  const long = "x".repeat(63);
  const ids = ["a", "A.b_c-9", "9", long, `${long}x`, `${long}xx`, ".a", "-a", "_a", "a b", ""];
  const same = (accepts: boolean, read: () => string): boolean => accepts === (slowly(read) !== undefined);
  readAlike(
    () => ids,
    (value) => same(isId(value), () => idOf(value)),
  );
  const names = [
    ...ids,
    "benefit",
    "积分",
    "专利数",
    "pay",
    "value",
    "scores",
    "shares",
    "month",
    "employee",
    "chosenPay",
  ];
  readAlike(
    () => [...names, "chosenRate", "Pay"],
    (value) => /[\u0660-\u0669\uff10-\uff19]/.test(String(value)) || same(isName(value), () => nameOf(value)),
  );
  readAlike(
    () => [...textValues, "é", "ﬁ", "①"],
    (value) => same(isText(value), () => textOf(value)),
  );
  for (const name of ["__proto__", "constructor", "e\u0301"]) expect(isName(name)).toBe(false);
});

test("a quotient is rounded as its fraction is, small or large, on the half and beside it", () => {
  forSeeds(casesFor(1), (random) => {
    const mode = random.pick(["half-up", "half-even", "down"] as const);
    const denominator = random.pick([1, 2, 3, 7, 100, 1_000_000, 31_000_000, random.whole(1, 310_000_000_000)]);
    const [numerator, large] = numerators(random, denominator);
    const exactly = (top: bigint): bigint => rounded(fraction(top, BigInt(denominator)), fraction(1n), mode).top;
    expect(BigInt(roundQuotient(numerator, denominator, mode))).toBe(exactly(BigInt(numerator)));
    expect(roundQuotientBig(large, BigInt(denominator), mode)).toBe(exactly(large));
  });
});

/** One up to 2^52 and one far above, often an odd number of halves and then one more or less. */
function numerators(random: Random, denominator: number): [number, bigint] {
  const most = Math.floor(2 ** 52 / denominator) - 1;
  const halves = random.pick([random.whole(0, most), random.whole(0, Math.min(most, 20)), most]);
  const beside = random.whole(-1, 1);
  const numerator = Math.max(0, Math.floor((halves * denominator) / 2) + beside);
  const large = (BigInt(random.whole(0, 2 ** 52)) * 2_000n + 1n) * BigInt(denominator);
  return [numerator, large / 2n + BigInt(random.whole(0, 1))];
}

test("a product is rounded to the unit that the policy names, also where it fits no plain number", () => {
  forSeeds(casesFor(0.3), (random) => {
    const mode = random.pick(["half-up", "half-even", "down"] as const);
    const toFen = random.pick([1, 100, 1_000, 10_000]);
    const [fen, ppm] = [amountFen(random), random.pick([0, 1, 500_000, 1_000_000, random.whole(0, 10_000_000)])];
    const exact = over(times(fraction(BigInt(fen)), fraction(BigInt(ppm))), fraction(1_000_000n));
    const slow = rounded(exact, fraction(BigInt(toFen)), mode).top;
    if (slow <= 99_999_999_999_999n) expect(BigInt(roundProduct(fen, ppm, 1_000_000, { toFen, mode }))).toBe(slow);
  });
});
