// Sheets that go out: what is taken out comes in again unchanged, an auditor can calculate every payment anew, and each fetch is written down.
import { createHash } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { calculate } from "../../domain/calculation/answer.ts";
import { compilePolicy } from "../../domain/calculation/compile.ts";
import { readLedger } from "../../functions/store/read-ledger.ts";
import { sha256Hex } from "../../functions/store/sha256.ts";
import { readBreaks } from "./breaks.ts";
import { type Answered, useEnterprise } from "./enterprise.ts";
import { codeOf, expectOk } from "./published-policy.ts";
import { finish, owe, releasedRun, stepsOf, withMoney } from "./run-desk.ts";
import { bringIn, fetchFile, peopleCsv, readSheet } from "./sheets.ts";

const { here, found } = useEnterprise();
const hr = () => here().as("HR-1");
const auditor = () => here().as("AUDITOR-1");

const takeOut = async (of: string, format: string, more: object = {}, by = auditor()) =>
  expectOk(await by.post("/v1/exports", { of, format, ...more })).body;

const fileOf = async (id: string, headers: Record<string, string> = {}) =>
  fetchFile(here(), "AUDITOR-1", `/v1/exports/${id}/file`, headers);

const rowsOf = async (of: string, format: "csv" | "xlsx", more: object = {}) =>
  readSheet((await fileOf((await takeOut(of, format, more)).id)).bytes, format);

/** Two runs: one released in March and settled but for one payment that came back, one in April. */
let runs: string[] = [];

beforeAll(async () => {
  await withMoney(here());
  await owe(here(), ["E1", "E2", "E3"]);
  const march = await releasedRun(here());
  const [payment] = (await auditor().get(`/v1/runs/${march}/payments`)).body.items;
  const { results } = stepsOf(here());
  const { id, amount } = payment;
  await results(march, { results: [{ payment: id, amount, outcome: "returned", reason: "账号不符" }] });
  await finish(here(), march);
  // Midnight in China: the 1st of April there, still the 31st of March in Greenwich.
  here().at("2026-03-31T16:00:00Z");
  runs = [march, await releasedRun(here())];
});

describe("people", () => {
  test.each(["csv", "xlsx"] as const)("as %s come in again and change nothing", async (format) => {
    const odd = peopleCsv([
      { id: "O1", name: "=1+1", mentor: "E1", attribute: "skill", value: '@技师,"一级"', attributeFrom: "2024-01-01" },
      { id: "O1", name: "=1+1", mentor: "E1", attribute: "wage", value: "00800", attributeFrom: "2024-01-01" },
      { id: "O2", name: "'-乙", until: "2026-12-31" },
    ]);
    const { id: brought } = expectOk(await bringIn(hr(), "people", odd)).body;
    await hr().post(`/v1/imports/${brought}/continuation`);
    const job = await takeOut("people", format, {}, hr());
    const { bytes, headers } = await fileOf(job.id);
    expect(job.sha256).toBe(`sha256:${createHash("sha256").update(bytes).digest("hex")}`);
    expect([job.sizeBytes, job.rows]).toEqual([bytes.length, 17]);
    expect(headers.get("content-disposition")).toBe(`attachment; filename="people-${"2026-04-01"}.${format}"`);
    const again = expectOk(await bringIn(hr(), "people", bytes, { "content-type": headers.get("content-type") ?? "" }));
    expect(again.body).toMatchObject({ problems: [], creates: 0, changes: 0, same: 16 });
    // No cell is a formula to whoever opens it.
    if (format === "csv") expect(bytes.toString()).toMatch(/O1,"'=1\+1"/);
    const rows = await readSheet(bytes, format);
    expect(rows.map(({ id }) => id)).toEqual(rows.map(({ id }) => id).toSorted());
  });

  test("as lines of JSON", async () => {
    const { bytes } = await fileOf((await takeOut("people", "ndjson")).id);
    const lines = bytes.toString().trim().split("\n");
    expect(lines.map((line) => JSON.parse(line).id)).toContain("E1");
  });
});

test("suggestions: those that were filed, with state and turn", async () => {
  const written = { problem: "现状", proposal: "办法", policy: "savings", scheme: "capped" };
  const write = async (title: string) =>
    expectOk(
      await here()
        .as("E1")
        .post("/v1/suggestions", { ...written, title }),
    ).body.id;
  await write("还是草稿");
  const id = await write("+已提交");
  expectOk(await here().as("E1").post(`/v1/suggestions/${id}/submission`, {}));
  for (const format of ["csv", "xlsx"] as const) {
    const rows = await rowsOf("suggestions", format);
    expect(rows.map(({ title }) => title)).not.toContain("还是草稿");
    expect(rows.find((row) => row.id === id)).toMatchObject({
      ...{ title: "+已提交", authors: "E1:1", proposer: "E1", state: "submitted", "day filed": "2026-04-01" },
      ...{ policy: "savings", scheme: "capped", "whose turn": "待评审人评审" },
    });
  }
});

describe("payments", () => {
  const policyOf = async (id: string, version: string) => {
    const { document, digest } = (await auditor().get(`/v1/policies/${id}/versions/${version}`)).body;
    const compiled = compilePolicy(document, sha256Hex);
    if (!compiled.ok) throw new Error("The policy does not compile.");
    expect(compiled.value.digest).toBe(digest);
    return compiled.value;
  };

  /** What a person gets at a stage, by the request of the export and the policy of its version alone. */
  const recalculated = async (request: Answered["body"], person: string, stage: string) => {
    const { policy, ...asked } = request;
    const answer = calculate(await policyOf(policy.id, policy.version), { ...asked, trace: "none" }, policy.version);
    if (!answer.ok) throw new Error(JSON.stringify(answer.refusals));
    const share = answer.value.shares?.find(({ employee }) => employee === person);
    return { total: answer.value.total, amount: share?.stages.find(({ id }) => id === stage)?.amount };
  };

  test.each(["csv", "xlsx"] as const)("as %s: each calculated again gives its amount", async (format) => {
    const rows = await rowsOf("payments", format);
    expect(rows).toHaveLength(4);
    for (const row of rows) {
      const request = JSON.parse(row["calculation asked"] ?? "");
      const { total, amount } = await recalculated(request, row.person ?? "", row.stage ?? "");
      const answer = JSON.parse(row["calculation answered"] ?? "");
      expect([Number(amount), total]).toEqual([Number(row.amount), answer.total]);
      expect(answer.policy.digest).toBe(row["policy digest"]);
      expect(row.reason ?? "").toMatch(/^\S.*\d/);
    }
    const [first] = rows;
    expect(first).toMatchObject({
      ...{ name: `员工${first?.person}`, currency: "CNY", policy: "savings", "policy version": "1" },
      ...{ "award proposed by": "HR-1", "award approved by": "APPROVER-1", run: runs[0], "run made by": "HR-1" },
      ...{ "run approved by": "APPROVER-1", cashier: "CASHIER-1", "released on": "2026-03-10" },
      ...{
        "released by": "CASHIER-1",
        "state since": expect.stringMatching(/^2026-0[34]-\d\dT\d\d:\d\d:\d\d\+08:00$/),
      },
    });
    expect(rows.map((row) => [row.run, row.state, row["state in words"]]).toSorted()).toEqual([
      [runs[0], "returned", "银行已退回"],
      [runs[0], "settled", "已到账"],
      [runs[0], "settled", "已到账"],
      [runs[1], "instructed", "已送银行，等待到账"],
    ]);
  });

  test("as lines of JSON in full, with the entries of the journal that they name", async () => {
    const { bytes } = await fileOf((await takeOut("payments", "ndjson")).id);
    const lines = bytes
      .toString()
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(lines).toHaveLength(4);
    const ledger = await readLedger(here().tenant);
    const entries = new Map(ledger?.entries.map(({ id, entry }) => [id, entry]));
    for (const { payment, calculation, award, obligation, reason } of lines) {
      const { total, amount } = await recalculated(calculation.request, payment.person, payment.stage);
      expect([Number(amount) * 100, total]).toEqual([payment.amountFen, award.answer.total]);
      for (const [kind, record] of Object.entries({ payment, award, obligation }))
        expect(entries.get(record.entry)?.changes.map((change) => change.record)).toContain(`${kind}/${record.id}`);
      expect(reason.en).toMatch(/^Suggestion reward/);
      expect(payment.since).toMatch(/Z$/);
      // Nothing of what the others get is in the reason.
      const others = ["E1", "E2", "E3"].filter((person) => person !== payment.person);
      expect(others.filter((person) => reason.en.includes(person))).toEqual([]);
    }
  });

  test("of a span of days in China, by the day of the run's release", async () => {
    const runsIn = async (span: object) => [...new Set((await rowsOf("payments", "csv", span)).map(({ run }) => run))];
    expect(await runsIn({ from: "2026-03-10", until: "2026-03-31" })).toEqual([runs[0]]);
    expect(await runsIn({ from: "2026-04-01" })).toEqual([runs[1]]);
    expect(await runsIn({ until: "2026-03-09" })).toEqual([]);
    const backwards = { of: "payments", format: "csv", from: "2026-04-01", until: "2026-03-01" };
    expect(codeOf(await auditor().post("/v1/exports", backwards))).toEqual([400, "span-backwards"]);
  });
});

describe("who may take out what", () => {
  test("auditors everything, HR people and suggestions, others nothing", async () => {
    for (const person of ["E1", "FINANCE-1", "ADMIN-1", "APPROVER-1", "CASHIER-1", "REVIEWER-1"])
      expect(codeOf(await here().as(person).post("/v1/exports", { of: "people", format: "csv" }))).toEqual([
        403,
        "role-missing",
      ]);
    expect(codeOf(await hr().post("/v1/exports", { of: "payments", format: "csv" }))).toEqual([403, "role-missing"]);
    const { id } = await takeOut("payments", "csv");
    expect(codeOf(await hr().get(`/v1/exports/${id}`))).toEqual([403, "role-missing"]);
    expect((await fetchFile(here(), "HR-1", `/v1/exports/${id}/file`)).status).toBe(403);
    expect((await hr().get("/v1/exports")).body.items.filter(({ of }: { of: string }) => of === "payments")).toEqual(
      [],
    );
    expect((await auditor().get("/v1/exports?limit=1")).body.items[0].id).toBe(id);
    const foreign = await found();
    expect(codeOf(await foreign.as("AUDITOR-1").get(`/v1/exports/${id}`))).toEqual([404, "unknown-id"]);
    expect((await fetchFile(foreign, "AUDITOR-1", `/v1/exports/${id}/file`)).status).toBe(404);
    const wrong = await auditor().post("/v1/exports", { of: "people", format: "csv", from: "2026-01-01" });
    expect(codeOf(wrong)).toEqual([400, "unknown-field"]);
  });

  test("each fetch is in the journal, with nothing of what was fetched", async () => {
    const { id } = await takeOut("people", "csv");
    await fileOf(id);
    const ledger = await readLedger(here().tenant);
    const notes = ledger?.entries.filter(({ entry }) => entry.note?.export === id).map(({ entry }) => entry);
    expect(notes?.map(({ operation, by, note }) => [operation, by.person, note?.fetchedBy])).toEqual([
      ["get-export-file", "AUDITOR-1", "AUDITOR-1"],
    ]);
    expect(JSON.stringify(ledger?.entries)).not.toMatch(/员工E1/);
    expect(await readBreaks(here().tenant)).toEqual([]);
  });

  test("in ranges, that put together are the file", async () => {
    const { id, sizeBytes } = await takeOut("payments", "xlsx");
    const whole = (await fileOf(id)).bytes;
    const first = await fileOf(id, { range: "bytes=0-999" });
    expect([first.status, first.headers.get("content-range")]).toEqual([206, `bytes 0-999/${sizeBytes}`]);
    const rest = await fileOf(id, { range: "bytes=1000-" });
    expect(Buffer.concat([first.bytes, rest.bytes]).equals(whole)).toBe(true);
    for (const range of [`bytes=${sizeBytes}-`, "bytes=9-3", "bytes=-5", "lines=1-2"])
      expect((await fileOf(id, { range })).status, range).toBe(400);
  });
});
