// An alliance of four enterprises over HTTP: joined by a code, given figures, added up so that none of them shows, and each closed to the others.
import { beforeAll, expect, onTestFinished, test } from "vitest";
import { breaksIn } from "../../cli/ledger.ts";
import { allianceStatisticsShape, contributionShape } from "../../functions/shapes/alliances.ts";
import { itemsAtOneMoment } from "../../functions/store/backup.ts";
import { forgetDatabase } from "../../functions/store/database.ts";
import type { Item } from "../../functions/store/items.ts";
import { alliancePrefix, loginId } from "../../functions/store/keys.ts";
import { forgetLanes } from "../../functions/store/lanes.ts";
import { forgetMembers } from "../../functions/store/members.ts";
import { readLedger } from "../../functions/store/read-ledger.ts";
import { putItems, removeItems, restoreDerived } from "../../functions/store/restore.ts";
import { alliancesOfTenant, itemsOfTenant } from "../../functions/store/scan.ts";
import { makeTable } from "../../functions/store/table.ts";
import { calm } from "../faults/profiles.ts";
import { startProxy } from "../faults/proxy.ts";
import { isReplayed, wholeLedger } from "../hold/ledger.ts";
import { welcomeWith } from "../hold/samples.ts";
import { fileMany, give, monthOf, ok, sums } from "./alliance-desk.ts";
import { staff, type TestEnterprise, useEnterprise } from "./enterprise.ts";
import { refusedWith } from "./suggestion-desk.ts";

const { here, found } = useEnterprise();

let [a, b, c, d]: TestEnterprise[] = [];
let alliance = "";
let code = "";

const lead = () => a as TestEnterprise;
const all = () => [a, b, c, d] as [TestEnterprise, TestEnterprise, TestEnterprise, TestEnterprise];

const join = (enterprise: TestEnterprise, given = code, id = alliance) =>
  enterprise.as("ADMIN-1").post("/v1/alliance-memberships", { alliance: id, code: given });

beforeAll(async () => {
  here().at("2026-03-10T02:00:00Z");
  [a, b, c, d] = [here(), await found(), await found(), await found()];
  for (const [index, enterprise] of all().entries()) await fileMany(enterprise, 5 + index, "2026-01");
  await fileMany(lead(), 3, "2026-02");
  await welcomeWith(lead(), "ALLY", ["alliance"]);
});

test("the code is told once, and kept nowhere", async () => {
  const key = { "idempotency-key": "found-the-alliance" };
  const founded = await lead().as("ADMIN-1").post("/v1/alliances", { name: "镇江装备联盟" }, key);
  expect(founded.headers.get("location")).toBe(`/v1/alliances/${ok(founded, 201).id}`);
  ({ id: alliance, code } = founded.body);
  expect(code).toMatch(/^([0-9a-z]{4}-){5}[0-9a-z]{4}$/);
  const again = await lead().as("ADMIN-1").post("/v1/alliances", { name: "镇江装备联盟" }, key);
  expect([again.status, isReplayed(again), again.body.id, again.body.code]).toEqual([201, true, alliance, undefined]);
  const kept: Item[] = [];
  for await (const item of itemsOfTenant(lead().tenant)) kept.push(item);
  for await (const item of alliancesOfTenant(lead().tenant)) kept.push(item);
  expect(JSON.stringify(kept)).not.toContain(code);
  expect(JSON.stringify(kept)).toContain(alliance);
});

test("who has not the code, or asks for what there is not, is told the same", async () => {
  const told = async (id: string, given: string) => {
    const { status, body } = await join(d as TestEnterprise, given, id);
    return [status, { ...body, instance: "" }];
  };
  expect(await told(alliance, "0000-0000")).toEqual(await told("unheard-of", code));
  expect((await told(alliance, "0000-0000"))[0]).toBe(422);
  const paths = ["", "/statistics?year=2026", "/contributions/2026"];
  for (const path of paths)
    for (const by of ["HR-1", "ADMIN-1", "AUDITOR-1"]) {
      const [theirs, none] = [
        await all()[3].as(by).get(`/v1/alliances/${alliance}${path}`),
        await all()[3].as(by).get(`/v1/alliances/unheard-of${path}`),
      ];
      expect(refusedWith(theirs)[0]).not.toBe(200);
      expect({ ...theirs.body, instance: "" }).toEqual({ ...none.body, instance: "" });
    }
  for (const [by, path, body] of [
    ["HR-1", "contributions", { year: "2026" }],
    ["ADMIN-1", "invitation", undefined],
  ] as const)
    expect(refusedWith(await all()[3].as(by).post(`/v1/alliances/${alliance}/${path}`, body))).toEqual([
      404,
      "unknown-id",
    ]);
});

test("the others join, each once, and see each other by name", async () => {
  expect((await join(all()[1])).status).toBe(201);
  const both = await Promise.all([
    join(all()[2]),
    all()[2].as("ADMIN-2").post("/v1/alliance-memberships", { alliance, code: code.toUpperCase() }),
  ]);
  expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
  expect(refusedWith(await join(all()[1]))).toEqual([409, "already-member"]);
  expect(refusedWith(await all()[3].as("HR-1").post("/v1/alliance-memberships", { alliance, code }))).toEqual([
    403,
    "role-missing",
  ]);
  const { items } = ok(await all()[1].as("HR-1").get("/v1/alliances"));
  expect(items).toEqual([{ id: alliance, name: "镇江装备联盟", lead: false, since: expect.any(String) }]);
  const { members } = ok(await lead().as("ALLY").get(`/v1/alliances/${alliance}`));
  expect(members.map(({ name, lead: leads }: { name: { en: string }; lead: boolean }) => [name.en, leads])).toEqual([
    ["Test enterprise", true],
    ["Test enterprise", false],
    ["Test enterprise", false],
  ]);
  expect(ok(await all()[3].as("HR-1").get("/v1/alliances")).items).toEqual([]);
});

test("what is small does not leave the enterprise, and HR sees what did", async () => {
  const given = await give(lead(), alliance);
  expect(contributionShape.safeParse(given).success).toBe(true);
  expect(monthOf(given.rows, "2026-01")).toMatchObject({
    filed: 5,
    adopted: 5,
    declined: "suppressed",
    benefit: "suppressed",
  });
  expect(monthOf(given.rows, "2026-02")).toMatchObject({ filed: "suppressed" });
  expect(JSON.stringify(given)).not.toMatch(/车间|P\d/);
  expect(ok(await lead().as("AUDITOR-1").get(`/v1/alliances/${alliance}/contributions/2026`))).toEqual(given);
  expect(await give(lead(), alliance, 200)).toEqual(given);
  expect(
    refusedWith(await lead().as("HR-1").post(`/v1/alliances/${alliance}/contributions`, { year: "2027" })),
  ).toEqual([422, "day-in-future"]);
  for (const by of ["ALLY", "ADMIN-1", "AUDITOR-1", "FINANCE-1"])
    expect(refusedWith(await lead().as(by).post(`/v1/alliances/${alliance}/contributions`, { year: "2026" }))).toEqual([
      403,
      "role-missing",
    ]);
});

test("no figures of one or of two; of three their sum, without a name", async () => {
  await give(all()[1], alliance);
  const two = await sums(lead(), alliance);
  expect([two.members, two.contributed, two.total, two.kinds]).toEqual([3, 2, undefined, undefined]);
  expect(two.says.zh).toContain("至少 3 家");
  await give(all()[2], alliance);
  for (const by of ["ALLY", "HR-1", "ADMIN-1", "AUDITOR-1"]) {
    const body = await sums(lead(), alliance, by);
    expect(allianceStatisticsShape.safeParse(body).success).toBe(true);
    expect([body.contributed, body.total.filed, body.total.adopted, body.total.declined]).toEqual([
      3,
      18,
      18,
      "suppressed",
    ]);
    expect([monthOf(body.months, "2026-01").filed, monthOf(body.months, "2026-02").filed]).toEqual([18, "suppressed"]);
    expect(JSON.stringify(body)).not.toMatch(
      new RegExp(
        all()
          .map(({ tenant }) => tenant)
          .join("|"),
      ),
    );
  }
  for (const by of ["E1", "FINANCE-1", "REVIEWER-1"])
    expect((await lead().as(by).get(`/v1/alliances/${alliance}/statistics?year=2026`)).status).toBe(403);
});

test("a fourth moves the sums only together with two others", async () => {
  const renewed = ok(await lead().as("ADMIN-2").post(`/v1/alliances/${alliance}/invitation`));
  expect(refusedWith(await join(all()[3]))).toEqual([422, "invitation-invalid"]);
  expect(refusedWith(await all()[1].as("ADMIN-1").post(`/v1/alliances/${alliance}/invitation`))).toEqual([
    403,
    "lead-enterprise-only",
  ]);
  code = renewed.code;
  ok(await join(all()[3]), 201);
  await give(all()[3], alliance);
  const waiting = await sums(all()[3], alliance);
  expect([waiting.members, waiting.contributed, waiting.total.filed]).toEqual([4, 4, 18]);
  for (const enterprise of [lead(), all()[1]]) await fileMany(enterprise, 2, "2026-01");
  // Two at once give the same figures: they are recorded once.
  const twice = await Promise.all(
    ["HR-1", "HR-2"].map((by) => lead().as(by).post(`/v1/alliances/${alliance}/contributions`, { year: "2026" })),
  );
  expect(twice.map(({ status, body }) => [status, body.number]).sort()).toEqual([
    [200, 2],
    [201, 2],
  ]);
  expect((await sums(lead(), alliance)).total.filed).toBe(18);
  await give(all()[1], alliance);
  expect((await sums(all()[3], alliance)).total.filed).toBe(7 + 8 + 7 + 8);
});

test("who leaves sees no more, and what it gave stays", async () => {
  const left = all()[3];
  ok(await left.as("ADMIN-1").post(`/v1/alliance-memberships/${alliance}/end`));
  expect(refusedWith(await left.as("ADMIN-1").post(`/v1/alliance-memberships/${alliance}/end`))).toEqual([
    409,
    "wrong-state",
  ]);
  for (const path of ["", "/statistics?year=2026"])
    expect(refusedWith(await left.as("HR-1").get(`/v1/alliances/${alliance}${path}`))).toEqual([404, "unknown-id"]);
  expect(ok(await left.as("HR-1").get(`/v1/alliances/${alliance}/contributions/2026`)).number).toBe(1);
  const body = await sums(lead(), alliance);
  expect([body.members, body.contributed, body.total.filed]).toEqual([3, 4, 30]);
});

test("when the lead leaves, the member that joined first leads: its code opens, the one before does not", async () => {
  const [first, second, , left] = all();
  const renew = (enterprise: TestEnterprise) => enterprise.as("ADMIN-1").post(`/v1/alliances/${alliance}/invitation`);
  const leads = async (enterprise: TestEnterprise): Promise<boolean[]> => {
    const { lead: own, members } = ok(await enterprise.as("HR-1").get(`/v1/alliances/${alliance}`));
    expect(ok(await enterprise.as("HR-1").get("/v1/alliances")).items).toMatchObject([{ id: alliance, lead: own }]);
    return [own, ...members.map((member: { lead: boolean }) => member.lead)];
  };
  here().at("2026-03-11T02:00:00Z");
  // While it leaves, someone joins with its code, or is told that it is void; never is it led by no one.
  const [, joined] = await Promise.all([
    first.as("ADMIN-1").post(`/v1/alliance-memberships/${alliance}/end`),
    join(left),
  ]);
  expect([201, 422]).toContain(joined.status);
  expect((await leads(second)).slice(0, 3)).toEqual([true, true, false]);
  expect(refusedWith(await join(first))).toEqual([422, "invitation-invalid"]);
  code = ok(await renew(second)).code;
  if (joined.status === 422) ok(await join(left), 201);
  here().at("2026-03-12T02:00:00Z");
  ok(await join(first), 201);
  // Back again it is the last, and leads no more.
  expect(await leads(first)).toEqual([false, true, false, false, false]);
  expect(refusedWith(await renew(first))).toEqual([403, "lead-enterprise-only"]);
  ok(await left.as("ADMIN-1").post(`/v1/alliance-memberships/${alliance}/end`));
});

test("an enterprise in an alliance touches its own keys and those of the alliance, and nothing of one that it is not in", async () => {
  const [, second] = all();
  const proxy = await startProxy({ target: here().endpoint, seed: 1, profile: calm });
  const use = (endpoint: string): void => {
    process.env.DYNAMODB_ENDPOINT = endpoint;
    forgetDatabase();
    forgetLanes();
    forgetMembers();
  };
  onTestFinished(async () => {
    use(here().endpoint);
    await proxy.stop();
  });
  const foreign = ok(await lead().as("ADMIN-1").post("/v1/alliances", { name: "另一联盟" }), 201).id;
  const logins = Object.keys(staff).map(
    (person) => `L#${loginId("https://issuer.test", `${second.tenant}-${person}`)}`,
  );
  use(proxy.endpoint);
  proxy.allow([`T#${second.tenant}#`, alliancePrefix(alliance), ...logins]);
  await fileMany(second, 1, "2026-01");
  await give(second, alliance);
  await sums(second, alliance);
  ok(await second.as("HR-1").get(`/v1/alliances/${alliance}`));
  ok(await second.as("AUDITOR-1").get("/v1/statistics?year=2026"));
  for (const id of [foreign, "unheard-of"])
    for (const path of ["", "/statistics?year=2026", "/contributions/2026"])
      expect((await second.as("HR-1").get(`/v1/alliances/${id}${path}`)).status).toBe(404);
  expect(proxy.counts.foreign).toEqual([]);
  expect(proxy.counts.itemsForeign).toBe(0);
  proxy.allow(undefined);
});

test("every enterprise's journal tells what it wrote of the alliance; it is backed up, put back and removed with it", async () => {
  for (const enterprise of all()) await wholeLedger(enterprise);
  const { tenant } = all()[1];
  const items: Item[] = [];
  for await (const item of itemsAtOneMoment(tenant)) items.push(item);
  const shared = items.filter(({ pk }) => pk?.S?.startsWith("A#"));
  expect(shared.length).toBeGreaterThan(2);
  process.env.JIANGLI_TABLE = "restored";
  onTestFinished(() => void delete process.env.JIANGLI_TABLE);
  await makeTable();
  await putItems(items);
  await restoreDerived(tenant);
  const ledger = await readLedger(tenant);
  expect(ledger && breaksIn(ledger)).toEqual([]);
  await removeItems(alliancesOfTenant(tenant));
  const broken = await readLedger(tenant);
  expect(broken && breaksIn(broken).length).toBeGreaterThanOrEqual(shared.length);
});
