// After an award over HTTP: what was found wrong is corrected and the difference paid, and an award that is gone lets another one be made.
import { beforeAll, expect, test } from "vitest";
import { wholeLedger } from "../hold/ledger.ts";
import { awardedProject, furnishProjects, ok, refused, releaseAhead } from "../projects/project-desk.ts";
import { useEnterprise } from "./enterprise.ts";
import { publishPolicy } from "./published-policy.ts";
import { finish, releasedRun } from "./run-desk.ts";

const { here } = useEnterprise();

const title = { zh: "奖励", en: "Awards" };
const policy = {
  ...{ id: "results", title, currency: "CNY", from: "2025-01-01" },
  schemes: [
    {
      ...{ id: "competition", title, kind: "table", by: ["rank"] },
      rows: ["8000", "10000"].map((pay, index) => ({ rank: ["二等", "一等"][index], pay })),
    },
    {
      ...{ id: "attempt", title, kind: "table", by: ["grade"] },
      rows: ["300", "800"].map((pay, index) => ({ grade: ["乙", "甲"][index], pay })),
    },
  ],
};

const evidence = [{ title: "证书", link: "https://files.example/certificate" }];
const reasons = { reasons: "逐项核对后认为有误" };

const at = (plural: string, id: string) => ({
  id,
  get: async (by = "HR-1") => ok(await here().as(by).get(`/v1/${plural}/${id}`)),
  post: (by: string, step: string, body: object) => here().as(by).post(`/v1/${plural}/${id}/${step}`, body),
  award: async (): Promise<any> => {
    const { id: award } = ok(await here().as("HR-1").post(`/v1/${plural}/${id}/awards`, {}), 201);
    return ok(await here().as("APPROVER-1").post(`/v1/awards/${award}/approval`));
  },
});

type At = ReturnType<typeof at>;

const approver = (award: string, step: string, body: object) =>
  here().as("APPROVER-1").post(`/v1/awards/${award}/${step}`, body);

/** An award is contested, corrected by another one, and answered so. */
const objected = async (of: At, by: string, award: number, correct: () => Promise<unknown>): Promise<void> => {
  const words = { title: `对 ${of.id} 的异议`, grounds: "与证明不符。", about: of.id, award };
  const { id } = ok(await here().as(by).post("/v1/objections", words), 201);
  ok(await here().as(by).post(`/v1/objections/${id}/submission`, {}));
  await correct();
  const answered = await here()
    .as("HR-2")
    .post(`/v1/objections/${id}/answer`, { outcome: "recalculated", ...reasons, award: award + 1 });
  expect(ok(answered).state).toBe("answered");
};

const turnOf = async (of: At) => (await of.get()).turn.map(({ says }: { says: { en: string } }) => says.en);

const accept = (rank: string) => ({ verdict: "accept", facts: { rank } });

const diligent = {
  ...{ verdict: "diligent", panel: ["E2"], causes: "温度失控。", lesson: "先做小样。" },
  records: evidence,
};

let nomination: At;
let failure: At;
let project: Awaited<ReturnType<typeof awardedProject>>["project"];
let settled = "";

beforeAll(async () => {
  await furnishProjects(here());
  await publishPolicy(here(), policy);
  const words = { title: "市级竞赛", grounds: "第二名。", evidence, policy: "results", scheme: "competition" };
  nomination = at("nominations", ok(await here().as("E2").post("/v1/nominations", words), 201).id);
  ok(await nomination.post("E2", "submission", { facts: { rank: "二等" } }));
});

test("who reviews a failure that a project opened names the scheme that its people never could", async () => {
  const { project: failed, award } = await awardedProject(here(), { team: [["E3", 1]] });
  ok(await failed.release(award.id, "kickoff"));
  ok(await failed.fail());
  const { items } = ok(await here().as("REVIEWER-1").get("/v1/failures?turn=me"));
  failure = at("failures", items.at(-1).id);
  const review = (more: object = {}) => failure.post("REVIEWER-1", "review", { ...diligent, ...more });
  expect(ok(await review()).turn[0].says.en).toContain("closes it");
  const bare = await failure.post("HR-1", "awards", {});
  expect([refused(bare), bare.body.detail]).toEqual([[409, "earns-nothing"], expect.stringContaining("a reviewer")]);
  const named = { policy: "results", scheme: "attempt" };
  expect(refused(await review({ ...named, scheme: "competitions" }))).toEqual([422, "scheme-unclear"]);
  expect(refused(await review(named))).toEqual([422, "missing-fact"]);
  const reviewed = ok(await review({ ...named, facts: { grade: "乙" } }));
  expect(reviewed.policy).toEqual({ id: "results", scheme: "attempt", day: "2026-03-01" });
  expect((await failure.award()).total).toBe("300.00");
  ok(await failure.post("HR-1", "closing", {}));
});

test("what is confirmed, closed or done is corrected after it was paid, and only the difference is paid", async () => {
  ok(await nomination.post("REVIEWER-1", "review", accept("二等")));
  expect(await turnOf(nomination)).toEqual(["HR proposes the award"]);
  expect((await nomination.award()).total).toBe("8000.00");
  const done = await awardedProject(here(), { value: "100000", team: [["E1", 1]] });
  project = done.project;
  await releaseAhead(project, done.award.id);
  ok(await project.verify("100000"));
  settled = (await project.award()).id;
  ok(await project.release(settled, "application"));
  await finish(here(), await releasedRun(here()));
  ok(await nomination.post("HR-1", "confirmation", {}));

  for (const verdict of ["decline", "return"])
    expect(refused(await nomination.post("REVIEWER-1", "review", { verdict, ...reasons }))).toEqual([
      409,
      "verdict-too-late",
    ]);
  await objected(nomination, "E2", 1, async () => {
    ok(await nomination.post("REVIEWER-1", "review", accept("一等")));
    expect(await turnOf(nomination)).toEqual(["HR proposes the award of the difference"]);
    expect((await nomination.award()).total).toBe("2000.00");
    ok(await nomination.post("HR-1", "confirmation", {}));
  });
  const negligent = { ...diligent, verdict: "negligent", ...reasons };
  expect(refused(await failure.post("REVIEWER-1", "review", negligent))).toEqual([409, "verdict-too-late"]);
  const other = { ...diligent, policy: "results", scheme: "competition" };
  expect(refused(await failure.post("REVIEWER-1", "review", other))).toEqual([409, "scheme-stays"]);
  await objected(failure, "E3", 1, async () => {
    ok(await failure.post("REVIEWER-1", "review", { ...diligent, facts: { grade: "甲" } }));
    expect((await failure.award()).total).toBe("500.00");
    ok(await failure.post("HR-1", "closing", {}));
  });
  const asProject = at("projects", project.id);
  await objected(asProject, "E1", 2, async () => {
    ok(await project.verify("150000"));
    expect((await project.award()).total).toBe("1000.00");
    ok(await project.release(`${project.id}.3`, "application"));
  });
  expect((await nomination.get()).awarded).toBe("10000.00");
  expect((await failure.get()).awarded).toBe("800.00");
  expect(await asProject.get()).toMatchObject({ state: "done", awarded: "3000.00" });
  await wholeLedger(here());
});

test("an award that is cancelled, or paid and taken back entirely, leaves a case that can be awarded anew", async () => {
  ok(await approver(`${nomination.id}.2`, "cancellation", reasons));
  const back = await nomination.get();
  expect([back.state, back.awarded, back.stagesAhead]).toEqual(["verified", "8000.00", undefined]);
  const taken = (person: string, amount: string) => ({ person, amount, ...reasons });
  ok(await approver(`${nomination.id}.1`, "reversals", taken("E2", "8000")));
  expect((await nomination.award()).total).toBe("10000.00");
  expect(ok(await nomination.post("HR-1", "confirmation", {})).awarded).toBe("10000.00");
  ok(await approver(`${nomination.id}.3`, "cancellation", reasons));
  expect((await nomination.get("E2")).state).toBe("verified");

  ok(await approver(`${failure.id}.2`, "cancellation", reasons));
  ok(await failure.post("HR-1", "closing", {}));
  ok(await approver(`${failure.id}.1`, "reversals", taken("E3", "100")));
  expect((await failure.get()).state).toBe("closed");
  ok(await approver(`${failure.id}.1`, "reversals", taken("E3", "200")));
  expect(await failure.get()).toMatchObject({ state: "reviewed", awarded: "0.00" });
  expect((await failure.award()).total).toBe("800.00");

  ok(await approver(`${project.id}.3`, "cancellation", reasons));
  ok(await project.verify("100000"));
  expect((await project.award()).total).toBe("0.00");
  ok(await project.release(`${project.id}.4`, "application"));
  expect((await project.get()).state).toBe("done");
  ok(await approver(settled, "reversals", taken("E1", "800")));
  expect(await project.get()).toMatchObject({ state: "done", awarded: "1200.00" });
  await wholeLedger(here());
});

test("a last stage that comes to nothing is accepted with evidence all the same", async () => {
  const { project: small, award } = await awardedProject(here(), { team: [["E2", 1]], value: "100000" });
  await releaseAhead(small, award.id);
  ok(await small.verify("0"));
  const { id, total } = await small.award();
  expect([total, (await small.get()).state]).toEqual(["0.00", "settled"]);
  const bare = await here().as("REVIEWER-1").post(`/v1/awards/${id}/stages/application/release`, reasons);
  expect(refused(bare)).toEqual([400, "missing-field"]);
  ok(await small.release(id, "application"));
  expect(await small.get()).toMatchObject({ state: "done", turn: [] });
  expect(refused(await small.release(id, "application"))).toEqual([409, "stage-not-due"]);
  await wholeLedger(here());
});
