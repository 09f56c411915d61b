// What the check of the ledger finds about allowances: the record is whole, and each thing that somebody changes behind its back is named.
import { beforeAll, expect, test } from "vitest";
import { breaksIn } from "../../cli/ledger.ts";
import type { Allowance, AllowanceSecret } from "../../domain/records/allowances.ts";
import type { Obligation } from "../../domain/records/awards.ts";
import type { PolicyVersion } from "../../domain/records/policies.ts";
import type { Loaded } from "../../domain/records/record.ts";
import { type Ledger, readLedger } from "../../functions/store/read-ledger.ts";
import { computeMonth, openMonth, setPerson, skill, skillPolicy } from "../journeys/allowances-desk.ts";
import { useEnterprise } from "../journeys/enterprise.ts";
import { publishPolicy } from "../journeys/published-policy.ts";

const { here } = useEnterprise();
let whole: Ledger;

beforeAll(async () => {
  here().at("2026-03-10T02:00:00Z");
  await publishPolicy(here(), skillPolicy());
  await setPerson(here(), "E1", [skill("技师", "2025-01-01")]);
  await openMonth(here(), "2026-03");
  await computeMonth(here(), "2026-03");
  await setPerson(here(), "E1", [skill("高级技师", "2026-03-17")]);
  await computeMonth(here(), "2026-03");
  whole = (await readLedger(here().tenant)) as Ledger;
});

type Kept = Loaded<Allowance, AllowanceSecret>;

const recordOf = <Record>({ stored }: Ledger, kind: string): Record =>
  [...stored.values()].find((record) => record.kind === kind) as Record;

/** Which invariants are broken when this is done to a copy of the ledger. */
const brokenBy = (harm: (ledger: Ledger) => void): string[] => {
  const ledger = structuredClone(whole);
  harm(ledger);
  return [...new Set(breaksIn(ledger).map(({ invariant, at }) => `${invariant} ${at.split("/")[0]}`))].sort();
};

const last = (ledger: Ledger) => {
  const found = recordOf<Kept>(ledger, "allowance").body.calculations.at(-1);
  if (!found) throw new Error("There is no calculation.");
  return found;
};

test("as it was written the record is whole", () => {
  expect(brokenBy(() => {})).toEqual([]);
});

test.each([
  [
    "a calculation says more",
    (ledger: Ledger) => {
      last(ledger).totalFen += 1;
    },
    ["I2 allowance", "I9 allowance"],
  ],
  [
    "an item says another amount",
    (ledger: Ledger) => {
      (last(ledger).items[0] as { fen: number }).fen += 1;
    },
    ["I11 allowance", "I2 allowance", "I9 allowance"],
  ],
  [
    "it names another version",
    (ledger: Ledger) => {
      last(ledger).version = 2;
    },
    ["I11 allowance", "I9 allowance"],
  ],
  [
    "it was calculated from something else",
    (ledger: Ledger) => {
      const told = recordOf<Kept>(ledger, "allowance").secret?.calculations[0];
      if (told) told.facts.employee.from = "2026-03-02";
    },
    ["I11 allowance", "I9 allowance"],
  ],
  [
    "it is by a version that was published later",
    (ledger: Ledger) => {
      recordOf<Loaded<PolicyVersion>>(ledger, "policy-version").body.publishedAt = "2026-03-11T02:00:00.000Z";
    },
    ["I11 allowance", "I9 policy-version"],
  ],
  [
    "its pass never was",
    (ledger: Ledger) => {
      last(ledger).pass = "2026-03.7";
    },
    ["I2 allowance", "I9 allowance"],
  ],
  [
    "there is a second one of the same month",
    (ledger: Ledger) => {
      const { stored } = ledger;
      const [name, found] = [...stored].find(([, { kind }]) => kind === "allowance") ?? ["", undefined];
      if (!found) throw new Error("There is no allowance.");
      const calculations: Allowance["calculations"] = [];
      stored.set(`${name}2`, { ...found, id: `${found.id}2`, body: { ...found.body, calculations } });
    },
    ["I2 allowance", "I9 allowance"],
  ],
  [
    "it cancelled another obligation than it says",
    (ledger: Ledger) => {
      const [first] = recordOf<Kept>(ledger, "allowance").body.calculations;
      last(ledger).cancelled = [...(first?.obligations ?? []), "2026-03-other"];
    },
    ["I2 allowance", "I9 allowance"],
  ],
  [
    "a rule that is there is said to be gone",
    (ledger: Ledger) => {
      last(ledger).rule = "gone";
    },
    ["I11 allowance", "I9 allowance"],
  ],
  [
    "it is said to be a step and gives more than the answer",
    (ledger: Ledger) => {
      last(ledger).part = true;
      (last(ledger).items[0] as { fen: number }).fen += 1;
    },
    ["I11 allowance", "I2 allowance", "I9 allowance"],
  ],
  [
    "a calculation is gone",
    (ledger: Ledger) => void recordOf<Kept>(ledger, "allowance").body.calculations.pop(),
    ["I2 allowance", "I2 obligation", "I4 awarded", "I9 allowance"],
  ],
  [
    "an obligation is more",
    (ledger: Ledger) => {
      recordOf<Loaded<Obligation>>(ledger, "obligation").body.amountFen += 1;
    },
    ["I2 allowance", "I3 person", "I9 obligation"],
  ],
  [
    "an obligation is for another month",
    (ledger: Ledger) => {
      recordOf<Loaded<Obligation>>(ledger, "obligation").body.for = "2026-02";
    },
    ["I2 obligation", "I9 obligation"],
  ],
] as [string, (ledger: Ledger) => void, string[]][])("found: %s", (_, harm, breaks) => {
  expect(brokenBy(harm)).toEqual(breaks);
});

test("an earlier calculation that the journal changes later is found in its history", () => {
  const breaks = brokenBy((ledger) => {
    for (const { entry } of ledger.entries)
      for (const change of entry.changes)
        if (change.record.startsWith("allowance/") && change.version === 2)
          (change.set.calculations as { pass: string }[])[0]!.pass = "2026-03.9";
  });
  expect(breaks).toContain("I8 allowance");
});

test("erased personal data leaves nothing to calculate with, and breaks nothing", () => {
  const breaks = brokenBy((ledger) => {
    const allowance = recordOf<Kept>(ledger, "allowance");
    delete allowance.secret;
    delete allowance.salt;
  });
  expect(breaks).toEqual([]);
});
