// A backup taken while people write is one moment of the record: put back into another table, its ledger is whole.
import { beforeAll, expect, test } from "vitest";
import { breaksIn } from "../../cli/ledger.ts";
import { itemsAtOneMoment } from "../../functions/store/backup.ts";
import type { Item } from "../../functions/store/items.ts";
import { forgetLanes } from "../../functions/store/lanes.ts";
import { readLedger } from "../../functions/store/read-ledger.ts";
import { putItems, removeItems, restoreDerived } from "../../functions/store/restore.ts";
import { itemsOfTenant, loginsOfTenant, tenantsInTable } from "../../functions/store/scan.ts";
import { makeTable } from "../../functions/store/table.ts";
import { useEnterprise } from "../journeys/enterprise.ts";
import { approve, award, moneyPolicy, propose, setBudget, verifiedSuggestion } from "../journeys/money.ts";
import { publishPolicy } from "../journeys/published-policy.ts";

const { here, found } = useEnterprise();

beforeAll(async () => {
  here().at("2026-03-10T02:00:00Z");
  await publishPolicy(here(), moneyPolicy());
  await setBudget(here(), "1000000");
  await award(
    here(),
    await verifiedSuggestion(here(), {
      scheme: "staged",
      authors: [
        ["E1", 2],
        ["E2", 1],
      ],
    }),
  );
});

const inTable = async <Value>(name: string, run: () => Promise<Value>): Promise<Value> => {
  const before = process.env.JIANGLI_TABLE;
  process.env.JIANGLI_TABLE = name;
  forgetLanes();
  try {
    await makeTable();
    return await run();
  } finally {
    if (before === undefined) delete process.env.JIANGLI_TABLE;
    else process.env.JIANGLI_TABLE = before;
    forgetLanes();
  }
};

/** Everything as text, in an order of its own. */
const contents = async (tenant: string): Promise<string[]> => {
  const items: string[] = [];
  for await (const item of itemsOfTenant(tenant)) items.push(JSON.stringify(Object.entries(item).sort()));
  for await (const item of loginsOfTenant(tenant)) items.push(JSON.stringify(Object.entries(item).sort()));
  return items.sort();
};

const collect = async (tenant: string): Promise<Item[]> => {
  const items: Item[] = [];
  for await (const item of itemsAtOneMoment(tenant)) items.push(item);
  return items;
};

test("at rest, what is put back is what was there, lists and heads included", async () => {
  const { tenant } = here();
  const items = await collect(tenant);
  const original = await contents(tenant);
  const restored = await inTable("restored", async () => {
    await putItems(items);
    await restoreDerived(tenant);
    return contents(tenant);
  });
  expect(restored).toEqual(original);
});

test("under load it is one moment: nothing half done, and the ledger is whole", async () => {
  const { tenant } = here();
  let isDone = false;
  let writes = 0;
  const worker = async (): Promise<void> => {
    while (!isDone) {
      const { id } = await propose(here(), await verifiedSuggestion(here(), { scheme: "staged", benefit: "1000" }));
      expect((await approve(here(), id)).status).toBe(200);
      writes += 1;
    }
  };
  const workers = [worker(), worker(), worker()];
  await new Promise((resolve) => setTimeout(resolve, 300));
  const items = await collect(tenant);
  isDone = true;
  await Promise.all(workers);
  expect(writes).toBeGreaterThan(3);
  const breaks = await inTable("restored-under-load", async () => {
    await putItems(items);
    await restoreDerived(tenant);
    const ledger = await readLedger(tenant);
    return ledger && breaksIn(ledger);
  });
  expect(breaks).toEqual([]);
});

test("an enterprise that is removed leaves the others as they are", async () => {
  const other = await found();
  const before = await contents(here().tenant);
  await removeItems(loginsOfTenant(other.tenant));
  await removeItems(itemsOfTenant(other.tenant));
  expect(await contents(other.tenant)).toEqual([]);
  expect(await tenantsInTable()).toEqual([here().tenant]);
  expect(await contents(here().tenant)).toEqual(before);
  expect((await other.as("HR-1").get("/v1/people")).status).toBe(403);
});
