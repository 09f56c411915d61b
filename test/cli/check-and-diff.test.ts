// `jiangli check` and `jiangli diff`: what is wrong with a policy, and what a new version changes.
import { describe, expect, test } from "vitest";
import { folderWith, jiangli, tenthOf } from "./run.ts";

describe("check", () => {
  test("warnings alone leave the exit code at 0", async () => {
    const { code, out, err } = await jiangli(["check", "examples/jiangli-sample.yaml"]);
    expect([code, err]).toEqual([0, ""]);
    expect(JSON.parse(out)).toEqual({
      errors: [],
      warnings: [
        {
          clause: "suggestion.tiers.5",
          code: "cliff",
          says: { zh: expect.stringContaining("6500.00"), en: expect.stringContaining("7500.00") },
        },
      ],
    });
  });

  test("errors give JSON, a line each with its place, and exit code 2", async () => {
    const { file } = folderWith({
      "p.yaml": `id: p
title: { zh: 办法 }
currency: CNY
from: 2024-01-01
schemes:
  - id: s
    title: { zh: 奖 }
    kind: tiered
    measure: benefit
    apply: whole
    tiers:
      - { below: "100", pay: "10" }
      - { below: "50", pay: "20" }
`,
    });
    const { code, out, err } = await jiangli(["check", file("p.yaml")]);
    expect(code).toBe(2);
    expect(JSON.parse(out).errors.map((each: { clause: string; code: string }) => [each.clause, each.code])).toEqual([
      ["s.tiers.1", "tiers-out-of-order"],
      ["s.tiers.1", "last-tier-not-open"],
    ]);
    expect(err.trimEnd().split("\n")).toEqual([
      expect.stringMatching(new RegExp(`^${file("p.yaml")}:13:9: tiers-out-of-order: .+ · .+$`)),
      expect.stringMatching(new RegExp(`^${file("p.yaml")}:13:9: last-tier-not-open: .+ · .+$`)),
    ]);
  });

  test("a file that cannot be read has its errors in the same form", async () => {
    const { file } = folderWith({ "p.json": '{"id":"p",\n "id":"q"}' });
    const { code, out, err } = await jiangli(["check", file("p.json")]);
    expect(code).toBe(2);
    expect(JSON.parse(out)).toEqual({
      errors: [{ clause: "", code: "repeated-key", says: { zh: expect.any(String), en: expect.any(String) } }],
      warnings: [],
    });
    expect(err).toMatch(/p\.json:2:2: repeated-key: /);
  });

  test("for people: a list in one language", async () => {
    const sample = await jiangli(["check", "examples/jiangli-sample.yaml", "--explain", "en"]);
    expect([sample.code, sample.err]).toEqual([0, ""]);
    expect(sample.out).toMatch(
      /^Warnings \(1\).*\n {2}examples\/jiangli-sample\.yaml:\d+:\d+ {2}suggestion\.tiers\.5 {2}cliff\n {6}.+7500\.00.*\n$/,
    );
    const { file } = folderWith({ "p.json": JSON.stringify(tenthOf()), "q.json": "{}" });
    expect((await jiangli(["check", file("p.json"), "--explain", "zh"])).out).toBe("没有发现问题。\n");
    const empty = await jiangli(["check", file("q.json"), "--explain", "zh"]);
    expect(empty.code).toBe(2);
    expect(empty.out).toMatch(/^错误 \d+ 处/);
  });
});

describe("diff", () => {
  const { file } = folderWith({
    "old.json": JSON.stringify(tenthOf()),
    "respelt.yaml": JSON.stringify(tenthOf())
      .replace('"5000"', '"5000.00"')
      .replace('"10%"', "10.00%")
      .replace(/^/, "# respelt\n"),
    "new.json": JSON.stringify(tenthOf()).replace('"5000"', '"6000"'),
    "broken.json": "{}",
  });

  test("says what changes in both languages, or in one", async () => {
    const both = await jiangli(["diff", file("old.json"), file("new.json")]);
    expect(both.code).toBe(0);
    expect(both.out).toMatch(/^.*5000\.00.*6000\.00.*\n {2}.*5000\.00.*6000\.00.*\n$/);
    const english = await jiangli(["diff", file("old.json"), file("new.json"), "--explain", "en"]);
    expect(english.out).toMatch(/^Saving.*5000\.00.*6000\.00.*\n$/);
  });

  test("gives JSON for programs", async () => {
    const { out } = await jiangli(["diff", file("old.json"), file("new.json"), "--json"]);
    expect(JSON.parse(out)).toEqual([
      { clause: "saving.atMost", says: { zh: expect.any(String), en: expect.any(String) } },
    ]);
  });

  test("another spelling is no change", async () => {
    const { code, out } = await jiangli(["diff", file("old.json"), file("respelt.yaml"), "--explain", "en"]);
    expect([code, out]).toEqual([0, "The two policies do not differ.\n"]);
  });

  test("a document that is no policy is refused with its place", async () => {
    const { code, out, err } = await jiangli(["diff", file("broken.json"), file("new.json")]);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toMatch(/broken\.json:1:1: missing-field: /);
  });

  test.each([[["diff", "one.yaml"]], [["diff", "a", "b", "c"]], [["check"]], [["check", "a", "b"]]])(
    "%j has the wrong number of files",
    async (args) => {
      const { code, err } = await jiangli(args);
      expect(code).toBe(2);
      expect(err).toMatch(/^jiangli: (check|diff) takes .* · .*\n$/);
    },
  );
});
