// What is written can be read again, to the character; nothing that is written is a formula; the same rows give the same bytes.
import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { accept } from "../../domain/refusals.ts";
import { openArchive } from "../../functions/sheets/archive.ts";
import { guardText, unguardText } from "../../functions/sheets/guard.ts";
import { readRows } from "../../functions/sheets/read-rows.ts";
import { headingOf, readTable } from "../../functions/sheets/read-table.ts";
import { importLimits, isFault } from "../../functions/sheets/sheet.ts";
import { unpack } from "../../functions/sheets/unpack.ts";
import { writeSheet } from "../../functions/sheets/write-sheet.ts";
import { all, linesIn, told } from "./workbooks.ts";

const columns = [
  { name: "note", headings: { zh: "备注", en: "note" }, as: "text", read: (text: string) => accept(text) },
  { name: "amount", headings: { zh: "金额（元）", en: "amount" }, as: "amount", read: (text: string) => accept(text) },
  { name: "account", headings: { zh: "=账号", en: "account" }, as: "text", read: (text: string) => accept(text) },
  { name: "months", headings: { zh: "月数", en: "months" }, as: "whole", read: (text: string) => accept(text) },
] as const;

type Row = { note?: string; amount?: string; account?: string; months?: string };

async function* from<T>(items: readonly T[]) {
  yield* items;
}

const written = async (format: "csv" | "xlsx" | "ndjson", rows: readonly Row[]): Promise<Buffer> =>
  Buffer.concat(await all(writeSheet(format, columns, from(rows))));

const readAgain = async (format: "csv" | "xlsx", bytes: Uint8Array) => {
  const lines = await all(readTable(readRows(bytes, format), columns));
  return lines.map((line) => (line.ok ? line.record : line.problems));
};

/** Whole texts of any script, those that look like formulas, like guards, like escapes and like separators among them. */
const text = fc
  .array(
    fc.oneof(
      {
        weight: 3,
        arbitrary: fc.constantFrom(
          ..."'=+-@＝＋－＠\"_x,;<>&]] \t\r\n\u3000",
          "_x000D_",
          "''=",
          "&#13;",
          "]]>",
          "\ufeff",
          "\ufffe",
        ),
      },
      fc.string({ unit: "binary", maxLength: 8 }),
    ),
    { maxLength: 6 },
  )
  .map((pieces) => pieces.join(""));

// biome-ignore lint/suspicious/noControlCharactersInRegex: text without control characters, but for line breaks and TAB.
const isPlain = (value: string): boolean => !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(value);

const amount = fc
  .tuple(fc.constantFrom("", "-"), fc.integer({ min: 1, max: 99_999_999_999_999 }))
  .map(([sign, fen]) => `${sign}${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, "0")}`);

const row = fc.record({
  note: text.filter((value) => value !== "" && isPlain(value)),
  amount,
  account: fc.stringMatching(/^[0-9]{6,30}$/),
  months: fc.integer({ min: -999_999_999_999_999, max: 999_999_999_999_999 }).map(String),
});

const withoutZeros = ({ amount: value, ...rest }: Required<Row>) => ({ ...rest, amount: value.replace(/\.?0+$/, "") });

describe("what is written is read again", () => {
  test("as CSV, to the character", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 5 }), async (rows) => {
        expect(await readAgain("csv", await written("csv", rows))).toEqual(rows);
      }),
      { numRuns: 500 },
    );
  });

  test("as XLSX, where an amount is a number and says no zeros at its end", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 5 }), async (rows) => {
        expect(await readAgain("xlsx", await written("xlsx", rows))).toEqual(rows.map(withoutZeros));
      }),
      { numRuns: 200 },
    );
  });

  test("as XLSX even with control characters and halves of characters", async () => {
    for (const note of ["\u0001\u001b[31m\u000b", "\ud800x", "a\udc00", "\uffff", "_xd800_"])
      expect(await readAgain("xlsx", await written("xlsx", [{ note }]))).toEqual([{ note }]);
  });

  test("an empty cell is left out", async () => {
    for (const format of ["csv", "xlsx"] as const)
      expect(await readAgain(format, await written(format, [{ account: "1" }, {}, { note: "", months: "2" }]))).toEqual(
        [{ account: "1" }, { months: "2" }],
      );
  });

  test("a guard is one apostrophe, and taken away again whatever the text is", () => {
    fc.assert(fc.property(text, (value) => unguardText(guardText(value)) === value));
    fc.assert(fc.property(text, (value) => !/^[=+\-@\t\r＝＋－＠]/.test(guardText(value))));
    expect(["=1", "'=1", "''＠", "'a", "a=1"].map(guardText)).toEqual(["'=1", "''=1", "'''＠", "'a", "a=1"]);
  });
});

describe("CSV", () => {
  test("has the mark of UTF-8, both languages in the heading, CRLF, and guards in quotes", async () => {
    const rows = [
      { note: "=HYPERLINK(1)", amount: "-12.50", account: "6222021234567890123", months: "-3" },
      { note: "\tx", amount: "0.00", account: "＋1" },
    ];
    expect((await written("csv", rows)).toString()).toBe(
      [
        `\ufeff备注 note,金额（元） amount,"'=账号 account",月数 months`,
        `"'=HYPERLINK(1)",-12.50,6222021234567890123,-3`,
        `"'\tx",0.00,"'＋1",`,
        "",
      ].join("\r\n"),
    );
  });
});

describe("NDJSON", () => {
  test("is one object a line, text as it is, what is empty left out", async () => {
    const rows = [
      { note: "=1", amount: "12.50" },
      { note: '"\n', months: "" },
    ];
    expect((await written("ndjson", rows)).toString()).toBe('{"note":"=1","amount":"12.50"}\n{"note":"\\"\\n"}\n');
  });
});

describe("XLSX", () => {
  const rows = [{ note: "=1+1", amount: "1200.50", account: "00622202", months: "12" }, { amount: "999999999999.99" }];

  test("has no formulas, amounts as numbers with two decimals shown, account numbers as text, and its heading held fast", async () => {
    const xml = await partsOf(await written("xlsx", rows));
    expect(xml).not.toMatch(/<f[ >/]/);
    expect(xml).toContain("<t>'=1+1</t>");
    expect(xml).toMatch(/<c r="C2" t="inlineStr"[^>]*><is><t>00622202</);
    const style = /<c r="B3" s="(\d)"><v>999999999999\.99<\/v>/.exec(xml)?.[1];
    const styles = /<cellXfs[^>]*>(.*)<\/cellXfs>/.exec(xml)?.[1]?.match(/numFmtId="\d+"/g) ?? [];
    expect(xml).toContain(`<numFmt ${styles[Number(style)]} formatCode="0.00"/>`);
    expect(xml).toContain('ySplit="1"');
    expect(xml.match(/<col /g)).toHaveLength(4);
  });

  test("is the same to the byte whenever it is written", async () => {
    const first = await written("xlsx", rows);
    vi.useFakeTimers({ now: new Date("2031-02-03T04:05:06Z"), toFake: ["Date"] });
    try {
      expect((await written("xlsx", rows)).equals(first)).toBe(true);
    } finally {
      vi.useRealTimers();
    }
  });

  test.each([
    [{ amount: "1,200" }, /Column amount takes no amount/],
    [{ amount: "1e3" }, /Column amount takes no amount/],
    [{ months: "1.5" }, /Column months takes no whole/],
    [{ note: "x".repeat(32_768) }, /32,767/],
  ])("a value that its column cannot hold is a bug: %j", async (value, says) => {
    await expect(written("xlsx", [value])).rejects.toThrow(says);
  });

  test("a source that fails, and a reader that stops, end the writing", async () => {
    async function* failing() {
      yield { note: "a" };
      throw new Error("source");
    }
    for (const format of ["csv", "xlsx", "ndjson"] as const)
      await expect(all(writeSheet(format, columns, failing()))).rejects.toThrow("source");
    let isClosed = false;
    async function* endless() {
      try {
        for (let at = 0; ; at++) yield { note: `${Math.sin(at)}` };
      } finally {
        isClosed = true;
      }
    }
    for await (const piece of writeSheet("xlsx", columns, endless())) if (piece.length > 1000) break;
    await vi.waitFor(() => expect(isClosed).toBe(true));
  });
});

test("a heading is written in both languages and known again", async () => {
  const bytes = await written("xlsx", [{ note: "a" }]);
  expect(told(await linesIn(bytes, "xlsx"))[0]).toEqual(columns.map(headingOf));
});

/** All parts of a workbook, one after the other, as text. */
const partsOf = async (bytes: Buffer): Promise<string> => {
  const archive = openArchive(bytes, importLimits);
  if (isFault(archive)) throw new Error(archive.says.en);
  const texts = await Promise.all(
    [...archive.values()].map(async (part) => Buffer.concat((await all(unpack(part))) as Uint8Array[])),
  );
  return texts.join("\n");
};
