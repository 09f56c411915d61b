// The tests that every mutant of the rules must be caught by: the cases that people wrote and the properties with few random ones, so that a thousand runs stay affordable.
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/properties/**/*.test.ts", "test/cases.test.ts"],
    env: { JIANGLI_CASES: "12000" },
    testTimeout: 60_000,
  },
});
