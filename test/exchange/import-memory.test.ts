// 50,000 employees are checked, each against the database, in memory that does not grow with their number.
import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { useEnterprise } from "../journeys/enterprise.ts";

const run = promisify(execFile);
const { here } = useEnterprise();
let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "jiangli-"));
});
afterAll(() => rm(folder, { recursive: true }));

test.each(["csv", "xlsx"])(
  "%s",
  async (format) => {
    const { stdout } = await run(process.execPath, [
      "--max-old-space-size=72",
      // What is no longer needed would otherwise lie about for long, and be measured too.
      "--max-semi-space-size=4",
      fileURLToPath(new URL("./import-memory.ts", import.meta.url)),
      format,
      "50000",
      join(folder, `people.${format}`),
      here().tenant,
    ]);
    const { read, counts, problems, grownMb } = JSON.parse(stdout);
    expect([read, counts.created]).toEqual([49_999, 49_999]);
    expect(problems).toEqual([
      [40_001, "unknown-id"],
      [40_002, "day-invalid"],
      [50_001, "unknown-id"],
    ]);
    expect(grownMb).toBeLessThan(64);
  },
  120_000,
);
