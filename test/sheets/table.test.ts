// Rows become records by their headings, in either language; what is wrong is said with row, column and both languages.
import { describe, expect, test } from "vitest";
import { accept, refuse, refuseAll } from "../../domain/refusals.ts";
import { readRows } from "../../functions/sheets/read-rows.ts";
import { keepProblems, readTable } from "../../functions/sheets/read-table.ts";
import { all, problemText } from "./workbooks.ts";

const departments = { zh: "部门", en: "Department" };

const columns = [
  { name: "person", headings: { zh: "工号", en: "person" }, required: true, read: (text: string) => accept(text) },
  { name: "department", headings: departments, read: (text: string) => accept(text.toUpperCase()) },
  {
    name: "months",
    headings: { zh: "月数（个）", en: "months" },
    read: (text: string) =>
      /^\d+$/.test(text)
        ? accept(Number(text))
        : refuseAll([refuse("whole-number-invalid", "", { given: text, wanted: "0" })]),
  },
] as const;

const linesOf = (text: string) => all(readTable(readRows(Buffer.from(text), "csv"), columns));

const told = async (text: string) =>
  (await linesOf(text)).flatMap((line): unknown[] => (line.ok ? [line] : line.problems.map(problemText)));

describe("headings", () => {
  test.each([
    ["Chinese", "工号,部门,月数（个）"],
    ["English, in capitals and with spaces", " PERSON ,department,Months"],
    ["full width", "ｐｅｒｓｏｎ,ＤＥＰＡＲＴＭＥＮＴ,月数(个)"],
    ["both, as they are written", "工号 person,部门　 Department,月数（个） months"],
  ])("%s", async (_, heading) => {
    expect(await linesOf(`${heading}\n1,a,12`)).toEqual([
      { ok: true, row: 2, record: { person: "1", department: "A", months: 12 } },
    ]);
  });

  test("in any order, and not all", async () => {
    expect(await linesOf("months;person\n12;1\n;2")).toEqual([
      { ok: true, row: 2, record: { person: "1", months: 12 } },
      { ok: true, row: 3, record: { person: "2" } },
    ]);
  });

  test("everything that is wrong with them is said at once, with the right ones, and no row is read", async () => {
    const wanted = "工号 person, 部门 Department, 月数（个） months";
    expect(await told("部门,Salary,,Department,months\n1,2,3,4,5\n")).toEqual([
      `unknown-heading 1 Salary: There is no column Salary; the columns are ${wanted} · 没有名为 Salary 的列；可用的列：${wanted}`,
      `unknown-heading 1 C: There is no column C; the columns are ${wanted} · 没有名为 C 的列；可用的列：${wanted}`,
      `repeated-heading 1 Department: The column Department stands twice; each may stand once: ${wanted} · 列 Department 出现了两次；每列只能有一次：${wanted}`,
      `missing-heading 1 工号 person: The column 工号 person is missing; the columns are ${wanted} · 缺少列 工号 person；可用的列：${wanted}`,
    ]);
  });

  test("what every object has is no column", async () => {
    expect((await told("工号,constructor\n1,2"))[0]).toContain("unknown-heading 1 constructor");
  });
});

describe("cells", () => {
  test("a wrong one costs its row alone, and all of them are said", async () => {
    const lines = await told("工号,部门,months\n1,a,x\n,b,y\n3,c,3\n");
    expect(lines).toEqual([
      expect.stringMatching(/^whole-number-invalid 2 月数（个） months: .*x.* · .*x/),
      "missing-field 3 工号 person: 工号 person is missing · 缺少 工号 person",
      expect.stringMatching(/^whole-number-invalid 3 月数（个） months: .*y/),
      { ok: true, row: 4, record: { person: "3", department: "C", months: 3 } },
    ]);
  });

  test("where the sheet cannot be read any further, the lines end", async () => {
    const lines = await told('工号,部门\n1,a\n2,"b\n3,c\n');
    expect(lines).toEqual([
      { ok: true, row: 2, record: { person: "1", department: "A" } },
      expect.stringMatching(/^unreadable 3 部门: .*a quote is never closed/),
    ]);
  });
});

test("the first 1,000 problems are kept, and all are counted", async () => {
  const problems = keepProblems();
  for (const line of await linesOf(`工号,月数（个）\n${",x\n".repeat(700)}`)) if (!line.ok) problems.add(line.problems);
  expect(problems.count()).toBe(1400);
  expect(problems.kept()).toHaveLength(1000);
  expect(problems.kept().at(-1)?.row).toBe(501);
});

test("records have the types that their columns read", async () => {
  for (const line of await linesOf("工号,months\n1,2")) {
    if (!line.ok) continue;
    const person: string = line.record.person;
    const months: number | undefined = line.record.months;
    // @ts-expect-error: a column that is not required may be left out.
    const department: string = line.record.department;
    expect([person, months, department]).toEqual(["1", 2, undefined]);
  }
});
