// The whole way over HTTP, as people walk it: a policy, a suggestion by three, money in the bank, a look on the phone, an export that is recomputed.
import { expect, test } from "vitest";
import { breaksIn } from "../../cli/ledger.ts";
import { calculate } from "../../domain/calculation/answer.ts";
import { compilePolicy } from "../../domain/calculation/compile.ts";
import { readLedger } from "../../functions/store/read-ledger.ts";
import { sha256Hex } from "../../functions/store/sha256.ts";
import { type Answered, useEnterprise } from "./enterprise.ts";

const { here } = useEnterprise();

const done = ({ status, body }: Answered, wanted = 200) => {
  expect(status, JSON.stringify(body)).toBe(wanted);
  return body;
};

const policy = {
  id: "ideas",
  title: { zh: "合理化建议奖励办法", en: "Suggestion rewards" },
  currency: "CNY",
  from: "2026-01-01",
  schemes: [
    {
      id: "benefit",
      title: { zh: "效益奖", en: "By benefit" },
      kind: "tiered",
      measure: "benefit",
      apply: "whole",
      tiers: [{ below: "100", pay: "10" }, { upTo: "50000", rate: "13%" }, { rate: "15%" }],
      require: [{ fact: "tenureMonths", atLeast: 6 }],
      atMost: "200000",
    },
  ],
};

test("from a policy to money in the bank, in everyone's own words", async () => {
  const { as, at, tenant } = here();
  const [author, second, third] = ["E1", "E2", "E3"].map((person) => as(person)) as [
    ReturnType<typeof as>,
    ReturnType<typeof as>,
    ReturnType<typeof as>,
  ];

  at("2026-02-20T02:00:00Z");
  const draft = done(await as("HR-1").post("/v1/policy-drafts", policy), 201);
  for (const step of ["congress", "published"])
    done(
      await as("HR-1").post(`/v1/policy-drafts/${draft.id}/trail`, {
        step,
        day: "2026-01-01",
        document: "职代会〔2026〕1 号",
      }),
    );
  done(await as("ADMIN-1").post(`/v1/policy-drafts/${draft.id}/publication`), 201);
  done(await as("FINANCE-1").post("/v1/budgets", { year: "2026", cap: "50000" }), 201);

  at("2026-03-01T02:00:00Z");
  const written = done(
    await author.post("/v1/suggestions", {
      title: "给冲床加装光电保护",
      problem: "取料时冲床仍可动作。",
      proposal: "手在危险区时不能启动。",
      authors: [
        { person: "E1", weight: 1 },
        { person: "E2", weight: 1 },
        { person: "E3", weight: 1 },
      ],
    }),
    201,
  );
  const path = `/v1/suggestions/${written.id}`;
  for (const other of [second, third]) done(await other.post(`${path}/agreements`, { agrees: true, weight: 1, of: 3 }));
  done(await author.post(`${path}/submission`, {}));
  done(await as("REVIEWER-1").post(`${path}/review`, { verdict: "accept" }));
  at("2026-03-20T02:00:00Z");
  done(await as("REVIEWER-1").post(`${path}/implementation`, { on: "2026-03-15" }));
  const verification = { facts: { benefit: "60001" }, from: "2026-03-15", until: "2026-03-20", note: "节约返工费" };
  done(await as("FINANCE-1").post(`${path}/verification`, verification));
  const award = done(await as("HR-1").post(`${path}/awards`, {}), 201);
  expect(award.total).toBe("9000.15");
  done(await as("APPROVER-1").post(`/v1/awards/${award.id}/approval`));

  const run = done(await as("HR-1").post("/v1/runs", { month: "2026-03" }), 201);
  for (const [person, step] of [
    ["HR-1", "lock"],
    ["HR-1", "computation"],
    ["APPROVER-1", "approval"],
    ["CASHIER-1", "release"],
  ] as const)
    done(await as(person).post(`/v1/runs/${run.id}/${step}`));
  const file = await as("CASHIER-1").get(`/v1/runs/${run.id}/file`);
  expect(String(file.body)).toContain("3000.05");
  const seen = done(await author.get(`/v1/my/cases/${written.id}`));
  expect(JSON.stringify(seen)).toContain("3000.05");
  expect(JSON.stringify(seen)).toContain("15%");
  done(await as("CASHIER-1").post(`/v1/runs/${run.id}/results`, { all: "settled" }));
  done(await as("APPROVER-1").post(`/v1/runs/${run.id}/close`));
  expect(done(await author.get("/v1/my/payments")).items).toHaveLength(1);

  const made = done(
    await as("AUDITOR-1").post("/v1/exports", {
      of: "payments",
      format: "ndjson",
      from: "2026-03-01",
      until: "2026-03-31",
    }),
    201,
  );
  const text = String((await as("AUDITOR-1").get(`/v1/exports/${made.id}/file`)).body);
  const rows = text
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(rows.map(({ payment }) => payment.amountFen)).toEqual([300_005, 300_005, 300_005]);
  const version = done(await as("AUDITOR-1").get(`/v1/policies/ideas/versions/1`));
  const compiled = compilePolicy(version.document, sha256Hex);
  if (!compiled.ok) throw new Error("The published policy does not compile.");
  const recorded = done(await as("AUDITOR-1").get(`/v1/awards/${award.id}`));
  const again = calculate(compiled.value, { scheme: recorded.scheme, trace: "none", ...recorded.request }, 1);
  expect(again.ok && again.value.total).toBe(recorded.total);

  at("2027-04-01T02:00:00Z");
  done(await as("FINANCE-1").post("/v1/budgets", { year: "2027", cap: "50000" }), 201);
  done(
    await as("FINANCE-1").post(`${path}/verification`, {
      ...verification,
      facts: { benefit: "80001" },
      until: "2027-03-15",
      note: "满十二个月",
    }),
  );
  const more = done(await as("HR-1").post(`${path}/awards`, {}), 201);
  expect([more.total, more.request.paidBefore]).toEqual(["3000.00", "9000.15"]);
  done(await as("APPROVER-1").post(`/v1/awards/${more.id}/approval`));
  const back = { person: "E2", amount: "1000.05", reasons: "设备款重复计算" };
  expect(done(await as("APPROVER-2").post(`/v1/awards/${award.id}/reversals`, back)).reversed).toBe("1000.05");
  const tooMuch = await as("APPROVER-2").post(`/v1/awards/${award.id}/reversals`, { ...back, amount: "2000.01" });
  expect([tooMuch.status, tooMuch.body.errors[0].code]).toEqual([409, "reversal-exceeds"]);

  const ledger = await readLedger(tenant);
  expect(ledger && breaksIn(ledger)).toEqual([]);
});
