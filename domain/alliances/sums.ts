// What an alliance shows of the figures that its enterprises gave: sums over at least three of them, which move on only by three at a time.
import type { Contribution } from "../records/alliances.ts";
import { chinaDayOf } from "../values/moment.ts";
import { type CellParts, cellName, partsOfCell, restOfYear } from "./figures.ts";

/** Of two, each would know the other's. */
export const enterprisesMin = 3;

export type Sum = { sum: bigint; enterprises: number };

type Given = Pick<Contribution, "tenant" | "at" | "number" | "figures">;

/** What each of them gave. */
type Known = ReadonlyMap<string, number>;

/** Every cell that may be shown. */
export const sumsOf = (given: readonly Given[]): Map<string, Sum> => {
  const inOrder = given.toSorted((a, b) => (timeOf(a) < timeOf(b) ? -1 : 1));
  const names = new Set(inOrder.flatMap(({ figures }) => Object.keys(figures)));
  const shown = new Map(
    [...names].flatMap((name): [string, Known][] => {
      const known = shownOfCell(inOrder, name);
      return known ? [[name, known]] : [];
    }),
  );
  for (const name of restsThatOverlap(inOrder, shown)) shown.delete(name);
  return new Map(
    [...shown].map(([name, known]) => [
      name,
      { sum: [...known.values()].reduce((sum, value) => sum + BigInt(value), 0n), enterprises: known.size },
    ]),
  );
};

/** Who gave in the same millisecond comes in an order that stays. */
const timeOf = ({ at, tenant, number }: Given): string => `${at} ${tenant} ${String(number).padStart(4, "0")}`;

/** A sum that moved on by one enterprise would show what that one gave: it is shown anew only where three have changed since each sum that was
 * shown before. What fewer than three still give is shown no more. */
const shownOfCell = (inOrder: readonly Given[], name: string): Known | undefined => {
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
  return known.size >= enterprisesMin ? shown.at(-1) : undefined;
};

/** How many enterprises' figures are not the same in both. */
const differing = (one: Known, other: Known): number =>
  [...new Set([...one.keys(), ...other.keys()])].filter((tenant) => one.get(tenant) !== other.get(tenant)).length;

/** A month that has grown is given as itself and no longer in the rest. Each cell moves on at its own time, so for a while the rest that is shown
 * could still hold it: then the same cases would stand in a total twice. */
const restsThatOverlap = (inOrder: readonly Given[], shown: ReadonlyMap<string, Known>): string[] => {
  const cells = [...shown].map(([name, known]) => ({ name, known, ...partsOfCell(name) }));
  return cells
    .filter(({ month }) => month === restOfYear)
    .filter((rest) => {
      const months = cells.filter((cell) => cell !== rest && isOfOneRow(cell, rest));
      return [...rest.known].some(([tenant, value]) => {
        const own = months.filter(({ known }) => known.has(tenant)).map(({ month }) => month);
        return !inOrder.some((given) => given.tenant === tenant && hasApart(given, rest, value, own));
      });
    })
    .map(({ name }) => name);
};

const isOfOneRow = (one: CellParts, other: CellParts): boolean =>
  one.kind === other.kind && one.measure === other.measure;

/** This rest was once given while none of those months was in it: they were given beside it, or had not begun. */
const hasApart = ({ at, figures }: Given, { kind, measure }: CellParts, rest: number, months: string[]): boolean =>
  figures[cellName(kind, restOfYear, measure)] === rest &&
  months.every((month) => figures[cellName(kind, month, measure)] !== undefined || month > chinaDayOf(at).slice(0, 7));
