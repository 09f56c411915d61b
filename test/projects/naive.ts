// How money is split and staged, in the plainest way: what the rules are held against.

/** Whole fen by weight; what is left over goes to the largest remainders, ties to the first. */
export const split = (fen: number, weights: readonly number[]): number[] => {
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  const parts = weights.map((weight) => Math.floor((fen * weight) / all));
  const order = weights
    .map((weight, index) => ({ index, rest: (fen * weight) % all }))
    .sort((a, b) => b.rest - a.rest || a.index - b.index);
  const left = fen - parts.reduce((sum, part) => sum + part, 0);
  for (const { index } of order.slice(0, left)) parts[index] = (parts[index] ?? 0) + 1;
  return parts;
};

/** Of a person's amount, what has come up to a share of it. */
export const upTo = (fen: number, percent: number): number => Math.floor((2 * fen * percent + 100) / 200);
