// What was before these records began comes in over HTTP: opening balances once a year and by two people, suggestions on the day of the paper.
import { beforeAll, describe, expect, test } from "vitest";
import { readBreaks } from "./breaks.ts";
import { useEnterprise } from "./enterprise.ts";
import { moneyPolicy, propose, verifiedSuggestion } from "./money.ts";
import { codeOf, expectOk, publishPolicy, savingPolicy } from "./published-policy.ts";
import { bringIn, csv, killWrites } from "./sheets.ts";

const { here } = useEnterprise();
const hr = () => here().as("HR-1");

beforeAll(async () => {
  here().at("2026-03-01T02:00:00Z");
  await publishPolicy(here(), savingPolicy());
  await publishPolicy(here(), moneyPolicy());
});

const next = (id: string, by = hr()) => by.post(`/v1/imports/${id}/continuation`);

describe("opening balances", () => {
  const heading = ["年度", "工号", "制度", "方案", "金额"];

  test("come once a year, by one and applied by another, as entries that add up", async () => {
    const finance = here().as("FINANCE-1");
    expectOk(await finance.post("/v1/budgets", { year: "2026", cap: "100000" }));
    const wrong = csv([
      heading,
      ["2026", "NOBODY", "saving", "suggestion", "100"],
      ["2026", "E1", "saving", "other", "100"],
      ["2026", "E1", "", "", "100"],
      ["2025", "", "", "", "100"],
      ["2026", "", "", "", "100000.01"],
      ["2026", "E2", "saving", "suggestion", "0"],
    ]);
    const { problems } = expectOk(await bringIn(hr(), "opening-balances", wrong)).body;
    expect(problems.map(({ row, code }: Record<string, unknown>) => [row, code])).toEqual([
      [2, "unknown-id"],
      [3, "unknown-scheme"],
      [4, "missing-field"],
      [4, "missing-field"],
      [5, "budget-missing"],
      [6, "budget-exhausted"],
      [7, "amount-invalid"],
    ]);
    const right = csv([
      heading,
      ["2026", "E1", "saving", "suggestion", "300.50"],
      ["2026", "E2", "saving", "suggestion", "200"],
      ["2026", "", "", "", "500.50"],
      ["2026", "E3", "savings", "capped", "4900"],
    ]);
    const { id } = expectOk(await bringIn(hr(), "opening-balances", right)).body;
    const second = await bringIn(here().as("HR-2"), "opening-balances", right);
    expect(codeOf(second)).toEqual([409, "opening-taken"]);
    expect(codeOf(await next(id))).toEqual([403, "sod-maker-checker"]);
    expect(expectOk(await next(id, finance)).body.state).toBe("done");
    expect((await finance.get("/v1/budgets/2026")).body).toMatchObject({ free: "99499.50", spent: "500.50" });
    // What came before counts against the personal cap of 5,000.
    const suggestion = await verifiedSuggestion(here(), { benefit: "60000", authors: [["E3", 1]] });
    const { answer } = await propose(here(), suggestion);
    expect(answer.shares).toMatchObject([{ employee: "E3", total: "100.00", lapsed: "5900.00" }]);
    expect(await readBreaks(here().tenant)).toEqual([]);
  });

  test("two at once for one year: one is taken", async () => {
    const sheet = csv([heading, ["2027", "E1", "saving", "suggestion", "1"]]);
    const both = await Promise.all(["HR-1", "HR-2"].map((by) => bringIn(here().as(by), "opening-balances", sheet)));
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
  });
});

describe("suggestions of before", () => {
  const heading = ["标题", "现状问题", "改进办法", "建议人及权重", "状态", "提交日期", "制度", "方案"];
  const row = (title: string, authors: string, state: string, day = "2026-01-15") => [
    title,
    `${title}的问题`,
    `${title}的办法`,
    authors,
    state,
    day,
    "saving",
    "suggestion",
  ];

  test("are filed on the day of the paper, by their authors, and not again", async () => {
    const sheet = csv([heading, row("节能灯", "E1:6;E2:4", "已提交"), row("废料", "REVIEWER-2", "草稿", "")]);
    const { body } = expectOk(await bringIn(hr(), "suggestions", sheet));
    expect(body.problems).toEqual([]);
    expectOk(await next(body.id, here().as("HR-2")));
    const { items } = (await here().as("E1").get("/v1/suggestions?mine=yes")).body;
    expect(items).toMatchObject([
      { title: "节能灯", state: "submitted", since: "2026-01-14T16:00:00.000Z", overdue: true },
    ]);
    const filed = (await here().as("E1").get(`/v1/suggestions/${items[0].id}`)).body;
    expect(filed.policy).toEqual({ id: "saving", scheme: "suggestion", day: "2026-01-15" });
    expect(filed.history.map(({ by, for: absent }: Record<string, string>) => [by, absent])).toEqual([
      ["HR-1", "E1"],
      ["HR-1", "E1"],
    ]);
    expect((await here().as("REVIEWER-2").get("/v1/suggestions?mine=yes")).body.items[0].state).toBe("draft");
    const again = expectOk(await bringIn(hr(), "suggestions", sheet)).body;
    expect(again.problems.map(({ code }: { code: string }) => code)).toEqual([
      "duplicate-submission",
      "duplicate-submission",
    ]);
    expect(await readBreaks(here().tenant)).toEqual([]);
  });

  test("interrupted between two chunks they go on, and each is filed once", async () => {
    const titles = Array.from({ length: 10 }, (_, index) => `第${index}条`);
    const sheet = csv([heading, ...titles.map((title) => row(title, "E2", "已提交"))]);
    const { id, chunks } = expectOk(await bringIn(hr(), "suggestions", sheet)).body;
    const restore = killWrites(2);
    expect((await next(id, here().as("HR-2"))).status).toBe(500);
    restore();
    const both = await Promise.all([next(id, here().as("FINANCE-1")), next(id, here().as("HR-2"))]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await hr().get(`/v1/imports/${id}`)).body).toMatchObject({ state: "done", chunks, chunksDone: chunks });
    const { items } = (await here().as("E2").get("/v1/suggestions?mine=yes")).body;
    const filed = items.map(({ title }: { title: string }) => title).filter((title: string) => title.startsWith("第"));
    expect(filed.toSorted()).toEqual(titles);
    expect(await readBreaks(here().tenant)).toEqual([]);
  });

  test("are refused where the paper cannot be right", async () => {
    const sheet = csv([
      heading,
      row("一", "E1:6;NOBODY:4", "已提交"),
      row("二", "E1:x", "已提交"),
      row("三", "E1", "已提交", "2026-03-02"),
      row("四", "E1", "已提交", ""),
      row("五", "E1", "accepted"),
      row("六", "E1", "已提交"),
      row("六", "E1", "已提交"),
      row("七", "E1", "已提交", "2023-12-31"),
    ]);
    const { problems } = expectOk(await bringIn(hr(), "suggestions", sheet)).body;
    expect(problems.map(({ row: at, code }: Record<string, unknown>) => [at, code])).toEqual([
      [2, "author-not-employed"],
      [3, "shares-unreadable"],
      [4, "day-in-future"],
      [5, "missing-field"],
      [6, "choice-invalid"],
      [8, "row-twice"],
      [9, "scheme-unclear"],
    ]);
  });
});
