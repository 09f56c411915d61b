// What stands in the journal of an enterprise, and everything that stands in its part of the table, for tests that look behind the answers.
import { expect } from "vitest";
import { breaksIn } from "../../cli/ledger.ts";
import type { Entry } from "../../domain/ledger/entry.ts";
import { textOf } from "../../functions/store/items.ts";
import { lanePartition, lanes, onceKey } from "../../functions/store/keys.ts";
import { itemsOf, loadItem } from "../../functions/store/load.ts";
import { readLedger } from "../../functions/store/read-ledger.ts";

export const entriesOf = async (tenant: string, operation: string): Promise<Entry[]> => {
  const entries: Entry[] = [];
  for (let lane = 0; lane < lanes; lane++)
    for await (const item of itemsOf(lanePartition(tenant, lane)))
      if (textOf(item, "sk") !== "head") entries.push(JSON.parse(textOf(item, "bytes")) as Entry);
  return entries
    .filter((entry) => entry.operation === operation)
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
};

/** What is kept so that a repeated request gets the first answer. */
export const keptAnswer = async (tenant: string, person: string, key: string): Promise<string> =>
  JSON.stringify((await loadItem(onceKey(tenant, person, key))) ?? {});

/** Nothing that was done breaks an invariant. */
export const expectWhole = async (tenant: string): Promise<void> => {
  const ledger = await readLedger(tenant);
  expect(ledger && breaksIn(ledger)).toEqual([]);
};
