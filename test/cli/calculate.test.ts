// `jiangli calculate FILE`: what people and programs see of one calculation, and of one that is refused.
import { describe, expect, test } from "vitest";
import { folderWith, jiangli, tenthOf } from "./run.ts";

const sampleCase = `
policy: { id: jiangli-sample, on: 2026-11-20 }
scheme: suggestion
facts: { benefit: "50000.01" }
shares:
  - { employee: E1, weight: 6 }
  - { employee: E2, weight: 4 }
`;

describe("calculate", () => {
  test("a case in YAML, its policy from a folder, answers in JSON", async () => {
    const { file } = folderWith({ "case.yaml": sampleCase });
    const { code, out, err } = await jiangli(["calculate", file("case.yaml"), "--policies", "examples"]);
    expect([code, err]).toEqual([0, ""]);
    expect(JSON.parse(out)).toMatchObject({
      policy: { id: "jiangli-sample", version: 1 },
      eligible: true,
      total: "7500.00",
      shares: [
        { employee: "E1", total: "4500.00" },
        { employee: "E2", total: "3000.00" },
      ],
    });
  });

  test("standard input is read where no file is named, in either language", async () => {
    const asJson = JSON.stringify({ policy: tenthOf(), scheme: "saving", facts: { benefit: "123.45" } });
    const asYaml = `policy: ${JSON.stringify(tenthOf())}\nscheme: saving\nfacts: { benefit: 123.45 }\n`;
    for (const input of [asJson, asYaml]) {
      const { code, out } = await jiangli(["calculate"], input);
      expect(code).toBe(0);
      expect(JSON.parse(out)).toMatchObject({ policy: { id: "tenth" }, total: "12.35" });
      expect(JSON.parse(out).policy).not.toHaveProperty("version");
    }
  });

  test("digits become whole numbers in YAML only, and only where the scheme wants one", async () => {
    const [scheme] = (tenthOf() as { schemes: object[] }).schemes;
    const requiring = {
      ...scheme,
      require: [
        { fact: "tenure", atLeast: 6 },
        { fact: "plant", is: "6" },
      ],
    };
    const asked = {
      policy: tenthOf({ schemes: [requiring] }),
      scheme: "saving",
      facts: { benefit: "100", tenure: "6", plant: "6" },
    };
    const { out } = await jiangli(["calculate"], `# YAML\n${JSON.stringify(asked)}`);
    expect(JSON.parse(out)).toMatchObject({ eligible: true, total: "10.00" });
    const { code, err } = await jiangli(["calculate"], JSON.stringify(asked));
    expect(code).toBe(2);
    expect(err).toMatch(/^stdin:1:\d+: whole-number-invalid: /);
  });

  test("explained in Chinese: titles, facts, every step with its clause, the total, who gets what", async () => {
    const { code, out } = await jiangli(["calculate", "--explain", "zh", "--policies", "examples"], sampleCase);
    expect(code).toBe(0);
    expect(out.split("\n")).toEqual([
      "职工创新激励办法 · 合理化建议奖",
      "jiangli-sample  第 1 版  sha256:b10bbbfa89d8511ee757416726b723c1bf1e9b7fc017ec3b17524a7773bfc1c7",
      "",
      "事实",
      "  benefit  50000.01",
      "  分配     employee E1, weight 6",
      "           employee E2, weight 4",
      "",
      "计算步骤",
      expect.stringMatching(/^ {2}1\. .*50000\.01.*15%.*7500\.00/),
      "     [suggestion.tiers.5]",
      expect.stringMatching(/^ {2}2\. .*E1.*4500\.00/),
      "     [suggestion.shares]",
      expect.stringMatching(/^ {2}3\. .*E2.*3000\.00/),
      "     [suggestion.shares]",
      "",
      "应发  7500.00 CNY",
      "",
      "  员工     合计",
      "  E1    4500.00",
      "  E2    3000.00",
      "",
    ]);
  });

  test("explained in English, whatever trace the case asks for", async () => {
    const { out } = await jiangli(
      ["calculate", "--explain=en", "--policies", "examples"],
      `${sampleCase}trace: none\n`,
    );
    expect(out).toContain("Employee innovation incentives · Suggestion reward");
    expect(out).toMatch(/1\. .*50000\.01.*15%/);
    expect(out).toContain("Total  7500.00 CNY");
  });

  test("who does not qualify is told so, and that is no error", async () => {
    const [scheme] = (tenthOf() as { schemes: object[] }).schemes;
    const policy = tenthOf({ schemes: [{ ...scheme, require: [{ fact: "tenure", atLeast: 6 }] }] });
    const input = JSON.stringify({ policy, scheme: "saving", facts: { benefit: 100, tenure: 5 } });
    const { code, out } = await jiangli(["calculate", "--explain", "zh"], input);
    expect(code).toBe(0);
    expect(out).toContain("不符合条件，应发  0.00 CNY");
  });
});

describe("calculate refuses", () => {
  const refused = async (input: string | Uint8Array, ...args: string[]): Promise<string[]> => {
    const { code, out, err } = await jiangli(["calculate", ...args], input);
    expect([code, out]).toEqual([2, ""]);
    expect(err).not.toMatch(/\n\s+at /);
    return err.trimEnd().split("\n");
  };

  test("every wrong fact, each with its line and column", async () => {
    const input =
      'policy: { id: jiangli-sample, version: 1 }\nscheme: suggestion\nfacts:\n  benefit: "1.234"\n  extra: "1"\n';
    const lines = await refused(input, "--policies", "examples");
    expect(lines.map((line) => line.split(": ").slice(0, 2).join(": "))).toEqual([
      "stdin:4:12: amount-invalid",
      "stdin:5:10: unknown-fact",
    ]);
  });

  test("text that is not a document", async () => {
    expect(await refused('{"policy":')).toEqual([expect.stringMatching(/^stdin:1:11: unreadable: /)]);
    expect(await refused("")).toEqual([expect.stringMatching(/^stdin:1:1: unreadable: /)]);
    expect(await refused(Uint8Array.of(0xff, 0xfe))).toEqual([expect.stringMatching(/^stdin:1:1: unreadable: /)]);
    expect(await refused(" ".repeat(1024 * 1024 + 1))).toEqual([expect.stringMatching(/^stdin:1:1: too-large: /)]);
  });

  test("a policy that is named while no folder is, and says how to name one", async () => {
    const lines = await refused(sampleCase);
    expect(lines).toEqual([
      expect.stringContaining("--policies"),
      expect.stringMatching(/^stdin:2:9: policy-not-found: /),
    ]);
  });

  test("a folder of policies in which a file cannot be read", async () => {
    const { folder, file } = folderWith({ "a.yaml": "id: a\nid: b\nschemes: []\n" });
    const lines = await refused(sampleCase, "--policies", folder);
    expect(lines).toEqual([expect.stringMatching(new RegExp(`^${file("a.yaml")}:2:1: repeated-key: `))]);
  });

  test.each([
    [["no-such.yaml"], "no-such.yaml: no such file or folder"],
    [["examples"], "examples: a folder, not a file"],
    [["--lines", "examples"], "examples: a folder, not a file"],
    [["--policies", "no-such"], "no-such: no such file or folder"],
    [["--policies", "package.json"], "package.json: not a folder"],
    [["--polices", "examples"], "there is no option --polices; see --help"],
    [["--explain"], "the option --explain needs a value; see --help"],
    [["--explain", "fr"], "--explain takes zh or en"],
    [["--lines=yes"], "the option --lines is not used like this; see --help"],
    [["--lines", "--explain", "zh"], "--lines answers in JSON; --explain is for one calculation"],
    [["one.yaml", "two.yaml"], "calculate takes one file"],
  ])("%j with one clear line", async (args, message) => {
    expect(await refused("", ...args)).toEqual([expect.stringContaining(`jiangli: ${message} · `)]);
  });
});
