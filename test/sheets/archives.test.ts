// Hostile archives: bombs, lies, names that point elsewhere, macros, passwords. Each is refused, and without unpacking what it hides.
import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { createDeflateRaw } from "node:zlib";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openArchive, type Part } from "../../functions/sheets/archive.ts";
import { importLimits, isFault } from "../../functions/sheets/sheet.ts";
import { unpack, withinSize } from "../../functions/sheets/unpack.ts";
import { all, type Entry, entriesOf, linesIn, textRow, told, workbookOf, zip } from "./workbooks.ts";

const megabyte = 1024 * 1024;
const good = entriesOf({ sheets: [{ rows: `${textRow(1, "a", "b")}${textRow(2, "1", "2")}` }] });

const read = async (entries: Entry[]) => told(await linesIn(zip(entries), "xlsx"));

/** A good workbook, one part of which is another one. */
const withPart = (part: Entry): Entry[] => [...good.filter(({ name }) => name !== part.name), part];

test("the workbook that all of these are made from is read", async () => {
  expect(await read(good)).toEqual([
    ["a", "b"],
    ["1", "2"],
  ]);
});

describe("refused by its list alone", () => {
  const limit = "archive-limit - -: The workbook is not accepted: ";
  test.each([
    ["two dots", { name: "../../etc/passwd" }, `${limit}a name that points outside`],
    ["two dots in the middle", { name: "xl/../../x" }, `${limit}a name that points outside`],
    ["the root", { name: "/etc/passwd" }, `${limit}a name that points outside`],
    ["a backslash", { name: "..\\x" }, `${limit}a name that points outside`],
    ["a drive", { name: "C:x" }, `${limit}a name that points outside`],
    ["a nested archive", { name: "xl/embeddings/inner.zip" }, `${limit}an archive within the archive`],
    ["a nested workbook", { name: "xl/embeddings/Book1.XLSX" }, `${limit}an archive within the archive`],
    [
      "macros",
      { name: "xl/vbaProject.bin" },
      "unreadable - -: Cannot be read: it has macros; an .xlsx workbook without",
    ],
    ["macros of old", { name: "xl/macrosheets/sheet1.xml" }, "unreadable - -: Cannot be read: it has macros"],
    ["a password", { name: "x", flags: 1 }, "unreadable - -: Cannot be read: it has a password"],
    [
      "a part too large",
      { name: "x", unpackedBytes: 50 * megabyte, packed: Buffer.alloc(megabyte) },
      `${limit}too much once unpacked; the limit is 50 MB; or save it as CSV`,
    ],
    [
      "a part packed too tightly",
      { name: "x", content: Buffer.alloc(200_000) },
      `${limit}packed too tightly; the limit is 100 times`,
    ],
    [
      "the same name twice",
      { name: "XL/Worksheets/sheet1.xml", content: "<worksheet><sheetData/></worksheet>" },
      "unreadable - -: Cannot be read: a damaged workbook",
    ],
    ["two names for one part", { name: "x", localName: "y" }, "unreadable - -: Cannot be read: a damaged workbook"],
  ] as [string, Entry, string][])("%s", async (_, entry, says) => {
    const lines = await read([...good, entry]);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain(says);
  });

  test("more than 100 parts", async () => {
    const more = Array.from({ length: 101 - good.length }, (_, at) => ({ name: `x${at}` }));
    expect(await read([...good, ...more])).toEqual([
      "archive-limit - -: The workbook is not accepted: 101 files; the limit is 100 · 工作簿不被接受：101 个文件；最多 100 个",
    ]);
    expect(await read([...good, ...more.slice(1)])).toHaveLength(2);
  });

  test("several parts that are too large together", async () => {
    const some = Array.from({ length: 3 }, (_, at) => ({
      name: `x${at}`,
      packed: Buffer.alloc(megabyte),
      unpackedBytes: 20 * megabyte,
    }));
    expect((await read([...good, ...some]))[0]).toContain("too much once unpacked");
    expect(await read([...good, ...some.slice(1)])).toHaveLength(2);
  });
});

describe("refused where the list lies", () => {
  const sheet = "xl/worksheets/sheet1.xml";
  const content = good.find(({ name }) => name === sheet)?.content as string;
  const spaced = content.replace("</sheetData>", `${" ".repeat(5_000)}</sheetData>`);

  test.each([
    ["more comes out than it says", { name: sheet, content: spaced, unpackedBytes: content.length }],
    ["less comes out than it says", { name: sheet, content, unpackedBytes: content.length + 1 }],
    ["something else comes out", { name: sheet, content, crc32: 1 }],
    ["nothing can be inflated", { name: sheet, content, packed: Buffer.from(content) }],
    ["it ends in the middle", { name: sheet, content, packed: Buffer.from([0]) }],
  ])("%s", async (_, entry) => {
    expect((await read(withPart(entry))).at(-1)).toContain("unreadable - -: Cannot be read: a damaged workbook");
  });

  test.each([
    ["a document type with an external entity", '<!DOCTYPE x [<!ENTITY xxe SYSTEM "file:///etc/passwd">]>'],
    ["a document type with entities in entities", '<!DOCTYPE x [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]>'],
  ])("%s, in any part", async (_, declaration) => {
    for (const { name, content: text } of good.slice(1)) {
      const lines = await read(withPart({ name, content: `${declaration}${text}` }));
      expect(lines).toHaveLength(1);
      expect(lines[0]).toContain("unreadable - -: Cannot be read: the workbook declares a document type (DOCTYPE)");
    }
  });

  test("an old or an encrypted workbook, a picture, and a file that was cut off", async () => {
    const old = Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(600)]);
    expect(told(await linesIn(old, "xlsx"))[0]).toContain("a workbook with a password, or in the old .xls format");
    const file = zip(good);
    for (const bytes of [
      Buffer.alloc(0),
      Buffer.from("\x89PNG"),
      Buffer.alloc(70_000),
      file.subarray(0, -1),
      file.subarray(9),
    ])
      expect(told(await linesIn(bytes, "xlsx"))[0]).toContain("Cannot be read: a damaged workbook, or no .xlsx file");
  });

  test("a file larger than the limit, before all of it was read", async () => {
    let pieceCount = 0;
    async function* pieces() {
      for (; ; pieceCount++) yield Buffer.alloc(1024);
    }
    expect(told(await linesIn(pieces(), "xlsx", { ...importLimits, fileBytesMax: 10_240 }))).toHaveLength(1);
    expect(pieceCount).toBe(10);
  });
});

test("no more is unpacked than the list says, and no more is passed on at once than 64 KB", async () => {
  const archive = openArchive(zip([{ name: "x", content: Buffer.alloc(90_000), unpackedBytes: 1000 }]), importLimits);
  if (isFault(archive)) throw new Error(archive.says.en);
  const [first, ...others] = await all(unpack(archive.get("x") as Part));
  expect(first).toMatchObject({ code: "unreadable" });
  expect(others).toEqual([]);
  async function* once() {
    yield Buffer.alloc(150_000);
  }
  const pieces = await all(withinSize(once(), megabyte));
  expect(pieces.map((piece) => (piece instanceof Uint8Array ? piece.length : 0))).toEqual([65_536, 65_536, 18_928]);
});

test("whichever bytes are damaged, the rows are the same or there is a problem", async () => {
  const file = workbookOf({ sheets: [{ rows: `${textRow(1, "a", "b")}${textRow(2, "张三", "2")}` }] });
  const whole = told(await linesIn(file, "xlsx"));
  await fc.assert(
    fc.asyncProperty(fc.nat(file.length - 1), fc.integer({ min: 1, max: 255 }), async (at, change) => {
      const damaged = Buffer.from(file);
      damaged[at] = (damaged[at] as number) ^ change;
      const lines = await linesIn(damaged, "xlsx");
      if (lines.every(({ ok }) => ok)) expect(told(lines)).toEqual(whole);
    }),
    { numRuns: 1000 },
  );
});

describe("in little memory", () => {
  const run = promisify(execFile);
  let folder = "";
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "jiangli-"));
  });
  afterAll(() => rm(folder, { recursive: true }));

  /** 200 MB of zeros, or of spaces within a sheet, in 194 KB. */
  const bombBytes = 200 * megabyte;
  const packedBomb = async (): Promise<Buffer> => {
    const deflate = createDeflateRaw({ level: 9 });
    const packed = all<Buffer>(deflate);
    deflate.write("<worksheet><sheetData>");
    for (let at = 0; at < bombBytes / megabyte; at++)
      await new Promise((done) => deflate.write(Buffer.alloc(megabyte, " "), done));
    deflate.end("</sheetData></worksheet>");
    return Buffer.concat(await packed);
  };

  test.each([
    ["which says how large it is", bombBytes + 46, "archive-limit"],
    ["which says that it is small", 1000, "unreadable"],
    ["which says the most that is believed", 19 * megabyte, "unreadable"],
  ])("a bomb %s", async (_, unpackedBytes, code) => {
    const packed = await packedBomb();
    expect(packed.length).toBeLessThan(210_000);
    const file = join(folder, `${unpackedBytes}.xlsx`);
    await writeFile(file, zip(withPart({ name: "xl/worksheets/sheet1.xml", packed, unpackedBytes })));
    const { stdout } = await run(process.execPath, [fileURLToPath(new URL("./read-memory.ts", import.meta.url)), file]);
    const { rowCount, codes, grownBytes } = JSON.parse(stdout);
    expect({ rowCount, codes }).toEqual({ rowCount: 0, codes: [code] });
    expect(grownBytes).toBeLessThan(64 * megabyte);
  });
});
