// Runs the real command in a process of its own.
import { spawn } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export type Ran = { code: number | null; out: string; err: string };

export const jiangli = (args: string[], input: string | Uint8Array = ""): Promise<Ran> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ["cli/jiangli.js", ...args]);
    const [out, err]: Buffer[][] = [[], []];
    child.stdout.on("data", (chunk: Buffer) => out?.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => err?.push(chunk));
    child.on("error", reject);
    child.on("close", (code) =>
      resolve({ code, out: Buffer.concat(out ?? []).toString(), err: Buffer.concat(err ?? []).toString() }),
    );
    // A command that refuses its options never reads what is piped to it.
    child.stdin.on("error", () => {});
    child.stdin.end(input);
  });

/** A new folder with these files; gives the path of each by its name. */
export const folderWith = (files: {
  [name: string]: string | Uint8Array;
}): { folder: string; file: (name: string) => string } => {
  const folder = mkdtempSync(join(tmpdir(), "jiangli-test-"));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return { folder, file: (name) => join(folder, name) };
};

/** A small policy in JSON: a tenth of the benefit, whatever its size. */
export const tenthOf = (changes: object = {}): object => ({
  id: "tenth",
  title: { zh: "一成" },
  currency: "CNY",
  from: "2024-01-01",
  schemes: [
    {
      id: "saving",
      title: { zh: "节约奖", en: "Saving" },
      kind: "tiered",
      measure: "benefit",
      apply: "whole",
      tiers: [{ rate: "10%" }],
      atMost: "5000",
    },
  ],
  ...changes,
});
