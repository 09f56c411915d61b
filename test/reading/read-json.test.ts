// What the JSON reader lets through is what JSON.parse would give, with positions and with numbers that did not change on the way.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { memoryOf } from "../../functions/reading/memory.ts";
import { readJson } from "../../functions/reading/read-json.ts";

const read = (text: string | Uint8Array): unknown => {
  const reading = readJson(text);
  if (!reading.ok) throw new Error(reading.refusals[0]?.says.en);
  return reading.value;
};

const isReadable = (value: unknown): boolean => {
  if (typeof value !== "object" || value === null) return true;
  if (Object.keys(value).some((key) => key === "__proto__" || key === "constructor")) return false;
  return Object.values(value).every(isReadable);
};

describe("reading JSON", () => {
  test("any value reads as JSON.parse reads it, however it is laid out", () => {
    const layouts = fc.constantFrom<string | number | undefined>(undefined, 2, "\t", "\r\n");
    fc.assert(
      fc.property(
        fc.jsonValue({ maxDepth: 8, stringUnit: "grapheme" }).filter(isReadable),
        layouts,
        (value, layout) => {
          const text =
            layout === "\r\n"
              ? JSON.stringify(value, null, 1).replaceAll("\n", "\r\n")
              : JSON.stringify(value, null, layout);
          expect(read(text)).toEqual(JSON.parse(text));
          expect(read(new TextEncoder().encode(text))).toEqual(JSON.parse(text));
        },
      ),
      { numRuns: 2_000 },
    );
  });

  test("any text at all is read as JSON.parse reads it, or refused", () => {
    const pieces = fc.constantFrom(
      ...'{}[],:"\\ \n\t0123456789+-.',
      '"a"',
      '"b":',
      "true",
      "e2",
      "E+1",
      "null",
      "\\u00e9",
      "中",
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), (chosen) => {
        const text = chosen.join("");
        const reading = readJson(text);
        if (reading.ok) expect(reading.value).toEqual(JSON.parse(text));
        else if (reading.refusals.every(({ code }) => code === "unreadable")) expect(() => JSON.parse(text)).toThrow();
      }),
      { numRuns: 20_000 },
    );
  });

  test.each([
    ["1.0", 1],
    ["1e3", 1000],
    ["12.50e1", 125],
    ["999999999999", 999_999_999_999],
    ["0.00", 0],
    ["1000e-3", 1],
    ["0.5", 0.5],
  ])("%s keeps its value", (literal, value) => expect(read(literal)).toBe(value));

  test.each([
    "1.00000000000000000001",
    "0.99999999999999999999",
    "1e-400",
    "999999999998.99999999999999",
    "1e400",
    "-1e400",
  ])("%s never becomes a whole number", (literal) => expect(Number.isInteger(read(literal))).toBe(false));

  test("minus zero stays minus zero", () => expect(read("-0")).toBe(-0));

  test("long numbers are judged in linear time", () => {
    const started = performance.now();
    expect(read(`0.${"0".repeat(900_000)}1`)).toBeGreaterThan(0);
    expect(performance.now() - started).toBeLessThan(1_000);
  });

  test("a byte order mark at the start is no part of the document", () => {
    expect(read("\ufeff[1]")).toEqual([1]);
    expect(read(Uint8Array.of(0xef, 0xbb, 0xbf, 0x31))).toBe(1);
  });

  test("names that every object inherits are ordinary fields", () => {
    expect(read('{"toString":1,"hasOwnProperty":2}')).toEqual({ toString: 1, hasOwnProperty: 2 });
  });

  test("32 levels are read", () => expect(readJson("[".repeat(32) + "]".repeat(32)).ok).toBe(true));

  test("a pointer leads to the line and column of its value", () => {
    const reading = readJson('{\n  "a\\u002fb": [1, {"c": "}]\\""}],\n  "d" : {}\n}');
    if (!reading.ok) throw new Error("readable");
    const positions = ["", "/a~1b", "/a~1b/0", "/a~1b/1/c", "/d", "/d/missing", "/nowhere/else"].map(
      reading.positionOf,
    );
    expect(positions.map(({ line, column }) => `${line}:${column}`)).toEqual([
      "1:1",
      "2:15",
      "2:16",
      "2:25",
      "3:9",
      "3:9",
      "1:1",
    ]);
  });
});

describe("a remembered member", () => {
  const policy = '{"id":"p","tiers":[{"rate":"1%"}]}';

  test("the same text gives the same object, wherever in the document it stands", () => {
    const memory = memoryOf("policy");
    const texts = [`{"policy":${policy},"n":1}`, `{"n":2, "policy" : ${policy} }`, `{"policy":${policy}}`];
    const policies = texts.map((text) => {
      const reading = readJson(text, memory);
      expect(reading).toEqual({ ok: true, value: JSON.parse(text), positionOf: expect.any(Function) });
      return reading.ok && (reading.value as { policy: object }).policy;
    });
    expect(new Set(policies).size).toBe(1);
  });

  test("a text that only begins alike is another one", () => {
    const memory = memoryOf("policy");
    const readNext = (text: string) => readJson(text, memory);
    expect(readNext('{"policy":12}')).toMatchObject({ value: { policy: 12 } });
    expect(readNext('{"policy":123}')).toMatchObject({ value: { policy: 123 } });
    expect(readNext('{"policy":{"a":1}}')).toMatchObject({ value: { policy: { a: 1 } } });
    expect(readNext('{"policy":{"a":1},"a":2}')).toMatchObject({ value: { policy: { a: 1 }, a: 2 } });
    expect(readNext('{"policy":{"a":1}x}')).toMatchObject({ ok: false });
    expect(readNext('{"policy":{"a":1 }}')).toMatchObject({ value: { policy: { a: 1 } } });
  });

  test("a member that was refused is refused again", () => {
    const memory = memoryOf("policy");
    const text = '{"policy":{"a":1,"a":2}}';
    expect([readJson(text, memory).ok, readJson(text, memory).ok]).toEqual([false, false]);
  });

  test("only so many are kept", () => {
    const memory = memoryOf("policy", 2);
    const texts = [1, 2, 3].map((number) => `{"n":${number}}`);
    for (const text of texts) readJson(`{"policy":${text}}`, memory);
    expect(texts.map((text) => memory.recall(text, 0) !== undefined)).toEqual([false, true, true]);
  });
});
