// Employees change and leave over HTTP, and their account numbers are sealed, covered, and never read without an entry.
import { beforeAll, expect, test } from "vitest";
import { makeKeyFile } from "../../functions/secrets/key-file.ts";
import { forgetKeyHolder } from "../../functions/secrets/key-holder.ts";
import { recordKey } from "../../functions/store/keys.ts";
import { loadItem } from "../../functions/store/load.ts";
import { entriesOf, expectWhole, keptAnswer } from "../people/journal.ts";
import { type Answered, useEnterprise } from "./enterprise.ts";

const { here, found } = useEnterprise();

beforeAll(async () => {
  await makeKeyFile(process.env.JIANGLI_KEY_FILE ?? "");
  forgetKeyHolder();
});

const codeOf = ({ status, body }: Answered) => [status, body.errors?.[0]?.code];

const enter = async (id: string, fields: object = {}): Promise<void> => {
  const worker = { id, name: "王小明", department: "二车间", from: "2023-03-01", ...fields };
  const entered = await here().as("HR-1").post("/v1/people", worker);
  expect(entered.status, JSON.stringify(entered.body)).toBe(201);
};

const patch = (by: string, id: string, body: object, version = 1): Promise<Answered> =>
  here()
    .as(by)
    .send("PATCH", `/v1/people/${id}`, body, { "if-match": `"${version}"` });

test("HR changes what is named; who leaves stays on record", async () => {
  await enter("W1", { mentor: "E1", attributes: [{ name: "skill", value: "高级工", from: "2023-03-01" }] });
  const attributes = [{ name: "skill", value: "技师", from: "2025-01-01", until: "2027-12-31" }];
  const moved = await patch("HR-1", "W1", { department: "三车间", attributes });
  expect(moved.status, JSON.stringify(moved.body)).toBe(200);
  expect(moved.body).toMatchObject({ name: "王小明", department: "三车间", attributes, mentor: "E1", version: 2 });
  const left = await patch("HR-1", "W1", { until: "2026-06-30", mentor: null }, 2);
  expect(left.body).toMatchObject({ until: "2026-06-30", attributes });
  expect(left.body).not.toHaveProperty("mentor");
  const read = await here().as("HR-1").get("/v1/people/W1");
  expect(read.body).toEqual(left.body);
  const back = await patch("ADMIN-1", "W1", { until: null }, 3);
  expect([back.status, back.headers.get("etag"), "until" in back.body]).toEqual([200, '"4"', false]);
});

test("a change says which version it was made from, and is refused where it makes no sense", async () => {
  await enter("W2");
  expect(codeOf(await here().as("HR-1").send("PATCH", "/v1/people/W2", {}))).toEqual([400, "if-match-required"]);
  expect(codeOf(await patch("HR-1", "W2", { name: "王" }, 2))).toEqual([409, "stale-version"]);
  expect(codeOf(await patch("HR-1", "W2", { until: "2022-12-31" }))).toEqual([400, "span-backwards"]);
  expect(codeOf(await patch("HR-1", "W2", { mentor: "NOBODY" }))).toEqual([404, "unknown-id"]);
  expect(codeOf(await patch("HR-1", "W2", { mentor: "W2" }))).toEqual([422, "own-mentor"]);
  expect(codeOf(await patch("HR-1", "W2", { salary: "1" }))).toEqual([400, "unknown-field"]);
  expect(codeOf(await patch("HR-1", "W2", { name: "王".repeat(101) }))).toEqual([400, "text-too-long"]);
  expect((await here().as("HR-1").get("/v1/people/W2")).body.version).toBe(1);
  const unknown = { id: "W9", name: "李", department: "一", from: "2023-03-01", mentor: "NOBODY" };
  expect(codeOf(await here().as("HR-1").post("/v1/people", unknown))).toEqual([404, "unknown-id"]);
});

test("nobody writes their own record, and only HR and admins write others'", async () => {
  const own = await patch("HR-1", "HR-1", { department: "人事" });
  expect(codeOf(own)).toEqual([403, "sod-beneficiary"]);
  expect(own.body.detail).toContain("it can be done by HR-2, ADMIN-1, ADMIN-2");
  for (const person of ["E1", "REVIEWER-1", "FINANCE-1", "APPROVER-1", "CASHIER-1", "AUDITOR-1"])
    expect(codeOf(await patch(person, "E1", { department: "别处" }))).toEqual([403, "role-missing"]);
  expect((await (await found()).as("HR-1").get("/v1/people/W1")).status).toBe(404);
});

const account = "6222020200112230";
const identity = "11010519491231002X";
const details = (by: string, id: string, query = "") => here().as(by).get(`/v1/people/${id}/pay-details${query}`);
const put = (by: string, id: string, body: object, version: number, key = `details-${by}-${id}-${version}`) =>
  here()
    .as(by)
    .send("PUT", `/v1/people/${id}/pay-details`, body, { "if-match": `"${version}"`, "idempotency-key": key });

test("account and identity number are sealed, and their answers covered", async () => {
  await enter("W3");
  const both = await put("HR-1", "W3", { bankAccount: "6222 0202 0011 2230", identityNumber: identity }, 1);
  expect(both.status, JSON.stringify(both.body)).toBe(200);
  const covered = { person: "W3", bankAccount: "****2230", identityNumber: "****002X", masked: true, version: 2 };
  expect(both.body).toMatchObject(covered);
  expect((await put("HR-1", "W3", { bankAccount: "6222 0202 0011 2230", identityNumber: identity }, 1)).body).toEqual(
    both.body,
  );
  const { warnings: _, ...shown } = both.body;
  expect((await details("CASHIER-1", "W3")).body).toEqual(shown);
  const stored = JSON.stringify(await loadItem(recordKey(here().tenant, "person", "W3")));
  const kept = await keptAnswer(here().tenant, "HR-1", "details-HR-1-W3-1");
  const journal = JSON.stringify(await entriesOf(here().tenant, "put-pay-details"));
  expect(kept).toContain("****2230");
  for (const text of [stored, kept, journal]) {
    expect(text).not.toContain(account);
    expect(text).not.toContain(identity);
  }
  expect(stored).toContain("tag");
  expect(JSON.stringify((await here().as("HR-1").get("/v1/people/W3")).body)).not.toContain("tag");
});

test("what is left out stays, null takes away, and a wrong number is refused without being quoted", async () => {
  await enter("W4");
  await put("HR-1", "W4", { bankAccount: account, identityNumber: identity }, 1);
  const one = await put("HR-2", "W4", { bankAccount: "622848001234567890" }, 2);
  expect(one.body).toMatchObject({ bankAccount: "****7890", identityNumber: "****002X" });
  const none = await put("HR-2", "W4", { identityNumber: null }, 3);
  expect(none.body).toMatchObject({ bankAccount: "****7890", version: 4 });
  expect(none.body).not.toHaveProperty("identityNumber");
  const wrong = await put("HR-1", "W4", { bankAccount: "62x28480", identityNumber: 11010519 }, 4);
  expect(codeOf(wrong)).toEqual([400, expect.stringMatching(/^(?:identity-number|bank-account)-invalid$/)]);
  expect(JSON.stringify(wrong.body)).not.toMatch(/62x28480|11010519/);
  expect(codeOf(await put("HR-1", "W4", {}, 3, "another-key"))).toEqual([409, "stale-version"]);
});

test("whoever reads a whole number has been written down first", async () => {
  await enter("W5");
  await put("HR-1", "W5", { bankAccount: account }, 1);
  const before = (await entriesOf(here().tenant, "get-pay-details")).length;
  await details("HR-1", "W5");
  await details("HR-1", "W5", "?reveal=no");
  expect(await entriesOf(here().tenant, "get-pay-details")).toHaveLength(before);
  const open = await details("CASHIER-1", "W5", "?reveal=yes");
  expect(open.body).toMatchObject({ bankAccount: account, masked: false });
  expect(open.headers.get("cache-control")).toContain("no-store");
  await details("HR-2", "W5", "?reveal=yes");
  const notes = (await entriesOf(here().tenant, "get-pay-details")).slice(before).map(({ note, by }) => ({ note, by }));
  expect(notes).toEqual([
    { note: { fields: ["bankAccount"], person: "W5", reader: "CASHIER-1" }, by: { person: "CASHIER-1" } },
    { note: { fields: ["bankAccount"], person: "W5", reader: "HR-2" }, by: { person: "HR-2" } },
  ]);
});

test("employees enter and read their own; HR has theirs entered by another; the rest see nothing", async () => {
  expect((await put("E3", "E3", { bankAccount: account }, 1)).status).toBe(200);
  expect((await details("E3", "E3", "?reveal=yes")).body.bankAccount).toBe(account);
  expect(codeOf(await put("E3", "E2", { bankAccount: account }, 1))).toEqual([404, "unknown-id"]);
  expect(codeOf(await details("E2", "E3"))).toEqual([404, "unknown-id"]);
  const own = await put("HR-1", "HR-1", { bankAccount: account }, 1);
  expect(codeOf(own)).toEqual([403, "sod-beneficiary"]);
  expect(own.body.detail).toContain("it can be done by HR-2");
  expect((await put("HR-2", "HR-1", { bankAccount: account }, 1)).status).toBe(200);
  expect(codeOf(await put("CASHIER-1", "E3", { bankAccount: account }, 2))).toEqual([404, "unknown-id"]);
  for (const person of ["ADMIN-1", "FINANCE-1", "APPROVER-1", "REVIEWER-1"])
    expect(codeOf(await details(person, "E3", "?reveal=yes"))).toEqual([404, "unknown-id"]);
  expect(codeOf(await details("AUDITOR-1", "E3"))).toEqual([403, "role-missing"]);
  expect((await (await found()).as("HR-1").get("/v1/people/W5/pay-details")).status).toBe(404);
});

test("the ledger holds together after all of this", () => expectWhole(here().tenant));
