// `jiangli replay`: lines, CSV and workbooks come to the same report; what is wrong in them is counted apart, with its place and its reason.
import { describe, expect, test } from "vitest";
import type { Report } from "../../domain/replay/report.ts";
import { workbookOf } from "../sheets/workbooks.ts";
import { folderWith, jiangli, tenthOf } from "./run.ts";

const saving = (tenthOf() as { schemes: object[] }).schemes[0];
const table = {
  id: "result",
  title: { zh: "成果奖" },
  kind: "table",
  by: ["grade"],
  rows: [
    { grade: "一等", pay: "3000", times: "patents" },
    { grade: "二等", pay: "1000", times: "patents" },
  ],
};

const columns = ["编号", "scheme", "benefit", "grade", "patents", "工号", "权重", "部门", "此前已核定"];
const rows = [
  ["A-1", "saving", "1000", "", "", "E1", "6", "一车间", ""],
  ["A-2", "result", "", "一等", "2", "E2", "", "二车间", "500"],
  // The second of A-1 stands apart from the first, and says nothing again.
  ["A-1", "", "", "", "", "E2", "4", "二车间", ""],
  ["A-3", "saving", "60.5", "", "", "", "", "一车间", ""],
];

/** What looks like a number is one, as Excel writes it. */
const cellOf = (text: string): string =>
  /^[0-9.]+$/.test(text) ? `<c><v>${text}</v></c>` : `<c t="inlineStr"><is><t>${text}</t></is></c>`;

const workbook = workbookOf({
  sheets: [
    { rows: [columns, ...rows].map((row, at) => `<row r="${at + 1}">${row.map(cellOf).join("")}</row>`).join("") },
  ],
});

const csvOf = (...all: string[][]): string => all.map((row) => `${row.join(",")}\n`).join("");

const lines = [
  {
    key: "A-1",
    scheme: "saving",
    facts: { benefit: "1000" },
    shares: [
      { employee: "E1", weight: 6 },
      { employee: "E2", weight: 4 },
    ],
  },
  {
    key: "A-2",
    scheme: "result",
    facts: { grade: "一等", patents: 2 },
    shares: [{ employee: "E2", weight: 1 }],
    paidBefore: 500,
    department: "二车间",
  },
  { key: "A-3", scheme: "saving", facts: { benefit: "60.5" }, department: "一车间" },
].map((line) => JSON.stringify(line));

const { file } = folderWith({
  "new.json": JSON.stringify(tenthOf({ schemes: [{ ...saving, tiers: [{ rate: "20%" }] }, table] })),
  "old.yaml": `# in YAML\n${JSON.stringify(tenthOf({ schemes: [saving, table] }))}`,
  "tenth.json": JSON.stringify(tenthOf()),
  "cases.csv": csvOf(columns, ...rows),
  "cases.xlsx": workbook,
  "cases.jsonl": lines.join("\n"),
  "broken.csv": csvOf(
    columns,
    ["B-1", "saving", "100", "", "", "E1", "1", "", ""],
    ["", "saving", "100", "", "", "E1", "1", "", ""],
    ["B-2", "saving", "100", "", "", "E1", "1", "", ""],
    ["B-2", "saving", "200", "", "", "E2", "1", "", ""],
    ["B-3", "saving", "100", "", "", "E1", "1", "", "", "", "x"],
    ["B-4", "saving", "1.005", "", "", "E1", "1", "", ""],
    ["B-5", "saving", "100", "", "", "E1", "", "", ""],
    ["B-5", "saving", "100", "", "", "", "1", "", ""],
    ["B-6", "", "100", "", "", "", "", "", ""],
    ["B-7", "result", "", "三等", "1", "", "", "", ""],
    ["B-8", "saving", "50", "", "", "", "", "", ""],
  ),
  // Two keys that come to the same number where the rows of each are counted.
  "alike.csv": csvOf(["key", "benefit"], ["K83849", "10"], ["K338194", "20"]),
  "misspelt.csv": "编号,benifit,编号,\nA,1,2,\n",
  "no-key.csv": "benefit\n1\n",
  "unclosed.csv": '编号,benefit\nA,"1\n',
  "one.csv": csvOf(["key", "benefit"], ["A", "10"], ["B", "20"]),
  "empty.csv": "",
  "unusable.json": JSON.stringify(tenthOf({ schemes: [{ ...saving, tiers: [{ below: "1", rate: "1%" }] }] })),
});

const both = [file("new.json"), "--against", file("old.yaml")];

const reportOf = async (args: string[], input = ""): Promise<Report> => {
  const { code, out, err } = await jiangli(["replay", ...args, "--json"], input);
  expect([code, err]).toEqual([0, ""]);
  return JSON.parse(out);
};

describe("replay", () => {
  test("lines, CSV and a workbook come to the same", async () => {
    const [fromLines, fromCsv, fromWorkbook] = await Promise.all([
      reportOf([...both, "-"], lines.join("\n")),
      reportOf([...both, file("cases.csv")]),
      reportOf([...both, file("cases.xlsx")]),
    ]);
    expect(fromWorkbook).toEqual(fromCsv);
    expect(fromCsv.compared).toEqual({ cases: 3, new: "5712.10", old: "5606.05", change: "106.05" });
    expect(fromCsv.bySchemes.map(({ scheme, cases, change }) => [scheme, cases, change])).toEqual([
      ["result", 1, "0.00"],
      ["saving", 2, "106.05"],
    ]);
    expect(fromCsv.byPeople.map(({ person, new: next, old }) => [person, next, old])).toEqual([
      ["E1", "120.00", "60.00"],
      ["E2", "5580.00", "5540.00"],
      [undefined, "12.10", "6.05"],
    ]);
    expect(fromCsv.byDepartments).toMatchObject([
      { department: "一车间", new: "132.10" },
      { department: "二车间", new: "5580.00" },
    ]);
    const { byDepartments: _, changes: __, ...others } = fromCsv;
    expect(fromLines).toMatchObject(others);
  });

  test("a wrong row is counted with its number and its reason, and takes its case with it", async () => {
    const report = await reportOf([...both, file("broken.csv")]);
    expect([report.read, report.compared]).toMatchObject([4, { cases: 2, new: "30.00", old: "15.00" }]);
    const examples = report.unreadable.reasons.flatMap(({ code, examples: few }) =>
      few.map(({ row, key }) => [code, row, key]),
    );
    expect(report.unreadable.count).toBe(6);
    expect(examples.sort(([, a], [, b]) => Number(a) - Number(b))).toEqual([
      ["missing-field", 3, undefined],
      ["rows-disagree", 5, "B-2"],
      ["unreadable", 6, "B-3"],
      ["missing-field", 8, "B-5"],
      ["missing-field", 9, "B-5"],
      ["missing-field", 10, "B-6"],
    ]);
    expect(report.refused.new.map(({ code, examples: [first] }) => [code, first?.row, first?.key])).toEqual([
      ["amount-invalid", 7, "B-4"],
      ["missing-row", 11, "B-7"],
    ]);
  });

  test("a wrong line does not stop the next one", async () => {
    const input = [
      lines[0],
      "garbage",
      "",
      `{"facts":{},"facts":{}}`,
      `{"key":"x","scheme":"saving","facts":{},"extra":1}`,
      "[]",
      lines[2],
    ];
    const report = await reportOf([...both, "-"], input.join("\n"));
    expect([report.read, report.compared.cases, report.unreadable.count]).toEqual([2, 2, 4]);
    const found = report.unreadable.reasons.map(({ code, examples }) => [code, examples.map(({ row }) => row)]);
    expect(found).toEqual([
      ["repeated-key", [4]],
      ["unknown-field", [5]],
      ["unreadable", [2]],
      ["wrong-type", [6]],
    ]);
  });

  test("a request of `calculate --lines` can be replayed, and what has no key is called by its line", async () => {
    const asked = {
      policy: { id: "tenth", on: "2026-01-01" },
      scheme: "saving",
      facts: { benefit: "10" },
      trace: "none",
    };
    const report = await reportOf(
      [file("new.json"), "--against", file("tenth.json"), "-"],
      `\n${JSON.stringify(asked)}\n`,
    );
    expect(report.changes?.gains).toEqual([
      { key: "#2", row: 2, scheme: "saving", new: "2.00", old: "1.00", change: "1.00" },
    ]);
  });

  test("the scheme goes without saying where there is one, or where it is named", async () => {
    const [alone, named] = await Promise.all([
      reportOf([file("tenth.json"), file("one.csv")]),
      reportOf([...both, "--scheme", "saving", file("one.csv")]),
    ]);
    expect([alone.compared, named.compared]).toMatchObject([{ new: "3.00" }, { new: "6.00", old: "3.00" }]);
    expect([alone.changes, alone.old, alone.byTiers.old]).toEqual([undefined, undefined, undefined]);
    expect(await reportOf([file("tenth.json"), file("alike.csv")])).toMatchObject({
      read: 2,
      compared: { new: "3.00" },
    });
    const many = await reportOf([...both, file("one.csv")]);
    expect(many.unreadable).toMatchObject({
      count: 2,
      reasons: [{ code: "missing-field", examples: [{ row: 2 }, { row: 3 }] }],
    });
  });

  test("for people: both languages, aligned, with signs, and every reason", async () => {
    const { code, out, err } = await jiangli(["replay", ...both, file("broken.csv")]);
    expect([code, err]).toEqual([0, ""]);
    expect(out).toMatch(/^新 · new {2}tenth \(2024-01-01\) 一成\n旧 · old {2}tenth/);
    expect(out).toMatch(/ {2}应发 · to be paid +2 +30\.00 +15\.00 +\+15\.00\n/);
    expect(out).toMatch(/ {2}增加 · more +2 +30\.00 +15\.00 +\+15\.00 +1\n/);
    expect(out).toMatch(/第 5 行 · row 5 {2}B-2: .*100.* · .*disagree/);
    expect(out).toContain("无法读取的行 · lines that cannot be read: 6");
  });

  test("the report has one canonical form", async () => {
    const ask = () => jiangli(["replay", ...both, file("cases.csv"), "--json"]);
    const [first, second] = await Promise.all([ask(), ask()]);
    expect(second.out).toBe(first.out);
    expect(first.out).toMatch(/^\{"against":.*"unreadable":\{"count":0,"reasons":\[\]\}\}\n$/);
  });
});

test("what cannot be used at all is refused with its place, and nothing is reported", async () => {
  const refused: [string[], RegExp][] = [
    [[], /^jiangli: replay takes a policy and a file of cases · /],
    [["a", "b", "c"], /^jiangli: replay takes /],
    [[file("tenth.json"), "no-such.csv"], /no-such\.csv: no such file or folder/],
    [[file("tenth.json"), "examples"], /examples: a folder, not a file/],
    [[file("tenth.json"), "--against", file("unusable.json"), "-"], /unusable\.json:1:\d+: last-tier-not-open: /],
    [[file("tenth.json"), "--scheme", "other", "-"], /^jiangli: there is no scheme other; use one of saving · /],
    [[file("tenth.json"), file("misspelt.csv")], /misspelt\.csv:1:benifit: unknown-heading: .*\n.*repeated-heading/],
    [[file("tenth.json"), file("no-key.csv")], /no-key\.csv:1:编号 key: missing-heading: /],
    [[file("tenth.json"), file("unclosed.csv")], /unclosed\.csv:2: unreadable: /],
    [[file("tenth.json"), file("empty.csv")], /empty\.csv: unreadable: /],
  ];
  const ran = await Promise.all(refused.map(([args]) => jiangli(["replay", ...args])));
  for (const [index, { code, out, err }] of ran.entries()) {
    expect([code, out]).toEqual([2, ""]);
    expect(err).toMatch(refused[index]?.[1] as RegExp);
  }
});
