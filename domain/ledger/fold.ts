// Folds the journal: from the entries alone, every record in every version, and every account's balance.

import { type Break, broken } from "./break.ts";
import { applyChange, type Entry, type EntryChange } from "./entry.ts";

export type Version = { version: number; entry: string; body: Record<string, unknown>; secret?: string };

export type Folded = {
  /** Each record's versions in order. */
  records: Map<string, Version[]>;
  balances: Map<string, bigint>;
  breaks: Break[];
};

export type NumberedEntry = { id: string; entry: Entry };

/** The order of entries in different lanes says nothing; the order of a record is that of its versions. */
export const foldEntries = (entries: Iterable<NumberedEntry>): Folded => {
  const changes = new Map<string, { id: string; change: EntryChange }[]>();
  const balances = new Map<string, bigint>();
  const breaks: Break[] = [];
  for (const { id, entry } of entries) {
    let sum = 0n;
    for (const { account, fen } of entry.postings) {
      sum += BigInt(fen);
      balances.set(account, (balances.get(account) ?? 0n) + BigInt(fen));
    }
    if (sum !== 0n)
      breaks.push(
        broken("I1", id, { zh: `分录合计为 ${sum} 分，应为 0`, en: `its postings add up to ${sum} fen, not to 0` }),
      );
    for (const change of entry.changes) {
      const known = changes.get(change.record);
      if (known) known.push({ id, change });
      else changes.set(change.record, [{ id, change }]);
    }
  }
  const records = new Map([...changes].map(([ref, made]) => [ref, versionsOf(ref, made, breaks)]));
  return { records, balances, breaks };
};

const versionsOf = (ref: string, made: { id: string; change: EntryChange }[], breaks: Break[]): Version[] => {
  let body: Record<string, unknown> = {};
  return made
    .toSorted((a, b) => a.change.version - b.change.version)
    .map(({ id, change }, index) => {
      if (change.version !== index + 1)
        breaks.push(
          broken("I8", ref, {
            zh: `台账 ${id} 写的是第 ${change.version} 版，此处应为第 ${index + 1} 版`,
            en: `entry ${id} writes version ${change.version} where version ${index + 1} was to come`,
          }),
        );
      body = applyChange(body, change);
      return {
        version: change.version,
        entry: id,
        body,
        ...(change.secret !== undefined && { secret: change.secret }),
      };
    });
};
