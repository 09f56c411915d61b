// A suggestion that is rewarded in advance, on what finance expects of it, and settled a year later by what it really brought.
import { beforeAll, expect, test } from "vitest";
import { wholeLedger } from "../hold/ledger.ts";
import { useEnterprise } from "./enterprise.ts";
import { approve, obligationsOf, propose, setBudget } from "./money.ts";
import { bring, draft, policy, publish, refusedWith } from "./suggestion-desk.ts";

const { here } = useEnterprise();
const march = "2026-03-01T02:00:00Z";
const aYearLater = "2027-03-01T02:00:00Z";

beforeAll(async () => {
  here().at(march);
  await publish(here(), policy);
  await setBudget(here(), "100000");
  await setBudget(here(), "100000", "2027");
});

const pathOf = (id: string): string => `/v1/suggestions/${id}`;

const atWork = async (authors?: object[]): Promise<string> => {
  const id = await draft(here().as("E1"), authors ? { authors } : {});
  await bring(here(), id, "E1", "implemented");
  return id;
};

const expected = (benefit: string) => ({ facts: { benefit }, note: "按三个月试用推算" });
const year = { from: "2026-03-01", until: "2027-02-28" };

const reserve = async (benefit: string): Promise<string> => {
  const id = await atWork();
  const estimated = await here()
    .as("FINANCE-1")
    .post(`${pathOf(id)}/estimate`, expected(benefit));
  expect([estimated.status, estimated.body.state]).toEqual([200, "estimated"]);
  const { id: award } = await propose(here(), id);
  expect((await approve(here(), award)).status).toBe(200);
  return id;
};

const idsIn = ({ body }: { body: { items: { id: string }[] } }): string[] => body.items.map(({ id }) => id);

test("rewarded on the estimate, asked for when the year is over, topped up by the difference", async () => {
  const id = await reserve("60000");
  const finance = here().as("FINANCE-1");
  const reserved = await here().as("E1").get(pathOf(id));
  expect(reserved.body).toMatchObject({
    state: "reserved",
    awarded: "6200.00",
    turn: [],
    estimated: { ...year, months: 12, settledFrom: "2027-03-01", note: "按三个月试用推算" },
  });
  const mine = await here().as("E1").get(`/v1/my/cases/${id}`);
  expect(mine.body.says.zh).toContain("2027-03-01 起按满 12 个月的实际效益结算");
  expect(mine.body.steps.map(({ says }: { says: { en: string } }) => says.en)).toContain("estimated its benefit");
  here().at("2027-02-28T02:00:00Z");
  expect(idsIn(await finance.get("/v1/suggestions?turn=me"))).not.toContain(id);
  expect(idsIn(await finance.get("/v1/suggestions?state=reserved"))).toContain(id);
  here().at(aYearLater);
  expect(idsIn(await finance.get("/v1/suggestions?turn=me"))).toContain(id);
  expect((await finance.get(pathOf(id))).body).toMatchObject({
    turn: [{ whose: "role/finance", says: { en: "finance verifies what it really brought" } }],
    waitingDays: 0,
    overdue: false,
  });
  here().at("2027-04-01T02:00:00Z");
  expect(idsIn(await finance.get("/v1/suggestions?overdue=yes"))).toContain(id);
  const verify = (facts: object | undefined, until = year.until) =>
    finance.post(`${pathOf(id)}/verification`, { ...year, until, ...(facts && { facts }) });
  expect(refusedWith(await verify({ benefit: "80000" }, "2027-02-27"))).toEqual([422, "span-too-short"]);
  // What was expected does not count as found.
  expect(refusedWith(await verify(undefined))).toEqual([422, "missing-fact"]);
  expect((await verify({ benefit: "80000" })).body).toMatchObject({ state: "verified", verified: year });
  const topUp = await propose(here(), id);
  expect(topUp).toMatchObject({ number: 2, total: "2000.00", request: { paidBefore: "6200.00" } });
  expect((await approve(here(), topUp.id)).status).toBe(200);
  expect((await finance.get(pathOf(id))).body).toMatchObject({ state: "awarded", awarded: "8200.00" });
  // The months that were rewarded in advance go on counting, also when a mistake is mended.
  expect(refusedWith(await verify({ benefit: "90000" }, "2026-12-31"))).toEqual([422, "span-too-short"]);
  here().at(march);
});

test("where it brought less, nothing more is paid and the award in advance stays", async () => {
  const id = await reserve("60000");
  here().at(aYearLater);
  const verification = { ...year, facts: { benefit: "30000" } };
  await here()
    .as("FINANCE-1")
    .post(`${pathOf(id)}/verification`, verification);
  const { id: award, total } = await propose(here(), id);
  expect(total).toBe("0.00");
  expect((await approve(here(), award)).body.obligations).toEqual([]);
  const { body } = await here().as("E1").get(`/v1/my/cases/${id}`);
  expect(body).toMatchObject({ state: "awarded", mine: "6200.00" });
  expect(body.awards.map(({ says }: { says: { en: string } }) => says.en)[1]).toContain("nothing more is paid");
  const [first] = (
    await here()
      .as("HR-1")
      .get(`${pathOf(id)}/awards`)
  ).body.items;
  expect(await obligationsOf(here(), first.obligations)).toMatchObject([{ amount: "6200.00", state: "due" }]);
  here().at(march);
});

test("an estimate is finance's to give and to mend, and never of those who accepted it or gain from it", async () => {
  const shares = [
    { person: "E1", weight: 1 },
    { person: "FINANCE-1", weight: 1 },
  ];
  const own = await draft(here().as("E1"), { authors: shares });
  await here()
    .as("FINANCE-1")
    .post(`${pathOf(own)}/agreements`, { agrees: true, weight: 1, of: 2 });
  await bring(here(), own, "E1", "implemented");
  const estimate = (by: string, id: string, benefit: string) =>
    here()
      .as(by)
      .post(`${pathOf(id)}/estimate`, expected(benefit));
  expect(refusedWith(await estimate("FINANCE-1", own, "1"))).toEqual([403, "sod-beneficiary"]);
  const id = await atWork();
  for (const by of ["REVIEWER-1", "HR-1", "E1"])
    expect(refusedWith(await estimate(by, id, "1")), by).toEqual([403, "role-missing"]);
  expect((await estimate("FINANCE-1", id, "60000")).status).toBe(200);
  const before = await propose(here(), id);
  expect((await estimate("FINANCE-1", id, "50000")).body.facts.benefit.value).toBe("50000.00");
  expect(refusedWith(await approve(here(), before.id))).toEqual([409, "award-outdated"]);
  // What it really brought can be verified at once where nothing was paid on the estimate.
  const day = { from: "2026-03-01", until: "2026-03-01", facts: { benefit: "40000" } };
  const verified = await here()
    .as("FINANCE-1")
    .post(`${pathOf(id)}/verification`, day);
  expect(verified.body.state).toBe("verified");
  expect(refusedWith(await estimate("FINANCE-1", id, "1"))).toEqual([409, "wrong-state"]);
  expect(await propose(here(), id)).toMatchObject({ total: "4200.00" });
});

test("the months are the enterprise's to settle, for estimates that come after", async () => {
  const admin = here().as("ADMIN-1");
  const { headers, body } = await admin.get("/v1/enterprise");
  expect(body.settings).toMatchObject({ objectionDays: 15, topUpMonths: 12 });
  const change = (settings: object, etag: string) =>
    admin.send("PATCH", "/v1/enterprise", { settings }, { "if-match": etag });
  const etag = headers.get("etag") as string;
  expect(refusedWith(await change({ topUpMonths: 0 }, etag))).toEqual([400, "whole-number-invalid"]);
  expect(refusedWith(await change({ objectionDays: 61 }, etag))).toEqual([400, "whole-number-invalid"]);
  expect((await change({ topUpMonths: 6 }, etag)).body.settings.topUpMonths).toBe(6);
  here().at(march);
  const id = await reserve("60000");
  const { estimated } = (await here().as("E1").get(pathOf(id))).body;
  expect(estimated).toMatchObject({ until: "2026-08-31", months: 6, settledFrom: "2026-09-01" });
});

test("and the ledger is whole", () => wholeLedger(here()));
