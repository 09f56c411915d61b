// What a replay says: biggest changes, sums beyond every single amount, whose and where the money is, and why a case was set apart.
import { expect, test } from "vitest";
import type { CompiledScheme } from "../../domain/calculation/compile.ts";
import { accept } from "../../domain/refusals.ts";
import type { Earned, ReplayCase } from "../../domain/replay/case.ts";
import { beginReplay } from "../../domain/replay/replay.ts";
import { prepareRules } from "../../domain/replay/rules.ts";
import { benefit, policyOf, replayed, three, tiers } from "./policies.ts";

const tenth = policyOf(tiers({ rate: "10%" }));
const fifth = policyOf(tiers({ rate: "20%" }));

test("of equal changes the first keys are kept, whatever the order they came in", () => {
  const keys = Array.from({ length: 30 }, (_, index) => `K${String(index).padStart(2, "0")}`);
  const shuffled = keys.toSorted((a, b) => (a[2] as string).localeCompare(b[2] as string));
  const report = replayed(
    fifth,
    tenth,
    shuffled.map((key) => benefit(key === "K25" ? "200" : "100", { key })),
  );
  expect(report.changes?.gains.map(({ key }) => key)).toEqual(["K25", ...keys.slice(0, 9)]);
  expect(report.changes).toMatchObject({
    losses: [],
    winners: { cases: 30, change: "310.00" },
    unchanged: { cases: 0 },
  });
});

test("sums are exact beyond every single amount, and beyond what a number holds", () => {
  const largest = "999999999999.99";
  const all = policyOf(tiers({ rate: "100%" }));
  const shares = [{ employee: "E1", weight: 1 }];
  const report = replayed(
    all,
    undefined,
    Array.from({ length: 1_001 }, () => benefit(largest, { shares, department: "一" })),
  );
  const exact = "1000999999999989.99";
  expect([
    report.compared.new,
    report.byPeople[0]?.new,
    report.byDepartments[0]?.new,
    report.byTiers.new[0]?.amount,
  ]).toEqual(Array(4).fill(exact));
});

test("each person's part goes to where they work, and a case counts once in a department", () => {
  const shares = [
    { employee: "E1", weight: 1 },
    { employee: "E2", weight: 1 },
    { employee: "E3", weight: 2 },
  ];
  const departments = new Map([
    ["E1", "一车间"],
    ["E2", "一车间"],
    ["E3", "二车间"],
  ]);
  const report = replayed(fifth, tenth, [
    benefit("100", { shares, departments }),
    benefit("50", { department: "二车间", employee: "E3" }),
    benefit("10"),
  ]);
  expect(report.byDepartments).toEqual([
    { department: "一车间", cases: 1, new: "10.00", old: "5.00", change: "5.00" },
    { department: "二车间", cases: 2, new: "20.00", old: "10.00", change: "10.00" },
    { cases: 1, new: "2.00", old: "1.00", change: "1.00" },
  ]);
  expect(report.byPeople.map(({ person, new: next }) => [person, next])).toEqual([
    ["E1", "5.00"],
    ["E2", "5.00"],
    ["E3", "20.00"],
    [undefined, "2.00"],
  ]);
  expect(report.changes?.people).toEqual({ winners: 3, losers: 0, unchanged: 0 });
});

test("what only one can calculate stands apart with its amount, and each refusal with its first keys", () => {
  const asking = policyOf({
    ...tiers({ rate: "20%" }),
    require: [{ fact: "months", atLeast: 6, else: { zh: "满六个月" } }],
  });
  const given = [
    ...Array.from({ length: 7 }, (_, index) => benefit("100", { key: `old-${index}`, row: index + 1 })),
    benefit("100", { facts: { benefit: "100", months: 7 } }),
    benefit("1,000", { key: "comma" }),
    benefit("100", { scheme: "none" }),
    benefit("100", { facts: { benefit: "100", months: 7, extra: "1" } }),
  ];
  const report = replayed(asking, tenth, given);
  expect(report.compared).toEqual({ cases: 1, new: "20.00", old: "10.00", change: "10.00" });
  expect(report.apart).toEqual({
    onlyNew: { cases: 0, amount: "0.00" },
    onlyOld: { cases: 7, amount: "70.00" },
    neither: 3,
  });
  expect(report.refused.new.map(({ code, count }) => [code, count])).toEqual([
    ["missing-fact", 7],
    ["amount-invalid", 1],
    ["unknown-fact", 1],
    ["unknown-scheme", 1],
  ]);
  expect(report.refused.new[0]?.examples.map(({ key, row, path }) => [key, row, path])).toEqual(
    [1, 2, 3, 4, 5].map((row) => [`old-${row - 1}`, row, "/facts/months"]),
  );
  expect(report.refused.old?.map(({ code }) => code)).toEqual(["amount-invalid", "unknown-fact", "unknown-scheme"]);
  expect(report.read).toBe(11);
});

test("a yearly cap of one policy alone: what was paid this year is nothing to the other, and lapsed money is told", () => {
  const capped = policyOf({ ...tiers({ rate: "20%" }), perPersonYear: "1000" });
  const share = (paidThisYear?: string) => ({
    shares: [{ employee: "E1", weight: 1, ...(paidThisYear && { paidThisYear }) }],
  });
  const report = replayed(capped, tenth, [benefit("2000", share("900")), benefit("2000", share())]);
  expect(report).toMatchObject({
    compared: { new: "100.00", old: "200.00" },
    new: { lapsed: "300.00" },
    old: { lapsed: "0.00" },
  });
  expect(report.refused.new.map(({ code }) => code)).toEqual(["paid-this-year-missing"]);
  expect(report.changes).toMatchObject({ losers: { cases: 1 }, losses: [{ change: "-100.00" }] });
});

test("what was recorded by several versions stands under each of them, tier 10 after tier 9", () => {
  const edges = Array.from({ length: 10 }, (_, index) => ({ below: `${(index + 1) * 100}`, pay: `${index + 1}` }));
  const many = policyOf(tiers(...edges, { pay: "11" }));
  const scheme = many.schemes.get("s") as CompiledScheme;
  const replay = beginReplay(many, "recorded");
  const earn = prepareRules();
  const hold = (each: ReplayCase, old: Earned): void => replay.hold(each, earn(many, each, scheme), accept(old));
  const given: [string, number, number][] = [
    ["950", 2, 9],
    ["1050", 2, 10],
    ["950", 1, 9],
  ];
  for (const [amount, version, tier] of given)
    hold(benefit(amount), {
      fen: 500,
      lapsedFen: 0,
      eligible: true,
      people: [{ employee: "E1", fen: 500 }],
      places: [{ clause: `s.tiers.${tier}`, fen: 500 }],
      measure: Number(amount) * 100,
      scheme,
      version,
    });
  const { byTiers, edges: found, byPeople } = replay.report();
  expect(byTiers.old?.map(({ version, clause, amount }) => [version, clause, amount])).toEqual([
    [1, "s.tiers.9", "5.00"],
    [2, "s.tiers.9", "5.00"],
    [2, "s.tiers.10", "5.00"],
  ]);
  expect(found.old?.map(({ version }) => version)).toEqual([...Array(10).fill(1), ...Array(10).fill(2)]);
  expect(byPeople).toMatchObject([{ person: "E1", old: "15.00" }, { new: "31.00" }]);
  expect(() => replay.take(benefit("1"))).toThrow("Nothing was recorded");
});

test("tiers, rows, slices, rates and items are called by what they are", () => {
  const jury = { criteria: [{ id: "c", weight: "100%" }], seats: [{ id: "t", atLeast: 1 }] };
  const policy = policyOf(
    {
      ...three,
      tiers: [
        { below: "1000", pay: "10", title: { zh: "小额", en: "small" } },
        { upTo: "50000", rate: "10%" },
        { rate: "15%" },
      ],
    },
    {
      ...tiers({ upTo: "100", rate: "10%" }, { below: "200", rate: "5%" }, { rate: "1%" }),
      id: "slices",
      apply: "marginal",
    },
    { id: "table", kind: "table", by: ["award", "grade"], rows: [{ award: "五小", grade: "一等", pay: "800" }] },
    { id: "commission", kind: "commission", by: "vote", rate: { from: "1%", to: "5%" } },
    { id: "jury", kind: "commission", ...jury, rate: { from: "1%", to: "5%" } },
    {
      id: "monthly",
      kind: "allowance",
      prorate: "none",
      groups: [
        {
          take: "all",
          items: [
            { id: "a", when: { skill: "技师" }, pay: "300" },
            { id: "b", title: { zh: "师带徒" }, when: { mentor: "yes" }, pay: "200" },
          ],
        },
      ],
    },
  );
  const attributes = [
    ["skill", "技师"],
    ["mentor", "yes"],
  ].map(([name, value]) => ({ name, value, from: "2026-01-01" }));
  const report = replayed(policy, undefined, [
    ...["1", "1000", "50000.01"].map((amount) => benefit(amount)),
    benefit("150", { scheme: "slices" }),
    benefit("0", { scheme: "table", facts: { award: "五小", grade: "一等" } }),
    benefit("0", { scheme: "commission", facts: { value: "1000", chosenRate: "2%" } }),
    benefit("0", { scheme: "jury", facts: { value: "1000", scores: [{ juror: "J", seat: "t", marks: { c: 50 } }] } }),
    benefit("0", {
      scheme: "monthly",
      employee: "E1",
      facts: { month: "2026-03", employee: { from: "2026-01-01", attributes } },
    }),
  ]);
  expect(report.byTiers.new.map(({ clause, says, amount }) => [clause, says.zh, says.en, amount])).toEqual([
    ["commission.rate", "奖", "Reward", "20.00"],
    ["jury.rate", "奖", "Reward", "30.00"],
    ["monthly.groups.0.items.0", "a", "a", "300.00"],
    ["monthly.groups.0.items.1", "师带徒", "师带徒", "200.00"],
    ["s.tiers.0", "第 1 档 小额：不满 1000.00", "Tier 1 small: below 1000.00", "10.00"],
    ["s.tiers.1", "第 2 档：1000.00 起，至 50000.00", "Tier 2: from 1000.00, up to 50000.00", "100.00"],
    ["s.tiers.2", "第 3 档：50000.00 以上（不含）", "Tier 3: above 50000.00", "7500.00"],
    ["slices.tiers.1", "第 2 档：100.00 以上（不含），不满 200.00", "Tier 2: above 100.00, below 200.00", "12.50"],
    ["table.rows.0", "第 1 行：五小 / 一等", "Row 1: 五小 / 一等", "800.00"],
  ]);
  expect(report.byPeople[0]).toEqual({ person: "E1", cases: 1, new: "500.00" });
});
