// What the YAML reader lets through: the document as it is written, with every scalar as text.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { stringify } from "yaml";
import { readDocument } from "../../functions/reading/read-document.ts";
import { readYaml } from "../../functions/reading/read-yaml.ts";

const read = (text: string): unknown => {
  const reading = readYaml(text);
  if (!reading.ok) throw new Error(reading.refusals[0]?.says.en);
  return reading.value;
};

type Plain = string | number | boolean | null | Plain[] | { [key: string]: Plain };

const asText = (value: Plain): unknown => {
  if (Array.isArray(value)) return value.map(asText);
  if (typeof value !== "object" || value === null) return String(value);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, asText(inner)]));
};

const isReadable = (value: Plain): boolean =>
  typeof value !== "object" ||
  value === null ||
  Object.entries(value).every(([key, inner]) => !["__proto__", "constructor", "<<"].includes(key) && isReadable(inner));

describe("reading YAML", () => {
  const text = fc.oneof(
    fc.string({ unit: "grapheme" }),
    fc.constantFrom("技师", "yes", "0123", "1.50", "~", "", "a: b", "# c", "a\nb"),
  );
  const { value: anyValue } = fc.letrec<{ value: Plain }>((tie) => ({
    value: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      text,
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
      fc.array(tie("value"), { maxLength: 4 }),
      fc.dictionary(text, tie("value"), { maxKeys: 4 }),
    ),
  }));

  test("any value, written as YAML, reads back with its scalars as text", () => {
    fc.assert(
      fc.property(anyValue.filter(isReadable), fc.constantFrom("block", "flow"), (value, layout) => {
        const written = stringify(
          { value },
          {
            collectionStyle: layout as "block" | "flow",
            aliasDuplicateObjects: false,
            lineWidth: 0,
          },
        );
        expect(read(written)).toEqual({ value: asText(value) });
      }),
      { numRuns: 1_000 },
    );
  });

  test("JSON read as YAML gives the same document with its scalars as text", () => {
    fc.assert(
      fc.property(anyValue.filter(isReadable), (value) => {
        expect(read(JSON.stringify(value))).toEqual(asText(value));
      }),
      { numRuns: 1_000 },
    );
  });

  test("what other readers turn into something else stays as it is written", () => {
    expect(read("on: 2026-11-20\nno: yes\nn: 0123\ne: 1e3\nnull: ~\nempty:\nhex: 0x10\nmerge: '<<'\n'<<': 1")).toEqual({
      on: "2026-11-20",
      no: "yes",
      n: "0123",
      e: "1e3",
      null: "~",
      empty: "",
      hex: "0x10",
      merge: "<<",
      "<<": "1",
    });
  });

  test("comments and the marks around one document are allowed", () => {
    expect(read("# first\n---\na: 1 # one\n# last\n...\n")).toEqual({ a: "1" });
  });

  test("a pointer leads to the line and column of its value", () => {
    const reading = readYaml("id: p\nlist:\n  - a/b: 1\n    c:\n  - [x, { d: e }]\n");
    if (!reading.ok) throw new Error("readable");
    const positions = ["", "/id", "/list", "/list/0/a~1b", "/list/0/c", "/list/1/1/d", "/list/7", "/none"].map(
      reading.positionOf,
    );
    expect(positions.map(({ line, column }) => `${line}:${column}`)).toEqual([
      "1:1",
      "1:5",
      "3:3",
      "3:10",
      "4:5",
      "5:14",
      "3:3",
      "1:1",
    ]);
  });
});

describe("reading either language", () => {
  const bytes = (given: string) => new TextEncoder().encode(given);

  test("text that begins with a bracket is JSON, anything else YAML", async () => {
    expect(await readDocument(bytes(' \n{"a":1}'))).toMatchObject({ language: "json", value: { a: 1 } });
    expect(await readDocument(bytes("a: 1"))).toMatchObject({ language: "yaml", value: { a: "1" } });
    expect(await readDocument(bytes("{a: 1}"))).toMatchObject({ language: "json", refusals: [{ code: "unreadable" }] });
    expect(await readDocument(bytes("{a: 1}"), { language: "yaml" })).toMatchObject({ value: { a: "1" } });
  });

  test("one byte more than allowed is too large", async () => {
    expect(await readDocument(bytes("[10]"), { sizeMaxBytes: 4 })).toMatchObject({ ok: true });
    expect(await readDocument(bytes("[100]"), { sizeMaxBytes: 4 })).toMatchObject({
      refusals: [{ code: "too-large" }],
    });
  });
});
