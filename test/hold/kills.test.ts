// The database is killed while people work, again and again: no answer that was given is lost, none is given effect twice, and the record has no break.
import { beforeAll, expect, test } from "vitest";
import { seedOr } from "../faults/seeds.ts";
import { useDatabase } from "../faults/use-database.ts";
import { useEnterprise } from "../journeys/enterprise.ts";
import { setBudget } from "../journeys/money.ts";
import { policy, publish } from "../journeys/suggestion-desk.ts";
import { randomFrom } from "../oracle/random.ts";
import { type Acknowledged, expectAllThere, startLoad } from "./load.ts";

const database = useDatabase();
const { here } = useEnterprise(() => database().endpoint);

const kills = Number(process.env.JIANGLI_KILLS ?? 30);
const killsInARound = 5;

beforeAll(async () => {
  here().at("2026-03-10T02:00:00Z");
  await publish(here(), policy);
  await setBudget(here(), "100000000");
});

test(`${kills} kills under load lose nothing and double nothing`, async () => {
  const random = randomFrom(seedOr(303));
  const acknowledged: Acknowledged[] = [];
  for (let killed = 0; killed < kills; ) {
    const load = startLoad(here());
    const working = load.work(Number.POSITIVE_INFINITY);
    working.catch(() => {});
    for (let kill = 0; kill < killsInARound; kill++, killed++) {
      const enough = load.acknowledged.length + random.whole(3, 15);
      while (load.acknowledged.length < enough)
        await Promise.race([working, new Promise((resolve) => setTimeout(resolve, 1))]);
      await database().kill();
      // Most of the time it is back before anyone notices; once in a round not before the service has given up.
      const isLong = kill === 0;
      const before = load.repeated;
      do await new Promise((resolve) => setTimeout(resolve, random.whole(0, 30)));
      while (isLong && load.repeated === before);
      await database().restart();
    }
    load.stop();
    await working;
    expect(load.repeated).toBeGreaterThan(0);
    acknowledged.push(...load.acknowledged);
    await expectAllThere(here(), acknowledged);
  }
  expect(acknowledged.length).toBeGreaterThan(kills * 3);
});
