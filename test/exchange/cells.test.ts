// Cells of sheets: what is taken, and what is refused, on both sides of every rule.
import { describe, expect, test } from "vitest";
import { amountCell, dayCell, proseCell, sharesCell, writeShares, yearCell } from "../../domain/exchange/cells.ts";
import type { Outcome } from "../../domain/refusals.ts";

const resultOf = (outcome: Outcome<unknown>): unknown => (outcome.ok ? outcome.value : outcome.refusals[0]?.code);

describe("a day", () => {
  test.each([
    ["2026-03-01", "2026-03-01"],
    ["2026/3/1", "2026-03-01"],
    [" 2024-2-29 ", "2024-02-29"],
    ["2026-02-29", "day-invalid"],
    ["2026-3-1 10:00", "day-invalid"],
    ["26-03-01", "day-invalid"],
    ["01/03/2026", "day-invalid"],
    ["45000", "day-invalid"],
  ])("%s is %s", (text, value) => expect(resultOf(dayCell(text))).toBe(value));
});

describe("authors with weights", () => {
  test.each([
    ["E1:6;E2:4", "E1:6;E2:4"],
    ["E1：6；E2：4", "E1:6;E2:4"],
    ["E1, E2", "E1:1;E2:1"],
    ["E1:1000000", "E1:1000000"],
  ])("%s", (text, written) => {
    const outcome = sharesCell(text);
    expect(outcome.ok && writeShares(outcome.value)).toBe(written);
  });

  test.each(["", ";", "E1:0", "E1:1.5", "E1:1000001", "E1:6:7", "E 1:6", "E1:x"])("%s are none", (text) =>
    expect(resultOf(sharesCell(text))).toBe("shares-unreadable"),
  );

  test("twenty, and not one more", () => {
    const people = (count: number): string => Array.from({ length: count }, (_, index) => `E${index}`).join(";");
    expect(sharesCell(people(20)).ok).toBe(true);
    expect(sharesCell(people(21)).ok).toBe(false);
  });
});

test.each([
  ["0", "amount-invalid"],
  ["0.01", 1],
  ["1200.5", 120_050],
  ["1,200", "amount-invalid"],
  ["-1", "amount-invalid"],
  ["1e3", "amount-invalid"],
])("the amount %s is %s", (text, value) => expect(resultOf(amountCell(text))).toBe(value));

test.each([
  ["2026", "2026"],
  ["1999", "year-invalid"],
  ["2026-01", "year-invalid"],
])("the year %s is %s", (text, value) => expect(resultOf(yearCell(text))).toBe(value));

test("text of several lines ends them as everyone does", () => {
  expect(resultOf(proseCell(100)("一\r\n二"))).toBe("一\n二");
  expect(resultOf(proseCell(3)("一二三"))).toBe("一二三");
  expect(resultOf(proseCell(3)("一二三四"))).toBe("text-too-long");
  expect(resultOf(proseCell(3)(" \n"))).toBe("text-invalid");
});
