// Every code that the product can answer with stands in docs/errors.md: its status, when it comes, what to do, in both languages.
import { describe, expect, test } from "vitest";
import type { WarningCode } from "../../domain/check/findings.ts";
import { statuses } from "../../functions/http/statuses.ts";
import { textOf } from "./sources.ts";

/** A new warning does not compile until it stands here. */
const warnings: Record<WarningCode, "warning"> = {
  "not-monotone": "warning",
  cliff: "warning",
  unreachable: "warning",
  uncapped: "warning",
  "allowance-beside": "warning",
};

const expected = new Map(Object.entries({ ...statuses, ...warnings }).map(([code, status]) => [code, String(status)]));

const rows = textOf("docs/errors.md")
  .split("\n")
  .filter((line) => line.startsWith("| `"))
  .map((line) => {
    const [code = "", status = "", ...words] = line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim());
    return { code: code.replaceAll("`", ""), status, words };
  });

test("each code stands there once, and no other", () => {
  expect(rows.map(({ code }) => code).sort()).toEqual([...expected.keys()].sort());
});

describe.each(rows)("$code", ({ code, status, words }) => {
  test("has its status", () => {
    expect(status).toBe(expected.get(code));
  });

  test("says when it comes and what to do, in Chinese and in English", () => {
    expect(words).toHaveLength(2);
    for (const cell of words) {
      const [zh = "", en = ""] = cell.split("<br>");
      expect(zh).toMatch(/[\u4e00-\u9fff]{2,}/);
      expect(en).toMatch(/[a-z]+ [a-z]+/);
      expect(en).not.toMatch(/[\u4e00-\u9fff]/);
    }
  });
});
