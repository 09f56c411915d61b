// Imports that are not to be, over HTTP: given up before anything is applied, or ended where they cannot go on.
import { TransactWriteItemsCommand } from "@aws-sdk/client-dynamodb";
import { beforeAll, expect, test, vi } from "vitest";
import { database } from "../../functions/store/database.ts";
import { readLedger } from "../../functions/store/read-ledger.ts";
import { readBreaks } from "./breaks.ts";
import { useEnterprise } from "./enterprise.ts";
import { moneyPolicy } from "./money.ts";
import { codeOf, expectOk, publishPolicy, savingPolicy } from "./published-policy.ts";
import { bringIn, csv, killWrites, peopleCsv } from "./sheets.ts";

const { here, found } = useEnterprise();
const hr = () => here().as("HR-1");
const finance = () => here().as("FINANCE-1");

beforeAll(async () => {
  here().at("2026-03-01T02:00:00Z");
  await publishPolicy(here(), savingPolicy());
  await publishPolicy(here(), moneyPolicy());
  expectOk(await finance().post("/v1/budgets", { year: "2026", cap: "1000" }));
});

const next = (id: string, by = hr()) => by.post(`/v1/imports/${id}/continuation`);
const giveUp = (id: string, by = hr(), reasons = "金额有误", headers = {}) =>
  by.post(`/v1/imports/${id}/discard`, { reasons }, headers);
const people = (prefix: string, count: number): Buffer =>
  peopleCsv(Array.from({ length: count }, (_, index) => ({ id: `${prefix}${index}`, name: `员工${index}` })));

const heading = ["年度", "工号", "制度", "方案", "金额"];
const openings = (year: string, ...amounts: string[]): Buffer =>
  csv([heading, ...amounts.map((amount, index) => [year, `E${index + 1}`, "saving", "suggestion", amount])]);

test("opening balances that are wrong are given up, and a corrected sheet takes their place", async () => {
  const { id } = expectOk(await bringIn(hr(), "opening-balances", openings("2026", "3000", "200"))).body;
  const right = openings("2026", "300", "200");
  expect(codeOf(await bringIn(hr(), "opening-balances", right))).toEqual([409, "opening-taken"]);
  const given = expectOk(await giveUp(id, finance())).body;
  expect(given).toMatchObject({ state: "discarded", chunksDone: 0, reasons: "金额有误" });
  expect(codeOf(await next(id, finance()))).toEqual([409, "wrong-state"]);
  expect(codeOf(await giveUp(id))).toEqual([409, "wrong-state"]);
  const both = await Promise.all(["HR-1", "HR-2"].map((by) => bringIn(here().as(by), "opening-balances", right)));
  expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
  const second = both.find(({ status }) => status === 201)?.body.id;
  expect(expectOk(await next(second, finance())).body.state).toBe("done");
  expect(codeOf(await giveUp(second))).toEqual([409, "wrong-state"]);
  expect(codeOf(await bringIn(hr(), "opening-balances", right))).toEqual([409, "opening-taken"]);
  const entries = (await readLedger(here().tenant))?.entries.map(({ entry }) => entry) ?? [];
  expect(entries.filter(({ operation }) => operation === "discard-import").map(({ by }) => by.person)).toEqual([
    "FINANCE-1",
    "FINANCE-1",
  ]);
  expect(await readBreaks(here().tenant)).toEqual([]);
});

test("while one applies and another gives up, one of them wins and the other is told", async () => {
  const years = Array.from({ length: 6 }, (_, index) => String(2030 + index));
  const seen = new Set<string>();
  for (const year of years) {
    const { id } = expectOk(await bringIn(hr(), "opening-balances", openings(year, "1"))).body;
    await Promise.all([next(id, finance()), giveUp(id, here().as("HR-2"))]);
    const { state, chunksDone } = (await hr().get(`/v1/imports/${id}`)).body;
    seen.add(state);
    expect(["done 1", "ended 1", "discarded 0"]).toContain(`${state} ${chunksDone}`);
    const again = await bringIn(hr(), "opening-balances", openings(year, "2"));
    expect(again.status).toBe(state === "discarded" ? 201 : 409);
  }
  expect(await readBreaks(here().tenant)).toEqual([]);
});

test("given up in the very moment in which a chunk is applied, that chunk is not applied", async () => {
  const { id } = expectOk(await bringIn(hr(), "opening-balances", openings("2029", "1"))).body;
  const client = database();
  const send = client.send.bind(client);
  const spy = vi.spyOn(client, "send").mockImplementation((async (command: object) => {
    if (command instanceof TransactWriteItemsCommand) {
      spy.mockRestore();
      expect(expectOk(await giveUp(id)).body.state).toBe("discarded");
    }
    return send(command as never);
  }) as never);
  expect(codeOf(await next(id, finance()))).toEqual([409, "stale-version"]);
  expect((await hr().get(`/v1/imports/${id}`)).body).toMatchObject({ state: "discarded", chunksDone: 0 });
  expect(await readBreaks(here().tenant)).toEqual([]);
});

test("a row that is no longer possible is named, nothing of its chunk is applied, and the rest can be ended", async () => {
  const titles = Array.from({ length: 6 }, (_, index) => `第${index}条`);
  const sheet = csv([
    ["标题", "现状问题", "改进办法", "建议人及权重", "状态", "提交日期", "制度", "方案"],
    ...titles.map((title, at) => [
      title,
      "问题",
      "办法",
      at > 2 ? "E3" : "E2",
      "已提交",
      "2026-01-15",
      "saving",
      "suggestion",
    ]),
  ]);
  const { id, chunks } = expectOk(await bringIn(hr(), "suggestions", sheet)).body;
  expect(chunks).toBe(2);
  const restore = killWrites(1);
  expect((await next(id, finance())).status).toBe(500);
  restore();
  const { version } = (await hr().get("/v1/people/E3")).body;
  const left = await hr().send("PATCH", "/v1/people/E3", { until: "2026-01-01" }, { "if-match": `"${version}"` });
  expect(left.status).toBe(200);
  const stuck = await next(id, finance());
  expect([stuck.status, stuck.body.errors]).toMatchObject([
    422,
    [
      { code: "author-not-employed", path: "/rows/5/建议人及权重 authors" },
      { code: "author-not-employed", path: "/rows/6/建议人及权重 authors" },
      { code: "author-not-employed", path: "/rows/7/建议人及权重 authors" },
    ],
  ]);
  expect((await hr().get(`/v1/imports/${id}`)).body).toMatchObject({ state: "applying", chunksDone: 1 });
  const headers = { "idempotency-key": "give-it-up" };
  // Interrupted between its two steps, the same request goes on.
  const revive = killWrites(1);
  expect((await giveUp(id, hr(), "E3 已离职", headers)).status).toBe(500);
  revive();
  expect((await hr().get(`/v1/imports/${id}`)).body).toMatchObject({ state: "discarding", reasons: "E3 已离职" });
  expect(codeOf(await next(id, finance()))).toEqual([409, "wrong-state"]);
  const ended = expectOk(await giveUp(id, hr(), "E3 已离职", headers)).body;
  expect(ended).toMatchObject({ state: "ended", chunks: 2, chunksDone: 1, reasons: "E3 已离职" });
  const { items } = (await here().as("E2").get("/v1/suggestions?mine=yes")).body;
  expect(items).toHaveLength(3);
  const entries = (await readLedger(here().tenant))?.entries.map(({ entry }) => entry) ?? [];
  expect(entries.find(({ note }) => note?.import === id && note?.chunksDone === 1)?.operation).toBe("discard-import");
  expect(await readBreaks(here().tenant)).toEqual([]);
});

test("opening balances of which something was applied keep their year", async () => {
  const rows = Array.from({ length: 100 }, (_, index) => [`N${index}`, `员工${index}`, "三车间", "2024-02-01"]);
  await next(expectOk(await bringIn(hr(), "people", csv([["工号", "姓名", "部门", "入职日期"], ...rows]))).body.id);
  const sheet = csv([heading, ...rows.map(([id = ""]) => ["2028", id, "saving", "suggestion", "1"])]);
  const { id } = expectOk(await bringIn(hr(), "opening-balances", sheet)).body;
  const restore = killWrites(1);
  expect((await next(id, finance())).status).toBe(500);
  restore();
  expect(expectOk(await giveUp(id)).body).toMatchObject({ state: "ended", chunks: 2, chunksDone: 1 });
  expect(codeOf(await bringIn(hr(), "opening-balances", sheet))).toEqual([409, "opening-taken"]);
});

test("by HR or finance of the enterprise, with reasons, and not what was refused", async () => {
  const { id } = expectOk(await bringIn(hr(), "people", people("W", 1))).body;
  for (const person of ["E1", "ADMIN-1", "AUDITOR-1", "APPROVER-1"])
    expect(codeOf(await giveUp(id, here().as(person)))).toEqual([403, "role-missing"]);
  expect(codeOf(await giveUp(id, (await found()).as("HR-1")))).toEqual([404, "unknown-id"]);
  expect(codeOf(await giveUp("unheard-of"))).toEqual([404, "unknown-id"]);
  expect((await giveUp(id, hr(), "")).status).toBe(400);
  expect(expectOk(await giveUp(id)).body.state).toBe("discarded");
  const refused = expectOk(await bringIn(hr(), "people", csv([["工号"], ["X"]]))).body;
  expect(codeOf(await giveUp(refused.id))).toEqual([409, "wrong-state"]);
});
