// Differences 差额 between two calculations of a month as money: what is owed in addition, what is not paid after all, what was paid too much.
import type { ItemFen } from "../records/allowances.ts";
import type { Obligation } from "../records/awards.ts";
import type { Loaded } from "../records/record.ts";
import type { Fen } from "../values/money.ts";

export type Settlement = {
  owed: ItemFen[];
  cancelled: Loaded<Obligation>[];
  recovered: { obligation: Loaded<Obligation>; fen: Fen }[];
};

/** By item, in the order of the later calculation, then what it has no more; what is the same is left out. */
export const differencesOf = (before: readonly ItemFen[], after: readonly ItemFen[]): ItemFen[] => {
  const items = new Set([...after, ...before].map(({ item }) => item));
  const fenIn = (list: readonly ItemFen[], item: string): Fen => list.find((each) => each.item === item)?.fen ?? 0;
  return [...items]
    .map((item) => ({ item, fen: fenIn(after, item) - fenIn(before, item) }))
    .filter(({ fen }) => fen !== 0);
};

/** Undefined while money that would have to be taken back is on its way: it can be neither cancelled nor recovered. */
export const settleDifferences = (
  differences: readonly ItemFen[],
  obligations: readonly Loaded<Obligation>[],
): Settlement | undefined => {
  const latestFirst = obligations.toReversed();
  const less = differences.filter(({ fen }) => fen < 0);
  const owed = differences.filter(({ fen }) => fen > 0);
  const cancelled: Loaded<Obligation>[] = [];
  let left = 0;
  for (const { item, fen } of less) {
    const taken = cancelDue(
      latestFirst.filter(({ body }) => body.stage === item),
      -fen,
    );
    cancelled.push(...taken.cancelled);
    owed.push(...taken.rest);
    left += taken.leftFen;
  }
  // What was paid as one item and is now another is no reason to pay it again, or to ask for it back.
  const still = owed.map(({ item, fen }) => {
    const part = Math.min(left, fen);
    left -= part;
    return { item, fen: fen - part };
  });
  const others = cancelDue(
    latestFirst.filter((each) => !cancelled.includes(each)),
    left,
  );
  const isLess = ({ body }: Loaded<Obligation>): boolean => less.some(({ item }) => item === body.stage);
  const paid = recoverPaid(
    [...latestFirst.filter(isLess), ...latestFirst.filter((each) => !isLess(each))],
    others.leftFen,
  );
  if (paid.leftFen > 0) return undefined;
  return {
    owed: [...still, ...others.rest].filter(({ fen }) => fen > 0),
    cancelled: [...cancelled, ...others.cancelled],
    recovered: paid.recovered,
  };
};

/** Of one that is cancelled for a part of it, the rest is owed anew. */
const cancelDue = (obligations: readonly Loaded<Obligation>[], fen: Fen) => {
  const cancelled: Loaded<Obligation>[] = [];
  let left = fen;
  for (const obligation of obligations) {
    if (left <= 0) break;
    if (obligation.body.state !== "due") continue;
    cancelled.push(obligation);
    left -= obligation.body.amountFen;
  }
  const item = cancelled.at(-1)?.body.stage;
  const rest: ItemFen[] = item !== undefined && left < 0 ? [{ item, fen: -left }] : [];
  return { cancelled, rest, leftFen: Math.max(0, left) };
};

const recoverPaid = (obligations: readonly Loaded<Obligation>[], fen: Fen) => {
  const recovered: Settlement["recovered"] = [];
  let leftFen = fen;
  for (const obligation of obligations) {
    const { state, amountFen, recoveredFen } = obligation.body;
    const part = state === "settled" ? Math.min(leftFen, amountFen - recoveredFen) : 0;
    if (part === 0) continue;
    recovered.push({ obligation, fen: part });
    leftFen -= part;
  }
  return { recovered, leftFen };
};
