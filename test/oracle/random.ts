// A small seeded source of chance: the same seed always makes the same policies and cases, so a failure can be replayed.

export type Random = {
  /** A whole number from `least` to `most`, both included. */
  whole: (least: number, most: number) => number;
  chance: (probability: number) => boolean;
  pick: <T>(choices: readonly T[]) => T;
  shuffled: <T>(all: readonly T[]) => T[];
};

export function randomFrom(seed: number): Random {
  const next = mulberry32(seed);
  const whole = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1));
  return {
    whole,
    chance: (probability) => next() < probability,
    pick: <T>(choices: readonly T[]): T => choices[whole(0, choices.length - 1)] as T,
    shuffled: (all) => {
      const left = [...all];
      return all.map(() => left.splice(whole(0, left.length - 1), 1)[0] as (typeof left)[number]);
    },
  };
}

/** mulberry32, of which 32 bits are joined twice so that amounts of fourteen digits can come out. */
function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  const bits = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  return () => ((bits() >>> 5) * 67_108_864 + (bits() >>> 6)) / 9_007_199_254_740_992;
}
