// What the tests of the ledger's check share: a healthy enterprise, and damage to it that the check has to name.
import { beforeAll, expect, test } from "vitest";
import { breaksIn } from "../../cli/ledger.ts";
import type { Award } from "../../domain/records/awards.ts";
import type { Loaded } from "../../domain/records/record.ts";
import { textOf } from "../../functions/store/items.ts";
import { load, loadItem } from "../../functions/store/load.ts";
import { type Ledger, readLedger } from "../../functions/store/read-ledger.ts";
import { useEnterprise } from "../journeys/enterprise.ts";
import { type Healthy, healthyEnterprise } from "./healthy.ts";
import { tamperWith } from "./tamper.ts";

/** What was done to the enterprise, and the invariant and line that have to be named for it. */
export type Damage = [name: string, does: () => Promise<unknown>, finds: () => string | Promise<string>];

/** `at` and `ledger` are filled before the first test of the file. */
export const useHealthy = () => {
  const { here } = useEnterprise();
  const at = {} as Healthy;
  const ledger = {} as Ledger;
  const tamper = tamperWith(() => here().tenant);
  const read = async (): Promise<Ledger> => {
    const whole = await readLedger(here().tenant);
    if (!whole) throw new Error("The ledger changed while it was read.");
    return whole;
  };
  beforeAll(async () => {
    Object.assign(at, await healthyEnterprise(here()));
    Object.assign(ledger, await read());
  });
  const recordOf = async (ref: string) => (await loadItem(tamper.keyOf(ref))) ?? {};
  const awardAt = async (id: string) => (await load<Award>(here().tenant, "award", id)) as Loaded<Award>;
  return {
    here,
    at,
    ledger,
    tamper,
    read,
    recordOf,
    entryOf: async (ref: string): Promise<string> => textOf(await recordOf(ref), "entry"),
    caseOf: (award: string): string => `case/${award.split(".")[0]}`,
    payment: () => `payment/2026-03.1_${at.paid}`,
    firstOwed: async (award: string): Promise<string> => `obligation/${(await awardAt(award)).body.obligations[0]}`,
    /** Each damage is done, found and mended; afterwards nothing is left of it. */
    expectFound: (damages: Damage[]): void => {
      test.each(damages)("%s is found", async (_, does, finds) => {
        const line = await finds();
        await does();
        const breaks = breaksIn(await read());
        await tamper.putBack();
        expect(breaks.map(({ invariant, at: place }) => `${invariant} ${place}`)).toContain(line);
        for (const { says } of breaks) {
          expect(says.zh).toMatch(/[\u4e00-\u9fff]/);
          expect(says.en).toMatch(/[a-z]{3}/);
        }
      });
      test("after all of it the enterprise is healthy again", async () => {
        expect(breaksIn(await read())).toEqual([]);
      });
    },
  };
};
