// By which rules and records months are calculated: versions of a policy, agreements, what is missing, and whose data is gone.
import { UpdateItemCommand } from "@aws-sdk/client-dynamodb";
import { expect, test } from "vitest";
import { database, tableName } from "../../functions/store/database.ts";
import { text } from "../../functions/store/items.ts";
import { recordKey } from "../../functions/store/keys.ts";
import { readLedger } from "../../functions/store/read-ledger.ts";
import { wholeLedger } from "../hold/ledger.ts";
import { allowancesOf, computeMonth, openMonth, owedTo, setPerson, skill, skillPolicy } from "./allowances-desk.ts";
import { type TestEnterprise, useEnterprise } from "./enterprise.ts";
import { publishPolicy } from "./published-policy.ts";
import { done } from "./run-desk.ts";

const { found } = useEnterprise();

/** E1 is a technician, E2 a senior one, E3 has nothing. */
const furnished = async (place: TestEnterprise): Promise<TestEnterprise> => {
  place.at("2026-03-10T02:00:00Z");
  await publishPolicy(place, skillPolicy());
  await setPerson(place, "E1", [skill("技师", "2025-01-01")]);
  await setPerson(place, "E2", [skill("高级技师", "2025-01-01")]);
  return place;
};

test("a new version rules the months that begin under it, and those before stay as they were ruled", async () => {
  const place = await furnished(await found());
  for (const month of ["2026-02", "2026-03"]) {
    await openMonth(place, month);
    await computeMonth(place, month);
  }
  await publishPolicy(place, skillPolicy({ from: "2026-03-15", technician: "400" }));
  place.at("2026-04-10T02:00:00Z");
  await openMonth(place, "2026-04");
  const { passes } = await computeMonth(place, "2026-04");
  expect(passes).toMatchObject([{ differences: 0, owed: { count: 2, total: "900.00" } }]);
  expect(await owedTo(place, "E1")).toEqual([
    ["2026-02", "technician", "300.00", "due"],
    ["2026-03", "technician", "300.00", "due"],
    ["2026-04", "technician", "400.00", "due"],
  ]);
  const [april, march] = await allowancesOf(place, "E1");
  expect([march.calculations[0].version, april.calculations[0].version]).toEqual([1, 2]);
  await wholeLedger(place);
});

test("who cannot be calculated keeps no one else waiting, and is named with the reason until it is mended", async () => {
  const place = await furnished(await found());
  const waged = { name: "waged", value: "yes", from: "2026-01-01" };
  await setPerson(place, "E3", [waged]);
  await openMonth(place, "2026-03");
  const month = await computeMonth(place, "2026-03");
  expect(month.passes).toMatchObject([{ problems: 1, calculations: 2 }]);
  expect(month.problems).toMatchObject([
    { person: "E3", month: "2026-03", policy: "skills", scheme: "monthly", codes: ["attribute-not-one"] },
  ]);
  expect(month.problems[0].says[0].zh).toContain("baseWage");
  await setPerson(place, "E3", [waged, { name: "baseWage", value: "5000.05", from: "2026-01-01" }]);
  const mended = await computeMonth(place, "2026-03");
  expect(mended.problems).toEqual([]);
  expect(await owedTo(place, "E3")).toEqual([["2026-03", "skill-wage", "500.01", "due"]]);
  // A problem that goes away without leaving anything to pay is news as well.
  await setPerson(place, "CASHIER-1", [waged]);
  expect((await computeMonth(place, "2026-03")).problems).toMatchObject([{ person: "CASHIER-1" }]);
  await setPerson(place, "CASHIER-1", []);
  expect((await computeMonth(place, "2026-03")).problems).toEqual([]);
  // Wages are nobody's business but the person's: the journal has a commitment to them, not the number.
  const entries = JSON.stringify((await readLedger(place.tenant))?.entries);
  expect(entries).not.toContain("5000.05");
  await wholeLedger(place);
});

test("a mentor is paid for as many days and apprentices as the agreement has, also when one of them leaves", async () => {
  const place = await found();
  place.at("2026-03-10T02:00:00Z");
  await publishPolicy(place, skillPolicy());
  const terms = { form: "mentoring", mentor: "E1", apprentices: ["E2", "E3"], goals: "一年内独立操作" };
  const { id } = done(
    await place.as("HR-1").post("/v1/agreements", { ...terms, from: "2026-04-01", until: "2026-12-31" }),
    201,
  );
  for (const each of ["E1", "E2", "E3"])
    done(await place.as(each).post(`/v1/agreements/${id}/signatures`, { terms: 1 }));
  place.at("2026-04-10T02:00:00Z");
  await openMonth(place, "2026-04");
  await computeMonth(place, "2026-04");
  expect(await owedTo(place, "E1")).toEqual([["2026-04", "mentor", "400.00", "due"]]);
  await setPerson(place, "E3", [], { until: "2026-04-15" });
  await computeMonth(place, "2026-04");
  expect(await owedTo(place, "E1")).toEqual([
    ["2026-04", "mentor", "400.00", "cancelled"],
    ["2026-04", "mentor", "300.00", "due"],
  ]);
  await wholeLedger(place);
});

test("of whom the personal data was erased nothing is calculated any more, and what was owed stays", async () => {
  const place = await furnished(await found());
  await openMonth(place, "2026-03");
  await computeMonth(place, "2026-03");
  const { pk, sk } = recordKey(place.tenant, "person", "E1");
  await database().send(
    new UpdateItemCommand({
      TableName: tableName(),
      Key: { pk: text(pk), sk: text(sk) },
      UpdateExpression: "REMOVE secret, salt",
    }),
  );
  expect((await computeMonth(place, "2026-03")).passes).toHaveLength(1);
  expect(await owedTo(place, "E1")).toEqual([["2026-03", "technician", "300.00", "due"]]);
  await wholeLedger(place);
});
