// Bunching: which measures lie just below an edge and which just above, and when there are too many of them above.
import { expect, test } from "vitest";
import type { Report } from "../../domain/replay/report.ts";
import { benefit, policyOf, replayed, three } from "./policies.ts";

const beside = (report: Report, index: number) => {
  const { below, above, standsOut } = report.edges.new[index] as Report["edges"]["new"][number];
  return [below.cases, above.cases, standsOut];
};

test("the windows are five percent of the edge, and each tier's last value belongs below", () => {
  const below = ["950.00", "999.99", "949.99"];
  const above = ["1000", "1049.99", "1050.00"];
  const report = replayed(
    policyOf(three),
    undefined,
    [...below, ...above].map((amount) => benefit(amount)),
  );
  expect(report.edges).toMatchObject({ windowPercent: 5, new: [{ edge: "1000.00" }, { edge: "50000.00" }] });
  expect(report.edges.new[0]?.below).toEqual({ from: "950.00", until: "999.99", cases: 2 });
  expect(report.edges.new[0]?.above).toEqual({ from: "1000.00", until: "1049.99", cases: 2 });
  expect(report.edges.new[1]).toMatchObject({
    below: { until: "50000.00" },
    above: { from: "50000.01", until: "52500.00" },
  });
});

test("an edge that includes its number counts it below", () => {
  const report = replayed(
    policyOf(three),
    undefined,
    ["50000", "50000.01", "47500.00", "52500.01"].map((amount) => benefit(amount)),
  );
  expect(beside(report, 1)).toEqual([1, 1, false]);
});

test("so many more above than chance brings stand out: three standard deviations", () => {
  const many = (count: number, amount: string) => Array.from({ length: count }, () => benefit(amount));
  expect(beside(replayed(policyOf(three), undefined, many(8, "50001")), 1)).toEqual([0, 8, false]);
  expect(beside(replayed(policyOf(three), undefined, many(9, "50001")), 1)).toEqual([0, 9, true]);
  expect(beside(replayed(policyOf(three), undefined, many(9, "49999")), 1)).toEqual([9, 0, false]);
  const crowd = [...many(100, "49999"), ...many(142, "50001")];
  expect(beside(replayed(policyOf(three), undefined, crowd), 1)).toEqual([100, 142, false]);
  expect(beside(replayed(policyOf(three), undefined, [...crowd, ...many(8, "50001")]), 1)).toEqual([100, 150, true]);
});

test("points and scores have edges too, one step wide at least", () => {
  const jury = { criteria: [{ id: "c", weight: "100%" }], seats: [{ id: "t", atLeast: 1 }] };
  const policy = policyOf(
    {
      id: "points",
      kind: "tiered",
      unit: "points",
      measure: "credit",
      apply: "whole",
      tiers: [{ below: "10", pay: "1" }, { pay: "2" }],
    },
    {
      id: "score",
      kind: "tiered",
      unit: "score",
      apply: "whole",
      ...jury,
      tiers: [{ below: "80", pay: "1" }, { pay: "2" }],
    },
  );
  const points = [8, 9, 10, 11].map((credit) => benefit("0", { scheme: "points", facts: { credit } }));
  const scores = [75, 76, 79, 80, 83, 84].map((mark) =>
    benefit("0", { scheme: "score", facts: { scores: [{ juror: "J", seat: "t", marks: { c: mark } }] } }),
  );
  const report = replayed(policy, undefined, [...points, ...scores]);
  expect(report.edges.new).toMatchObject([
    {
      scheme: "points",
      edge: "10",
      below: { from: "9", until: "9", cases: 1 },
      above: { from: "10", until: "10", cases: 1 },
    },
    {
      scheme: "score",
      edge: "80.00",
      below: { from: "76.00", until: "79.99", cases: 2 },
      above: { from: "80.00", until: "83.99", cases: 2 },
    },
  ]);
});

test("who is not eligible did not tune a benefit", () => {
  const policy = policyOf({ ...three, require: [{ fact: "origin", is: "own", else: { zh: "须为自有" } }] });
  const report = replayed(policy, undefined, [benefit("1000", { facts: { benefit: "1000", origin: "borrowed" } })]);
  expect([beside(report, 0), report.new.notEligible]).toEqual([[0, 0, false], 1]);
  expect(report.byTiers.new).toEqual([
    {
      scheme: "s",
      clause: "s.require.0",
      says: { zh: "未达条件 1 须为自有", en: "Requirement 1 not met: 须为自有" },
      cases: 1,
      amount: "0.00",
    },
  ]);
});
