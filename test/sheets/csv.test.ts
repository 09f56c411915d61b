// CSV as the world writes it: separators, quotes and encodings, and everything that is refused with its row and column.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { importLimits } from "../../functions/sheets/sheet.ts";
import { linesIn, told, zip } from "./workbooks.ts";

const read = async (text: string | Uint8Array) => told(await linesIn(Buffer.from(text), "csv"));

describe("rows", () => {
  test.each([",", ";", "\t"])("cells are separated by %j if the heading is", async (separator) => {
    const text = [`"a,;\t",b,c`, "1,2,3"].join("\r\n").replaceAll(/,(?!;)/g, separator);
    expect((await read(text)).at(-1)).toEqual(["1", "2", "3"]);
  });

  test("what separates other files is text in this one", async () => {
    expect(await read("a;b\n1,5;x\ty\n")).toEqual([
      ["a", "b"],
      ["1,5", "x\ty"],
    ]);
  });

  test("quotes keep separators, line breaks and quotes", async () => {
    expect(await read('a,b\r\n"x, ""y""","1\r\n2"\n"",z\r6" pipe,"e"')).toEqual([
      ["a", "b"],
      ['x, "y"', "1\r\n2"],
      ["", "z"],
      ['6" pipe', "e"],
    ]);
  });

  test("rows have the numbers of the sheet: empty rows count, and are no rows", async () => {
    const lines = await linesIn(Buffer.from('\r\na,b\n\n,,,\n"1\n\n1",2\n3\n'), "csv");
    expect(lines).toEqual([
      { ok: true, row: 2, cells: ["a", "b"] },
      { ok: true, row: 5, cells: ["1\n\n1", "2"] },
      { ok: true, row: 6, cells: ["3", ""] },
    ]);
  });

  test("an apostrophe that guards a cell is taken away, any other stays", async () => {
    expect(await read("a,b,c,d\n'=1+1,''-2,'abc,'＝x")).toEqual([
      ["a", "b", "c", "d"],
      ["=1+1", "'-2", "'abc", "＝x"],
    ]);
  });

  const text = '编号,"备,注"\r\n1,"多""行\r\n文字"\r\n\r\n张三,\r\n';
  test.each([
    ["UTF-8", Buffer.from(text)],
    ["UTF-8 with its mark", Buffer.from(`\ufeff${text}`)],
    ["UTF-16", Buffer.from(`\ufeff${text}`, "utf16le")],
    [
      "GB18030",
      Buffer.from("b1e0bac52c22b1b82cd7a2220d0a312c22b6e02222d0d00d0acec4d7d6220d0a0d0ad5c5c8fd2c0d0a", "hex"),
    ],
  ])("it does not matter where the bytes are cut: %s", async (_, file) => {
    const expected = await read(file);
    expect(expected).toEqual([
      ["编号", "备,注"],
      ["1", '多"行\r\n文字'],
      ["张三", ""],
    ]);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(file.length), { maxLength: 12 }), async (cuts) => {
        const edges = [0, ...cuts.sort((a, b) => a - b), file.length];
        async function* pieces() {
          for (let at = 1; at < edges.length; at++) yield file.subarray(edges[at - 1], edges[at]);
        }
        expect(told(await linesIn(pieces(), "csv"))).toEqual(expected);
      }),
    );
  });
});

describe("encodings", () => {
  const cells = [
    ["编号", "姓名"],
    ["1", "张三€"],
  ];
  const text = "编号\t姓名\r\n1\t张三€\r\n";
  const inGb18030 = Buffer.from("b1e0bac509d0d5c3fb0d0a3109d5c5c8fda2e30d0a", "hex");

  test.each([
    ["UTF-8", Buffer.from(text)],
    ["UTF-8 with its mark", Buffer.from(`\ufeff${text}`)],
    ["UTF-16, Excel's Unicode text", Buffer.from(`\ufeff${text}`, "utf16le")],
    ["UTF-16 the other way round", Buffer.from(`\ufeff${text}`, "utf16le").swap16()],
    ["GB18030", inGb18030],
  ])("%s", async (_, bytes) => {
    expect(await read(bytes)).toEqual(cells);
  });

  test("GB18030 that comes only after a great deal of plain text", async () => {
    const plain = "a\tb\r\n".repeat(50_000);
    expect((await read(Buffer.concat([Buffer.from(plain), inGb18030]))).slice(-2)).toEqual(cells);
  });

  test("neither UTF-8 nor GB18030, and half a character at the end", async () => {
    const refused =
      "unreadable - -: Cannot be read: a byte that is not UTF-8; text in UTF-8 or GB18030 was expected · 无法读取：不是 UTF-8 编码的字节；应为 UTF-8 或 GB18030 文本";
    expect(await read(Buffer.from([0x61, 0x0a, 0xff, 0xff]))).toEqual([refused]);
    expect((await read(inGb18030.subarray(0, -3))).at(-1)).toBe(refused);
    expect((await read(Buffer.from(`\ufeff${text}`).subarray(0, -3))).at(-1)).toBe(refused);
    expect((await read(Buffer.concat([Buffer.from(`中${"文".repeat(40_000)}\n`), inGb18030]))).at(-1)).toBe(refused);
  });
});

describe("refused", () => {
  test.each([
    [
      "a row longer than the heading",
      "a,b\n1,2\n1,2,3",
      "unreadable 3 C: Cannot be read: row 3 has 3 cells; the 2 of the heading was expected",
    ],
    [
      "a row longer than a wide heading",
      `${"a,".repeat(27)}b\n${"1,".repeat(28)}2`,
      "unreadable 2 AC: Cannot be read: row 2 has 29",
    ],
    [
      "text after quotes",
      'a,b\n1,"2"3',
      "unreadable 2 b: Cannot be read: there is text after the closing quote; a quote inside quotes",
    ],
    [
      "a quote that never ends",
      'a,b\n1,"2\n3,4\n',
      'unreadable 2 b: Cannot be read: a quote is never closed; " was expected',
    ],
    ["a NUL byte", "a,b\n1,2\n3,\0", "unreadable 3 b: Cannot be read: there is a control character"],
    [
      "a control character in quotes",
      'a,b\n1,"\u001b"',
      "unreadable 2 b: Cannot be read: there is a control character",
    ],
    ["no rows", "", "unreadable - -: Cannot be read: nothing stands in the sheet"],
    ["nothing but empty rows", "\ufeff\r\n,,\r\n", "unreadable - -: Cannot be read: nothing stands in the sheet"],
    [
      "a workbook",
      zip([{ name: "a" }]),
      "unreadable - -: Cannot be read: this is a workbook or an archive; CSV was expected",
    ],
    ["a long cell", `a,b\n1,${"x".repeat(32_768)}`, "too-large 2 b: Too large; the limit is 32767 characters a cell"],
    [
      "a long cell that never ends",
      `a,b\n1,"${"x\n".repeat(200_000)}`,
      "too-large 2 b: Too large; the limit is 32767 characters a cell",
    ],
    ["many columns", `${"a,".repeat(200)}b`, "too-large 1 -: Too large; the limit is 200 columns"],
    [
      "a heading without end",
      `"${"a".repeat(2_000_000)}`,
      "too-large 1 A: Too large; the limit is 32767 characters a cell",
    ],
    ["many rows", `a\n${"1\n".repeat(200_001)}`, "too-large 200002 -: Too large; the limit is 200000 rows"],
  ])("%s", async (_, text, says) => {
    expect((await read(text)).at(-1)).toContain(says);
  });

  test("the most there may be is taken", async () => {
    const wide = await linesIn(Buffer.from(`${"a,".repeat(199)}${"x".repeat(32_767)}\n`), "csv");
    expect(wide).toMatchObject([{ ok: true, row: 1 }]);
    const long = await linesIn(Buffer.from(`a\n${"1\n".repeat(200_000)}`), "csv");
    expect(long.at(-1)).toEqual({ ok: true, row: 200_001, cells: ["1"] });
  });

  test("a file larger than the limit, before all of it was read", async () => {
    let pieceCount = 0;
    async function* pieces() {
      for (; ; pieceCount++) yield Buffer.from("a\n".repeat(512));
    }
    const lines = await linesIn(pieces(), "csv", { ...importLimits, fileBytesMax: 10_240 });
    expect(told(lines).at(-1)).toContain("too-large");
    expect(pieceCount).toBe(10);
  });
});
