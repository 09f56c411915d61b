// What the law wants inventors to be paid at least, on both sides of every day and amount.
import { expect, test } from "vitest";
import { nomination } from "../../domain/cases/kinds/nomination.ts";
import { compareWithMinimum, minimumFor, minimums, type Patent } from "../../domain/patents/statutory-minimum.ts";
import type { Case } from "../../domain/records/cases.ts";

const patent = (fields: Partial<Patent> = {}): Patent => ({
  type: "invention",
  number: "ZL 1",
  grantedOn: "2024-01-20",
  ...fields,
});

test.each([
  ["invention", "2024-01-20", 400_000],
  ["utility-model", "2024-01-20", 150_000],
  ["design", "2024-01-20", 150_000],
  ["invention", "2024-01-19", 300_000],
  ["design", "2024-01-19", 100_000],
] as const)("for %s granted on %s it is %i fen", (type, grantedOn, fen) => {
  expect(minimumFor(patent({ type, grantedOn }))?.fen).toBe(fen);
});

test("the rows are in the order of their days, and each names its source", () => {
  const days = minimums.map(({ from }) => from);
  expect(days).toEqual([...days].sort());
  for (const { source } of minimums) expect(source.zh).toContain("专利法实施细则");
});

test.each([
  ["2024-01-20", "2024-04-20"],
  ["2025-11-30", "2026-02-28"],
  ["2023-11-30", "2024-02-29"],
  ["2025-10-31", "2026-01-31"],
])("what is granted on %s has to be paid by %s", (grantedOn, payBy) => {
  expect(minimumFor(patent({ grantedOn }))?.payBy).toBe(payBy);
});

test("of a day before the first row nothing is said but that it is to be looked up", () => {
  const old = patent({ grantedOn: "2010-01-31" });
  expect(minimumFor(old)).toBeUndefined();
  expect(compareWithMinimum(old, { hasRule: false, awardedFen: 0 }).en).toBe(
    "No statutory minimum is recorded for a grant on 2010-01-31; look it up",
  );
});

test.each([
  [{ hasRule: false, awardedFen: 0 }, "No rule of the enterprise rewards this"],
  [{ hasRule: true, awardedFen: 0 }, "Nothing has been awarded yet"],
  [{ hasRule: true, awardedFen: 0, proposedFen: 399_999 }, "The award proposed is below"],
  [{ hasRule: true, awardedFen: 0, proposedFen: 400_000 }, "Nothing has been awarded yet"],
  [{ hasRule: true, awardedFen: 399_999, proposedFen: 399_999 }, "The award is below"],
  [{ hasRule: true, awardedFen: 400_000, proposedFen: 400_000 }, "The award is not below"],
])("with %o it says: %s", (rewarded, says) => {
  expect(compareWithMinimum(patent(), rewarded).en).toContain(says);
});

const patented = (fields: Partial<Case>): Case =>
  ({ kind: "nomination", awardedFen: 0, patent: patent(), ...fields }) as Case;

test("the clock runs until the minimum is awarded, or less is confirmed, and only for patents", () => {
  expect(nomination.doneBy?.(patented({}))).toBe("2024-04-20");
  expect(nomination.doneBy?.(patented({ awardedFen: 399_999 }))).toBe("2024-04-20");
  expect(nomination.doneBy?.(patented({ awardedFen: 400_000 }))).toBeUndefined();
  expect(nomination.doneBy?.(patented({ awardedFen: 1, state: "confirmed" }))).toBeUndefined();
  expect(nomination.doneBy?.({ ...patented({}), patent: undefined } as Case)).toBeUndefined();
});
