// Many at once over HTTP: each effect happens once, and where only one can be right, one is.
import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import type { Member, MemberSecret } from "../../domain/records/people.ts";
import { changed, type Loaded } from "../../domain/records/record.ts";
import { now } from "../../functions/store/clock.ts";
import { commit } from "../../functions/store/commit.ts";
import { load } from "../../functions/store/load.ts";
import { type Answered, useEnterprise } from "../journeys/enterprise.ts";
import { approve, budgetOf, moneyPolicy, propose, setBudget, verifiedSuggestion } from "../journeys/money.ts";
import { publishPolicy } from "../journeys/published-policy.ts";
import { draft, policy as ideas, publish, steps } from "../journeys/suggestion-desk.ts";
import { entriesOf, isReplayed, tally, wholeLedger } from "./ledger.ts";

const { here } = useEnterprise();

beforeAll(async () => {
  here().at("2026-03-10T02:00:00Z");
  await publishPolicy(here(), moneyPolicy());
  await publish(here(), ideas);
  await setBudget(here(), "10000000");
});

const times = <Each>(count: number, each: (index: number) => Each): Each[] =>
  Array.from({ length: count }, (_, index) => each(index));

const expectOneEffect = async (answers: Answered[], operation: string, record: string): Promise<void> => {
  expect(tally(answers)).toEqual({ 200: 50 });
  expect(answers.filter((answer) => !isReplayed(answer))).toHaveLength(1);
  expect(new Set(answers.map(({ body, headers }) => headers.get("etag") + JSON.stringify(body))).size).toBe(1);
  expect(entriesOf(await wholeLedger(here()), operation, record)).toHaveLength(1);
};

test("50 equal submissions are one, with 50 equal answers", async () => {
  const id = await draft(here().as("E1"));
  const headers = { "idempotency-key": `submit-${id}` };
  const send = () => here().as("E1").post(`/v1/suggestions/${id}/submission`, steps.submission, headers);
  await expectOneEffect(await Promise.all(times(50, send)), "submit-suggestion", `case/${id}`);
});

test("50 equal approvals spend the money once, with 50 equal answers", async () => {
  const { id } = await propose(here(), await verifiedSuggestion(here(), { scheme: "staged", benefit: "50000" }));
  const before = await budgetOf(here());
  const headers = { "idempotency-key": `approve-${id}` };
  const send = () => here().as("APPROVER-1").post(`/v1/awards/${id}/approval`, undefined, headers);
  await expectOneEffect(await Promise.all(times(50, send)), "approve-award", `award/${id}`);
  const { spent, reserved } = await budgetOf(here());
  expect([Number(spent) - Number(before.spent), reserved]).toEqual([5000, "0.00"]);
});

test("50 approvals by 50 keys are one, and the others are told so", async () => {
  const { id } = await propose(here(), await verifiedSuggestion(here(), { scheme: "staged", benefit: "50000" }));
  const before = await budgetOf(here());
  const answers = await Promise.all(times(50, (index) => approve(here(), id, `APPROVER-${1 + (index % 2)}`)));
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  const others = answers.filter(({ status }) => status !== 200);
  for (const { status, body } of others) {
    // Whoever has approved is told that; whoever has not, that it is done.
    const codes = ["stale-version", "wrong-state", "sod-same-person"];
    expect([403, 409]).toContain(status);
    expect(codes).toContain(body.errors[0].code);
  }
  const { spent, reserved } = await budgetOf(here());
  expect([Number(spent) - Number(before.spent), reserved]).toEqual([5000, "0.00"]);
  expect(entriesOf(await wholeLedger(here()), "approve-award", `award/${id}`)).toHaveLength(1);
});

test("of an approval and a refusal at once exactly one is done", async () => {
  const done: string[] = [];
  for (let round = 0; round < 8; round++) {
    const { id } = await propose(here(), await verifiedSuggestion(here(), { scheme: "staged" }));
    const refuse = () => here().as("APPROVER-2").post(`/v1/awards/${id}/refusal`, { reasons: "请补充" });
    const both = round % 2 === 0 ? [approve(here(), id), refuse()] : [refuse(), approve(here(), id)];
    const answers = await Promise.all(both);
    const [right] = answers.filter(({ status }) => status === 200);
    const late = answers.filter(({ status }) => status !== 200);
    expect(late).toHaveLength(1);
    expect(late[0]?.status).toBe(409);
    expect(["stale-version", "wrong-state"]).toContain(late[0]?.body.errors[0].code);
    const seen = await here().as("HR-1").get(`/v1/awards/${id}`);
    expect(seen.body.state).toBe(right?.body.state);
    done.push(seen.body.state);
  }
  expect((await budgetOf(here())).reserved).toBe("0.00");
  expect(done).toHaveLength(8);
  await wholeLedger(here());
});

test("two approvers at once, where two are needed: each is recorded once, and the money spent once", async () => {
  const admin = here().as("ADMIN-1");
  const { headers } = await admin.get("/v1/enterprise");
  const wanted = { settings: { approvals: 2 } };
  const set = await admin.send("PATCH", "/v1/enterprise", wanted, { "if-match": headers.get("etag") ?? "" });
  expect([set.status, set.body.settings.approvals], JSON.stringify(set.body)).toEqual([200, 2]);
  const before = await budgetOf(here());
  const rounds = 6;
  for (let round = 0; round < rounds; round++) {
    const { id } = await propose(here(), await verifiedSuggestion(here(), { scheme: "staged", benefit: "10000" }));
    const answers = await Promise.all([approve(here(), id, "APPROVER-1"), approve(here(), id, "APPROVER-2")]);
    expect(tally(answers)).toEqual({ 200: 2 });
    expect(answers.map(({ body }) => body.state).sort()).toEqual(["approved", "proposed"]);
    const { body } = await here().as("HR-1").get(`/v1/awards/${id}`);
    expect(body.approvals.map(({ by }: { by: string }) => by).sort()).toEqual(["APPROVER-1", "APPROVER-2"]);
    expect(body.obligations).toHaveLength(2);
  }
  const { spent, reserved } = await budgetOf(here());
  expect([Number(spent) - Number(before.spent), reserved]).toEqual([1000 * rounds, "0.00"]);
  const one = await propose(here(), await verifiedSuggestion(here(), { scheme: "staged" }));
  expect((await approve(here(), one.id)).body.state).toBe("proposed");
  const again = await approve(here(), one.id);
  expect([again.status, again.body.errors[0].code]).toEqual([403, "sod-same-person"]);
  await wholeLedger(here());
});

test("a personal cap that several awards reach at once is never passed", async () => {
  await lowerApprovals();
  const suggestions = await Promise.all(
    times(4, () => verifiedSuggestion(here(), { benefit: "30000", authors: [["E3", 1]] })),
  );
  let open = suggestions;
  for (let round = 0; open.length > 0 && round < 6; round++) {
    const awards = await Promise.all(open.map((id) => propose(here(), id)));
    const answers = await Promise.all(
      awards.map(({ id }, index) => approve(here(), id, `APPROVER-${1 + (index % 2)}`)),
    );
    for (const answer of answers.filter(({ status }) => status !== 200))
      expect([answer.status, answer.body.errors[0].code]).toEqual([409, "award-outdated"]);
    const late = open.filter((_, index) => answers[index]?.status !== 200);
    // What lapses entirely changes no one's year, so of those several can be done at once.
    expect(late.length).toBeLessThan(open.length);
    open = late;
  }
  expect(open).toEqual([]);
  const year = await load<{ awardedFen: Record<string, number> }>(here().tenant, "person-year", "E3@2026");
  expect(year?.body.awardedFen["savings/capped"]).toBe(500_000);
  await wholeLedger(here());
});

test("a role that was taken away does not write once more, whatever is remembered of it", async () => {
  const { id } = await propose(here(), await verifiedSuggestion(here(), { scheme: "staged" }));
  const approver = here().as("APPROVER-2");
  expect((await approver.get(`/v1/awards/${id}`)).status).toBe(200);
  const member = (await load<Member, MemberSecret>(here().tenant, "member", "APPROVER-2")) as Loaded<
    Member,
    MemberSecret
  >;
  // As another process does it: this one still remembers the role.
  const actor = {
    tenant: here().tenant,
    person: "ADMIN-1",
    operation: "put-member",
    request: randomUUID(),
    now: now(),
  };
  expect((await commit(actor, { changes: [changed(member, { roles: ["employee"] })] })).did).toBe("committed");
  const refused = await approve(here(), id, "APPROVER-2");
  expect([refused.status, refused.body.errors[0].code]).toEqual([403, "role-missing"]);
  expect((await here().as("HR-1").get(`/v1/awards/${id}`)).body).toMatchObject({ state: "proposed", approvals: [] });
  expect((await budgetOf(here())).reserved).toBe("0.00");
  await wholeLedger(here());
});

/** Fewer approvals need two admins. */
const lowerApprovals = async (): Promise<void> => {
  for (const person of ["ADMIN-1", "ADMIN-2"]) {
    const admin = here().as(person);
    const { headers } = await admin.get("/v1/enterprise");
    const ifMatch = { "if-match": headers.get("etag") ?? "" };
    const set = await admin.send("PATCH", "/v1/enterprise", { settings: { approvals: 1 } }, ifMatch);
    expect(set.status, JSON.stringify(set.body)).toBe(200);
  }
};
