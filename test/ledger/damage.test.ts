// Every invariant finds its break: someone with the database in hand damages one place, and the check names it.
import { expect, test } from "vitest";
import { breaksIn } from "../../cli/ledger.ts";
import { text } from "../../functions/store/items.ts";
import { listKey, onceKey } from "../../functions/store/keys.ts";
import { loadItem } from "../../functions/store/load.ts";
import { type Damage, useHealthy } from "./damage.ts";

const { here, at, ledger, tamper, read, recordOf, entryOf, expectFound } = useHealthy();

test("the healthy enterprise has no break", () => {
  expect(breaksIn(ledger)).toEqual([]);
  expect(new Set([...ledger.stored.values()].map(({ kind }) => kind)).size).toBeGreaterThan(13);
});

/** Someone with the database in hand, who knows nothing of the journal or its hashes. */
const clumsy: Damage[] = [
  [
    "an amount in the bytes of an entry",
    async () =>
      tamper.entry(
        await entryOf(`award/${at.team}`),
        ({ postings }) => {
          (postings[0] as { fen: number }).fen -= 100;
        },
        false,
      ),
    async () => `I9 ${await entryOf(`award/${at.team}`)}`,
  ],
  [
    "an entry that is no JSON any more",
    async () =>
      tamper.item(tamper.entryKeyOf(await entryOf(`award/${at.team}`)), (item) => ({ ...item, bytes: text("{") })),
    async () => `I9 ${await entryOf(`award/${at.team}`)}`,
  ],
  [
    "an entry deleted",
    async () => tamper.remove(tamper.entryKeyOf(await entryOf("budget/2026"))),
    () => "I9 budget/2026",
  ],
  [
    "the head of a lane set back",
    async () =>
      tamper.item(tamper.headKeyOf(await entryOf("budget/2026")), (item) => ({ ...item, number: { N: "0" } })),
    async () => `I9 ${(await entryOf("budget/2026")).slice(0, 3)}000000000000`,
  ],
  [
    "an entry moved to another place",
    async () => {
      const from = tamper.entryKeyOf(await entryOf("budget/2026"));
      const item = await loadItem(from);
      await tamper.remove(from);
      await tamper.item({ ...from, sk: "000000009999" }, () => ({
        ...item,
        pk: text(from.pk),
        sk: text("000000009999"),
      }));
    },
    async () => `I8 ${(await entryOf("budget/2026")).slice(0, 3)}000000009999`,
  ],
  [
    "a record deleted",
    () => tamper.remove(tamper.keyOf(`obligation/${at.waiting}`)),
    () => `I9 obligation/${at.waiting}`,
  ],
  [
    "a record without an entry",
    async () => {
      const item = await recordOf(`obligation/${at.waiting}`);
      const { pk, sk } = tamper.keyOf("obligation/2026-03-extra");
      await tamper.item({ pk, sk }, () => ({ ...item, pk: text(pk), sk: text(sk), id: text("2026-03-extra") }));
    },
    () => "I9 obligation/2026-03-extra",
  ],
  [
    "a copy of a record at another place",
    async () => {
      const item = await recordOf(`obligation/${at.waiting}`);
      const { pk, sk } = tamper.keyOf("obligation/2026-04-copy");
      await tamper.item({ pk, sk }, () => ({ ...item, pk: text(pk), sk: text(sk) }));
    },
    () => `I9 obligation/${at.waiting}`,
  ],
  ["a record edited", () => tamper.body("person/E1", (person) => (person.department = "二车间")), () => "I9 person/E1"],
  [
    "a record's version raised",
    () => tamper.item(tamper.keyOf("person/E1"), (item) => ({ ...item, version: { N: "9" } })),
    () => "I9 person/E1",
  ],
  [
    "the state that queries see",
    () => tamper.item(tamper.keyOf(`obligation/${at.waiting}`), (item) => ({ ...item, state: text("due") })),
    () => `I9 obligation/${at.waiting}`,
  ],
  [
    "a policy's text edited",
    () => tamper.body("policy-version/savings@1", ({ document }) => (document.schemes[1].tiers[0].rate = "11%")),
    () => "I11 policy-version/savings@1",
  ],
  [
    "personal data swapped between two people",
    async () => {
      const [one, two] = [await recordOf("person/E1"), await recordOf("person/E2")];
      for (const [ref, { secret, salt }] of [
        ["person/E1", two],
        ["person/E2", one],
      ] as const)
        await tamper.item(tamper.keyOf(ref), (item) => ({ ...item, ...(secret && { secret }), ...(salt && { salt }) }));
    },
    () => "I9 person/E1",
  ],
  ["a name edited", () => tamper.secret("person/E2", (secret) => (secret.name = "另一人")), () => "I9 person/E2"],
  [
    "a list's item removed",
    () => tamper.remove(listKey(here().tenant, "of/E1/owed", at.waiting, `obligation/${at.waiting}`)),
    () => `I9 obligation/${at.waiting}`,
  ],
  [
    "a list's item too many",
    () => tamper.item(listKey(here().tenant, "budgets", "2027", "budget/2027"), (item) => item),
    () => `I9 T#${here().tenant}#list#budgets 2027#budget/2027`,
  ],
  [
    "an answer kept for a request that never was",
    () => tamper.item(onceKey(here().tenant, "E1", "never-sent"), (item) => item),
    () => "I9 once#E1#never-sent",
  ],
  [
    "an item of no kind",
    () => tamper.item({ pk: `T#${here().tenant}#safe`, sk: "gold" }, (item) => item),
    () => `I9 T#${here().tenant}#safe gold`,
  ],
  [
    "a budget's free money",
    () =>
      tamper.item(tamper.keyOf("budget/2026"), (item) => ({ ...item, free: { N: String(Number(item.free?.N) + 1) } })),
    () => "I5 budget/2026",
  ],
  [
    "a budget's spending",
    () => tamper.item(tamper.keyOf("budget/2026"), (item) => ({ ...item, spent: { N: "0" } })),
    () => "I5 budget/2026",
  ],
  [
    "a reservation taken away",
    () => tamper.item(tamper.keyOf("budget/2026"), (item) => ({ ...item, open: { M: {} } })),
    () => "I5 budget/2026",
  ],
  [
    "free money turned into less than nothing",
    () => tamper.item(tamper.keyOf("budget/2026"), (item) => ({ ...item, free: { N: "-1" } })),
    () => "I5 budget/2026",
  ],
];

expectFound(clumsy);

test("personal data that was erased is no break", async () => {
  await tamper.item(tamper.keyOf("person/E2"), ({ secret: _, salt: __, ...rest }) => rest);
  const breaks = breaksIn(await read());
  await tamper.putBack();
  expect(breaks).toEqual([]);
});
