// The tests, but for the slowest, which have a config of their own; suites are picked by naming their files.
import { configDefaults, defineConfig } from "vitest/config";
import { slowTests } from "./test/slow-tests.ts";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    exclude: [...configDefaults.exclude, ...slowTests],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // Left to itself it keeps one core free; two files at once is what a machine with two cores can do.
    maxWorkers: 2,
  },
});
