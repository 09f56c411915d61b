// How far a replay has come is told on a terminal, and nowhere else.
import { afterEach, expect, test } from "vitest";
import { beginProgress } from "../../cli/replay-progress.ts";

const { isTTY, write } = process.stderr;

afterEach(() => {
  process.stderr.isTTY = isTTY;
  process.stderr.write = write;
});

const toldBy = (isTerminal: boolean, steps: number): string => {
  let told = "";
  process.stderr.isTTY = isTerminal;
  process.stderr.write = ((text: string) => {
    told += text;
    return true;
  }) as typeof write;
  const progress = beginProgress();
  for (let step = 0; step < steps; step++) progress.step();
  progress.end();
  return told;
};

test("a terminal is told how many, and how many a second", () => {
  expect(toldBy(true, 2_500)).toMatch(/\r2,500 · [\d,]+\/s \n$/);
});

test("a file or a pipe is told nothing", () => {
  expect(toldBy(false, 2_500)).toBe("");
});
