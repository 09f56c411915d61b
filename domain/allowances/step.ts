// A correction that is too much for one transaction, taken in steps: first what is cancelled, then what was paid too much, then what is owed. Each step leaves the sums whole.
import type { ItemFen } from "../records/allowances.ts";
import type { Fen } from "../values/money.ts";
import { differencesOf, type Settlement } from "./settle.ts";

export type Correction = { items: ItemFen[]; differences: ItemFen[]; settlement: Settlement };

export type Step = Correction & { isPart: boolean };

/** The allowance itself, and the list in which a new one stands. */
const ownActions = 2;
/** A new obligation stands in a list. */
const actionsOwed = 2;

/** The whole correction where it fits; else as much of it as does, after which the next one is smaller. */
export const stepWithin = (actionsMax: number, before: readonly ItemFen[], whole: Correction): Step => {
  const { owed, cancelled, recovered } = whole.settlement;
  const room = actionsMax - ownActions;
  if (owed.length * actionsOwed + cancelled.length + recovered.length <= room) return { ...whole, isPart: false };
  const { settlement, moves } = partWithin(room, whole);
  const items = movedBy(before, moves);
  return { items, differences: differencesOf(before, items), settlement, isPart: true };
};

const none: Settlement = { owed: [], cancelled: [], recovered: [] };

const partWithin = (room: number, { settlement, differences }: Correction) => {
  if (settlement.cancelled.length > 0) {
    const cancelled = settlement.cancelled.slice(0, room);
    const moves = cancelled.map(({ body }) => ({ item: body.stage, fen: -body.amountFen }));
    return { settlement: { ...none, cancelled }, moves };
  }
  if (settlement.recovered.length > 0) {
    const recovered = settlement.recovered.slice(0, room);
    const fen = recovered.reduce((total, each) => total + each.fen, 0);
    return { settlement: { ...none, recovered }, moves: lessBy(fen, differences) };
  }
  const owed = settlement.owed.slice(0, Math.floor(room / actionsOwed));
  return { settlement: { ...none, owed }, moves: owed };
};

/** What comes back was paid for items that are less now, whatever obligation it is found in. */
const lessBy = (fen: Fen, differences: readonly ItemFen[]): ItemFen[] => {
  let left = fen;
  return differences
    .filter((each) => each.fen < 0)
    .map((each) => {
      const part = Math.min(left, -each.fen);
      left -= part;
      return { item: each.item, fen: -part };
    });
};

const movedBy = (before: readonly ItemFen[], moves: readonly ItemFen[]): ItemFen[] => {
  const items = new Map(before.map(({ item, fen }) => [item, fen]));
  for (const { item, fen } of moves) items.set(item, (items.get(item) ?? 0) + fen);
  return [...items].map(([item, fen]) => ({ item, fen })).filter(({ fen }) => fen !== 0);
};
