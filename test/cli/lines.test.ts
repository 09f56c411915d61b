// Cutting bytes into lines: the same lines however the bytes arrive.
import fc from "fast-check";
import { expect, test } from "vitest";
import { cutLines, type Line } from "../../cli/lines.ts";
import { widthOf } from "../../cli/table.ts";

const cut = (bytes: Uint8Array, chunkBytes: number, sizeMaxBytes: number): Line[] => {
  const cutter = cutLines(sizeMaxBytes);
  const lines: Line[] = [];
  for (let at = 0; at < bytes.length; at += chunkBytes) lines.push(...cutter.push(bytes.subarray(at, at + chunkBytes)));
  return [...lines, ...cutter.end()];
};

test("lines do not depend on how the bytes are cut into chunks", () => {
  const piece = fc.constantFrom("", "a", "技师", "😀", "\r", " ", "0123456789");
  const lines = fc.array(
    fc.array(piece, { maxLength: 4 }).map((pieces) => pieces.join("")),
    { minLength: 1, maxLength: 8 },
  );
  fc.assert(
    fc.property(lines, fc.integer({ min: 1, max: 60 }), (texts, chunkBytes) => {
      const expected = texts.map((text) => (Buffer.byteLength(text) > 12 ? undefined : text));
      if (texts.at(-1) === "") expected.pop();
      expect(cut(Buffer.from(texts.join("\n")), chunkBytes, 12)).toEqual(expected);
    }),
    { numRuns: 3_000 },
  );
});

test("a line that is not UTF-8 stays bytes, its neighbours become text", () => {
  expect(cut(Buffer.from([0x61, 10, 0xff, 10, 0x62]), 5, 12)).toEqual(["a", Buffer.of(0xff), "b"]);
  expect(cut(Buffer.from([0x61, 10, 0x62, 10, 0xff, 10, 0x63, 10]), 8, 12)).toEqual(["a", "b", Buffer.of(0xff), "c"]);
});

test("a Chinese character is as wide as two Latin ones", () => {
  expect(["E1", "员工", "（甲）", "é", "e\u0301", "😀"].map(widthOf)).toEqual([2, 4, 6, 1, 1, 2]);
});
