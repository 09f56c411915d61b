// The sentences about a changed policy are ones that HR can read: who, what, from, to.
import { expect, test } from "vitest";
import { type Change, diffPolicies } from "../../domain/policy/diff.ts";
import type { Policy } from "../../domain/policy/policy.ts";
import { everything, normalForm, type Path, sample, withChange } from "./policies.ts";

const changed = (at: Path, to: (part: never) => unknown, policy: Policy = everything): Change[] =>
  diffPolicies(policy, normalForm(withChange(policy, at, to as (part: unknown) => unknown)));

test("a rate that rises", () => {
  expect(changed(["schemes", 0, "tiers", 5, "rate"], () => "18%", sample)).toEqual([
    {
      clause: "suggestion.tiers.5.rate",
      says: {
        zh: "合理化建议奖：第 6 档的比例由 15% 改为 18%",
        en: "Suggestion reward: the rate of tier 6 changes from 15% to 18%",
      },
    },
  ]);
});

test("a cap that is dropped", () => {
  expect(changed(["schemes", 0, "atMost"], () => undefined, sample)).toEqual([
    {
      clause: "suggestion.atMost",
      says: {
        zh: "合理化建议奖：上限由 200000.00 元 改为 无",
        en: "Suggestion reward: the maximum changes from ¥200000.00 to none",
      },
    },
  ]);
});

test("a day of entry into force", () => {
  expect(changed(["from"], () => "2026-01-01", sample)).toEqual([
    {
      clause: "from",
      says: {
        zh: "本制度：施行日期由 2024-01-01 改为 2026-01-01",
        en: "The policy: the first day in force changes from 2024-01-01 to 2026-01-01",
      },
    },
  ]);
});

test("another currency is told once, and amounts that change are told in their own", () => {
  const dollars = withChange(sample, ["currency"], () => "USD");
  const next = normalForm(withChange(dollars, ["schemes", 0, "atMost"], () => "30000"));
  expect(diffPolicies(sample, next).map(({ says }) => says.en)).toEqual([
    "The policy: the currency changes from CNY to USD",
    "Suggestion reward: the maximum changes from ¥200000.00 to 30000.00 USD",
  ]);
});

test("a tier that is added, with what it pays", () => {
  const tier = { below: "20000", rate: "12.5%", pay: { from: "1", to: "2" } };
  expect(changed(["schemes", 0, "tiers"], (tiers: object[]) => [...tiers, tier], sample)).toEqual([
    {
      clause: "suggestion.tiers.6",
      says: {
        zh: "合理化建议奖：新增第 7 档：上界（不含） 20000.00 元，金额 1.00 元 至 2.00 元，比例 12.5%",
        en: "Suggestion reward: tier 7 is added: upper edge (not included) ¥20000.00, pay ¥1.00 to ¥2.00, rate 12.5%",
      },
    },
  ]);
});

test("an item that is removed, with what it paid", () => {
  const withoutB = (items: object[]): object[] => items.slice(0, 1);
  expect(changed(["schemes", 5, "groups", 0, "items"], withoutB)).toEqual([
    {
      clause: "monthly.groups.0.items.1",
      says: {
        zh: "津贴：取消项目 b“乙”（原为：所在组 1，名称 “乙”，条件 skill 为“高级工”，且 site 为“here”，金额 300.00 元，乘数 apprentices）",
        en: 'Monthly: item b "乙" is removed (it was: group 1, title "乙", condition skill is "高级工" and site is "here", pay ¥300.00, multiplier apprentices)',
      },
    },
  ]);
});

test("an item that moves to another group", () => {
  const regroup = ([highest, all]: { items: object[] }[]): object[] => [
    { ...highest, items: highest?.items.slice(0, 1) },
    { ...all, items: [...(all?.items ?? []), highest?.items[1]] },
  ];
  expect(changed(["schemes", 5, "groups"], regroup).map(({ says }) => says.en)).toEqual([
    'Monthly: the group of item b "乙" changes from 1 to 2',
  ]);
});

test("adjustments in another order", () => {
  expect(changed(["schemes", 0, "adjust"], (all: object[]) => all.toReversed())).toEqual([
    {
      clause: "tiered.adjust",
      says: {
        zh: "分档奖：调整的顺序由 调整 borrowed“借鉴”、调整 safety 改为 调整 safety、调整 borrowed“借鉴”（按此顺序逐项调整）",
        en: 'Tiers: the order of the adjustments changes from adjustment borrowed "Borrowed", adjustment safety to adjustment safety, adjustment borrowed "Borrowed" (they are applied in this order)',
      },
    },
  ]);
});

test("items of one pay in another order", () => {
  const [change] = changed(["schemes", 5, "groups", 0, "items"], (all: object[]) => all.toReversed());
  expect(change?.clause).toBe("monthly.groups");
  expect(change?.says.en).toContain("the first of equals is taken");
});

test("a requirement is known by its fact, a row by its dimensions", () => {
  expect(changed(["schemes", 0, "require", 0, "atLeast"], () => 12).map(({ says }) => says)).toEqual([
    {
      zh: "分档奖：条件 months 的最小值由 6 改为 12",
      en: "Tiers: the minimum of requirement months changes from 6 to 12",
    },
  ]);
  expect(changed(["schemes", 3, "rows", 0, "pay"], () => "5").map(({ says }) => says)).toEqual([
    {
      zh: "表奖：“A / once”一行的金额由 1.00 元 改为 5.00 元",
      en: 'Table: the pay of row "A / once" changes from ¥1.00 to ¥5.00',
    },
  ]);
  expect(changed(["schemes", 3, "by"], (by: string[]) => by.toReversed()).map(({ says }) => says.en)).toEqual([
    'Table: the basis changes from "award", "times" to "times", "award"',
  ]);
});

test("a scheme that is added comes with everything that it pays", () => {
  const without = normalForm(withChange(everything, ["schemes", 1], () => undefined));
  expect(diffPolicies(without, everything).map(({ clause, says }) => `${clause} | ${says.zh}`)).toEqual([
    "points | 本制度：新增方案 points“积分奖”：名称 “积分奖”（Points），类型 分档（tiered），量值 credit，量值单位 分值（points），适用方式 全额适用一档（whole）",
    "points.tiers.0 | 积分奖：新增第 1 档：上界（不含） 60 分，金额 0.00 元",
    "points.tiers.1 | 积分奖：新增第 2 档：金额 100.00 元",
  ]);
});
