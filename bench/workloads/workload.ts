// What a workload is to every engine: a policy, facts as they arrive, and the amounts that must come out.

/** The amounts that every engine has to get right, in whole fen: the award, and the stages or items it consists of. */
export type Amounts = { totalFen: number; partsFen: number[] };

export type Workload<Facts> = { policy: { schemes: object[] }; scheme: string; inputs: Facts[] };

export const workloadNames = ["tiered", "commission", "allowance"] as const;
export type WorkloadName = (typeof workloadNames)[number];

export const inputCount = 1_000;

/** Inputs as they come off the wire: parsed from text, so that no engine profits from how they were made. */
export const asParsed = <Facts>(make: (random: () => number) => Facts, seed: number): Facts[] => {
  const random = randomFrom(seed);
  const inputs: Facts[] = Array.from({ length: inputCount }, () => make(random));
  return inputs.map((input) => JSON.parse(JSON.stringify(input)) as Facts);
};

/** Every run sees the same inputs: a small generator (mulberry32) instead of Math.random. */
const randomFrom = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

export const wholeBetween = (random: () => number, least: number, most: number): number =>
  least + Math.floor(random() * (most - least + 1));

/** An amount as people write it: mostly with two decimals, sometimes with one or none. */
export const amountText = (random: () => number, fen: number): string => {
  const yuan = Math.floor(fen / 100);
  const rest = fen % 100;
  const spelling = random();
  if (spelling < 0.2) return String(yuan);
  if (spelling < 0.3) return `${yuan}.${Math.floor(rest / 10)}`;
  return `${yuan}.${String(rest).padStart(2, "0")}`;
};
