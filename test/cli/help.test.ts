// The help that a newcomer lives from: it is there for every command, and its examples run as they are written.
import { execFileSync } from "node:child_process";
import { mkdtempSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { folderWith, jiangli, tenthOf } from "./run.ts";

/** The indented lines that begin with a dollar sign, with those that continue them. */
const examplesIn = (help: string): string[] =>
  [...help.matchAll(/^ {2}\$ (.*(?:\n {5,}.*)*)/gm)].map(([, example = ""]) => example);

/** A shell in which `jiangli` is a command, standing in a folder with `examples` and the files that the help speaks of. */
const shell = (): ((command: string) => string) => {
  const bin = mkdtempSync(join(tmpdir(), "jiangli-bin-"));
  symlinkSync(resolve("cli/jiangli.js"), join(bin, "jiangli"));
  const sampleCase = {
    policy: { id: "jiangli-sample", on: "2026-11-20" },
    scheme: "suggestion",
    facts: { benefit: "50000.01" },
  };
  const { folder } = folderWith({
    "case.yaml": JSON.stringify(sampleCase),
    "cases.jsonl": `${JSON.stringify(sampleCase)}\n`,
    "draft.yaml": JSON.stringify(tenthOf()),
  });
  symlinkSync(resolve("examples"), join(folder, "examples"));
  const path = [bin, dirname(process.execPath), process.env.PATH].join(delimiter);
  return (command) =>
    execFileSync("sh", ["-ec", command], { cwd: folder, env: { ...process.env, PATH: path } }).toString();
};

const commands = ["calculate", "check", "diff", "replay", "tenant", "token", "ledger", "backup", "restore", "demo"];

describe("help", () => {
  test("the overview names every command, and is what no command at all shows", async () => {
    const [asked, bare, short] = await Promise.all([jiangli(["--help"]), jiangli([]), jiangli(["-h"])]);
    expect(asked.code).toBe(0);
    for (const command of commands) expect(asked.out).toMatch(new RegExp(`\\b${command}\\b`));
    expect([bare.out, short.out]).toEqual([asked.out, asked.out]);
  });

  test.each(commands)("%s explains itself both ways", async (command) => {
    const [after, before] = await Promise.all([jiangli([command, "--help"]), jiangli(["help", command])]);
    expect([after.code, before.code]).toEqual([0, 0]);
    expect(after.out).toMatch(new RegExp(`^jiangli ${command} `));
    expect(before.out).toBe(after.out);
  });

  test("every example runs as it is written", async () => {
    const pages = await Promise.all(
      [["--help"], ...["calculate", "check", "diff", "replay"].map((command) => [command, "--help"])].map((args) =>
        jiangli(args),
      ),
    );
    const examples = pages.flatMap(({ out }) => examplesIn(out));
    expect(examples.length).toBeGreaterThanOrEqual(6);
    const run = shell();
    const outputs = examples.map(run);
    expect(outputs[0]).toContain("Total  7500.00 CNY");
    expect(run("cat answers.jsonl")).toContain('"total":"7500.00"');
  });

  test("an unknown command lists the known ones", async () => {
    const { code, out, err } = await jiangli(["calclate"]);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toMatch(/^jiangli: there is no command calclate; use one of calculate, check, diff, .* · .*\n$/);
    for (const command of commands) expect(err).toContain(command);
  });

  test("a Node too old to go on is told so in one line", () => {
    const pretend = `
      Object.defineProperty(process.versions, "node", { value: "22.17.1" });
      process.on("exit", (code) => console.log("exit", code));
      await import("./cli/jiangli.js");`;
    const out = execFileSync("sh", [
      "-c",
      `"${process.execPath}" --input-type=module -e '${pretend}' 2>&1 || true`,
    ]).toString();
    expect(out).toBe("jiangli needs Node >= 22.18, found 22.17.1 · 需要 Node 22.18 或更高版本\nexit 2\n");
  });
});
