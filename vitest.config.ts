// The tests, all of them; suites are picked by naming their files.
import { defineConfig } from "vitest/config";

export default defineConfig({
  // Left to itself it keeps one core free; two files at once is what a machine with two cores can do.
  test: { include: ["test/**/*.test.ts"], testTimeout: 120_000, hookTimeout: 120_000, maxWorkers: 2 },
});
