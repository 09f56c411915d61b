// The command line measured from outside: how many lines a second `jiangli calculate --lines` answers, its start included.

import { spawn } from "node:child_process";
import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { allowance } from "./workloads/allowance.ts";
import { commission } from "./workloads/commission.ts";
import { tiered } from "./workloads/tiered.ts";

const lineCount = 40_000;
const attempts = 3;

/** A policy of about 1.5 KB that every line repeats, small facts, and the sentences of the trace in the answer as by default. */
const linesOf = (count: number): string => {
  const schemes = [tiered, commission, allowance].flatMap(({ policy }) => policy.schemes);
  const policy = { ...tiered.policy, schemes };
  const lines: string[] = [];
  for (let index = 0; index < count; index++) {
    const facts = tiered.inputs[index % tiered.inputs.length];
    lines.push(JSON.stringify({ policy, scheme: tiered.scheme, facts }));
  }
  return `${lines.join("\n")}\n`;
};

/** The best of a few runs. */
export const linesPerSecond = async (): Promise<number> => {
  const folder = mkdtempSync(join(tmpdir(), "jiangli-lines-"));
  const file = join(folder, "cases.jsonl");
  try {
    writeFileSync(file, linesOf(lineCount));
    let best = 0;
    for (let attempt = 0; attempt < attempts; attempt++) best = Math.max(best, await answerAll(file));
    return best;
  } finally {
    rmSync(folder, { recursive: true });
  }
};

const answerAll = async (file: string): Promise<number> => {
  const input = openSync(file, "r");
  const start = performance.now();
  const command = join(import.meta.dirname, "..", "cli", "jiangli.js");
  const child = spawn(process.execPath, [command, "calculate", "--lines"], { stdio: [input, "pipe", "inherit"] });
  const chunks: Buffer[] = [];
  for await (const chunk of child.stdout ?? []) chunks.push(chunk as Buffer);
  const seconds = (performance.now() - start) / 1_000;
  closeSync(input);
  // A line that was refused has no total: a fast refusal is no answer.
  const answered = Buffer.concat(chunks).toString().split('"total":').length - 1;
  if (answered !== lineCount) throw new Error(`${lineCount} lines were asked and ${answered} answered`);
  return lineCount / seconds;
};
