// Every kind of YAML that must not be read, with its code, its line and its column.
import { describe, expect, test } from "vitest";
import { readYaml } from "../../functions/reading/read-yaml.ts";

type Row = [name: string, text: string, code: string, line: number, column: number, path?: string];

const malformed: Row[] = [
  ["nothing at all", "", "unreadable", 1, 1],
  ["comments only", "# one\n# two\n", "unreadable", 3, 1],
  ["an anchor", "a: &first 1\n", "yaml-feature", 1, 4],
  ["an anchor before a list", "a:\n  - &first { b: 1 }\n", "yaml-feature", 2, 5],
  ["an alias without its anchor", "a: *first\n", "yaml-feature", 1, 4],
  ["an alias as a key", "*first : 1\n", "yaml-feature", 1, 1],
  ["a tag", "a: !!int 1\n", "yaml-feature", 1, 4],
  ["a tag of its own", "a: !money 1\n", "yaml-feature", 1, 4],
  ["the tag that means nothing", "a: ! 1\n", "yaml-feature", 1, 4],
  ["a merge key", "a:\n  <<: { b: 1 }\n", "yaml-feature", 2, 3, "/a/<<"],
  ["a directive", "%YAML 1.1\n---\na: 1\n", "yaml-feature", 1, 1],
  ["two documents", "a: 1\n---\nb: 2\n", "yaml-feature", 2, 1],
  ["a document after the end of the first", "a: 1\n...\nb: 2\n", "yaml-feature", 3, 1],
  ["a key twice", "a: 1\nb: 2\na: 1\n", "repeated-key", 3, 1, "/a"],
  ["a key twice, once in quotes", 'a: 1\n"a": 1\n', "repeated-key", 2, 1, "/a"],
  ["a key twice between braces", "x: [{ a: 1, a: 2 }]\n", "repeated-key", 1, 13, "/x/0/a"],
  ["__proto__", "a:\n  __proto__: { admin: yes }\n", "unknown-field", 2, 3, "/a/__proto__"],
  ["constructor", "constructor: 1\n", "unknown-field", 1, 1, "/constructor"],
  ["a list as a key", "? [a, b]\n: 1\n", "unreadable", 1, 3],
  ["an object as a key", "{ { a: 1 }: 2 }\n", "unreadable", 1, 3],
  ["the rest of an amount with a comma", "a: { b: 49,999.95 }\n", "unreadable", 1, 12, "/a"],
  ["a Chinese colon between braces", "a: { b：1 }\n", "unreadable", 1, 6, "/a"],
  ["a tab in the indentation", "a:\n\tb: 1\n", "unreadable", 2, 1],
  ["an indentation that fits nothing", "a:\n    b: 1\n  c: 2\n", "unreadable", 3, 1],
  ["two fields in one line", "a: b: c\n", "unreadable", 1, 4],
  ["a quote that is never closed", 'a: "b\n', "unreadable", 2, 1],
  ["a bracket that is never closed", "a: [1, 2\n", "unreadable", 2, 1],
  ["an escape that does not exist", 'a: "\\q"\n', "unreadable", 1, 5],
  ["text that begins with a reserved character", "a: @b\n", "unreadable", 1, 4],
  ["half of a character", 'a: "\\ud800"\n', "unreadable", 1, 4, "/a"],
  ["33 levels between brackets", "[".repeat(33) + "]".repeat(33), "json-depth", 1, 33],
  ["33 levels of indentation", `${"- ".repeat(33)}a\n`, "json-depth", 1, 65],
  ["a hundred thousand levels", "[".repeat(100_000), "json-depth", 1, 33],
];

describe("malformed YAML", () => {
  test.each(malformed)("%s", (_name, text, code, line, column, path) => {
    const reading = readYaml(text);
    expect(reading).toMatchObject({ ok: false, refusals: [{ code, line, column }] });
    const [refusal] = reading.ok ? [] : reading.refusals;
    expect(refusal?.says.en).toMatch(new RegExp(`^Line ${line}, column ${column}: .`));
    expect(refusal?.says.zh).toMatch(new RegExp(`^第 ${line} 行第 ${column} 列：.`));
    if (path !== undefined) expect(refusal?.path).toBe(path);
  });

  test("aliases that would grow a thousandfold are refused before they grow", () => {
    const lines = Array.from(
      { length: 30 },
      (_, index) => `a${index + 1}: &a${index + 1} [${`*a${index},`.repeat(9)}]`,
    );
    const reading = readYaml(["a0: &a0 x", ...lines].join("\n"));
    const codes = reading.ok ? [] : reading.refusals.map(({ code }) => code);
    expect(codes).toEqual(Array.from({ length: 100 }, () => "yaml-feature"));
  });

  test("bytes that are not UTF-8", () => {
    expect(readYaml(Uint8Array.of(0x61, 0x3a, 0x20, 0xff))).toMatchObject({
      refusals: [{ code: "unreadable", column: 4 }],
    });
  });

  test("a hundred thousand fields are compared in linear time", () => {
    const started = performance.now();
    expect(readYaml(Array.from({ length: 100_000 }, (_, index) => `a${index}: 1\n`).join("")).ok).toBe(true);
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});
