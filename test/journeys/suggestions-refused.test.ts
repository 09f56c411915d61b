// What suggestions refuse, over HTTP: each rule with its code, and nothing is changed by a refusal.
import { beforeAll, describe, expect, test } from "vitest";
import type { Desk } from "./enterprise.ts";
import { useEnterprise } from "./enterprise.ts";
import { bring, codesOf, draft, idea, policy, publish, refusedWith, steps } from "./suggestion-desk.ts";

const { here, found } = useEnterprise();
const as = (person: string): Desk => here().as(person);

beforeAll(async () => {
  here().at("2026-03-01T02:00:00Z");
  await publish(here(), policy);
});

const inState = async (state: string): Promise<string> => {
  const id = await draft(as("E1"));
  if (state !== "draft") await bring(here(), id, "E1", state);
  return `/v1/suggestions/${id}`;
};

describe("what is written", () => {
  test.each([
    ["a title of 201 characters", { title: "长".repeat(201) }, "text-too-long"],
    ["a problem of 4,001 characters", { problem: "x".repeat(4001) }, "text-too-long"],
    ["a title on two lines", { title: "一\n二" }, "text-invalid"],
    ["a text that is turned around", { proposal: "abc\u202edef" }, "text-invalid"],
    ["an empty proposal", { proposal: " \n" }, "text-invalid"],
    ["no title", { title: undefined }, "missing-field"],
    ["a link that runs a program", { evidence: [{ title: "a", link: "javascript:alert(1)" }] }, "link-invalid"],
    ["an estimate in words", { estimate: "1e3" }, "amount-invalid"],
    ["a weight of 0", { authors: [{ person: "E1", weight: 0 }] }, "whole-number-invalid"],
    ["a weight above a million", { authors: [{ person: "E1", weight: 1_000_001 }] }, "whole-number-invalid"],
    ["no authors", { authors: [] }, "list-empty"],
    ["21 authors", { authors: Array(21).fill({ person: "E1", weight: 1 }) }, "list-too-long"],
    ["a field of the record", { state: "accepted" }, "unknown-field"],
  ])("%s is not readable", async (_, more, code) => {
    expect(refusedWith(await as("E1").post("/v1/suggestions", idea(more)))).toEqual([400, code]);
  });

  test.each([
    ["an author twice", { authors: ["E1", "E1"].map((person) => ({ person, weight: 1 })) }, "employee-twice"],
    [
      "an author whom nobody knows",
      { authors: ["E1", "E99"].map((person) => ({ person, weight: 1 })) },
      "author-not-employed",
    ],
    ["authors without who proposes it", { authors: [{ person: "E2", weight: 1 }] }, "proposer-not-author"],
    ["no scheme where there are two", { policy: undefined, scheme: undefined }, "scheme-unclear"],
    ["an allowance", { scheme: "monthly" }, "scheme-unclear"],
    ["a policy that is not there", { policy: "other" }, "scheme-unclear"],
  ])("%s is against the rules", async (_, more, code) => {
    expect(refusedWith(await as("E1").post("/v1/suggestions", idea(more)))).toEqual([422, code]);
  });

  test("a scheme alone will do where only one policy has it, and the list says which there are", async () => {
    const table = await as("E1").post("/v1/suggestions", idea({ policy: undefined, scheme: "awards" }));
    expect(table.body.policy).toEqual({ id: "ideas", scheme: "awards" });
    const unclear = await as("E1").post("/v1/suggestions", idea({ policy: undefined, scheme: undefined }));
    expect(unclear.body.detail).toContain("ideas/benefit, ideas/awards");
    expect(unclear.body.zh).toContain("ideas/benefit, ideas/awards");
    const none = await (await found()).as("E1").post("/v1/suggestions", idea({ policy: undefined, scheme: undefined }));
    expect([...refusedWith(none), none.body.detail]).toEqual([
      422,
      "scheme-unclear",
      expect.stringContaining("publish"),
    ]);
  });
});

describe("the way of a suggestion", () => {
  test.each([
    ["review", "draft", "REVIEWER-1", 404],
    ["implementation", "submitted", "REVIEWER-1", 409],
    ["verification", "accepted", "FINANCE-1", 409],
    ["review", "accepted", "REVIEWER-1", 409],
    ["submission", "accepted", "E1", 409],
    ["withdrawal", "implemented", "E1", 409],
    ["agreements", "submitted", "E1", 409],
  ])("%s is not possible while it is %s", async (step, state, person, status) => {
    const path = await inState(state);
    const bodies: { [step: string]: object } = {
      ...steps,
      withdrawal: { reasons: "r" },
      agreements: { agrees: true, weight: 1, of: 1 },
    };
    const answer = await as(person).post(`${path}/${step}`, bodies[step]);
    expect(refusedWith(answer)).toEqual([status, status === 404 ? "unknown-id" : "wrong-state"]);
    expect((await as("E1").get(path)).body.state).toBe(state);
  });

  test("a change names the version that it was made from, and only what is with its authors changes", async () => {
    const path = await inState("draft");
    const change = (headers: Record<string, string>) => as("E1").send("PATCH", path, { title: "新" }, headers);
    expect(refusedWith(await change({}))).toEqual([400, "if-match-required"]);
    expect((await change({ "if-match": '"1"' })).status).toBe(200);
    expect(refusedWith(await change({ "if-match": '"1"' }))).toEqual([409, "stale-version"]);
    const filed = await inState("submitted");
    const late = await as("E1").send("PATCH", filed, { title: "新" }, { "if-match": '"2"' });
    expect(refusedWith(late)).toEqual([409, "wrong-state"]);
  });

  test("who turns it away says why, and corrects no facts", async () => {
    const path = await inState("submitted");
    const review = (body: object) => as("REVIEWER-1").post(`${path}/review`, body);
    expect(refusedWith(await review({ verdict: "decline" }))).toEqual([400, "missing-field"]);
    expect(refusedWith(await review({ verdict: "return" }))).toEqual([400, "missing-field"]);
    const withFacts = await review({ verdict: "decline", reasons: "r", facts: { field: "safety" } });
    expect(refusedWith(withFacts)).toEqual([422, "facts-only-on-acceptance"]);
    expect(refusedWith(await review({ verdict: "approve" }))).toEqual([400, "choice-invalid"]);
    expect(refusedWith(await as("E1").post(`${path}/withdrawal`, {}))).toEqual([400, "missing-field"]);
  });

  test("an author who does not agree says why", async () => {
    const shares = ["E1", "E2"].map((person) => ({ person, weight: 1 }));
    const path = `/v1/suggestions/${await draft(as("E1"), { authors: shares })}/agreements`;
    const silent = await as("E2").post(path, { agrees: false, weight: 1, of: 2 });
    expect(refusedWith(silent)).toEqual([400, "missing-field"]);
  });

  test("days that have not come, or that came too early", async () => {
    const accepted = await inState("accepted");
    const tomorrow = await as("REVIEWER-1").post(`${accepted}/implementation`, { on: "2026-03-02" });
    expect(refusedWith(tomorrow)).toEqual([422, "day-in-future"]);
    const path = `${await inState("implemented")}/verification`;
    const verify = (span: object) => as("FINANCE-1").post(path, { ...steps.verification, ...span });
    expect(refusedWith(await verify({ until: "2026-03-02" }))).toEqual([422, "day-in-future"]);
    expect(refusedWith(await verify({ from: "2026-02-28" }))).toEqual([422, "day-too-early"]);
    expect(refusedWith(await verify({ until: "2026-02-28" }))).toEqual([400, "span-backwards"]);
  });

  test("on the day of submission a policy is in force, and every author is employed", async () => {
    const early = await draft(as("E1"));
    here().at("2024-12-31T15:00:00Z");
    const unruled = await as("E1").post(`/v1/suggestions/${early}/submission`, {});
    expect([...refusedWith(unruled), unruled.body.detail]).toEqual([
      422,
      "no-policy-in-force",
      expect.stringContaining("ideas/benefit is not in force on 2024-12-31"),
    ]);
    expect(refusedWith(await as("E1").post("/v1/suggestions", idea()))).toEqual([422, "scheme-unclear"]);
    here().at("2026-03-01T02:00:00Z");
    const leaver = { id: "L1", name: "李四", department: "二车间", from: "2020-01-01", until: "2026-03-01" };
    expect((await as("HR-1").post("/v1/people", leaver)).status).toBe(201);
    const shares = ["E1", "L1"].map((person) => ({ person, weight: 1 }));
    expect((await as("E1").post("/v1/suggestions", idea({ authors: shares }))).status).toBe(201);
    here().at("2026-03-01T16:00:00Z");
    const gone = await as("E1").post("/v1/suggestions", idea({ authors: shares }));
    expect([...refusedWith(gone), gone.body.detail]).toEqual([
      422,
      "author-not-employed",
      expect.stringContaining("L1"),
    ]);
    here().at("2026-03-01T02:00:00Z");
  });
});

describe("facts", () => {
  test.each([
    ["what the scheme does not name", { colour: "red" }, [422, "unknown-fact"]],
    ["a name that every object has", { toString: "red" }, [422, "unknown-fact"]],
    ["the measure, which finance finds out", { benefit: "60000" }, [422, "fact-not-yours"]],
    ["service, which follows from records", { tenureMonths: 99 }, [422, "fact-not-yours"]],
    ["the size of the team", { teamSize: 3 }, [422, "fact-not-yours"]],
    ["a number for a text", { field: 3 }, [400, "text-invalid"]],
  ])("authors cannot enter %s", async (_, facts, wanted) => {
    const path = await inState("draft");
    expect(refusedWith(await as("E1").post(`${path}/submission`, { facts }))).toEqual(wanted);
    const filed = await inState("submitted");
    const review = await as("REVIEWER-1").post(`${filed}/review`, { verdict: "accept", facts });
    expect(refusedWith(review)).toEqual(wanted);
  });

  test("whoever accepts confirms or corrects what the authors stated, item by item", async () => {
    const path = await inState("submitted");
    const review = (facts?: object) => as("REVIEWER-1").post(`${path}/review`, { verdict: "accept", facts });
    for (const facts of [undefined, {}]) {
      const overlooked = await review(facts);
      expect(refusedWith(overlooked)).toEqual([409, "facts-unconfirmed"]);
      expect(overlooked.body.errors).toMatchObject([
        { path: "/facts/field", zh: expect.stringContaining('field 为 "safety"') },
      ]);
    }
    const form = await as("REVIEWER-1").get(`${path}/form`);
    const named = (name: string) => form.body.facts.find((fact: { name: string }) => fact.name === name);
    expect(named("field")).toMatchObject({
      matters: { zh: "调整（field）：safety", en: "Adjusts the amount (field): safety" },
      entered: { value: "safety", source: "author", by: "E1" },
      unconfirmed: true,
    });
    expect(named("tenureMonths")).toMatchObject({ matters: { zh: "申报条件：不少于 6", en: "Required: at least 6" } });
    expect(named("tenureMonths")).not.toHaveProperty("unconfirmed");
    expect(named("benefit").matters.en).toBe("The amount is calculated from it");
    const confirmed = await review({ field: "safety" });
    expect(confirmed.body.facts.field).toMatchObject({
      ...{ value: "safety", source: "author", by: "E1", confirmed: { by: "REVIEWER-1", at: expect.any(String) } },
    });
    const corrected = await as("REVIEWER-1").post(`${await inState("submitted")}/review`, {
      verdict: "accept",
      facts: { field: "quality" },
    });
    expect(corrected.body.facts.field).toMatchObject({ value: "quality", source: "reviewer", by: "REVIEWER-1" });
    expect(corrected.body.facts.field).not.toHaveProperty("confirmed");
  });

  test("finance enters amounts as the calculation reads them, and none may be missing", async () => {
    const id = await draft(as("E1"));
    const path = `/v1/suggestions/${id}`;
    expect((await as("E1").post(`${path}/submission`, {})).status).toBe(200);
    await as("REVIEWER-1").post(`${path}/review`, { verdict: "accept" });
    await as("REVIEWER-1").post(`${path}/implementation`, steps.implementation);
    const verify = (facts?: object) => as("FINANCE-1").post(`${path}/verification`, { ...steps.verification, facts });
    const missing = await verify();
    expect([missing.status, codesOf(missing)]).toEqual([422, ["missing-fact", "missing-fact"]]);
    expect(missing.body.errors.map((error: { path: string }) => error.path)).toEqual([
      "/facts/benefit",
      "/facts/field",
    ]);
    expect(refusedWith(await verify({ benefit: "1e5", field: "safety" }))).toEqual([400, "amount-invalid"]);
    const form = await as("FINANCE-1").get(`${path}/form`);
    expect(form.body).toMatchObject({
      policy: "ideas",
      scheme: "benefit",
      day: "2026-03-01",
      missing: ["benefit", "field"],
    });
    const whole = await verify({ benefit: 60000, field: "safety" });
    expect([whole.status, whole.body.facts.benefit.value, whole.body.facts.field.source]).toEqual([
      200,
      "60000.00",
      "finance",
    ]);
    expect((await as("E1").get(`${path}/form`)).body.missing).toEqual([]);
  });

  test("the form says who enters what", async () => {
    const { body } = await as("E1").get(`${await inState("submitted")}/form`);
    expect(
      body.facts.map(({ name, type, enteredBy }: { [field: string]: unknown }) => [name, type, enteredBy]),
    ).toEqual([
      ["benefit", "money", ["finance"]],
      ["tenureMonths", "whole", ["derived"]],
      ["field", "text", ["author", "reviewer", "finance"]],
      ["teamSize", "whole", ["derived"]],
    ]);
    expect(body.facts[2].entered).toMatchObject({ value: "safety", source: "author", by: "E1" });
    expect(body.facts[0].says).toEqual({ zh: "财务在核实时", en: "finance when it verifies it" });
  });
});
