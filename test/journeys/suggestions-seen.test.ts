// Who sees a suggestion, who may decide it, for whom it waits, and what seems to say the same.
import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import type { Member, MemberSecret } from "../../domain/records/people.ts";
import { changed } from "../../domain/records/record.ts";
import { now } from "../../functions/store/clock.ts";
import { commit } from "../../functions/store/commit.ts";
import { load } from "../../functions/store/load.ts";
import { forgetMembers } from "../../functions/store/members.ts";
import { type Answered, type Desk, useEnterprise } from "./enterprise.ts";
import { setBudget } from "./money.ts";
import { bring, draft, policy, publish, refusedWith, steps } from "./suggestion-desk.ts";

const { here, found } = useEnterprise();
const as = (person: string): Desk => here().as(person);
const idsOf = ({ body }: Answered): string[] => body.items.map(({ id }: { id: string }) => id);

beforeAll(async () => {
  here().at("2026-03-01T02:00:00Z");
  await publish(here(), policy);
});

/** Changes a record as no operation of these tests does. */
const change = async (kind: "member" | "person", id: string, fields: object, secret: object = {}): Promise<void> => {
  const before = await load<Member, MemberSecret>(here().tenant, kind, id);
  const actor = { tenant: here().tenant, person: "ADMIN-1", operation: "test", request: randomUUID(), now: now() };
  const saved = await commit(actor, { changes: [changed(before!, fields, secret)] });
  expect(saved.did).toBe("committed");
  forgetMembers();
};

const readers = ["REVIEWER-1", "FINANCE-1", "HR-1", "APPROVER-1", "AUDITOR-1", "ADMIN-1"];

describe("who sees it", () => {
  test("a draft is its authors' own, and the auditor's", async () => {
    const shares = ["E1", "E2"].map((person) => ({ person, weight: 1 }));
    const path = `/v1/suggestions/${await draft(as("E1"), { authors: shares })}`;
    for (const person of ["E1", "E2", "AUDITOR-1"]) expect((await as(person).get(path)).status, person).toBe(200);
    for (const person of ["E3", "CASHIER-1", ...readers.filter((reader) => reader !== "AUDITOR-1")])
      expect((await as(person).get(path)).status, person).toBe(404);
  });

  test("a filed one is seen by who has to do with it; to all others it is an unknown id", async () => {
    const id = await draft(as("E1"));
    await bring(here(), id, "E1", "submitted");
    const path = `/v1/suggestions/${id}`;
    for (const person of ["E1", ...readers]) expect((await as(person).get(path)).status, person).toBe(200);
    const stranger = (await found()).as("REVIEWER-1");
    for (const desk of [as("E2"), as("CASHIER-1"), stranger])
      for (const part of ["", "/form", "/similar"]) {
        const [hidden, none] = [await desk.get(path + part), await desk.get(`/v1/suggestions/none${part}`)];
        expect([hidden.status, { ...hidden.body, instance: "" }]).toEqual([404, { ...none.body, instance: "" }]);
      }
    expect(refusedWith(await stranger.post(`${path}/review`, steps.review))).toEqual([404, "unknown-id"]);
    expect(refusedWith(await as("E2").post(`${path}/withdrawal`, { reasons: "r" }))).toEqual([404, "unknown-id"]);
    expect(idsOf(await as("E2").get("/v1/suggestions?limit=100"))).not.toContain(id);
    expect(idsOf(await as("E1").get("/v1/suggestions?mine=yes"))).toContain(id);
    expect(idsOf(await as("HR-1").get("/v1/suggestions?state=submitted"))).toContain(id);
  });

  test("a mentor of an author sees it, and does not decide it", async () => {
    await change("person", "E3", {}, { mentor: "REVIEWER-2" });
    const id = await draft(as("E3"));
    await bring(here(), id, "E3", "submitted");
    const path = `/v1/suggestions/${id}`;
    expect((await as("REVIEWER-2").get(path)).body.mentors).toEqual(["REVIEWER-2"]);
    const refused = await as("REVIEWER-2").post(`${path}/review`, steps.review);
    expect([...refusedWith(refused), refused.body.detail]).toEqual([
      403,
      "sod-beneficiary",
      expect.stringContaining("REVIEWER-1"),
    ]);
    await change("member", "REVIEWER-2", { roles: ["employee"] });
    expect(idsOf(await as("REVIEWER-2").get("/v1/suggestions"))).toEqual([id]);
    await change("member", "REVIEWER-2", { roles: ["reviewer", "employee"] });
  });
});

describe("who decides it", () => {
  const allButOne = (...able: string[]) =>
    ["E2", "REVIEWER-1", "FINANCE-1", "HR-1", "APPROVER-1", "CASHIER-1", "AUDITOR-1", "ADMIN-1"].filter(
      (person) => !able.includes(person),
    );

  test.each([
    ["submission", "draft", ["E1"]],
    ["review", "submitted", ["REVIEWER-1"]],
    ["implementation", "accepted", ["REVIEWER-1"]],
    ["verification", "implemented", ["FINANCE-1"]],
  ] as const)("%s is for no one without the role", async (step, state, able) => {
    const id = await draft(as("E1"));
    if (state !== "draft") await bring(here(), id, "E1", state);
    for (const person of allButOne(...able)) {
      const answer = await as(person).post(`/v1/suggestions/${id}/${step}`, steps[step]);
      expect([403, 404], `${person} ${answer.status}`).toContain(answer.status);
    }
    expect((await as("E1").get(`/v1/suggestions/${id}`)).body.state).toBe(state);
  });

  test("a reviewer does not review their own, nor does someone who stands in for them", async () => {
    const id = await draft(as("REVIEWER-1"));
    await bring(here(), id, "REVIEWER-1", "submitted");
    const path = `/v1/suggestions/${id}/review`;
    expect(refusedWith(await as("REVIEWER-1").post(path, steps.review))).toEqual([403, "sod-beneficiary"]);
    const absence = { to: "E2", roles: ["reviewer"], from: "2026-03-01", until: "2026-03-31", reason: "休假" };
    const delegation = await as("REVIEWER-1").post("/v1/delegations", absence);
    expect(delegation.status, JSON.stringify(delegation.body)).toBe(201);
    forgetMembers();
    expect(refusedWith(await as("E2").post(path, steps.review))).toEqual([403, "sod-beneficiary"]);
    expect(idsOf(await as("E2").get("/v1/suggestions?turn=me&limit=100"))).not.toContain(id);
    const other = await draft(as("E1"));
    await bring(here(), other, "E1", "submitted");
    expect(idsOf(await as("E2").get("/v1/suggestions?turn=me&limit=100"))).toContain(other);
    const stoodIn = await as("E2").post(`/v1/suggestions/${other}/review`, steps.review);
    expect(stoodIn.body.history.at(-1)).toMatchObject({ by: "E2", for: "REVIEWER-1" });
    await change("member", "E2", { standsInFor: [] });
  });

  test("who accepted it does not verify it, whoever they accepted it for", async () => {
    await change("member", "REVIEWER-1", { roles: ["reviewer", "finance", "employee"] });
    const id = await draft(as("E1"));
    await bring(here(), id, "E1", "implemented");
    const path = `/v1/suggestions/${id}/verification`;
    expect(refusedWith(await as("REVIEWER-1").post(path, steps.verification))).toEqual([403, "sod-same-person"]);
    expect(idsOf(await as("REVIEWER-1").get("/v1/suggestions?turn=me&limit=100"))).not.toContain(id);
    await change("member", "REVIEWER-1", { roles: ["reviewer", "employee"] });
    expect((await as("FINANCE-1").post(path, steps.verification)).status).toBe(200);
  });
});

describe("for whom it waits", () => {
  test("it stands with whose turn it is, and with no one else", async () => {
    const id = await draft(as("E1"));
    const turns: [string, string][] = [
      ["draft", "E1"],
      ["submitted", "REVIEWER-1"],
      ["implemented", "FINANCE-1"],
      ["verified", "HR-1"],
    ];
    for (const [state, whose] of turns) {
      const other = state === "draft" ? id : await draft(as("E1"));
      if (state !== "draft") await bring(here(), other, "E1", state);
      for (const person of ["E1", "REVIEWER-1", "FINANCE-1", "HR-1"]) {
        const waiting = idsOf(await as(person).get("/v1/suggestions?turn=me&limit=100"));
        expect(waiting.includes(other), `${state} ${person}`).toBe(person === whose);
      }
    }
  });

  test("what waits for more days than the enterprise wants is overdue, drafts never", async () => {
    here().at("2026-05-01T15:59:59Z");
    const [filed, kept] = [await draft(as("E1")), await draft(as("E1"))];
    await as("E1").post(`/v1/suggestions/${filed}/submission`, {});
    const overdue = async (): Promise<boolean[]> => {
      const ids = idsOf(await as("ADMIN-1").get("/v1/suggestions?overdue=yes&limit=100"));
      return [ids.includes(filed), ids.includes(kept)];
    };
    here().at("2026-05-31T15:59:59Z");
    expect(await overdue()).toEqual([false, false]);
    here().at("2026-05-31T16:00:00Z");
    expect(await overdue()).toEqual([true, false]);
    expect((await as("E1").get(`/v1/suggestions/${filed}`)).body).toMatchObject({ waitingDays: 31, overdue: true });
    expect(idsOf(await as("E1").get("/v1/suggestions?overdue=yes"))).toContain(filed);
    here().at("2026-06-01T02:00:00Z");
  });

  test("pages of several lists follow one another, each suggestion once", async () => {
    const pages: string[][] = [];
    let next = "";
    do {
      const page = await as("REVIEWER-1").get(`/v1/suggestions?turn=me&limit=2${next}`);
      pages.push(idsOf(page));
      next = page.body.next === undefined ? "" : `&cursor=${page.body.next}`;
    } while (next !== "");
    const all = idsOf(await as("REVIEWER-1").get("/v1/suggestions?turn=me&limit=100"));
    expect(pages.flat()).toEqual(all);
    expect(all.length).toBeGreaterThan(2);
    const department = await as("HR-1").get("/v1/suggestions?state=submitted&department=九车间");
    expect(department.body).toEqual({ items: [] });
  });
});

describe("likely duplicates", () => {
  const told = {
    title: "空压机余热回收用于职工浴室",
    problem: "空压机运行时产生大量热量，全部排到室外，职工浴室另用电加热。",
    proposal: "加装余热回收装置，把空压机的热量引到浴室热水箱。",
  };
  const retold = {
    title: "回收空压机余热供浴室热水",
    problem: "职工浴室用电加热，而空压机的大量热量全部排到室外。",
    proposal: "把空压机余热引到浴室热水箱，加装余热回收装置。",
  };

  test("are shown before submission; who may not see the other learns only that there is one", async () => {
    const first = await draft(as("E1"), told);
    const second = await draft(as("E2"), retold);
    const similar = (desk: Desk, id: string) => desk.get(`/v1/suggestions/${id}/similar`);
    expect((await similar(as("E2"), second)).body).toEqual({ items: [] });
    await as("E1").post(`/v1/suggestions/${first}/submission`, {});
    const before = await similar(as("E2"), second);
    expect(before.body.items).toEqual([
      { likeness: expect.any(Number), state: "submitted", stateSays: { zh: "已提交", en: "submitted" } },
    ]);
    expect(before.body.items[0].likeness).toBeGreaterThanOrEqual(30);
    await as("E2").post(`/v1/suggestions/${second}/submission`, {});
    const seen = await similar(as("REVIEWER-1"), second);
    expect(seen.body.items).toMatchObject([{ id: first, title: told.title }]);
    expect(JSON.stringify((await as("E1").get(`/v1/suggestions/${first}`)).body)).not.toMatch(/sketch|bands/);
    // Whoever decides the later one sees the earlier, without having to look for it; its author does not.
    const shown = (await as("REVIEWER-1").get(`/v1/suggestions/${second}`)).body.similar;
    expect(shown).toMatchObject([{ id: first, state: "submitted", stateSays: { zh: "已提交" } }]);
    expect(shown[0].likeness).toBeGreaterThanOrEqual(30);
    for (const person of ["FINANCE-1", "HR-1", "APPROVER-1"])
      expect((await as(person).get(`/v1/suggestions/${second}`)).body.similar, person).toEqual(shown);
    for (const [person, id] of [
      ["E2", second],
      ["E1", first],
    ] as const)
      expect((await as(person).get(`/v1/suggestions/${id}`)).body, person).not.toHaveProperty("similar");
  });

  test("are shown with an award, and say what the other one was awarded", async () => {
    await setBudget(here(), "100000");
    const copy = { ...retold, title: "浴室热水用空压机余热" };
    const [third, fourth] = [await draft(as("E1"), copy), await draft(as("E3"), retold)];
    const way = { submission: {}, review: { verdict: "accept" }, implementation: steps.implementation };
    const verification = { ...steps.verification, facts: { benefit: "60000", field: "safety" } };
    for (const [step, by, body] of [
      ["submission", "E1", way.submission],
      ["review", "REVIEWER-1", way.review],
      ["implementation", "REVIEWER-1", way.implementation],
      ["verification", "FINANCE-1", verification],
    ] as const)
      expect((await as(by).post(`/v1/suggestions/${third}/${step}`, body)).status, step).toBe(200);
    const { id } = (await as("HR-1").post(`/v1/suggestions/${third}/awards`, {})).body;
    const { similar } = (await as("APPROVER-1").get(`/v1/awards/${id}`)).body;
    expect(similar).toHaveLength(2);
    const open = (await as("APPROVER-1").get("/v1/awards?limit=100")).body.items;
    expect(open.find((item: { id: string }) => item.id === id).similar).toEqual(similar);
    // Cashiers see no cases.
    expect((await as("CASHIER-1").get(`/v1/awards/${id}`)).body).not.toHaveProperty("similar");
    expect((await as("APPROVER-1").post(`/v1/awards/${id}/approval`)).status).toBe(200);
    expect((await as("E3").post(`/v1/suggestions/${fourth}/submission`, {})).body).not.toHaveProperty("similar");
    const seen = (await as("REVIEWER-1").get(`/v1/suggestions/${fourth}`)).body.similar;
    expect(seen).toHaveLength(3);
    expect(seen.find((item: { id: string }) => item.id === third)).toMatchObject({
      state: "awarded",
      awarded: "6200.00",
    });
  });
});
