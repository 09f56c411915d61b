// Every invariant finds its break: someone also rewrites the entries and their hashes, and only what it means gives it away.
import { compilePolicy } from "../../domain/calculation/compile.ts";
import { text, textOf } from "../../functions/store/items.ts";
import { sha256Hex } from "../../functions/store/sha256.ts";
import { type Damage, useHealthy } from "./damage.ts";
import { forgedAwards } from "./forged-awards.ts";

const { at, ledger, tamper, recordOf, entryOf, caseOf, payment, firstOwed, expectFound } = useHealthy();

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
    async () => tamper.forgeAlways(await firstOwed(at.team), ledger.entries, (owed) => (owed.amountFen += 1)),
    async () => `I2 ${await firstOwed(at.team)}`,
  ],
  [
    "an obligation's person",
    async () => tamper.forgeAlways(await firstOwed(at.team), ledger.entries, (owed) => (owed.person = "E9")),
    async () => `I2 ${await firstOwed(at.team)}`,
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
        entry.tenant = "0123456789";
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
      tamper.forge(`case/${at.idea}`, ({ history }) => {
        for (const step of history) if (step.state === "accepted") step.by = "E3";
      }),
    () => `I10 case/${at.idea}`,
  ],
  [
    "the reviewer made the one who verifies",
    () => tamper.forge(`case/${at.idea}`, ({ history }) => (history.at(-1).by = "REVIEWER-1")),
    () => `I10 case/${at.idea}`,
  ],
  [
    "whoever approved a run made to release it",
    () => tamper.forge("run/2026-03.1", ({ history }) => history.push({ state: "released", at: "", by: "APPROVER-1" })),
    () => "I10 run/2026-03.1",
  ],
  [
    "whoever computed a run made its approver",
    () => tamper.forge("run/2026-03.1", ({ history }) => history.push({ state: "computed", at: "", by: "APPROVER-1" })),
    () => "I10 run/2026-03.1",
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
  ...forgedAwards({ at, tamper, caseOf }),
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
  let digest = "";
  await tamper.forge("policy-version/savings@1", (version) => {
    version.document.schemes[1].tiers[0].rate = "11%";
    const compiled = compilePolicy(version.document, sha256Hex);
    if (!compiled.ok) throw new Error("The forged policy does not compile.");
    digest = version.digest = compiled.value.digest;
  });
  await tamper.forge("policy/savings", ({ versions }) => (versions[0].digest = digest));
};

expectFound(forgers);
