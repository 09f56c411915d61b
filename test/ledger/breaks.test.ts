// Every invariant finds its break: a healthy enterprise is damaged in one place at a time, and the check names the place.
import { beforeAll, expect, test } from "vitest";
import { breaksIn } from "../../cli/ledger.ts";
import type { Award } from "../../domain/records/awards.ts";
import type { Loaded } from "../../domain/records/record.ts";
import { text, textOf } from "../../functions/store/items.ts";
import { listKey, onceKey } from "../../functions/store/keys.ts";
import { load, loadItem } from "../../functions/store/load.ts";
import { type Ledger, readLedger } from "../../functions/store/read-ledger.ts";
import { useEnterprise } from "../journeys/enterprise.ts";
import { type Healthy, healthyEnterprise } from "./healthy.ts";
import { type Tamper, tamperWith } from "./tamper.ts";

const { here, found } = useEnterprise();
let at: Healthy;
let ledger: Ledger;
let tamper: Tamper;
let other: string;

const read = async (): Promise<Ledger> => {
  const whole = await readLedger(here().tenant);
  if (!whole) throw new Error("The ledger changed while it was read.");
  return whole;
};

beforeAll(async () => {
  at = await healthyEnterprise(here());
  ledger = await read();
  tamper = tamperWith(here().tenant);
  other = (await found()).tenant;
});

test("the healthy enterprise has no break", () => {
  expect(breaksIn(ledger)).toEqual([]);
  expect(new Set([...ledger.stored.values()].map(({ kind }) => kind)).size).toBeGreaterThan(13);
});

const recordOf = async (ref: string) => (await loadItem(tamper.keyOf(ref))) ?? {};
const entryOf = async (ref: string): Promise<string> => textOf(await recordOf(ref), "entry");
const awardAt = async (id: string) => (await load<Award>(here().tenant, "award", id)) as Loaded<Award>;
const caseOf = (award: string): string => `suggestion/${award.split(".")[0]}`;
const payment = () => `payment/2026-03.1_${at.paid}`;
const first = async (award: string): Promise<string> => `obligation/${(await awardAt(award)).body.obligations[0]}`;

type Damage = [name: string, does: () => Promise<unknown>, finds: () => string | Promise<string>];

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

/** Someone who also rewrites the entries and their hashes: only what it means gives it away. */
const forgers: Damage[] = [
  [
    "postings that do not add up",
    async () =>
      tamper.entry(await entryOf(`award/${at.team}`), ({ postings }) => {
        (postings[0] as { fen: number }).fen -= 100;
      }),
    async () => `I1 ${await entryOf(`award/${at.team}`)}`,
  ],
  [
    "a posting to another person",
    async () =>
      tamper.entry(await entryOf(`award/${at.team}`), ({ postings }) => {
        for (const each of postings) each.account = each.account.replace("/E1/", "/E2/");
      }),
    () => "I3 person/E1/due",
  ],
  [
    "a posting to an account that there is not",
    async () =>
      tamper.entry(await entryOf(`award/${at.team}`), ({ postings }) => {
        for (const each of postings) each.account = each.account.replace("awarded", "slush");
      }),
    () => "I4 slush",
  ],
  [
    "awards without the account of awards",
    async () =>
      tamper.entry(await entryOf(`award/${at.team}`), ({ postings }) => {
        for (const each of postings) each.account = each.account.replace("awarded", "opening");
      }),
    () => "I4 awarded",
  ],
  ["a cap raised", () => tamper.forge("budget/2026", (budget) => (budget.capFen += 1)), () => "I5 budget/2026"],
  [
    "money in the fund of another year",
    async () =>
      tamper.entry(await entryOf(`award/${at.team}`), ({ postings }) => {
        for (const each of postings) each.account = each.account.replace("fund/2026", "fund/2025");
      }),
    () => "I5 fund/2025/spent",
  ],
  [
    "an obligation's amount",
    async () => tamper.forgeAlways(await first(at.team), ledger.entries, (owed) => (owed.amountFen += 1)),
    async () => `I2 ${await first(at.team)}`,
  ],
  [
    "an obligation's person",
    async () => tamper.forgeAlways(await first(at.team), ledger.entries, (owed) => (owed.person = "E9")),
    async () => `I2 ${await first(at.team)}`,
  ],
  [
    "what was taken back, less",
    () => tamper.forge(`award/${at.staged}`, (award) => (award.reversedFen -= 5)),
    () => `I2 award/${at.staged}`,
  ],
  [
    "what was cancelled, forgotten",
    () => tamper.forge(`award/${at.cancelled}`, (award) => (award.cancelledFen = 0)),
    () => `I2 award/${at.cancelled}`,
  ],
  [
    "a case's sum",
    () => tamper.forge(caseOf(at.team), (suggestion) => (suggestion.awardedFen += 1)),
    () => `I2 ${caseOf(at.team)}`,
  ],
  [
    "a case's count of awards",
    () => tamper.forge(caseOf(at.regraded), (suggestion) => (suggestion.awards = 1)),
    () => `I2 ${caseOf(at.regraded)}`,
  ],
  [
    "a person's year lowered, so that the cap leaves more",
    () => tamper.forge("person-year/E1@2026", (year) => (year.awardedFen["savings/capped"] -= 1)),
    () => "I2 person-year/E1@2026",
  ],
  [
    "a person's year raised without an opening balance",
    () => tamper.forge("person-year/E1@2026", (year) => (year.awardedFen["savings/capped"] += 1)),
    () => "I2 person-year/E1",
  ],
  [
    "an obligation settled without a payment",
    () => tamper.forge(`obligation/${at.waiting}`, (owed) => (owed.state = "settled")),
    () => `I7 obligation/${at.waiting}`,
  ],
  [
    "a state jumped",
    () => tamper.forge(`obligation/${at.waiting}`, (owed) => (owed.state = "settled")),
    () => `I8 obligation/${at.waiting}`,
  ],
  [
    "a payment's amount",
    () => tamper.forgeAlways(payment(), ledger.entries, (paid) => (paid.amountFen += 1)),
    () => "I6 run/2026-03.1",
  ],
  [
    "a payment's amount, seen from what is owed",
    () => tamper.forgeAlways(payment(), ledger.entries, (paid) => (paid.amountFen += 1)),
    () => `I7 obligation/${at.paid}`,
  ],
  [
    "a payment that is not paid in a run that is over",
    () => tamper.forge(payment(), (paid) => (paid.state = "instructed")),
    () => `I6 ${payment()}`,
  ],
  ["a second payment", async () => secondPayment("2026-03.1_second", at.paid), () => `I7 obligation/${at.paid}`],
  [
    "a payment of a run that there is not",
    async () => secondPayment("2026-04.1_second", at.paid, "2026-04.1"),
    () => "I6 payment/2026-04.1_second",
  ],
  [
    "a payment for nothing that is owed",
    async () => secondPayment("2026-03.1_none", "2026-03-none"),
    () => "I7 payment/2026-03.1_none",
  ],
  [
    "a run's sum of payments",
    () => tamper.forge("run/2026-03.1", (run) => (run.payments.fen += 1)),
    () => "I6 run/2026-03.1",
  ],
  [
    "a chunk's mark",
    () => tamper.forge("mark/2026-03.1_compute-0", (mark) => (mark.done.fen += 1)),
    () => "I6 mark/2026-03.1_compute-0",
  ],
  [
    "a version skipped",
    async () =>
      tamper.entry(await entryOf(`award/${at.team}`), ({ changes }) => {
        for (const each of changes) if (each.record.startsWith("award/")) each.version += 1;
      }),
    () => `I8 award/${at.team}`,
  ],
  [
    "an amount changed after the award",
    () => tamper.forge(`award/${at.team}`, (award) => (award.totalFen += 1)),
    () => `I8 award/${at.team}`,
  ],
  [
    "an entry of another enterprise",
    async () =>
      tamper.entry(await entryOf("budget/2026"), (entry) => {
        entry.tenant = other;
      }),
    async () => `I9 ${await entryOf("budget/2026")}`,
  ],
  [
    "time running backwards",
    async () =>
      tamper.entry(await lateEntry(), (entry) => {
        entry.at = "2020-01-01T00:00:00.000Z";
      }),
    async () => `I8 ${await lateEntry()}`,
  ],
  [
    "an author made approver",
    () => tamper.forge(`award/${at.team}`, ({ approvals }) => (approvals[0].by = "E2")),
    () => `I10 award/${at.team}`,
  ],
  [
    "someone who approves for an author",
    () => tamper.forge(`award/${at.team}`, ({ approvals }) => (approvals[0].for = "E2")),
    () => `I10 award/${at.team}`,
  ],
  [
    "the proposer made approver",
    () => tamper.forge(`award/${at.team}`, ({ approvals }) => (approvals[0].by = "HR-1")),
    () => `I10 award/${at.team}`,
  ],
  [
    "one approver made two",
    () => tamper.forge(`award/${at.team}`, ({ approvals }) => approvals.push(approvals[0])),
    () => `I10 award/${at.team}`,
  ],
  [
    "approvals removed",
    () => tamper.forge(`award/${at.team}`, (award) => (award.approvals = [])),
    () => `I10 award/${at.team}`,
  ],
  [
    "an author's mentor made approver",
    () => tamper.forge(caseOf(at.team), ({ mentors }) => mentors.push("APPROVER-1")),
    () => `I10 award/${at.team}`,
  ],
  [
    "an author made reviewer",
    () =>
      tamper.forge(`suggestion/${at.idea}`, ({ history }) => {
        for (const step of history) if (step.state === "accepted") step.by = "E3";
      }),
    () => `I10 suggestion/${at.idea}`,
  ],
  [
    "the reviewer made the one who verifies",
    () => tamper.forge(`suggestion/${at.idea}`, ({ history }) => (history.at(-1).by = "REVIEWER-1")),
    () => `I10 suggestion/${at.idea}`,
  ],
  [
    "a run's maker made its approver",
    () => tamper.forge("run/2026-03.1", (run) => (run.approver = run.maker)),
    () => "I10 run/2026-03.1",
  ],
  [
    "a policy's author made its publisher",
    () => tamper.forge("policy-version/savings@1", (version) => (version.publishedBy = "HR-1")),
    () => "I10 policy-version/savings@1",
  ],
  [
    "a policy's text and journal rewritten",
    () => tamper.forge("policy-version/savings@1", ({ document }) => (document.schemes[1].tiers[0].rate = "11%")),
    () => `I11 policy-version/savings@1`,
  ],
  ["a policy's text, digest and journal rewritten", () => rewritePolicy(), () => `I11 award/${at.staged}`],
  [
    "a policy's list that leads to another text",
    () => tamper.forge("policy/savings", ({ versions }) => (versions[0].from = "2025-06-01")),
    () => "I11 policy/savings",
  ],
  [
    "a fact that an award was calculated from",
    () => tamper.forge(`award/${at.team}`, ({ request }) => (request.facts.benefit = "10002")),
    () => `I11 award/${at.team}`,
  ],
];

const secondPayment = async (id: string, obligation: string, run = "2026-03.1") => {
  const item = await recordOf(payment());
  const { pk, sk } = tamper.keyOf(`payment/${id}`);
  const body = { ...JSON.parse(textOf(item, "body")), obligation, run };
  await tamper.item({ pk, sk }, () => ({
    ...item,
    pk: text(pk),
    sk: text(sk),
    id: text(id),
    body: text(JSON.stringify(body)),
  }));
};

/** The second entry of some lane. */
const lateEntry = async (): Promise<string> => {
  const late = ledger.entries.find(({ entry }) => entry.number === 2);
  if (!late) throw new Error("No lane has two entries yet.");
  return late.id;
};

const rewritePolicy = async () => {
  const { compilePolicy } = await import("../../domain/calculation/compile.ts");
  const { sha256Hex } = await import("../../functions/store/sha256.ts");
  let digest = "";
  await tamper.forge("policy-version/savings@1", (version) => {
    version.document.schemes[1].tiers[0].rate = "11%";
    const compiled = compilePolicy(version.document, sha256Hex);
    if (!compiled.ok) throw new Error("The forged policy does not compile.");
    digest = version.digest = compiled.value.digest;
  });
  await tamper.forge("policy/savings", ({ versions }) => (versions[0].digest = digest));
};

test.each([...clumsy, ...forgers])("%s is found", async (_, does, finds) => {
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

test("personal data that was erased is no break", async () => {
  await tamper.item(tamper.keyOf("person/E2"), ({ secret: _, salt: __, ...rest }) => rest);
  const breaks = breaksIn(await read());
  await tamper.putBack();
  expect(breaks).toEqual([]);
});
