// Sheets that come in over HTTP: checked whole, refused whole or applied chunk by chunk, and never twice, whatever happens in between.
import { TransactWriteItemsCommand } from "@aws-sdk/client-dynamodb";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { database } from "../../functions/store/database.ts";
import { readBreaks } from "./breaks.ts";
import { useEnterprise } from "./enterprise.ts";
import { codeOf, expectOk } from "./published-policy.ts";
import { bringIn, csv, killWrites, peopleCsv } from "./sheets.ts";

const { here, found } = useEnterprise();
const hr = () => here().as("HR-1");

beforeAll(() => here().at("2026-03-01T02:00:00Z"));

const next = (id: string, by = hr()) => by.post(`/v1/imports/${id}/continuation`);

describe("people", () => {
  test("200 people with three bad rows are refused whole, each named; mended, they are applied once", async () => {
    const rows = Array.from({ length: 200 }, (_, index) => [`P${index}`, `员工${index}`, "三车间", "2024-02-01", ""]);
    const bad = rows.map((row, index) => {
      if (index === 10) return ["P 10", ...row.slice(1)];
      if (index === 20) return [...row.slice(0, 3), "2024-02-30", ""];
      return index === 30 ? [...row.slice(0, 4), "2023-01-01"] : row;
    });
    const heading = ["工号", "姓名", "部门", "入职日期", "离职日期"];
    const refused = expectOk(await bringIn(hr(), "people", csv([heading, ...bad])));
    expect(refused.body).toMatchObject({ state: "refused", problemsInAll: 3 });
    expect(refused.body.problems.map(({ row, column, code }: Record<string, unknown>) => [row, column, code])).toEqual([
      [12, "工号 id", "id-invalid"],
      [22, "入职日期 from", "day-invalid"],
      [32, "离职日期 until", "span-backwards"],
    ]);
    expect(refused.body.problems[0].zh).toMatch(/P 10/);
    expect(codeOf(await next(refused.body.id))).toEqual([409, "wrong-state"]);
    expect((await hr().get("/v1/people/P0")).status).toBe(404);

    const { body, headers } = expectOk(await bringIn(hr(), "people", csv([heading, ...rows])));
    expect(body).toMatchObject({ state: "received", rows: 200, creates: 200, changes: 0, same: 0, chunksDone: 0 });
    expect(headers.get("location")).toBe(`/v1/imports/${body.id}`);
    expect((await hr().get("/v1/people/P0")).status).toBe(404);
    const done = expectOk(await next(body.id)).body;
    expect(done).toMatchObject({ state: "done", chunks: 5, chunksDone: 5 });
    expect((await hr().get("/v1/people/P199")).body).toMatchObject({ name: "员工199", department: "三车间" });
    expect(codeOf(await next(body.id))).toEqual([409, "wrong-state"]);
  });

  test("a change changes, a row as it was writes nothing, a column that is left out leaves things alone", async () => {
    const full = peopleCsv([
      { id: "C1", name: "甲", mentor: "C3", attribute: "skill", value: "技师", attributeFrom: "2024-01-01" },
      { id: "C1", name: "甲", mentor: "C3", attribute: "wage", value: "8000", attributeFrom: "2025/1/1" },
      { id: "C2", name: "乙", mentor: "E1" },
      { id: "C3", name: "丙", until: "2026-12-31" },
    ]);
    await next(expectOk(await bringIn(hr(), "people", full)).body.id);
    const again = expectOk(await bringIn(hr(), "people", full)).body;
    expect(again).toMatchObject({ rows: 4, creates: 0, changes: 0, same: 3 });
    await next(again.id);
    expect((await hr().get("/v1/people/C1")).body).toMatchObject({
      version: 1,
      mentor: "C3",
      attributes: [
        { name: "skill", value: "技师", from: "2024-01-01" },
        { name: "wage", value: "8000", from: "2025-01-01" },
      ],
    });
    const names = csv([
      ["id", "name", "department", "from"],
      ["C1", "甲甲", "三车间", "2024-02-01"],
      ["C3", "丙", "三车间", "2024-02-01"],
    ]);
    await next(expectOk(await bringIn(hr(), "people", names)).body.id);
    const changed = (await hr().get("/v1/people/C1")).body;
    expect([changed.name, changed.version, changed.mentor, changed.attributes.length]).toEqual(["甲甲", 2, "C3", 2]);
    expect((await hr().get("/v1/people/C3")).body).toMatchObject({ version: 1, until: "2026-12-31" });
    const emptied = peopleCsv([{ id: "C3", name: "丙" }]);
    await next(expectOk(await bringIn(hr(), "people", emptied)).body.id);
    expect((await hr().get("/v1/people/C3")).body.until).toBeUndefined();
  });

  test("what only the whole sheet shows is told too: mentors, people twice, rows that disagree, oneself", async () => {
    const sheet = peopleCsv([
      { id: "D1", name: "甲", mentor: "NOBODY" },
      { id: "D2", name: "乙", mentor: "D2" },
      { id: "D3", name: "丙", mentor: "D1", attribute: "skill" },
      { id: "D4", name: "丁", attribute: "skill", value: "高级工", attributeFrom: "2024-01-01" },
      {
        id: "D4",
        name: "丁丁",
        attribute: "wage",
        value: "1",
        attributeFrom: "2024-01-01",
        attributeUntil: "2023-01-01",
      },
      { id: "D1", name: "甲" },
      { id: "HR-1", name: "员工HR-1", attribute: "wage", value: "99999", attributeFrom: "2024-01-01" },
    ]);
    const { problems } = expectOk(await bringIn(hr(), "people", sheet)).body;
    expect(problems.map(({ row, column, code }: Record<string, unknown>) => [row, column, code])).toEqual([
      [2, "师傅 mentor", "unknown-id"],
      [3, "师傅 mentor", "own-mentor"],
      [4, "属性值 value", "missing-field"],
      [4, "属性起始日期 attribute from", "missing-field"],
      [6, "姓名 name", "rows-disagree"],
      [7, undefined, "row-twice"],
      [8, undefined, "sod-beneficiary"],
    ]);
  });

  test("interrupted between two chunks it goes on, and everyone is entered once", async () => {
    const sheet = peopleCsv(Array.from({ length: 250 }, (_, index) => ({ id: `K${index}`, name: `员工${index}` })));
    const { id } = expectOk(await bringIn(hr(), "people", sheet)).body;
    const restore = killWrites(2);
    expect((await next(id)).status).toBe(500);
    restore();
    expect((await hr().get(`/v1/imports/${id}`)).body).toMatchObject({ state: "applying", chunks: 6, chunksDone: 2 });
    // Two who go on at once do not disturb one another.
    const both = await Promise.all([next(id), next(id, here().as("HR-2"))]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await hr().get(`/v1/imports/${id}`)).body).toMatchObject({ state: "done", chunks: 6, chunksDone: 6 });
    const versions = await Promise.all(
      ["K0", "K41", "K249"].map(async (person) => (await hr().get(`/v1/people/${person}`)).body.version),
    );
    expect(versions).toEqual([1, 1, 1]);
    expect(await readBreaks(here().tenant)).toEqual([]);
  });

  test("when the time of a call is up it says how far it is, and the same request goes on", async () => {
    const sheet = peopleCsv(Array.from({ length: 100 }, (_, index) => ({ id: `L${index}`, name: `员工${index}` })));
    const { id } = expectOk(await bringIn(hr(), "people", sheet)).body;
    const headers = { "idempotency-key": "go-on-with-it" };
    const client = database();
    const send = client.send.bind(client);
    const spy = vi.spyOn(client, "send").mockImplementation(((command: object) => {
      if (command instanceof TransactWriteItemsCommand) here().at("2026-03-01T02:10:00Z");
      return send(command as never);
    }) as never);
    const first = await hr().post(`/v1/imports/${id}/continuation`, undefined, headers);
    spy.mockRestore();
    expect([first.status, first.body.state, first.body.chunksDone]).toEqual([202, "applying", 1]);
    const second = await hr().post(`/v1/imports/${id}/continuation`, undefined, headers);
    expect([second.status, second.body.state, second.body.chunksDone]).toEqual([200, "done", 3]);
  });

  test("the same request again gives the first answer, and another body under its key is refused", async () => {
    const headers = { "idempotency-key": "import-once" };
    const sheet = peopleCsv([{ id: "I1", name: "甲" }]);
    const first = await bringIn(hr(), "people", sheet, headers);
    const again = await bringIn(hr(), "people", sheet, headers);
    expect([again.body, again.headers.get("idempotent-replayed")]).toEqual([first.body, "true"]);
    const other = await bringIn(hr(), "people", peopleCsv([{ id: "I2", name: "甲" }]), headers);
    expect(codeOf(other)).toEqual([422, "idempotency-key-reused"]);
    expect((await hr().get("/v1/imports?limit=1")).body.items.map(({ id }: { id: string }) => id)).toEqual([
      first.body.id,
    ]);
  });

  test("only HR brings sheets, in a form that can be read", async () => {
    const sheet = peopleCsv([{ id: "X1", name: "甲" }]);
    for (const person of ["E1", "ADMIN-1", "AUDITOR-1", "FINANCE-1"])
      expect(codeOf(await bringIn(here().as(person), "people", sheet))).toEqual([403, "role-missing"]);
    expect(codeOf(await bringIn(hr(), "people", sheet, { "content-type": "application/json" }))).toEqual([
      415,
      "media-type",
    ]);
    expect((await bringIn(hr(), "money", sheet)).status).toBe(400);
    const torn = expectOk(await bringIn(hr(), "people", Buffer.from('工号,姓名,部门,入职日期\nX1,"甲'))).body;
    expect([torn.state, torn.problems[0].code]).toEqual(["refused", "unreadable"]);
    const strange = expectOk(
      await bringIn(
        hr(),
        "people",
        csv([
          ["工号", "薪水"],
          ["X1", "1"],
        ]),
      ),
    ).body;
    expect(strange.problems.map(({ code }: { code: string }) => code)).toContain("unknown-heading");
    const { id } = expectOk(await bringIn(hr(), "people", sheet)).body;
    const foreign = await (await found()).as("HR-1").get(`/v1/imports/${id}`);
    expect(codeOf(foreign)).toEqual([404, "unknown-id"]);
    expect(codeOf(await here().as("E1").get(`/v1/imports/${id}`))).toEqual([403, "role-missing"]);
    expect((await here().as("AUDITOR-1").get(`/v1/imports/${id}`)).status).toBe(200);
    expect(codeOf(await next(id, here().as("AUDITOR-1")))).toEqual([403, "role-missing"]);
  });

  test("1,200 problems are counted, 50 told at once and 1,000 kept", async () => {
    const rows = Array.from({ length: 1200 }, (_, index) => [`Q${index}`, "甲", "三车间", "x"]);
    const { body } = expectOk(await bringIn(hr(), "people", csv([["工号", "姓名", "部门", "入职日期"], ...rows])));
    expect([body.problemsInAll, body.problems.length]).toEqual([1200, 50]);
    expect((await hr().get(`/v1/imports/${body.id}`)).body.problems).toHaveLength(1000);
  });
});
