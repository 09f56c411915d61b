// Sums over many cases: exact however many there are, side by side for the new rule and the old one.
import type { Fen } from "../values/money.ts";
import { addWhole, type Whole } from "../values/whole.ts";

/** `cases` counts each case once, however many of its people belong here. */
export type Pair = { cases: number; latest: number; newFen: Whole; oldFen: Whole };

export const newPair = (): Pair => ({ cases: 0, latest: 0, newFen: 0, oldFen: 0 });

/** `number` is the case's own. */
export const addToPair = (pair: Pair, number: number, newFen: Fen, oldFen: Fen): void => {
  if (pair.latest !== number) {
    pair.latest = number;
    pair.cases++;
  }
  pair.newFen = addWhole(pair.newFen, newFen);
  pair.oldFen = addWhole(pair.oldFen, oldFen);
};

/** Yuan with two decimals; a sum may pass every single amount, and a difference may be negative. */
export const writeSum = (fen: Whole): string => {
  const exact = BigInt(fen);
  const digits = (exact < 0n ? -exact : exact).toString().padStart(3, "0");
  return `${exact < 0n ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
};

export const differenceOf = (newFen: Whole, oldFen: Whole): bigint => BigInt(newFen) - BigInt(oldFen);

/** A copy of its own: a piece of a text keeps the whole text in memory, and what is counted by stays to the end. */
export const ownText = (text: string): string => JSON.parse(JSON.stringify(text));

/** The entry of this name, begun where there is none yet. */
export const entryOf = <Entry>(all: Map<string, Entry>, name: string, begin: () => Entry): Entry => {
  const known = all.get(name);
  if (known !== undefined) return known;
  const entry = begin();
  all.set(ownText(name), entry);
  return entry;
};
