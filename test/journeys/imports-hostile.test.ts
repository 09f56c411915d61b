// Sheets that mean harm, over HTTP: cells as long as they can be, and suggestions of before by which someone would help themselves.
import { beforeAll, describe, expect, test } from "vitest";
import { useEnterprise } from "./enterprise.ts";
import { codeOf, expectOk, publishPolicy, savingPolicy } from "./published-policy.ts";
import { bringIn, csv, peopleCsv } from "./sheets.ts";

const { here } = useEnterprise();
const hr = () => here().as("HR-1");

beforeAll(async () => {
  here().at("2026-03-01T02:00:00Z");
  await publishPolicy(here(), savingPolicy());
});

const next = (id: string, by = hr()) => by.post(`/v1/imports/${id}/continuation`);

describe("a problem quotes no more than it needs", () => {
  const long = "长".repeat(8000);
  const fifty = (cells: (index: number) => string[]) => Array.from({ length: 50 }, (_, index) => cells(index));
  const words = ["标题", "现状问题", "改进办法", "建议人及权重", "状态", "提交日期"];

  test.each([
    ["a day", "people", [["工号", "姓名", "部门", "入职日期"], ...fifty((index) => [`L${index}`, "甲", "一", long])]],
    ["a year", "opening-balances", [["年度", "金额"], ...fifty(() => [long, "1"])]],
    ["an amount", "opening-balances", [["年度", "金额"], ...fifty(() => ["2026", long])]],
    ["a choice", "suggestions", [words, ...fifty((index) => [`题${index}`, "问", "答", "E1", long, "2026-01-15"])]],
    ["authors", "suggestions", [words, ...fifty((index) => [`题${index}`, "问", "答", long, "草稿", "2026-01-15"])]],
    ["a heading", "people", [Array.from({ length: 50 }, (_, index) => long + index)]],
  ])("in %s", async (_, of, rows) => {
    const { body } = expectOk(await bringIn(hr(), of, csv(rows)));
    expect(body.state).toBe("refused");
    expect(body.problemsInAll).toBeGreaterThanOrEqual(50);
    expect(body.problems[0].zh).toContain("长".repeat(20));
    const kept = (await hr().get(`/v1/imports/${body.id}`)).body.problems;
    for (const { zh, message, column } of kept)
      expect(Math.max(zh.length, message.length, column.length)).toBeLessThanOrEqual(500);
  });
});

describe("suggestions of before are no way to help oneself", () => {
  const sheet = (authors: string, state = "已提交", title = "旧建议") =>
    csv([
      ["标题", "现状问题", "改进办法", "建议人及权重", "状态", "提交日期"],
      [title, "问题", "办法", authors, state, "2026-01-15"],
    ]);
  const problems = async (content: Buffer, by = hr()) =>
    expectOk(await bringIn(by, "suggestions", content)).body.problems.map(
      ({ row, column, code }: Record<string, unknown>) => [row, column, code],
    );
  const own = [[2, "建议人及权重 authors", "sod-beneficiary"]];

  test("nobody brings their own, or one of those whom they mentor", async () => {
    expect(await problems(sheet("E1:1;HR-1:9"))).toEqual(own);
    expect(await problems(sheet("E1:1;HR-1:9", "草稿"))).toEqual(own);
    const mentored = peopleCsv([{ id: "M1", name: "徒弟", mentor: "HR-1" }]);
    await next(expectOk(await bringIn(hr(), "people", mentored)).body.id);
    expect(await problems(sheet("M1"))).toEqual(own);
    expect(await problems(sheet("M1"), here().as("HR-2"))).toEqual([]);
  });

  test("nor for whom they stand in", async () => {
    const span = { from: "2026-03-01", until: "2026-03-31", reason: "出差" };
    expectOk(await hr().post("/v1/delegations", { to: "E3", roles: ["hr"], ...span }));
    expect(await problems(sheet("HR-1"), here().as("E3"))).toEqual(own);
    expect(await problems(sheet("E3"), here().as("E3"))).toEqual(own);
    expect(await problems(sheet("E2"), here().as("E3"))).toEqual([]);
  });

  test("what was filed is applied by another than who brought it, and who is not an author either", async () => {
    const { id } = expectOk(await bringIn(hr(), "suggestions", sheet("E1:1;HR-2:1", "已提交", "他人的"))).body;
    expect(codeOf(await next(id))).toEqual([403, "sod-maker-checker"]);
    expect(codeOf(await next(id, here().as("HR-2")))).toEqual([403, "sod-beneficiary"]);
    expect(expectOk(await next(id, here().as("FINANCE-1"))).body.state).toBe("done");
    const drafts = expectOk(await bringIn(hr(), "suggestions", sheet("E1", "草稿", "尚未提交的"))).body;
    expect(expectOk(await next(drafts.id)).body.state).toBe("done");
  });
});
