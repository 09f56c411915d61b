// Published policies: versions are numbered by their first day, none is guessed, and a month has one rule.
import { describe, expect, test } from "vitest";
import { loadPolicyFrom } from "../../functions/store/load-policy.ts";
import { findPolicy, noPolicies, type Policies } from "../../functions/store/policies.ts";
import { readPolicyFolder } from "../../functions/store/policy-folder.ts";
import { folderWith, tenthOf } from "../cli/run.ts";

const allowance = {
  id: "monthly",
  title: { zh: "津贴" },
  kind: "allowance",
  prorate: "days",
  groups: [{ take: "all", items: [{ id: "mentor", when: { mentoring: "yes" }, pay: "200" }] }],
};

const json = (changes: object): string => JSON.stringify(tenthOf(changes));
const withAllowance = (from: string): string => json({ from, schemes: [allowance] });

const policiesIn = async (files: { [name: string]: string }): Promise<Policies> => {
  const read = await readPolicyFolder(folderWith(files).folder);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.policies;
};

const problemsIn = async (files: { [name: string]: string }): Promise<string[]> => {
  const read = await readPolicyFolder(folderWith(files).folder);
  return read.ok
    ? []
    : read.problems.map(({ file, line, column, code }) => `${file.split("/").at(-1)}:${line}:${column}: ${code}`);
};

describe("the versions of a policy", () => {
  const files = {
    "newest.json": json({ from: "2026-07-01" }),
    "a-second.yaml": `# as YAML\n${json({ from: "2025-01-01" })}`,
    "first.json": json({ from: "2024-01-01" }),
    "other.json": json({ id: "other", from: "2020-01-01" }),
    "cases.yaml": "cases: []\n",
    "notes.txt": "not a policy",
  };

  test.each([
    [{ on: "2024-01-01" }, 1],
    [{ on: "2024-12-31" }, 1],
    [{ on: "2025-01-01" }, 2],
    [{ on: "2026-06-30" }, 2],
    [{ on: "2026-07-01" }, 3],
    [{ on: "9999-12-31" }, 3],
    [{ version: 1 }, 1],
    [{ version: 3 }, 3],
  ])("%j is version %i", async (which, version) => {
    const found = findPolicy(await policiesIn(files), { id: "tenth", ...which });
    expect(found).toMatchObject({ ok: true, value: { version } });
  });

  test.each([
    { id: "tenth", on: "2023-12-31" },
    { id: "tenth", version: 4 },
    { id: "unknown", on: "2026-01-01" },
    { id: "toString", version: 1 },
  ])("%j is not found", async (reference) => {
    const found = findPolicy(await policiesIn(files), reference);
    expect(found).toMatchObject({ ok: false, refusals: [{ code: "policy-not-found", path: "/policy" }] });
  });

  test("a version is compiled once", async () => {
    const policies = await policiesIn(files);
    const [first, second] = [1, 2].map(() => findPolicy(policies, { id: "tenth", version: 2 }));
    expect(first?.ok && second?.ok && first.value.compiled === second.value.compiled).toBe(true);
  });

  test("a version with errors refuses by itself; its neighbours calculate", async () => {
    const policies = await policiesIn({ ...files, "newest.json": json({ from: "2026-07-01", currency: "XXX" }) });
    expect(findPolicy(policies, { id: "tenth", version: 3 })).toMatchObject({
      refusals: [{ code: "currency-invalid", path: "/policy/currency" }],
    });
    expect(findPolicy(policies, { id: "tenth", version: 2 }).ok).toBe(true);
  });
});

describe("a folder is refused as a whole", () => {
  test("where two versions begin on one day", async () => {
    expect(
      await problemsIn({ "a.json": json({}), "b.json": json({}), "c.json": json({ from: "2025-01-01" }) }),
    ).toEqual([expect.stringMatching(/^b\.json:1:\d+: policy-overlap$/)]);
  });

  test("where a file cannot be read, or does not say which policy it is or since when", async () => {
    expect(
      await problemsIn({
        "a.yaml": "a: 1\na: 2\n",
        "b.json": '{"schemes":[],"id":"/"}',
        "c.json": '{"schemes":[],"id":"c",\n"from":"2024-02-30"}',
        "d.json": '{"schemes":[],"id":"d"}',
        "e.json": " ".repeat(1024 * 1024 + 1),
      }),
    ).toEqual([
      "a.yaml:2:1: repeated-key",
      "b.json:1:20: id-invalid",
      "c.json:2:8: day-invalid",
      "d.json:1:1: day-invalid",
      "e.json:1:1: too-large",
    ]);
  });
});

test("a policy that comes along again as the same object is compiled once, also where it has errors", () => {
  for (const document of [tenthOf(), tenthOf({ currency: "none" })])
    expect(loadPolicyFrom(noPolicies, { document })).toBe(loadPolicyFrom(noPolicies, { document }));
});

describe("the month of an allowance", () => {
  const files = { "1.json": withAllowance("2024-01-01"), "2.json": withAllowance("2026-11-15") };
  const refusedFor = async (which: object, month: unknown, scheme = "monthly"): Promise<string[]> => {
    const loaded = loadPolicyFrom(await policiesIn(files), { reference: { id: "tenth", ...which } });
    if (!loaded.ok) throw new Error("the policy is there");
    return loaded.value.refuseMonth({ scheme, facts: { month } }).map(({ code, path }) => `${code} ${path}`);
  };

  test("is ruled by the version of its first day", async () => {
    expect(await refusedFor({ on: "2026-11-14" }, "2026-11")).toEqual([]);
    expect(await refusedFor({ on: "2026-11-15" }, "2026-11")).toEqual(["policy-other-month /policy/on"]);
    expect(await refusedFor({ on: "2026-11-15" }, "2026-12")).toEqual([]);
    expect(await refusedFor({ on: "2026-11-01" }, "2026-12")).toEqual(["policy-other-month /policy/on"]);
  });

  test("has no rule before the first version", async () => {
    expect(await refusedFor({ on: "2026-11-01" }, "2023-12")).toEqual(["policy-not-found /policy"]);
    expect(await refusedFor({ version: 1 }, "2023-12")).toEqual(["policy-not-found /policy"]);
  });

  test("is held against a version that is named, too", async () => {
    expect(await refusedFor({ version: 2 }, "2026-11")).toEqual(["policy-other-month /policy/version"]);
    expect(await refusedFor({ version: 1 }, "2026-11")).toEqual([]);
  });

  test("does not concern another scheme, or a month that is none", async () => {
    expect(await refusedFor({ on: "2026-11-15" }, "2026-11", "other")).toEqual([]);
    expect(await refusedFor({ on: "2026-11-15" }, "2026-13")).toEqual([]);
  });
});
