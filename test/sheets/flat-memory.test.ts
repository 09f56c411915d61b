// 100,000 rows of twelve columns are written and read in a process that could not hold half of them.
import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";

const run = promisify(execFile);
let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "jiangli-"));
});
afterAll(() => rm(folder, { recursive: true }));

test.each(["csv", "xlsx"])("%s", async (format) => {
  const { stdout } = await run(process.execPath, [
    "--max-old-space-size=48",
    // What is no longer needed would otherwise lie about for long, and be measured too.
    "--max-semi-space-size=4",
    fileURLToPath(new URL("./flat-memory.ts", import.meta.url)),
    format,
    "100000",
    join(folder, `sheet.${format}`),
  ]);
  const { count, last, startMb, readMb } = JSON.parse(stdout);
  expect(count).toBe(100_001);
  expect(last.slice(1, 4)).toEqual(["第99999行 cell 1", "第99999行 cell 2", "第99999行 cell 3"]);
  expect(readMb - startMb).toBeLessThan(64);
});
