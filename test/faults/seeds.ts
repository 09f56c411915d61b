// The seed of a test: fixed, unless the environment brings another, and told when the test fails.
import { onTestFailed } from "vitest";

/** To be called inside a test; JIANGLI_SEED replays the seed of a failure, or tries a new one. */
export const seedOr = (usual: number): number => {
  const seed = Number(process.env.JIANGLI_SEED ?? usual);
  onTestFailed(() => console.error(`Replay with JIANGLI_SEED=${seed} · 用 JIANGLI_SEED=${seed} 重放`));
  return seed;
};
