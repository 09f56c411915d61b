// The properties over a million cases, and two hundred kills of the database under load, of a fresh seed; a failure prints the seed that replays it.
import { defineConfig } from "vitest/config";

const seed = process.env.JIANGLI_SEED ?? String(Date.now() % 2_000_000_000);
const cases = process.env.JIANGLI_CASES ?? "1000000";

export default defineConfig({
  test: {
    include: ["test/properties/**/*.test.ts", "test/hold/kills.test.ts"],
    env: { JIANGLI_SEED: seed, JIANGLI_CASES: cases, JIANGLI_KILLS: process.env.JIANGLI_KILLS ?? "200" },
    testTimeout: 1_800_000,
  },
});
