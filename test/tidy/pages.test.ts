// The pages: both languages keep step, links lead somewhere, and every command that a page names exists.
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { blocksIn, files, pages, root, textOf } from "./sources.ts";

const withoutBlocks = (page: string): string => textOf(page).replace(/^```[\s\S]*?^```$/gm, "");

/** Levels and order of the headings: "1 2 2 3". */
const headingsOf = (page: string): string =>
  [...withoutBlocks(page).matchAll(/^(#+) /gm)].map(([, marks = ""]) => marks.length).join(" ");

test("the README says the same in both languages", () => {
  expect(headingsOf("README.zh-CN.md")).toBe(headingsOf("README.md"));
  const english = blocksIn("README.md");
  const inEnglish = (text: string): string => text.replaceAll("--explain zh", "--explain en");
  expect(english.length).toBeGreaterThan(3);
  expect(blocksIn("README.zh-CN.md").map(({ text, language }) => ({ language, text: inEnglish(text) }))).toEqual(
    english,
  );
});

test("the rules have the same sections in both languages", () => {
  expect(headingsOf("docs/rules.md").split(" ").length).toBeGreaterThan(5);
  expect(headingsOf("docs/rules.zh-CN.md")).toBe(headingsOf("docs/rules.md"));
});

test("every page begins with its title", () => {
  expect(pages.length).toBeGreaterThan(8);
  expect(pages.filter((page) => !textOf(page).startsWith("# "))).toEqual([]);
});

test("every link between pages leads somewhere", () => {
  const links = pages.flatMap((page) =>
    [...withoutBlocks(page).matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)].map(([, to = ""]) => ({ page, to })),
  );
  const inside = links.filter(({ to }) => !/^(?:https?|mailto):/.test(to));
  expect(inside.length).toBeGreaterThan(10);
  expect(inside.filter(({ page, to }) => !existsSync(join(root, dirname(page), to)))).toEqual([]);
});

/** What people may type: `npm run x`, and the short forms `npm test` and `npm start`. */
const scriptsNamedIn = (text: string): string[] =>
  [...text.matchAll(/\bnpm (?:run (?:-\S+ )*([\w:]+)|(test|start)\b)/g)].map(
    ([, long, short]) => (long ?? short) as string,
  );

test("every script that a page or the pipeline names is a script", () => {
  expect(scriptsNamedIn("npm run -s jiangli -- check, npm test && npm run bench:cold")).toEqual([
    "jiangli",
    "test",
    "bench:cold",
  ]);
  const { scripts } = JSON.parse(textOf("package.json")) as { scripts: { [name: string]: string } };
  const named = [...pages, ...files.filter((file) => file.startsWith(".ci/"))].flatMap((file) =>
    scriptsNamedIn(textOf(file)).map((script) => ({ file, script })),
  );
  expect(named.length).toBeGreaterThan(10);
  expect(named.filter(({ script }) => !Object.hasOwn(scripts, script))).toEqual([]);
});

test("every file that a script starts exists", () => {
  const { scripts, bin } = JSON.parse(textOf("package.json")) as { [field: string]: { [name: string]: string } };
  const started = Object.values(scripts ?? {}).flatMap((script) =>
    [...script.matchAll(/(?:\bnode|--config) (\S+\.[jt]s)/g)].map(([, file]) => file),
  );
  const all = [...started, ...Object.values(bin ?? {})];
  expect(all.length).toBeGreaterThan(3);
  expect(all.filter((file) => !files.includes(file as string))).toEqual([]);
});

const decisions = pages.filter((page) => page.startsWith("docs/decisions/"));

test("decisions are numbered without gaps, and each says what it costs", () => {
  expect(decisions.length).toBeGreaterThan(5);
  const numbers = decisions.map((page) => Number(page.split("/").at(-1)?.slice(0, 4)));
  expect(numbers).toEqual(decisions.map((_, index) => index + 1));
  for (const page of decisions)
    expect(textOf(page), page).toMatch(
      /^# \d+\. .+\n[\s\S]*\n## Context\n[\s\S]+\n## Decision\n[\s\S]+\n## Good\n[\s\S]+\n## Bad\n\n[\s\S]{40,}/,
    );
});
