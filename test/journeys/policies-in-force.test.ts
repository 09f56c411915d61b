// Publishing at once, never into the past, and calculations by reference: a member's by what their enterprise has published.
import { beforeAll, describe, expect, test } from "vitest";
import type { PolicyVersion, PolicyVersions } from "../../domain/records/policies.ts";
import { changed, created } from "../../domain/records/record.ts";
import { now } from "../../functions/store/clock.ts";
import { commit } from "../../functions/store/commit.ts";
import { load } from "../../functions/store/load.ts";
import { loadPublishedPolicy } from "../../functions/store/published.ts";
import { useEnterprise } from "./enterprise.ts";
import { codeOf, draftWithTrail, expectOk, publishPolicy, savingPolicy } from "./published-policy.ts";

const { here, found } = useEnterprise();
const hr = () => here().as("HR-2");
const publish = (id: string, key: string) =>
  hr().post(`/v1/policy-drafts/${id}/publication`, undefined, { "idempotency-key": key });

const versionsOf = async (policy: string): Promise<{ version: number; from: string }[]> =>
  expectOk(await here().as("E1").get(`/v1/policies/${policy}`)).body.versions;

beforeAll(() => here().at("2026-03-01T02:00:00Z"));

describe("publishing", () => {
  test("two drafts with one first day at once: one is published", async () => {
    for (const policy of ["new", "known"]) {
      if (policy === "known") await publishPolicy(here(), savingPolicy({ id: policy }));
      const drafts = [1, 2, 3].map(() => draftWithTrail(here(), savingPolicy({ id: policy, from: "2026-06-01" })));
      const answers = await Promise.all((await Promise.all(drafts)).map((id) => publish(id, `once-${id}`)));
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 422, 422]);
      expect(answers.flatMap(({ body }) => body.errors?.[0].code ?? [])).toEqual(["policy-overlap", "policy-overlap"]);
      expect((await versionsOf(policy)).filter(({ from }) => from === "2026-06-01")).toHaveLength(1);
    }
  });

  test("ten at once with different days are numbered without a gap", async () => {
    await publishPolicy(here(), savingPolicy({ id: "ten" }));
    const days = Array.from({ length: 10 }, (_, index) => `2026-${String(index + 3).padStart(2, "0")}-15`);
    const drafts = await Promise.all(days.map((from) => draftWithTrail(here(), savingPolicy({ id: "ten", from }))));
    const untilDone = async (id: string): Promise<number> => {
      const { status } = await publish(id, `ten-${id}`);
      // Whoever is told to come back does so, with the same key.
      return status === 503 ? untilDone(id) : status;
    };
    expect(await Promise.all(drafts.map(untilDone))).toEqual(Array(10).fill(201));
    const versions = await versionsOf("ten");
    expect(versions.map(({ version }) => version)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    expect(versions.map(({ from }) => from).sort()).toEqual(["2024-01-01", ...days]);
  });

  test("the same request again gives the first answer; the same draft again is refused", async () => {
    const id = await draftWithTrail(here(), savingPolicy({ id: "again" }));
    const answers = await Promise.all(Array.from({ length: 10 }, () => publish(id, "publish-again")));
    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(201));
    expect(codeOf(await publish(id, "another-key"))).toEqual([409, "wrong-state"]);
    expect(await versionsOf("again")).toHaveLength(1);
  });

  test("nothing begins before today, in China, but for the first version", async () => {
    await publishPolicy(here(), savingPolicy({ id: "past", from: "2020-01-01" }));
    const id = await draftWithTrail(here(), savingPolicy({ id: "past", from: "2026-03-01" }));
    here().at("2026-03-01T16:00:00Z");
    expect(codeOf(await publish(id, "too-late-1"))).toEqual([409, "policy-backdated"]);
    here().at("2026-03-01T15:59:00Z");
    expect((await publish(id, "in-time-1")).status).toBe(201);
  });
});

describe("a calculation", () => {
  const byReference = (policy: object, body: object = {}) => ({
    policy,
    scheme: "suggestion",
    facts: { benefit: "1000" },
    ...body,
  });

  test("by reference is by what the enterprise has published, at once", async () => {
    const e1 = here().as("E1");
    const ask = (policy: object) => e1.post("/v1/calculations", byReference(policy));
    expect(codeOf(await ask({ id: "calc", on: "2026-04-01" }))).toEqual([404, "policy-not-found"]);
    await publishPolicy(here(), savingPolicy({ id: "calc" }));
    expect((await ask({ id: "calc", on: "2026-04-01" })).body).toMatchObject({
      total: "100.00",
      policy: { version: 1 },
    });
    const { digest } = await publishPolicy(here(), savingPolicy({ id: "calc", from: "2026-04-01", rate: "20%" }));
    expect((await ask({ id: "calc", on: "2026-03-31" })).body).toMatchObject({ total: "100.00" });
    expect((await ask({ id: "calc", on: "2026-04-01" })).body).toMatchObject({
      total: "200.00",
      policy: { version: 2, digest },
    });
    expect((await ask({ id: "calc", version: 1 })).body.total).toBe("100.00");
    expect(codeOf(await ask({ id: "calc", on: "2023-12-31" }))).toEqual([404, "policy-not-found"]);
    const { policy, scheme, facts } = byReference({ id: "calc", version: 2 });
    const batch = await e1.post("/v1/calculations:batch", { policy, scheme, cases: [{ key: "a", facts }] });
    expect(batch.body.results).toMatchObject([{ key: "a", total: "200.00" }]);
  });

  test("by reference needs a member, and another enterprise's policies are not there", async () => {
    await publishPolicy(here(), savingPolicy({ id: "ours" }));
    const asked = byReference({ id: "ours", version: 1 });
    expect(codeOf(await here().as("STRANGER").post("/v1/calculations", asked))).toEqual([403, "no-membership"]);
    expect(codeOf(await (await found()).as("E1").post("/v1/calculations", asked))).toEqual([404, "policy-not-found"]);
  });

  test("of an allowance is by the version of the month's first day", async () => {
    const allowance = (from: string, pay: string) =>
      savingPolicy({
        id: "skills",
        from,
        schemes: [
          {
            id: "monthly",
            title: { zh: "技能津贴" },
            kind: "allowance",
            prorate: "days",
            groups: [{ take: "highest", items: [{ id: "technician", when: { skill: "技师" }, pay }] }],
          },
        ],
      });
    await publishPolicy(here(), allowance("2024-01-01", "300"));
    await publishPolicy(here(), allowance("2026-11-15", "330"));
    const employee = { from: "2020-01-01", attributes: [{ name: "skill", value: "技师", from: "2020-01-01" }] };
    const ask = (policy: object, month: string) =>
      here().as("E1").post("/v1/calculations", { policy, scheme: "monthly", facts: { month, employee } });
    expect((await ask({ id: "skills", on: "2026-11-01" }, "2026-11")).body.total).toBe("300.00");
    expect((await ask({ id: "skills", version: 2 }, "2026-12")).body.total).toBe("330.00");
    expect(codeOf(await ask({ id: "skills", on: "2026-11-20" }, "2026-11"))).toEqual([422, "policy-other-month"]);
  });

  test("finds a version that another process has published a moment ago", async () => {
    const { tenant, as } = here();
    await publishPolicy(here(), savingPolicy({ id: "elsewhere" }));
    const ask = (version: number) => as("E1").post("/v1/calculations", byReference({ id: "elsewhere", version }));
    expect((await ask(1)).body.total).toBe("100.00");
    const [policy, first] = await Promise.all([
      load<PolicyVersions>(tenant, "policy", "elsewhere"),
      load<PolicyVersion>(tenant, "policy-version", "elsewhere@1"),
    ]);
    if (!policy || !first) throw new Error("The policy is there.");
    const [known] = policy.body.versions;
    const changes = [
      changed(policy, {
        versions: [...policy.body.versions, { digest: "", ...known, version: 2, from: "2026-09-01" }],
      }),
      created("policy-version", "elsewhere@2", { ...first.body, version: 2 }),
    ];
    const actor = { tenant, person: "HR-2", operation: "publish-policy", request: "elsewhere", now: now() };
    expect(await commit(actor, { changes })).toMatchObject({ did: "committed" });
    expect((await ask(2)).body).toMatchObject({ total: "100.00", policy: { version: 2 } });
  });

  test("that writes can hold what it relied on: a new version changes the policy's record", async () => {
    await publishPolicy(here(), savingPolicy({ id: "held" }));
    const loadBy = (reference: object) => loadPublishedPolicy(here().tenant, { id: "held", ...reference });
    const before = await loadBy({ on: "2026-05-01" });
    expect(before).toMatchObject({ value: { version: 1, record: { kind: "policy", id: "held", version: 1 } } });
    await publishPolicy(here(), savingPolicy({ id: "held", from: "2026-05-01" }));
    const after = await loadBy({ on: "2026-05-01" });
    expect(after).toMatchObject({ value: { version: 2, record: { version: 2 } } });
    const old = await loadBy({ version: 1 });
    expect(old.ok && before.ok && old.value.policy === before.value.policy).toBe(true);
    expect(await loadBy({ version: 3 })).toMatchObject({ ok: false, refusals: [{ code: "policy-not-found" }] });
  });
});
