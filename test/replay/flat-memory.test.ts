// 200,000 cases are replayed by two policies in a process that could not hold a tenth of them.
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";

test("memory stays flat over 200,000 lines", async () => {
  const { stderr } = await promisify(execFile)(process.execPath, [
    "--max-old-space-size=24",
    "--max-semi-space-size=4",
    fileURLToPath(new URL("./flat-memory.ts", import.meta.url)),
    "examples/replay/new.yaml",
    "examples/jiangli-sample.yaml",
    "200000",
  ]);
  const { code, read, compared, people, peakMb } = JSON.parse(stderr);
  expect([code, read, compared.cases, people]).toEqual([0, 200_000, 200_000, 1_001]);
  expect(peakMb).toBeLessThan(160);
});
