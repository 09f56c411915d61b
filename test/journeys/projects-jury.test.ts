// The journey of a project's jury: seats without conflict of interest, marks that stay sealed until all are in, another round, and a vote instead.
import { beforeAll, expect, test } from "vitest";
import { wholeLedger } from "../hold/ledger.ts";
import {
  employ,
  fileProject,
  furnishProjects,
  minutes,
  ok,
  placeUnder,
  projectAt,
  refused,
} from "../projects/project-desk.ts";
import { useEnterprise } from "./enterprise.ts";

const { here } = useEnterprise();

beforeAll(async () => {
  await furnishProjects(here());
  await employ(here(), "BOSS", ["juror", "employee"]);
  await employ(here(), "CHIEF", ["juror", "employee"]);
  await employ(here(), "MAKER", ["employee"]);
  await employ(here(), "HELPER", ["juror", "employee"]);
  await placeUnder(here(), "CHIEF", { manager: "BOSS" });
  await placeUnder(here(), "MAKER", { manager: "CHIEF", mentor: "J3" });
  await placeUnder(here(), "HELPER", { manager: "MAKER" });
});

test("a jury has no one with a stake in it, and all that is wrong is said at once", async () => {
  const place = here();
  const project = projectAt(place, await fileProject(place, { team: [["MAKER", 1]] }));
  ok(await project.review());
  const answer = await project.seat([
    ["MAKER", "technical"],
    ["J3", "technical"],
    ["CHIEF", "market"],
    ["BOSS", "market"],
    ["HELPER", "jokers"],
    ["J1", "technical"],
    ["J1", "technical"],
    ["E1", "technical"],
    ["NOBODY", "technical"],
  ]);
  expect(answer.status).toBe(422);
  const found = answer.body.errors.map(({ code, path, message }: Record<string, string>) => [code, path, message]);
  expect(found.map(([code, path]: string[]) => `${code} ${path}`)).toEqual([
    "unknown-seat /seats/4/seat",
    "juror-role-missing /seats/0/juror",
    "juror-conflict /seats/0/juror",
    "juror-conflict /seats/1/juror",
    "juror-conflict /seats/2/juror",
    "juror-conflict /seats/3/juror",
    "juror-conflict /seats/4/juror",
    "juror-twice /seats/6/juror",
    "juror-role-missing /seats/7/juror",
    "person-not-employed /seats/8/juror",
  ]);
  expect(found[4][2]).toContain("CHIEF stands above MAKER");
  expect(found[6][2]).toContain("HELPER stands below MAKER");
  expect(refused(await project.seat([["J1", "technical"]]))).toEqual([422, "seat-short"]);
  expect(refused(await project.post("E1", "jury", { seats: [] }))).toEqual([403, "role-missing"]);
  ok(await project.seat());
  ok(
    await project.seat([
      ["J2", "technical"],
      ["J1", "market"],
    ]),
  );
  ok(await project.mark("J1", 50));
  expect(refused(await project.seat())).toEqual([409, "marks-in"]);
});

test("who teaches an author by an agreement neither reviews nor marks what they propose", async () => {
  const place = here();
  const [learner, mentor] = ["LEARNER", "MASTER"];
  await employ(place, learner, ["employee"]);
  await employ(place, mentor, ["juror", "reviewer", "employee"]);
  const terms = { form: "mentoring", mentor, apprentices: [learner], from: "2025-01-01", until: "2030-01-01" };
  const { id } = ok(await place.as("HR-1").post("/v1/agreements", { ...terms, goals: "独立操作" }), 201);
  const before = projectAt(place, await fileProject(place, { team: [[learner, 1]] }));
  for (const person of [learner, mentor])
    ok(await place.as(person).post(`/v1/agreements/${id}/signatures`, { terms: 1 }));
  const project = projectAt(place, await fileProject(place, { team: [[learner, 1]] }));
  expect((await project.get()).mentors).toEqual([mentor]);
  expect(refused(await project.post(mentor, "review", { verdict: "accept" }))).toEqual([403, "sod-beneficiary"]);
  // A jury that is seated later knows of an agreement that was signed meanwhile.
  ok(await before.review());
  const seats = [
    ["J1", "technical"],
    [mentor, "market"],
  ] as const;
  expect(refused(await before.seat(seats as never))).toEqual([422, "juror-conflict"]);
});

test("no mark is seen by anyone before the last is in, neither in answers nor in the journal", async () => {
  const place = here();
  const project = projectAt(place, await fileProject(place));
  ok(await project.review());
  ok(
    await project.seat([
      ["J1", "technical"],
      ["J2", "market"],
      ["J3", "market"],
    ]),
  );
  const tooMuch = await project.post("J1", "marks", { marks: { novelty: 101, charm: 1, market: 7 } });
  expect(refused(tooMuch)).toEqual([400, "whole-number-invalid", "missing-criterion", "unknown-criterion"]);
  expect(refused(await project.mark("E1", 50))).toEqual([403, "role-missing"]);
  const given = { marks: { novelty: 87, difficulty: 53, market: 71 } };
  const key = { "idempotency-key": "sealed-marks-of-J1" };
  const path = `/v1/projects/${project.id}/marks`;
  const first = await place.as("J1").post(path, given, key);
  const again = await place.as("J1").post(path, given, key);
  expect([first.status, again.body]).toEqual([200, first.body]);
  expect(refused(await project.mark("J1", 87))).toEqual([409, "marked-already"]);
  ok(await project.mark("J2", 87));
  const isSecret = (text: string): boolean => /\b(?:87|53|71|72\.\d*)\b|scores|novelty/.test(text);
  expect(isSecret(JSON.stringify(given))).toBe(true);
  for (const by of ["E1", "J1", "J3", "HR-1", "REVIEWER-1", "FINANCE-1", "AUDITOR-1", "ADMIN-1"]) {
    const { facts, jury } = await project.get(by);
    expect([facts, Object.keys(jury), jury.seats.flatMap((seat: object) => Object.keys(seat).sort())]).toEqual([
      {},
      ["round", "seats"],
      ["juror", "markedAt", "seat", "juror", "markedAt", "seat", "juror", "seat"],
    ]);
  }
  expect([first.body.facts, first.body.jury.opened]).toEqual([{}, undefined]);
  const entries = (await wholeLedger(place)).filter(({ changes }) =>
    changes.some(({ record }) => record.includes(project.id)),
  );
  const sheets = entries.flatMap(({ changes }) => changes.filter(({ record }) => record.startsWith("marks/")));
  expect(sheets).toHaveLength(2);
  expect(sheets.every(({ set, secret }) => secret !== undefined && !isSecret(JSON.stringify(set)))).toBe(true);
  const cases = entries.flatMap(({ changes }) => changes.filter(({ record }) => record === `case/${project.id}`));
  expect(cases.length).toBeGreaterThan(4);
  expect(cases.some(({ set }) => isSecret(JSON.stringify(set.facts ?? {})))).toBe(false);
  const last = ok(await project.mark("J3", 40));
  expect([
    last.state,
    last.facts.scores.value.length,
    last.jury.opened.outliers.map(({ juror }: { juror: string }) => juror),
  ]).toEqual(["marked", 3, ["J2", "J3"]]);
});

test("the last two jurors at once: both are in, and it is marked once", async () => {
  const place = here();
  const project = projectAt(place, await fileProject(place));
  ok(await project.review());
  ok(await project.seat());
  const answers = await Promise.all([project.mark("J1", 70), project.mark("J2", 80)]);
  expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  const { state, history, facts } = await project.get();
  expect([state, history.filter((step: { state: string }) => step.state === "marked").length]).toEqual(["marked", 1]);
  expect(facts.scores.value.map(({ juror }: { juror: string }) => juror)).toEqual(["J1", "J2"]);
  ok(await project.post("HR-1", "marking-again", { reasons: "评分口径不一致" }));
  const reopened = await project.get();
  expect([reopened.state, reopened.facts, reopened.jury.round, reopened.jury.opened]).toEqual([
    "marking",
    {},
    2,
    undefined,
  ]);
  ok(await project.mark("J1", 75));
  // A juror who never comes does not hold it up for ever.
  ok(await project.post("HR-1", "marking-again", { reasons: "评委出差" }));
  ok(
    await project.seat([
      ["J1", "technical"],
      ["J3", "market"],
    ]),
  );
  ok(await project.mark("J1", 75));
  ok(await project.mark("J3", 75));
  expect((await project.get()).jury).toMatchObject({ round: 3, opened: { score: "75.00", rate: "4%", outliers: [] } });
  await wholeLedger(place);
});

test("a rate by vote needs minutes and stays in its range; where neither is asked it is fixed at once", async () => {
  const place = here();
  const vote = projectAt(place, await fileProject(place, { scheme: "vote" }));
  ok(await vote.review());
  expect(refused(await vote.seat())).toEqual([409, "no-jury"]);
  expect(refused(await vote.rate())).toEqual([409, "rate-not-ready"]);
  expect(refused(await vote.post("HR-1", "vote", { rate: "6%", evidence: minutes }))).toEqual([
    422,
    "chosen-rate-outside",
  ]);
  expect(refused(await vote.post("HR-1", "vote", { rate: "2%", evidence: [] }))).toEqual([400, "list-empty"]);
  ok(await vote.vote("5%"));
  // What was written down wrong is mended before any money is owed.
  ok(await vote.vote("2.50%"));
  expect(refused(await vote.propose())).toEqual([422, "missing-fact"]);
  ok(await vote.estimate("1000.20"));
  expect((await vote.award()).total).toBe("25.01");
  const saved = projectAt(place, await fileProject(place, { scheme: "saved" }));
  ok(await saved.review());
  expect(refused(await saved.vote())).toEqual([409, "no-vote"]);
  ok(await saved.rate());
  expect(refused(await saved.post("FINANCE-1", "valuation", { facts: { value: "1" } }))).toEqual([422, "unknown-fact"]);
  ok(await saved.post("FINANCE-1", "valuation", { facts: { saving: "1000" } }));
  expect((await saved.award()).total).toBe("100.00");
});
