// The journey of projects: a team, a jury, a rate, stages by evidence, a last stage by what was real, and what a failure leaves.
import { beforeAll, expect, test } from "vitest";
import { wholeLedger } from "../hold/ledger.ts";
import {
  awardedProject,
  employ,
  fileProject,
  furnishProjects,
  marks,
  ok,
  owedTo,
  projectAt,
  refused,
  releaseAhead,
} from "../projects/project-desk.ts";
import { useEnterprise } from "./enterprise.ts";
import { budgetOf } from "./money.ts";

const { here, found } = useEnterprise();

beforeAll(() => furnishProjects(here()));

test("a project from its goal to its last stage", async () => {
  const place = here();
  const before = await budgetOf(place);
  const project = projectAt(
    place,
    await fileProject(place, {
      team: [
        ["E1", 2],
        ["E2", 1],
      ],
    }),
  );
  expect(await project.get()).toMatchObject({ state: "submitted", turn: [{ whose: "role/reviewer" }] });
  ok(await project.review());
  expect((await project.get()).turn.map(({ whose }: { whose: string }) => whose)).toEqual(["role/hr", "role/finance"]);
  expect(refused(await project.propose())).toEqual([409, "wrong-state"]);
  ok(await project.seat());
  ok(await project.estimate("500000"));
  const waiting = await place.as("J1").get("/v1/projects?turn=me");
  expect(waiting.body.items.map(({ id }: { id: string }) => id)).toEqual([project.id]);
  ok(await project.mark("J1", 81));
  ok(await project.mark("J2", 65));
  const marked = await project.get("E1");
  expect([marked.state, marked.jury.opened]).toEqual([
    "marked",
    {
      score: "73.00",
      rate: "3.92%",
      seats: [
        { seat: "technical", score: "81.00" },
        { seat: "market", score: "65.00" },
      ],
      outliers: ["J1", "J2"].map((juror) => expect.objectContaining({ juror })),
    },
  ]);
  expect(refused(await project.post("J1", "rate", { note: "好" }))).toEqual([403, "role-missing"]);
  ok(await project.rate());
  const award = await project.award();
  // 3.92 % of 500,000.00.
  expect([award.total, award.state]).toEqual(["19600.00", "approved"]);
  expect(await project.get()).toMatchObject({ state: "awarded", stagesAhead: ["kickoff", "development", "test"] });
  expect(await owedTo(place, [award])).toEqual({ "E1 waiting": 1_306_667, "E2 waiting": 653_333 });
  expect(refused(await project.release(award.id, "test"))).toEqual([409, "stage-not-due"]);
  const bare = await place.as("REVIEWER-1").post(`/v1/awards/${award.id}/stages/kickoff/release`, { reasons: "好" });
  expect(refused(bare)).toEqual([400, "missing-field"]);
  expect(refused(await project.verify("600000"))).toEqual([409, "stages-ahead"]);
  await releaseAhead(project, award.id);
  expect(refused(await project.release(award.id, "kickoff"))).toEqual([409, "stage-not-due"]);
  expect(refused(await project.release(award.id, "application"))).toEqual([409, "stage-not-settled"]);
  expect(await project.get()).toMatchObject({ stagesAhead: [], turn: [{ whose: "role/finance" }] });
  expect(refused(await project.post("FINANCE-1", "verification", {}))).toEqual([422, "missing-fact"]);
  ok(await project.verify("600000"));
  const settled = await project.award();
  // 3.92 % of 600,000.00 is 23,520.00, less 60 % of 19,600.00.
  expect([settled.total, settled.request.paidBefore, settled.inStage]).toEqual(["11760.00", "11760.00", "application"]);
  expect((await project.get()).state).toBe("settled");
  ok(await project.release(settled.id, "application"));
  expect(await project.get()).toMatchObject({ state: "done", turn: [], awarded: "23520.00" });
  expect(await owedTo(place, [award, settled])).toEqual({
    "E1 due": 1_568_000,
    "E1 cancelled": 522_667,
    "E2 due": 784_000,
    "E2 cancelled": 261_333,
  });
  const after = await budgetOf(place);
  expect(Number(after.spent) - Number(before.spent)).toBe(23_520);
  const mine = ok(await place.as("E1").get(`/v1/my/cases/${project.id}`));
  expect(JSON.stringify(mine)).toContain("评委");
  // What the settlement pays anew is not shown twice: of the estimate only its released stages.
  expect(mine.awards.map((each: any) => [each.total, each.mine])).toEqual([
    ["11760.00", "7840.00"],
    ["11760.00", "7840.00"],
  ]);
  await wholeLedger(place);
});

test("a failure keeps what was released, cancels the rest and opens its review", async () => {
  const place = here();
  const { project, award } = await awardedProject(place, {
    team: [
      ["E1", 1],
      ["E2", 1],
    ],
    value: "100000",
  });
  ok(await project.release(award.id, "kickoff"));
  const before = await budgetOf(place);
  expect(refused(await project.post("E1", "failure", { reasons: "不做了" }))).toEqual([403, "role-missing"]);
  ok(await project.fail());
  expect(await project.get()).toMatchObject({ state: "failed", turn: [], awarded: "200.00" });
  expect(await owedTo(place, [award])).toEqual({
    "E1 due": 10_000,
    "E1 cancelled": 90_000,
    "E2 due": 10_000,
    "E2 cancelled": 90_000,
  });
  const after = await budgetOf(place);
  expect(Number(before.spent) - Number(after.spent)).toBe(1800);
  const { items } = ok(await place.as("REVIEWER-1").get("/v1/failures?turn=me"));
  const review = ok(await place.as("E2").get(`/v1/failures/${items.at(-1).id}`));
  expect([review.about, review.state, review.authors.length]).toEqual([project.id, "submitted", 2]);
  expect(refused(await project.release(award.id, "development"))).toEqual([409, "stage-not-due"]);
  expect(refused(await project.fail())).toEqual([409, "wrong-state"]);
  await wholeLedger(place);
});

test("who may do what", async () => {
  const place = here();
  await employ(place, "R-F", ["reviewer", "finance", "juror", "employee"]);
  const project = projectAt(place, await fileProject(place, { team: [["E3", 1]] }));
  expect(refused(await project.post("E1", "review", { verdict: "accept" }))).toEqual([403, "role-missing"]);
  expect((await place.as("J1").get(`/v1/projects/${project.id}`)).status).toBe(404);
  ok(await project.post("R-F", "review", { verdict: "accept" }));
  ok(
    await project.seat([
      ["R-F", "technical"],
      ["J2", "market"],
    ]),
  );
  expect(refused(await project.post("J1", "marks", marks(5)))).toEqual([404, "unknown-id"]);
  ok(await project.mark("R-F", 50));
  ok(await project.mark("J2", 50));
  expect(refused(await project.post("R-F", "rate", { note: "好" }))).toEqual([403, "sod-same-person"]);
  ok(await project.rate());
  ok(await project.post("R-F", "valuation", { facts: { value: "90000" } }));
  const award = await project.award();
  await releaseAhead(project, award.id);
  expect(refused(await project.post("R-F", "verification", { facts: { value: "1" } }))).toEqual([
    403,
    "sod-same-person",
  ]);
  ok(await project.verify("90000"));
  await wholeLedger(place);
});

test("a fund that is used up still settles what it has promised; who acts at once, acts one after the other", async () => {
  const place = await found();
  await furnishProjects(place, "10000");
  const { project, award } = await awardedProject(place, { value: "500000" });
  expect(await budgetOf(place)).toMatchObject({ free: "0.00", spent: "10000.00" });
  const released = await Promise.all([project.release(award.id, "kickoff"), project.release(award.id, "kickoff")]);
  expect(released.map(({ status }) => status).sort()).toEqual([200, 409]);
  ok(await project.release(award.id, "development"));
  ok(await project.release(award.id, "test"));
  ok(await project.verify("500000.01"));
  const settled = await project.award();
  expect(settled.total).toBe("4000.00");
  expect(await budgetOf(place)).toMatchObject({ free: "0.00", reserved: "0.00", spent: "10000.00" });
  const [failed, last] = await Promise.all([project.fail(), project.release(settled.id, "application")]);
  const { state } = await project.get();
  // Whoever was first; the other finds it failed, or done.
  expect([failed.status, last.status, state]).toEqual(
    failed.status === 200 ? [200, 409, "failed"] : [409, 200, "done"],
  );
  const owed = await owedTo(place, [settled]);
  expect(owed).toEqual(state === "failed" ? { "E1 cancelled": 400_000 } : { "E1 due": 400_000 });
  await wholeLedger(place);
});

test("a failure and an approval at once: either nothing was awarded, or all of it is cancelled", async () => {
  const place = await found();
  await furnishProjects(place);
  const project = projectAt(place, await fileProject(place, { scheme: "vote" }));
  ok(await project.review());
  ok(await project.vote());
  ok(await project.estimate("1000"));
  const { id } = ok(await project.propose(), 201);
  const [failed, approved] = await Promise.all([
    project.fail(),
    place.as("APPROVER-1").post(`/v1/awards/${id}/approval`),
  ]);
  expect([failed.status, [200, 409].includes(approved.status)]).toEqual([200, true]);
  expect(await project.get()).toMatchObject({ state: "failed", awarded: "0.00" });
  expect(await budgetOf(place)).toMatchObject({ reserved: "0.00", spent: "0.00" });
  const { state } = ok(await place.as("HR-1").get(`/v1/awards/${id}`));
  expect(state).toBe(approved.status === 200 ? "cancelled" : "superseded");
  await wholeLedger(place);
});
