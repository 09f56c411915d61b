// For every operation on records a request that is well formed: where its records are, and what it sends.
import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import type { Role } from "../../domain/access/roles.ts";
import { welcome } from "../../domain/people/found.ts";
import type { Operation } from "../../functions/http/operation.ts";
import { now } from "../../functions/store/clock.ts";
import { commit } from "../../functions/store/commit.ts";
import { loginId } from "../../functions/store/keys.ts";
import { allowancesOf, computeMonth, openMonth, setPerson, skill, skillPolicy } from "../journeys/allowances-desk.ts";
import type { TestEnterprise } from "../journeys/enterprise.ts";
import { publishPolicy } from "../journeys/published-policy.ts";
import { idea } from "../journeys/suggestion-desk.ts";
import { healthyEnterprise } from "../ledger/healthy.ts";

/** What stands in the places of paths. */
export type Ids = { [name: string]: string };

const issuer = "https://issuer.test";

/** Someone who has these roles and no other. */
export const welcomeWith = async ({ tenant }: TestEnterprise, id: string, roles: Role[]): Promise<void> => {
  const subject = `${tenant}-${id}`;
  const login = { hash: loginId(issuer, subject), issuer, subject };
  const person = { id, name: `员工${id}`, department: "一车间", from: "2020-01-01", roles, login };
  const actor = { tenant, person: "ADMIN-1", operation: "test-welcome", request: randomUUID(), now: now() };
  expect((await commit(actor, { changes: welcome(tenant, person) })).did).toBe("committed");
};

const made = async (answer: Promise<{ status: number; body: { id: string } }>): Promise<string> => {
  const { status, body } = await answer;
  expect(status, JSON.stringify(body)).toBe(201);
  return body.id;
};

/** An enterprise with at least one record of every kind, all of them other people's business. */
export const furnish = async (place: TestEnterprise): Promise<Ids> => {
  const healthy = await healthyEnterprise(place);
  const span = { from: "2026-03-11", until: "2026-03-12", reason: "出差" };
  const delegation = await made(place.as("HR-1").post("/v1/delegations", { to: "HR-2", roles: ["hr"], ...span }));
  const ended = await made(place.as("HR-1").post("/v1/delegations", { to: "HR-2", roles: ["hr"], ...span }));
  await place.as("HR-1").post(`/v1/delegations/${ended}/end`);
  const agreement = await made(place.as("HR-1").post("/v1/agreements", mentoring));
  const sheet = "工号,姓名\nX1,甲\n";
  const csv = { "content-type": "text/csv" };
  const imported = await made(place.as("HR-1").post("/v1/imports?of=people", new TextEncoder().encode(sheet), csv));
  const exported = await made(place.as("AUDITOR-1").post("/v1/exports", { of: "people", format: "csv" }));
  const [alliance, left] = [
    await made(place.as("ADMIN-1").post("/v1/alliances", { name: "联盟" })),
    await made(place.as("ADMIN-1").post("/v1/alliances", { name: "退出的联盟" })),
  ];
  await place.as("ADMIN-1").post(`/v1/alliance-memberships/${left}/end`);
  await place.as("HR-1").post(`/v1/alliances/${alliance}/contributions`, { year: "2026" });
  await publishPolicy(place, skillPolicy());
  await setPerson(place, "E3", [skill("技师", "2025-01-01")]);
  await openMonth(place, "2026-01");
  await computeMonth(place, "2026-01");
  const [{ id: allowance }] = await allowancesOf(place, "E3");
  const nomination = await made(place.as("E2").post("/v1/nominations", nominated()));
  await place.as("E2").post(`/v1/nominations/${nomination}/submission`, {});
  const project = await made(place.as("E2").post("/v1/projects", planned()));
  await place.as("E2").post(`/v1/projects/${project}/submission`, {});
  const failure = await made(place.as("E2").post("/v1/failures", failed()));
  await place.as("E2").post(`/v1/failures/${failure}/submission`, {});
  const [about, award] = healthy.declined.split(".");
  const contested = { title: "异议", grounds: "理由", about, award: Number(award) };
  const objection = await made(place.as("E3").post("/v1/objections", contested));
  await place.as("E3").post(`/v1/objections/${objection}/submission`, {});
  const { items } = (await place.as("HR-1").get("/v1/policy-drafts")).body;
  return {
    suggestion: healthy.idea,
    case: healthy.idea,
    nomination,
    failure,
    project,
    objection,
    award: healthy.declined,
    stage: "first",
    obligation: healthy.paid,
    run: "2026-03.1",
    payment: `2026-03.1_${healthy.paid}`,
    person: "E2",
    policy: "savings",
    version: "1",
    draft: items[0].id,
    agreement,
    delegation: ended,
    openDelegation: delegation,
    import: imported,
    export: exported,
    year: "2026",
    alliance,
    membership: left,
    allowance,
    month: "2026-01",
  };
};

const mentoring = {
  form: "mentoring",
  mentor: "E1",
  apprentices: ["E2"],
  from: "2026-01-01",
  until: "2026-12-31",
  goals: "目标",
};

let people = 0;
let words = 0;

const nominated = () => ({
  title: `提名 ${++words}`,
  grounds: "事迹",
  promotion: { attribute: "honour", value: "劳动模范", from: "2026-03-01" },
});

const planned = () => ({
  title: `项目 ${++words}`,
  goal: "目标",
  plan: "计划",
  policy: "savings",
  scheme: "staged",
});

const failed = () => ({ title: `失败 ${++words}`, attempted: "尝试" });

const reasons = { reasons: "理由" };

const bodies: { [operation: string]: () => unknown } = {
  "create-policy-draft": () => policyDraft,
  "change-policy-draft": () => policyDraft,
  "replay-policy-draft": () => ({ from: "2026-01-01", until: "2026-12-31" }),
  "record-trail-step": () => ({ step: "congress", day: "2026-01-01", document: "一号文" }),
  "create-person": () => ({ id: `NEW-${++people}`, name: "新员工", department: "一车间", from: "2026-01-01" }),
  "change-person": () => ({ department: "二车间" }),
  "put-pay-details": () => ({ bankAccount: "6222020200112233440" }),
  "put-member": () => ({ roles: ["employee"], logins: [] }),
  "create-agreement": () => mentoring,
  "change-agreement": () => ({ goals: "另一目标" }),
  "sign-agreement": () => ({ terms: 1 }),
  "assess-agreement": () => ({ result: "passed", ...reasons }),
  "correct-assessment": () => ({ assessment: 1, ...reasons }),
  "end-agreement": () => reasons,
  "withdraw-agreement": () => reasons,
  "create-delegation": () => ({ to: "E1", roles: ["hr"], from: "2026-03-11", until: "2026-03-12", reason: "出差" }),
  "change-enterprise": () => ({ settings: { overdueDays: 20 } }),
  "create-suggestion": () => idea(),
  "change-suggestion": () => ({ title: "改过的题目" }),
  "agree-to-suggestion": () => ({ agrees: true, weight: 1, of: 1 }),
  "submit-suggestion": () => ({}),
  "review-suggestion": () => ({ verdict: "decline", ...reasons }),
  "confirm-implementation": () => ({ on: "2026-03-01" }),
  "verify-benefit": () => ({ from: "2026-03-01", until: "2026-03-01" }),
  "withdraw-suggestion": () => reasons,
  "estimate-benefit": () => ({ facts: { benefit: "1" } }),
  "rate-effect": () => ({ from: "2026-03-01", until: "2026-03-01" }),
  "seat-suggestion-jury": () => ({ seats: [{ juror: "E3", seat: "experts" }] }),
  "give-suggestion-marks": () => ({ marks: { novelty: 80 } }),
  "reopen-suggestion-marking": () => reasons,
  // Whoever sends it has nothing to object to: a case that it names would be unknown to them.
  "create-objection": () => ({ title: "异议", grounds: "理由" }),
  "change-objection": () => ({ title: "改过的异议" }),
  "submit-objection": () => ({}),
  "withdraw-objection": () => reasons,
  "answer-objection": () => ({ outcome: "upheld", ...reasons }),
  "create-project": planned,
  "change-project": () => ({ title: "改过的项目" }),
  "agree-to-project": () => ({ agrees: true, weight: 1, of: 1 }),
  "submit-project": () => ({}),
  "withdraw-project": () => reasons,
  "review-project": () => ({ verdict: "decline", ...reasons }),
  "seat-jury": () => ({ seats: [{ juror: "E1", seat: "technical" }] }),
  "give-marks": () => ({ marks: { novelty: 50 } }),
  "reopen-marking": () => reasons,
  "record-vote": () => ({ rate: "1%", evidence: [{ title: "会议记录", link: "https://example.com/minutes" }] }),
  "fix-rate": () => ({ note: "同意" }),
  "estimate-value": () => ({ facts: { value: "1" } }),
  "verify-value": () => ({ facts: { value: "1" } }),
  "fail-project": () => reasons,
  "propose-project-award": () => ({}),
  "create-nomination": nominated,
  "change-nomination": () => ({ title: "改过的提名" }),
  "agree-to-nomination": () => ({ agrees: true, weight: 1, of: 1 }),
  "submit-nomination": () => ({}),
  "withdraw-nomination": () => reasons,
  "review-nomination": () => ({ verdict: "decline", ...reasons }),
  "value-nomination": () => ({ facts: { benefit: "1" } }),
  "confirm-nomination": () => ({}),
  "propose-nomination-award": () => ({}),
  "create-failure": failed,
  "change-failure": () => ({ title: "改过的失败" }),
  "agree-to-failure": () => ({ agrees: true, weight: 1, of: 1 }),
  "submit-failure": () => ({}),
  "withdraw-failure": () => reasons,
  "review-failure": () => ({ verdict: "return", ...reasons }),
  "close-failure": () => reasons,
  "propose-failure-award": () => ({}),
  "create-budget": () => ({ year: "2026", cap: "1" }),
  "change-budget": () => ({ cap: "100000" }),
  "propose-suggestion-award": () => ({}),
  "decline-award": () => reasons,
  "release-stage": () => reasons,
  "cancel-award": () => reasons,
  "reverse-award": () => ({ person: "E1", amount: "1", ...reasons }),
  "create-allowance-month": () => ({ month: "2026-03" }),
  "create-run": () => ({ month: "2026-02" }),
  "discard-run": () => reasons,
  "discard-import": () => reasons,
  "record-run-results": () => ({ results: [{ payment: "none", amount: "1", outcome: "settled" }] }),
  "create-export": () => ({ of: "people", format: "csv" }),
  "create-alliance": () => ({ name: "新联盟" }),
  "join-alliance": () => ({ alliance: "unheard-of", code: "0000-0000" }),
  "contribute-statistics": () => ({ year: "2026" }),
};

const policyDraft = {
  id: "another",
  title: { zh: "另一办法" },
  currency: "CNY",
  from: "2027-01-01",
  schemes: [{ id: "one", title: { zh: "一" }, kind: "table", by: ["grade"], rows: [{ grade: "一等", pay: "1" }] }],
};

const queries: { [operation: string]: string } = {
  "create-import": "?of=people",
  "get-statistics": "?year=2026",
  "get-statistics-file": "?year=2026&format=csv",
  "get-alliance-statistics": "?year=2026",
};

export type Sample = { path: string; body: unknown; headers: Record<string, string> };

/** An id that is nobody's fits every place: unknown, and of the right form. */
export const sampleOf = (operation: Operation, ids: Ids): Sample => {
  const path = operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? "unheard-of");
  const type = operation.request?.types[0];
  const isSheet = type !== undefined && type !== "application/json";
  return {
    path: path + (queries[operation.id] ?? ""),
    body: isSheet ? new TextEncoder().encode("a,b\n1,2\n") : bodies[operation.id]?.(),
    headers: { ...(isSheet && { "content-type": type }), ...(operation.ifMatch && { "if-match": '"999"' }) },
  };
};
