// What an alliance shows of the figures that its enterprises gave: sums over at least three of them, which move on only by three at a time.
import type { Contribution, Figures } from "../records/alliances.ts";

/** Of two, each would know the other's. */
export const enterprisesMin = 3;

export type Sum = { sum: bigint; enterprises: number };

type Given = Pick<Contribution, "tenant" | "at" | "number" | "figures">;

/** Every cell that may be shown. */
export const sumsOf = (given: readonly Given[]): Map<string, Sum> => {
  const inOrder = given.toSorted((a, b) => (timeOf(a) < timeOf(b) ? -1 : 1));
  const names = new Set(inOrder.flatMap(({ figures }) => Object.keys(figures)));
  return new Map(
    [...names].flatMap((name): [string, Sum][] => {
      const sum = sumOf(inOrder, name);
      return sum ? [[name, sum]] : [];
    }),
  );
};

/** Who gave in the same millisecond comes in an order that stays. */
const timeOf = ({ at, tenant, number }: Given): string => `${at} ${tenant} ${String(number).padStart(4, "0")}`;

type Known = ReadonlyMap<string, number>;

/** A sum that moved on by one enterprise would show what that one gave: it is shown anew only where three have changed since each sum that was
 * shown before. */
const sumOf = (inOrder: readonly Given[], name: keyof Figures): Sum | undefined => {
  const shown: Known[] = [];
  let known: Known = new Map();
  for (const { tenant, figures } of inOrder) {
    const value = figures[name];
    if (value === known.get(tenant)) continue;
    known = new Map(
      [...known].filter(([other]) => other !== tenant).concat(value === undefined ? [] : [[tenant, value]]),
    );
    const next = known;
    if (next.size >= enterprisesMin && shown.every((before) => differing(before, next) >= enterprisesMin))
      shown.push(next);
  }
  const last = shown.at(-1);
  return last && { sum: [...last.values()].reduce((sum, value) => sum + BigInt(value), 0n), enterprises: last.size };
};

/** How many enterprises' figures are not the same in both. */
const differing = (one: Known, other: Known): number =>
  [...new Set([...one.keys(), ...other.keys()])].filter((tenant) => one.get(tenant) !== other.get(tenant)).length;
