// What the tests of projects share: policies with a jury, a vote and neither, jurors, a project, and its way up to a state.
import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import type { Role } from "../../domain/access/roles.ts";
import { welcome } from "../../domain/people/found.ts";
import { now } from "../../functions/store/clock.ts";
import { commit } from "../../functions/store/commit.ts";
import { loginId } from "../../functions/store/keys.ts";
import type { Answered, TestEnterprise } from "../journeys/enterprise.ts";
import { setBudget } from "../journeys/money.ts";
import { publishPolicy } from "../journeys/published-policy.ts";

const stages = [
  { id: "kickoff", share: "10%" },
  { id: "development", share: "20%" },
  { id: "test", share: "30%" },
  { id: "application", share: "40%" },
];

const rate = { from: "1%", to: "5%" };

export const commissions = {
  id: "commissions",
  title: { zh: "技术提成办法", en: "Technical commission" },
  currency: "CNY",
  from: "2025-01-01",
  schemes: [
    {
      id: "jury",
      title: { zh: "技术提成（评分）", en: "By marks" },
      kind: "commission",
      criteria: [
        { id: "novelty", weight: "40%" },
        { id: "difficulty", weight: "30%" },
        { id: "market", weight: "30%" },
      ],
      seats: [
        { id: "technical", atLeast: 1 },
        { id: "market", atLeast: 1 },
      ],
      rate,
      stages,
    },
    { id: "vote", title: { zh: "技术提成（议定）", en: "By vote" }, kind: "commission", by: "vote", rate, stages },
    {
      id: "capped",
      title: { zh: "技术提成（有上限）", en: "Capped" },
      kind: "commission",
      by: "vote",
      rate,
      stages,
      perPersonYear: "5000",
    },
    {
      id: "saved",
      title: { zh: "按节约额", en: "By what it saves" },
      kind: "tiered",
      measure: "saving",
      apply: "whole",
      tiers: [{ rate: "10%" }],
      stages: [
        { id: "start", share: "50%" },
        { id: "end", share: "50%" },
      ],
    },
  ],
};

export const jurors = ["J1", "J2", "J3"];

export const employ = async ({ tenant }: TestEnterprise, id: string, roles: Role[] = ["employee"]) => {
  const subject = `${tenant}-${id}`;
  const login = { hash: loginId("https://issuer.test", subject), issuer: "https://issuer.test", subject };
  const person = { id, name: `员工${id}`, department: "一车间", from: "2020-01-01", roles, login };
  const actor = { tenant, person: "ADMIN-1", operation: "test-welcome", request: randomUUID(), now: now() };
  expect((await commit(actor, { changes: welcome(tenant, person) })).did).toBe("committed");
};

/** Whom they work for, and who mentors them. */
export const placeUnder = async (place: TestEnterprise, id: string, above: { manager?: string; mentor?: string }) =>
  ok(await place.as("HR-1").send("PATCH", `/v1/people/${id}`, above, { "if-match": '"1"' }));

/** On 1 March 2026: policies in force, a budget, jurors. */
export const furnishProjects = async (place: TestEnterprise, budget = "1000000"): Promise<void> => {
  place.at("2026-03-01T02:00:00Z");
  await publishPolicy(place, commissions);
  await setBudget(place, budget);
  for (const juror of jurors) await employ(place, juror, ["juror", "employee"]);
};

export const ok = ({ status, body }: Answered, wanted = 200): Answered["body"] => {
  expect([status, body], JSON.stringify(body)).toEqual([wanted, body]);
  return body;
};

export const refused = ({ status, body }: Answered): unknown[] => [
  status,
  ...(body.errors ?? []).map(({ code }: { code: string }) => code),
];

let goals = 0;

type Team = [person: string, weight: number][];

/** Filed by its first author; the others have agreed. */
export const fileProject = async (
  place: TestEnterprise,
  { scheme = "jury", team = [["E1", 1]] as Team }: { scheme?: string; team?: Team } = {},
): Promise<string> => {
  const [[proposer] = [""]] = team;
  const all = team.reduce((sum, [, weight]) => sum + weight, 0);
  const { id } = ok(
    await place.as(proposer).post("/v1/projects", {
      title: `第 ${++goals} 条涂布线在线测厚`,
      goal: "涂布厚度在线测量，\n误差不超过一微米。",
      plan: "先做样机，再上产线。",
      policy: "commissions",
      scheme,
      authors: team.map(([person, weight]) => ({ person, weight })),
    }),
    201,
  );
  for (const [person, weight] of team.slice(1))
    ok(await place.as(person).post(`/v1/projects/${id}/agreements`, { agrees: true, weight, of: all }));
  ok(await place.as(proposer).post(`/v1/projects/${id}/submission`, {}));
  return id;
};

export const minutes = [{ title: "会议记录", link: "https://example.com/minutes" }];

export const marks = (each: number) => ({ marks: { novelty: each, difficulty: each, market: each } });

/** Speaks to one project. */
export const projectAt = (place: TestEnterprise, id: string) => {
  const post = (by: string, step: string, body: object) => place.as(by).post(`/v1/projects/${id}/${step}`, body);
  return {
    id,
    post,
    get: async (by = "HR-1") => ok(await place.as(by).get(`/v1/projects/${id}`)),
    review: (verdict = "accept") =>
      post("REVIEWER-1", "review", { verdict, ...(verdict !== "accept" && { reasons: "理由" }) }),
    seat: (
      seats: [juror: string, seat: string][] = [
        ["J1", "technical"],
        ["J2", "market"],
      ],
    ) => post("HR-1", "jury", { seats: seats.map(([juror, seat]) => ({ juror, seat })) }),
    mark: (juror: string, each: number) => post(juror, "marks", marks(each)),
    vote: (share = "2%") => post("REVIEWER-1", "vote", { rate: share, evidence: minutes }),
    rate: () => post("REVIEWER-2", "rate", { note: "同意按得分确定" }),
    estimate: (value: string) => post("FINANCE-1", "valuation", { facts: { value } }),
    verify: (value: string) => post("FINANCE-1", "verification", { facts: { value } }),
    fail: () => post("REVIEWER-1", "failure", { reasons: "样机无法达到精度" }),
    propose: (by = "HR-1") => post(by, "awards", {}),
    award: async (): Promise<Answered["body"]> => {
      const { id: award } = ok(await post("HR-1", "awards", {}), 201);
      return ok(await place.as("APPROVER-1").post(`/v1/awards/${award}/approval`));
    },
    release: (award: string, stage: string) =>
      place
        .as("REVIEWER-1")
        .post(`/v1/awards/${award}/stages/${stage}/release`, { reasons: "验收合格", evidence: minutes }),
  };
};

/** By vote at a rate and with an estimate, up to its approved award. */
export const awardedProject = async (
  place: TestEnterprise,
  { scheme = "vote", team, value = "500000" }: { scheme?: string; team?: Team; value?: string } = {},
) => {
  const project = projectAt(place, await fileProject(place, { scheme, ...(team && { team }) }));
  ok(await project.review());
  ok(await project.vote());
  ok(await project.estimate(value));
  return { project, award: await project.award() };
};

/** Everything but the last stage. */
export const releaseAhead = async (project: ReturnType<typeof projectAt>, award: string): Promise<void> => {
  for (const stage of ["kickoff", "development", "test"]) ok(await project.release(award, stage));
};

/** What each person was or is to be paid, in fen by state. */
export const owedTo = async (place: TestEnterprise, awards: Answered["body"][]): Promise<Record<string, number>> => {
  const sums: Record<string, number> = {};
  for (const { obligations } of awards)
    for (const id of obligations) {
      const { person, state, amount } = ok(await place.as("HR-1").get(`/v1/obligations/${id}`));
      const name = `${person} ${state}`;
      sums[name] = (sums[name] ?? 0) + Math.round(Number(amount) * 100);
    }
  return sums;
};
