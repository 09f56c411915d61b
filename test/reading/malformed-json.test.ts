// Every kind of JSON that must not be read, with its code, its line and its column.
import { describe, expect, test } from "vitest";
import { readJson } from "../../functions/reading/read-json.ts";

type Row = [name: string, text: string | Uint8Array, code: string, line: number, column: number, path?: string];

const nested = (levels: number): string => "[".repeat(levels) + "]".repeat(levels);

const wrongByteAfter = (text: string): Uint8Array => Buffer.concat([Buffer.from(`"${text}`), Buffer.of(0x80)]);

const malformed: Row[] = [
  ["nothing at all", "", "unreadable", 1, 1],
  ["blank lines only", "\n\n", "unreadable", 3, 1],
  ["text without quotes", "hello", "unreadable", 1, 1],
  ["NaN", '{"a":NaN}', "unreadable", 1, 6],
  ["Infinity", '{"a":Infinity}', "unreadable", 1, 6],
  ["minus Infinity", '{"a":-Infinity}', "unreadable", 1, 6],
  ["undefined", '{"a":undefined}', "unreadable", 1, 6],
  ["True", '{"a":True}', "unreadable", 1, 6],
  ["a word that goes on", '{"a":trueish}', "unreadable", 1, 10],
  ["a comma at the end of an object", '{"a":1,}', "unreadable", 1, 8],
  ["a comma at the end of a list", "[1,]", "unreadable", 1, 4],
  ["two commas", "[1,,2]", "unreadable", 1, 4],
  ["no comma", '{"a":1\n "b":2}', "unreadable", 2, 2],
  ["no colon", '{"a" 1}', "unreadable", 1, 6],
  ["a key without quotes", "{a:1}", "unreadable", 1, 2],
  ["a key in single quotes", "{'a':1}", "unreadable", 1, 2],
  ["an object that never ends", '{"a":1', "unreadable", 1, 7],
  ["a list closed by a brace", "[1}", "unreadable", 1, 3],
  ["text that never ends", '{"a":"b', "unreadable", 1, 8],
  ["something after the end", "{} {}", "unreadable", 1, 4],
  ["a comment", '{"a":1} // one', "unreadable", 1, 9],
  ["a leading zero", "[01]", "unreadable", 1, 3],
  ["a plus sign", "[+1]", "unreadable", 1, 2],
  ["a bare dot", "[1.]", "unreadable", 1, 3],
  ["a dot first", "[.5]", "unreadable", 1, 2],
  ["an exponent without digits", "[1e]", "unreadable", 1, 3],
  ["a hexadecimal number", "[0x10]", "unreadable", 1, 3],
  ["fullwidth digits", "[１]", "unreadable", 1, 2],
  ["a line break inside text", '["a\nb"]', "unreadable", 1, 4],
  ["a tab inside text", '["a\tb"]', "unreadable", 1, 4],
  ["an escape that does not exist", '["\\x41"]', "unreadable", 1, 3],
  ["half an escape", '["\\u12"]', "unreadable", 1, 3],
  ["an escaped half of a character", '["\\ud800"]', "unreadable", 1, 2],
  ["the halves of a character the wrong way round", '["\\udc00\\ud800"]', "unreadable", 1, 2],
  ["half of a character in a key", '{"\\ud800":1}', "unreadable", 1, 2],
  ["bytes that are not UTF-8", Uint8Array.of(0x7b, 0x0a, 0x22, 0xff, 0x22), "unreadable", 2, 2],
  ["a character in too many bytes", Uint8Array.of(0x22, 0xc0, 0xaf, 0x22), "unreadable", 1, 2],
  [
    "a byte that breaks off after Chinese text",
    Uint8Array.of(0x22, 0xe4, 0xb8, 0xad, 0xe4, 0xb8, 0x22),
    "unreadable",
    1,
    3,
  ],
  [
    "a wrong byte after a byte order mark",
    Buffer.concat([Buffer.from("\ufeff"), wrongByteAfter("\ufffd")]),
    "unreadable",
    1,
    3,
  ],
  [
    "a wrong byte after a replacement character that is meant",
    wrongByteAfter("a\u07ff\u0800😀\ufffd"),
    "unreadable",
    1,
    8,
  ],
  ["a UTF-16 document", new Uint8Array(Buffer.from("\ufeff{}", "utf16le")), "unreadable", 1, 1],
  ["a key twice", '{"a":1,\n"a":1}', "repeated-key", 2, 1, "/a"],
  ["a key twice, once escaped", '{"a":1,"\\u0061":1}', "repeated-key", 1, 8, "/a"],
  ["a key twice, first with null", '{"a":null,"a":1}', "repeated-key", 1, 11, "/a"],
  ["a key twice, deep inside", '{"list":[0,{"a/b":{},"a/b":{}}]}', "repeated-key", 1, 22, "/list/1/a~1b"],
  ["__proto__", '{"__proto__":{"admin":true}}', "unknown-field", 1, 2, "/__proto__"],
  ["__proto__ written with an escape", '{"\\u005f_proto__":1}', "unknown-field", 1, 2, "/__proto__"],
  ["constructor", '{"facts":{"constructor":1}}', "unknown-field", 1, 11, "/facts/constructor"],
  ["33 levels", nested(33), "json-depth", 1, 33, `${"/0".repeat(32)}`],
  ["a million levels", nested(1_000_000), "json-depth", 1, 33],
  ["33 levels, objects among them", `${'{"a":['.repeat(17)}`, "json-depth", 1, 97],
];

describe("malformed JSON", () => {
  test.each(malformed)("%s", (_name, text, code, line, column, path) => {
    const reading = readJson(text);
    expect(reading).toMatchObject({ ok: false, refusals: [{ code, line, column }] });
    const [refusal] = reading.ok ? [] : reading.refusals;
    expect(refusal?.says.en).toMatch(new RegExp(`^Line ${line}, column ${column}: .`));
    expect(refusal?.says.zh).toMatch(new RegExp(`^第 ${line} 行第 ${column} 列：.`));
    if (path !== undefined) expect(refusal?.path).toBe(path);
  });

  test("every repeated key and forbidden name is reported, not only the first", () => {
    const reading = readJson('{"a":1,"a":2,"constructor":3,"b":{"c":1,"c":2}}');
    expect(reading.ok ? [] : reading.refusals.map(({ code, path }) => [code, path])).toEqual([
      ["repeated-key", "/a"],
      ["unknown-field", "/constructor"],
      ["repeated-key", "/b/c"],
    ]);
  });

  test("reports end after a hundred", () => {
    const reading = readJson(`{${'"a":1,'.repeat(500)}"b":1}`);
    expect(reading.ok ? 0 : reading.refusals.length).toBe(100);
  });
});
