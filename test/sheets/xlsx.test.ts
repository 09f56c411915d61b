// Workbooks as Excel and others write them: what each kind of cell says as text, which sheet is read, and what is refused by its name.
import { describe, expect, test } from "vitest";
import { entriesOf, linesIn, type Parts, textRow, told, workbookOf, zip } from "./workbooks.ts";

const read = async (parts: Parts) => told(await linesIn(workbookOf(parts), "xlsx"));

const formats = [0, 164, 165, 166, 167, 14, 22, 58, 20, 168, 10];
const styles = `<numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@"/>
  <numFmt numFmtId="165" formatCode="&quot;day&quot;\\ 0.00_);[Red]\\-0.00"/><numFmt numFmtId="166" formatCode="[h]:mm"/>
  <numFmt numFmtId="167" formatCode="[$-804]aaaa"/><numFmt numFmtId="168" formatCode="0.00E+00"/></numFmts>
  <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>${formats.map((id) => `<xf numFmtId="${id}"/>`).join("")}</cellXfs>`;

/** What one cell says, under a heading. */
const cell = async (xml: string, parts: Parts = {}) => {
  const rows = `${textRow(1, "头")}<row r="2">${xml}</row>`;
  return (await read({ styles, ...parts, sheets: [{ rows }] })).slice(1);
};

describe("numbers", () => {
  test.each([
    ["12345.6", "12345.6"],
    ["0.30000000000000004", "0.3"],
    ["1.1000000000000001", "1.1"],
    ["2.2999999999999998", "2.3"],
    ["999999999999.99", "999999999999.99"],
    ["999999999999999", "999999999999999"],
    ["1E+3", "1000"],
    ["1.5E-7", "0.00000015"],
    ["-12.50", "-12.5"],
    ["-0", "0"],
    ["0.05", "0.05"],
    ["123456789012.345", "123456789012.345"],
  ])("%s is %s", async (written, text) => {
    expect(await cell(`<c r="A2"><v>${written}</v></c>`)).toEqual([[text]]);
    expect(await cell(`<c r="A2" t="n" s="10"><v>${written}</v></c>`)).toEqual([[text]]);
  });

  test.each(["1E+21", "320102199001011234", "1000000000000000"])("%s has lost its last digits", async (written) => {
    const [refused] = await cell(`<c r="A2"><v>${written}</v></c>`);
    expect(refused).toContain("cell-unusable 2 头: A2 holds a number of more than 15 digits");
  });

  test.each(["NaN", "0x10", "1,5", "1e999", "Infinity"])("%s is no number", async (written) => {
    expect((await cell(`<c r="A2"><v>${written}</v></c>`))[0]).toMatch(/^cell-unusable 2 头|^unreadable/);
  });
});

describe("days", () => {
  test.each([
    [5, "46346", "2026-11-20"],
    [1, "46346", "2026-11-20"],
    [2, "46346", "46346"],
    [3, "46346", "46346"],
    [3, "0.5", "12:00:00"],
    [4, "46346", "2026-11-20"],
    [0, "46346", "46346"],
    [6, "46346.354166666664", "2026-11-20 08:30:00"],
    [7, "46346", "2026-11-20"],
    [8, "0.35416666666666669", "08:30:00"],
    [9, "46346", "46346"],
    [5, "1", "1900-01-01"],
    [5, "59", "1900-02-28"],
    [5, "61", "1900-03-01"],
    [5, "2958465", "9999-12-31"],
    [5, "45351", "2024-02-29"],
  ])("in style %i %s is %s", async (style, written, text) => {
    expect(await cell(`<c r="A2" s="${style}"><v>${written}</v></c>`)).toEqual([[text]]);
  });

  test("from 1904 on, where the workbook counts so", async () => {
    const xml = '<c r="A2" s="5"><v>44884</v></c>';
    expect(await cell(xml, { workbook: '<workbookPr date1904="1"/>' })).toEqual([["2026-11-20"]]);
  });

  test("written out", async () => {
    expect(await cell('<c r="A2" t="d"><v>2026-11-20T00:00:00</v></c>')).toEqual([["2026-11-20"]]);
  });

  test.each(["60", "0", "-1", "2958466"])("%s is none", async (written) => {
    expect(await cell(`<c r="A2" s="5"><v>${written}</v></c>`)).toEqual([
      `cell-unusable 2 头: A2 holds ${written} shown as a date, which is no day; enter the plain value · A2 是日期格式的 ${written}，不是日期；请直接填写内容`,
    ]);
  });
});

describe("text", () => {
  test("shared, in runs, without how it is pronounced", async () => {
    const shared =
      "<si><t>甲 &amp; &#x4e59;</t></si><si><r><rPr><b/></rPr><t>丙</t></r><r><t xml:space='preserve'> 丁</t></r><rPh sb='0' eb='1'><t>BING</t></rPh></si>";
    const rows =
      '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row><row r="2"><c r="A2" t="inlineStr"><is><r><t>戊</t></r><rPh sb="0" eb="1"><t>WU</t></rPh><r><t>己</t></r></is></c><c r="B2" t="str"><v>庚</v></c></row>';
    expect(await read({ shared, sheets: [{ rows }] })).toEqual([
      ["甲 & 乙", "丙 丁"],
      ["戊己", "庚"],
    ]);
  });

  test("characters that XML cannot hold are spelled out", async () => {
    expect(await cell('<c t="inlineStr"><is><t>a_x000D_b_x005F_x0041_</t></is></c>')).toEqual([["a\rb_x0041_"]]);
    expect((await cell('<c t="inlineStr"><is><t>a_x0000_</t></is></c>'))[0]).toMatch(/^unreadable 2 头/);
  });

  test("yes and no, and a text in a CDATA section", async () => {
    expect(await cell('<c t="b"><v>1</v></c>')).toEqual([["true"]]);
    expect(await cell('<c t="b"><v>0</v></c>')).toEqual([["false"]]);
    expect(await cell("<c t='inlineStr'><!-- > --><is><t><![CDATA[<a> & b]]></t></is></c>")).toEqual([["<a> & b"]]);
  });
});

describe("the sheet", () => {
  test("the first visible one is read, in the order of the tabs", async () => {
    const sheets = [
      { rows: textRow(1, "hidden"), state: "hidden" },
      { rows: textRow(1, "very hidden"), state: "veryHidden" },
      { rows: textRow(1, "seen"), state: "visible" },
      { rows: textRow(1, "second") },
    ];
    expect(await read({ sheets })).toEqual([["seen"]]);
    expect((await read({ sheets: sheets.slice(0, 2) }))[0]).toContain("Cannot be read: no sheet that can be seen");
  });

  test("cells stand where their names say, empty ones and empty rows are passed over", async () => {
    const rows = `${textRow(2, "a", "b", "c")}<row r="3"><c r="A3" s="1"/></row><row r="7"><c r="C7"><v>1</v></c><c r="D7" s="3"/></row><row><c><v>2</v></c></row>`;
    expect(await linesIn(workbookOf({ sheets: [{ rows }] }), "xlsx")).toEqual([
      { ok: true, row: 2, cells: ["a", "b", "c"] },
      { ok: true, row: 7, cells: ["", "", "1"] },
      { ok: true, row: 8, cells: ["2", "", ""] },
    ]);
  });

  test("elements may carry the prefix of their namespace", async () => {
    const rows = '<x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>a</x:t></x:is></x:c></x:row>';
    expect(await read({ sheets: [{ rows }] })).toEqual([["a"]]);
  });
});

describe("refused", () => {
  test.each([
    [
      "a formula",
      '<c r="A2"><f>1+1</f><v>2</v></c>',
      "cell-unusable 2 头: A2 holds a formula; enter the plain value · A2 是公式",
    ],
    ["a shared formula", '<c r="A2"><f t="shared" si="0"/><v>2</v></c>', "A2 holds a formula"],
    ["a formula that gives text", '<c r="A2" t="str"><f>A1</f><v>x</v></c>', "A2 holds a formula"],
    ["an error", '<c r="A2" t="e"><v>#REF!</v></c>', "A2 holds the error #REF!"],
    [
      "a cell beyond the heading",
      '<c r="A2"><v>1</v></c><c r="C2"><v>1</v></c>',
      "unreadable 2 B: Cannot be read: row 2 has 3 cells",
    ],
    ["a text that is not shared", '<c r="A2" t="s"><v>0</v></c>', "unreadable - -"],
    ["a cell of another row", '<c r="A3"><v>1</v></c>', "unreadable - -"],
    ["cells out of order", '<c r="B2"><v>1</v></c><c r="A2"><v>1</v></c>', "unreadable - -"],
    ["rows out of order", '</row><row r="1">', "unreadable - -"],
    ["a kind of cell that there is not", '<c r="A2" t="q"><v>1</v></c>', "unreadable - -"],
    ["a column that there is not", '<c r="GS2"><v>1</v></c>', "too-large 2 -: Too large; the limit is 200 columns"],
    [
      "a long cell",
      `<c r="A2" t="str"><v>${"x".repeat(32_768)}</v></c>`,
      "too-large 2 头: Too large; the limit is 32767 characters a cell",
    ],
    ["an entity of its own", '<c r="A2" t="str"><v>&xxe;</v></c>', "a document type (DOCTYPE)"],
    ["what every object has is no entity", '<c r="A2" t="str"><v>&constructor;</v></c>', "a document type (DOCTYPE)"],
    ["elements that overlap", '<c r="A2"><v>1</c></v>', "unreadable - -"],
    ["an element that never ends", '<c r="A2"><v>1</v></c><c', "unreadable - -"],
  ])("%s", async (_, xml, says) => {
    const found = await cell(xml);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(says);
  });

  test("merged cells within the table, and only there", async () => {
    const rows = `${textRow(1, "姓名", "b")}${textRow(2, "1", "2")}`;
    const merged = (ref: string) =>
      read({ sheets: [{ rows, after: `<mergeCells><mergeCell ref="${ref}"/></mergeCells>` }] });
    expect((await merged("A2:B2")).at(-1)).toBe(
      "cell-unusable 2 姓名: A2:B2 holds merged cells; enter the plain value · A2:B2 是合并单元格；请直接填写内容",
    );
    expect((await merged("B1:D9")).at(-1)).toContain("cell-unusable 1 b: B1:D9 holds merged cells");
    expect(await merged("A3:B4")).toHaveLength(2);
    expect(await merged("C1:D2")).toHaveLength(2);
  });

  test("more rows than the limit", async () => {
    const rows = `${textRow(1, "a")}${textRow(200_002, "b")}`;
    expect((await read({ sheets: [{ rows }] })).at(-1)).toContain(
      "too-large 200002 -: Too large; the limit is 200000 rows",
    );
  });

  test("an archive that is no workbook", async () => {
    const parts = entriesOf({ sheets: [{ rows: textRow(1, "a") }] });
    expect(told(await linesIn(zip([{ name: "a.txt", content: "a" }]), "xlsx"))[0]).toContain("unreadable - -");
    for (const { name } of parts.slice(1)) {
      if (/sharedStrings|styles/.test(name)) continue;
      const [line] = await linesIn(zip(parts.filter((part) => part.name !== name)), "xlsx");
      expect([name, line?.ok]).toEqual([name, false]);
    }
  });
});
