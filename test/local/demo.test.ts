// The demo enterprise: whole by every invariant, rich enough to look around in, and the same whenever it is made.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { breaksIn } from "../../cli/ledger.ts";
import type { Agreement } from "../../domain/records/agreements.ts";
import type { Allowance, AllowanceMonth } from "../../domain/records/allowances.ts";
import type { Award, Obligation } from "../../domain/records/awards.ts";
import type { Case, CaseSecret } from "../../domain/records/cases.ts";
import type { Delegation, Enterprise, Member, Person, PersonSecret } from "../../domain/records/people.ts";
import type { Draft, PolicyVersion } from "../../domain/records/policies.ts";
import type { Body, Loaded, RecordKind } from "../../domain/records/record.ts";
import type { Payment, Run } from "../../domain/records/runs.ts";
import { chinaMonth } from "../../domain/values/moment.ts";
import { forgetDatabase } from "../../functions/store/database.ts";
import { type Ledger, readLedger } from "../../functions/store/read-ledger.ts";
import { putItems } from "../../functions/store/restore.ts";
import { isTableEmpty } from "../../functions/store/scan.ts";
import { makeTable } from "../../functions/store/table.ts";
import { type Database, openDatabase } from "../../infra/local/database.ts";
import { makeDemo } from "../../infra/local/demo/make.ts";
import { openDemo } from "../../infra/local/demo/open.ts";
import { demoPeople, personas } from "../../infra/local/demo/people.ts";
import { progressOn } from "../../infra/local/demo/progress.ts";
import { findDemo, removeDemo } from "../../infra/local/demo/remove.ts";
import { readPersonas } from "../../infra/local/personas.ts";
import { folderWith } from "../cli/run.ts";

const opened: Database[] = [];
afterAll(async () => {
  delete process.env.DYNAMODB_ENDPOINT;
  forgetDatabase();
  for (const { stop } of opened) await stop();
});

const emptyTable = async (): Promise<void> => {
  const database = await openDatabase(undefined, {});
  if (!database.ok) throw new Error(database.says.en);
  opened.push(database.value);
  process.env.DYNAMODB_ENDPOINT = database.value.endpoint;
  process.env.JIANGLI_FILES = folderWith({}).folder;
  forgetDatabase();
  await makeTable();
};

const madeAt = async (now: string): Promise<Ledger> => {
  await emptyTable();
  const tenant = await makeDemo({ now: Date.parse(now) });
  return (await readLedger(tenant ?? "")) as Ledger;
};

const all = <Public extends Body, Secret extends Body = never>(ledger: Ledger, kind: RecordKind) =>
  [...ledger.stored.values()].filter((record) => record.kind === kind) as unknown as Loaded<Public, Secret>[];

const countBy = <Item>(items: readonly Item[], nameOf: (item: Item) => string): { [name: string]: number } =>
  Object.fromEntries(Object.entries(Object.groupBy(items, nameOf)).map(([name, some]) => [name, some?.length ?? 0]));

/** What is told, without the days on which it is told. */
const storyOf = (ledger: Ledger) => ({
  suggestions: all<Case, CaseSecret>(ledger, "case")
    .map(({ body, secret }) => [secret?.title, body.state, body.authors.map(({ person }) => person), body.awardedFen])
    .map((line) => JSON.stringify(line))
    .sort(),
  paid: all<Run>(ledger, "run")
    .map(({ body }) => body.payments)
    .map((sum) => JSON.stringify(sum))
    .sort(),
});

describe("made on a day in November", () => {
  const now = "2026-11-21T05:00:00Z";
  let ledger: Ledger;
  beforeAll(async () => {
    ledger = await madeAt(now);
  });

  test("nothing in it breaks an invariant, and nothing lies in the future", () => {
    expect(breaksIn(ledger)).toEqual([]);
    expect(ledger.entries.map(({ entry }) => entry.at).filter((at) => Date.parse(at) > Date.parse(now) + 1000)).toEqual(
      [],
    );
  });

  test("an enterprise flagged as demo, named in both languages, with two hundred people in eight departments", () => {
    const [enterprise] = all<Enterprise>(ledger, "enterprise");
    expect(enterprise?.body).toMatchObject({ demo: true, name: { zh: /演示/, en: /demo/ } } as object);
    expect(enterprise?.body.unfinished).toBeUndefined();
    const people = all<Person, PersonSecret>(ledger, "person");
    expect(people.length).toBe(200);
    expect(Object.keys(countBy(people, ({ body }) => body.department)).length).toBe(8);
    expect(new Set(people.map(({ secret }) => secret?.name)).size).toBe(200);
    expect(people.filter(({ secret }) => secret?.mentor !== undefined).length).toBeGreaterThan(20);
  });

  test("every role has someone, admins, HR and approvers two, and each persona is who they are listed as", () => {
    const members = all<Member>(ledger, "member");
    const count = countBy(
      members.flatMap(({ body }) => body.roles),
      (role) => role,
    );
    expect(count).toMatchObject({ hr: 2, finance: 1, reviewer: 2, approver: 2, cashier: 1, auditor: 1, admin: 2 });
    const named =
      "employee coauthor admin admin2 hr hr2 finance cashier auditor approver approver2 reviewer juror alliance";
    const names = named.split(" ");
    expect(personas.map(({ as }) => as).toSorted()).toEqual(names.toSorted());
    for (const { as, person } of personas) {
      const role = as === "coauthor" ? "employee" : as.replace("2", "");
      expect(members.find(({ id }) => id === person)?.body.roles).toContain(role);
    }
  });

  test("suggestions in every state, some overdue, some by teams, some like others", () => {
    const suggestions = all<Case, CaseSecret>(ledger, "case").filter(({ body }) => body.kind === "suggestion");
    expect(suggestions.length).toBeGreaterThanOrEqual(120);
    const states = countBy(suggestions, ({ body }) => body.state);
    expect(Object.keys(states).toSorted()).toEqual([
      "accepted",
      "awarded",
      "declined",
      "draft",
      "implemented",
      "reserved",
      "returned",
      "submitted",
      "verified",
      "withdrawn",
    ]);
    const overdue = suggestions.filter(
      ({ body }) => body.state === "submitted" && Date.parse(body.since) < Date.parse(now) - 21 * 86_400_000,
    );
    expect(overdue.length).toBeGreaterThanOrEqual(2);
    expect(new Set(suggestions.map(({ body }) => body.authors.length))).toEqual(new Set([1, 2, 3]));
    expect(
      suggestions.filter(({ body }) => body.state === "declined").every(({ body }) => body.history.at(-1)?.reasons),
    ).toBe(true);
  });

  test("awards of every kind: by both versions, capped, re-graded, refused, cancelled and taken back", () => {
    const awards = all<Award>(ledger, "award").map(({ body }) => body);
    expect(Object.keys(countBy(awards, ({ state }) => state)).toSorted()).toEqual([
      "approved",
      "cancelled",
      "declined",
      "proposed",
    ]);
    expect(new Set(awards.map(({ policy }) => policy.version))).toEqual(new Set([1, 2]));
    for (const happened of [
      ({ lapsedFen }: Award) => lapsedFen > 0,
      ({ reversedFen }: Award) => reversedFen > 0,
      ({ request }: Award) => request.paidBefore !== undefined,
    ])
      expect(awards.some(happened)).toBe(true);
    expect(all<PolicyVersion>(ledger, "policy-version").every(({ body }) => body.trail.length >= 2)).toBe(true);
    expect(countBy(all<Draft>(ledger, "draft"), ({ body }) => body.state)).toEqual({ published: 6, draft: 1 });
  });

  test("every other way of earning: projects, nominations, a failure, objections, allowances, agreements", () => {
    const cases = all<Case, CaseSecret>(ledger, "case").map(({ body }) => `${body.kind} ${body.state}`);
    for (const told of [
      ...["project done", "project awarded", "project failed", "project marking"],
      ...[
        "nomination confirmed",
        "nomination verified",
        "failure reviewed",
        "objection answered",
        "objection submitted",
      ],
    ])
      expect(cases).toContain(told);
    const trueUp = all<Award>(ledger, "award").find(({ body }) => body.inStage !== undefined);
    expect(trueUp?.body).toMatchObject({ state: "approved", inStage: "application" });
    const months = all<AllowanceMonth>(ledger, "allowance-month");
    expect(months.map(({ body }) => body.state)).toEqual(["done", "done", "done"]);
    const corrected = all<Allowance>(ledger, "allowance").filter(({ body }) => body.calculations.length > 1);
    expect(corrected.length).toBe(1);
    expect(all<Agreement>(ledger, "agreement").every(({ body }) => body.state === "active")).toBe(true);
  });

  test("the months that have passed are paid, one payment came back and was paid later; this month is due", () => {
    const runs = all<Run>(ledger, "run");
    expect(runs.map(({ body }) => body.state)).toEqual(Array.from({ length: 11 }, () => "closed"));
    expect(countBy(all<Payment>(ledger, "payment"), ({ body }) => body.state)).toMatchObject({ returned: 1 });
    const obligations = all<Obligation>(ledger, "obligation").map(({ body }) => body);
    const due = obligations.filter(({ state }) => state === "due");
    expect(due.length).toBeGreaterThan(3);
    expect(due.every(({ month }) => month === chinaMonth(Date.parse(now)))).toBe(true);
    expect(obligations.find(({ returns }) => returns === 1)?.state).toBe("settled");
  });

  test("someone stood in during an absence", () => {
    expect(all<Delegation>(ledger, "delegation").length).toBe(1);
    expect(ledger.entries.some(({ entry }) => entry.by.for !== undefined)).toBe(true);
  });

  test("made in the first seconds of a year it tells the same and is whole", async () => {
    const made = await madeAt("2025-12-31T16:00:20Z");
    expect(breaksIn(made)).toEqual([]);
    expect(storyOf(made)).toEqual(storyOf(ledger));
  });
});

test("the people are the same each time, and a mentor comes before whom they teach", () => {
  const people = demoPeople();
  expect(demoPeople()).toEqual(people);
  const order = new Map(people.map(({ id }, index) => [id, index]));
  expect(
    people.filter(({ id, mentor }) => mentor !== undefined && (order.get(mentor) ?? 999) >= (order.get(id) ?? 0)),
  ).toEqual([]);
});

describe("in a table of its own", () => {
  const now = Date.parse("2026-11-21T05:00:00Z");
  const opening = () => {
    const told: number[] = [];
    const { folder } = folderWith({});
    const tell = (share: number) => void told.push(share);
    return { told, opening: { folder, wish: "at first" as const, now, tell, signal: new AbortController().signal } };
  };

  test("one that is stopped while it is made comes to its end unfinished, and is left alone where none is wanted", async () => {
    await emptyTable();
    const stopping = new AbortController();
    const onProgress = (share: number) => share > 0.05 && stopping.abort();
    expect(await makeDemo({ now, onProgress, signal: stopping.signal })).toBeUndefined();
    const found = await findDemo();
    expect(found).toMatchObject({ isWhole: false });
    const { told, opening: wanted } = opening();
    await openDemo({ ...wanted, wish: "none" });
    expect(told).toEqual([]);
    expect(await findDemo()).toEqual(found);
    await removeDemo(found?.tenant ?? "");
    expect(await isTableEmpty()).toBe(true);
  });

  test("none is made beside what is there already", async () => {
    await emptyTable();
    await putItems([{ pk: { S: "T#another###enterprise" }, sk: { S: "enterprise" } }]);
    const { told, opening: wanted } = opening();
    await openDemo(wanted);
    expect(told).toEqual([]);
    expect(await findDemo()).toBeUndefined();
    expect(readPersonas(wanted.folder)).toEqual([]);
  });
});

test("progress is one line that is written over, or one line at the end where no one looks", () => {
  const written = (isTTY: boolean): string => {
    let out = "";
    const tell = progressOn({ isTTY, write: (text) => (out += text) });
    for (const share of [0, 0.1, 0.101, 0.5, 1]) tell(share);
    return out;
  };
  expect(written(true)).toMatch(/^\r.* {3}0 %\r.* {2}10 %\r.* {2}50 %\r演示企业已建立.*\n$/);
  expect(written(false)).toMatch(/^演示企业已建立.* is made: .*\n$/);
});
