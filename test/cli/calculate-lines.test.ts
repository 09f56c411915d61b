// `jiangli calculate --lines`: one line out for each line in, in order, whatever the lines are, in flat memory.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { setTimeout } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { folderWith, jiangli, tenthOf } from "./run.ts";

const line = (benefit: unknown, more: object = {}): string =>
  JSON.stringify({ policy: tenthOf(), scheme: "saving", facts: { benefit }, ...more });

const answersOf = (out: string): Record<string, unknown>[] =>
  out
    .trimEnd()
    .split("\n")
    .map((text) => JSON.parse(text));

const brief = (answer: Record<string, unknown>): unknown => answer.total ?? answer.type;

describe("calculate --lines", () => {
  test("answers in order; a line that cannot be calculated gives its problem, without a total", async () => {
    const lines = [
      line("10"),
      line("1.005"),
      "",
      "   \t\r",
      line("20"),
      "garbage",
      '{"a":1,"a":2}',
      "null",
      line("30", { scheme: "other" }),
      line("40", { __proto__x: 1 }),
      line("50", { policy: { id: "nowhere", on: "2026-01-01" } }),
      `${line("60")}\r`,
      line("70").replace('"10%"', '"101.23456%"'),
      line("80").replace('"10%"', '"20%"'),
      line("90"),
    ];
    const { code, out, err } = await jiangli(["calculate", "--lines"], lines.join("\n"));
    expect([code, err]).toEqual([0, ""]);
    const answers = answersOf(out);
    const problem = (name: string): string => `urn:jiangli:problem:${name}`;
    expect(answers.map(brief)).toEqual([
      "1.00",
      problem("amount-invalid"),
      "2.00",
      problem("unreadable"),
      problem("repeated-key"),
      problem("wrong-type"),
      problem("unknown-scheme"),
      problem("unknown-field"),
      problem("policy-not-found"),
      "6.00",
      problem("rate-invalid"),
      "16.00",
      "9.00",
    ]);
    for (const answer of answers) expect("total" in answer).toBe(!("type" in answer));
  });

  test("a problem says on which line of the input it stands", async () => {
    const { out } = await jiangli(["calculate", "--lines"], `\n\n${line("10")}\n{"policy":tru}\n`);
    expect(answersOf(out)[1]).toMatchObject({
      status: 400,
      instance: "urn:jiangli:line:4",
      detail: expect.stringMatching(/^Line 4, column 11: /),
      zh: expect.stringMatching(/^第 4 行第 11 列：/),
    });
  });

  test("garbage bytes spoil their own line only", async () => {
    const input = Buffer.concat([
      Buffer.from(`${line("10")}\n`),
      Buffer.of(0xff, 0xfe, 0x00, 0x0a, 0xc3, 0x28, 0x0a),
      Buffer.from(`${line("20").replace("一成", "二成")}\n`),
    ]);
    const { code, out } = await jiangli(["calculate", "--lines"], input);
    expect(code).toBe(0);
    expect(answersOf(out).map(brief)).toEqual([
      "1.00",
      "urn:jiangli:problem:unreadable",
      "urn:jiangli:problem:unreadable",
      "2.00",
    ]);
  });

  test("a line of 10 MB is too large, and the next one is calculated", async () => {
    const { code, out } = await jiangli(["calculate", "--lines"], `${"[".repeat(10_000_000)}\n${line("10")}\n`);
    expect(code).toBe(0);
    expect(answersOf(out).map(brief)).toEqual(["urn:jiangli:problem:too-large", "1.00"]);
  });

  test("a last line without its line break counts", async () => {
    const { out } = await jiangli(["calculate", "--lines"], `${line("10")}\n${line("20")}`);
    expect(answersOf(out).map(brief)).toEqual(["1.00", "2.00"]);
  });

  test("published policies are found by day and by version", async () => {
    const asked = (policy: object): string =>
      JSON.stringify({ policy, scheme: "suggestion", facts: { benefit: "50000.01" } });
    const input = [
      { on: "2026-11-20" },
      { version: 1 },
      { on: "2023-12-31" },
      { version: 2 },
      { on: "2026-11-20", version: 1 },
    ]
      .map((which) => asked({ id: "jiangli-sample", ...which }))
      .join("\n");
    const { out } = await jiangli(["calculate", "--lines", "--policies", "examples"], input);
    const answers = answersOf(out);
    expect(answers.map(brief)).toEqual([
      "7500.00",
      "7500.00",
      "urn:jiangli:problem:policy-not-found",
      "urn:jiangli:problem:policy-not-found",
      "urn:jiangli:problem:reference-unclear",
    ]);
    expect(answers[2]).toMatchObject({ status: 404 });
  });

  test("a month is ruled by the version of its first day", async () => {
    const item = { id: "mentor", when: { mentoring: "yes" }, pay: "300" };
    const scheme = {
      id: "monthly",
      title: { zh: "津贴" },
      kind: "allowance",
      prorate: "days",
      groups: [{ take: "all", items: [item] }],
    };
    const { folder } = folderWith({
      "1.json": JSON.stringify(tenthOf({ schemes: [scheme] })),
      "2.json": JSON.stringify(tenthOf({ schemes: [scheme], from: "2026-11-15" })),
    });
    const employee = { from: "2026-01-01", attributes: [{ name: "mentoring", value: "yes", from: "2026-01-01" }] };
    const lines = ["2026-11-14", "2026-11-15"].map((on) =>
      JSON.stringify({ policy: { id: "tenth", on }, scheme: "monthly", facts: { month: "2026-11", employee } }),
    );
    const { out } = await jiangli(["calculate", "--lines", "--policies", folder], lines.join("\n"));
    expect(answersOf(out).map(brief)).toEqual(["300.00", "urn:jiangli:problem:policy-other-month"]);
  });

  test("each line is answered when it comes, not at the end", async () => {
    const child = spawn(process.execPath, ["cli/jiangli.js", "calculate", "--lines"]);
    const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    for (const benefit of ["10", "20", "30"]) {
      child.stdin.write(`${line(benefit)}\n`);
      const { value } = await answers.next();
      expect(JSON.parse(value as string)).toMatchObject({ total: `${Number(benefit) / 10}.00` });
    }
    child.stdin.end();
    expect(await once(child, "close")).toEqual([0, null]);
  });

  test("a reader that stops listening ends it quietly", async () => {
    const child = spawn(process.execPath, ["cli/jiangli.js", "calculate", "--lines"]);
    const errors: Buffer[] = [];
    child.stderr.on("data", (chunk: Buffer) => errors.push(chunk));
    child.stdin.on("error", () => {});
    child.stdout.once("data", () => child.stdout.destroy());
    const pump = setInterval(() => child.stdin.write(`${line("10")}\n`.repeat(1_000)), 5);
    const [code] = await once(child, "close");
    clearInterval(pump);
    expect([code, Buffer.concat(errors).toString()]).toEqual([0, ""]);
  });

  test("a reader that does not keep up holds the writer back, and memory stays flat over 90 MB of lines", async () => {
    const watched = `
      const { main } = await import("./cli/main.ts");
      await main(["calculate", "--lines"]);
      console.error(process.resourceUsage().maxRSS);`;
    const child = spawn(process.execPath, ["--max-old-space-size=64", "--input-type=module", "-e", watched]);
    let rssKib = "";
    child.stderr.on("data", (chunk: Buffer) => {
      rssKib += chunk;
    });
    const [scheme] = (tenthOf() as { schemes: object[] }).schemes;
    const policy = tenthOf({ schemes: [{ ...scheme, source: "1234567890".repeat(150) }] });
    const block = `${line("10", { policy, trace: "steps" })}\n`.repeat(1_000);
    let answered = 0;
    let heldBack = 0;
    for (let count = 0; count < 60; count++) {
      if (child.stdin.write(block)) continue;
      const drained = once(child.stdin, "drain");
      if ((await Promise.race([drained, setTimeout(1_000, "held back")])) === "held back" && heldBack++ === 0)
        child.stdout.on("data", (chunk: Buffer) => {
          for (const byte of chunk) if (byte === 10) answered++;
        });
      await drained;
    }
    child.stdin.end();
    expect(await once(child, "close")).toEqual([0, null]);
    expect([heldBack > 0, answered]).toEqual([true, 60_000]);
    expect(Number(rssKib)).toBeLessThan(300 * 1024);
  });
});
