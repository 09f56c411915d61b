// What every file has to be: introduced by a sentence, short, finished, and at home in this repository alone.
import { expect, test } from "vitest";
import { code, files, textOf } from "./sources.ts";

const commented = files.filter((file) => /\.(?:ts|js|ya?ml)$|^\.ci\//.test(file));

/** The first line, after the one that names an interpreter. */
const firstLine = (file: string): string => {
  const [first = "", second = ""] = textOf(file).split("\n");
  return first.startsWith("#!") ? second : first;
};

test("every file begins with a comment that says what it is for", () => {
  expect(commented.length).toBeGreaterThan(100);
  const silent = commented.filter(
    (file) => !/^(?:\/\/|#) .{20,}/.test(firstLine(file)) && !/^(?:\/\/|#) .*[\u4e00-\u9fff]{6,}/.test(firstLine(file)),
  );
  expect(silent).toEqual([]);
});

test("no file of code is longer than 300 lines", () => {
  const long = code
    .map((file) => ({ file, lines: textOf(file).split("\n").length }))
    .filter(({ lines }) => lines > 301);
  expect(long).toEqual([]);
});

const unfinished = /\b(?:TO)(?:DO)\b|\bFIX(?:ME)\b/;
const leftOut = /\b(?:describe|test|it)\.(?:skip|only|todo|fails)\b|\b(?:xit|xtest|fit)\(/;

test("nothing is left unfinished, and no test is left out", () => {
  expect(`// ${"TO"}${"DO"}: later`).toMatch(unfinished);
  expect(`test.${"skip"}("x")`).toMatch(leftOut);
  const looked = files.filter((file) => /\.(?:ts|js|md|ya?ml)$|^\.ci\//.test(file));
  expect(looked.filter((file) => unfinished.test(textOf(file)))).toEqual([]);
  expect(code.filter((file) => leftOut.test(textOf(file)))).toEqual([]);
});

test("no file points at somebody's machine", () => {
  const somewhere = /(?:^|[\s"'`(=])\/(?:work|home|Users|root)\/[\w.]/m;
  expect(`cd ${"/work"}/there`).toMatch(somewhere);
  const looked = files.filter(
    (file) => /\.(?:ts|js|md|ya?ml|json)$|^\.ci\//.test(file) && !file.endsWith("package-lock.json"),
  );
  expect(looked.filter((file) => somewhere.test(textOf(file)))).toEqual([]);
});
