// `npm run test:slow`: the tests that `npm test` leaves to the checks before shipping.
import { defineConfig } from "vitest/config";
import { slowTests } from "./slow-tests.ts";

export default defineConfig({
  test: { include: slowTests, testTimeout: 120_000, hookTimeout: 120_000, maxWorkers: 2 },
});
