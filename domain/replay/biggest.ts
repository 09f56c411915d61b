// The biggest changes each way, a bounded number of them: of equal ones those of the first key, then those that came first.
import type { Fen } from "../values/money.ts";
import type { ReplayCase } from "./case.ts";
import { ownText } from "./sums.ts";

export type ChangedCase = {
  key: string;
  row: number | undefined;
  scheme: string;
  newFen: Fen;
  oldFen: Fen;
};

export const keepBiggest = (keptMax: number) => {
  const gains: ChangedCase[] = [];
  const losses: ChangedCase[] = [];

  const insert = (kept: ChangedCase[], changed: ChangedCase): void => {
    const last = kept[keptMax - 1];
    if (last !== undefined && !comesBefore(changed, last)) return;
    const at = kept.findIndex((other) => comesBefore(changed, other));
    const own = { ...changed, key: ownText(changed.key), scheme: ownText(changed.scheme) };
    kept.splice(at < 0 ? kept.length : at, 0, own);
    kept.length = Math.min(kept.length, keptMax);
  };

  return {
    add: ({ key, row, scheme }: ReplayCase, newFen: Fen, oldFen: Fen): void => {
      if (newFen === oldFen) return;
      insert(newFen > oldFen ? gains : losses, { key, row, scheme, newFen, oldFen });
    },
    gains: (): readonly ChangedCase[] => gains,
    losses: (): readonly ChangedCase[] => losses,
  };
};

const sizeOf = ({ newFen, oldFen }: ChangedCase): Fen => Math.abs(newFen - oldFen);

const comesBefore = (a: ChangedCase, b: ChangedCase): boolean =>
  sizeOf(a) === sizeOf(b) ? a.key < b.key : sizeOf(a) > sizeOf(b);
