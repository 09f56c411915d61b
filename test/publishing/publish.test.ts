// Publishing as a decision: what keeps a draft back, which number it gets, and which version then rules which day.
import { describe, expect, test } from "vitest";
import { readPolicy } from "../../domain/policy/policy.ts";
import { newDraft } from "../../domain/publishing/draft.ts";
import { inForceBefore, inForceOn, versionMeant } from "../../domain/publishing/in-force.ts";
import { publishDraft } from "../../domain/publishing/publish.ts";
import type { Draft, PolicyVersions } from "../../domain/records/policies.ts";
import type { Loaded } from "../../domain/records/record.ts";
import { sha256Hex } from "../../functions/store/sha256.ts";
import { savingPolicy } from "../journeys/published-policy.ts";

const now = "2026-03-10T02:00:00.000Z";

const draftOf = (changes: { [field: string]: unknown }, fields: Partial<Draft> = {}): Loaded<Draft> => {
  const read = readPolicy(savingPolicy(changes));
  if (!read.ok) throw new Error(JSON.stringify(read.refusals));
  const trail = (["congress", "published"] as const).map((step) => ({
    step,
    day: "2026-01-01",
    document: "1",
    by: "E",
  }));
  const body = { ...newDraft(read.value, { person: "HR-1" }, now), trail, ...fields };
  return { kind: "draft", id: "d1", version: 3, entry: "00-000000000001", body };
};

const policyWith = (...days: string[]): Loaded<PolicyVersions> => ({
  kind: "policy",
  id: "saving",
  version: days.length,
  entry: "00-000000000001",
  body: { versions: days.map((from, index) => ({ version: index + 1, from, digest: `sha256:${index}` })) },
});

const publish = (draft: Loaded<Draft>, known?: Loaded<PolicyVersions>) =>
  publishDraft({ draft, known, by: "HR-2", now, today: "2026-03-10" }, sha256Hex);

describe("publishing", () => {
  test("the first version may begin in the past, and everything is kept with it", () => {
    const draft = draftOf({ from: "2019-01-01" });
    const outcome = publish(draft);
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusals));
    const { version, changes } = outcome.value;
    expect(version).toMatchObject({
      version: 1,
      from: "2019-01-01",
      authors: ["HR-1"],
      publishedBy: "HR-2",
      publishedAt: now,
    });
    expect(version.trail).toEqual(draft.body.trail);
    expect(changes).toMatchObject([
      { kind: "policy", id: "saving", before: undefined, body: { versions: [{ version: 1, digest: version.digest }] } },
      { kind: "policy-version", id: "saving@1", before: undefined, body: version },
      { kind: "draft", id: "d1", before: draft, body: { state: "published", since: now, version: 1 } },
    ]);
  });

  test("a further one takes the next number, also where it begins between two others, from today on", () => {
    const known = policyWith("2024-01-01", "2027-01-01");
    const outcome = publish(draftOf({ from: "2026-03-10" }), known);
    expect(outcome).toMatchObject({ ok: true, value: { version: { version: 3 } } });
    expect(outcome.ok && outcome.value.changes[0]).toMatchObject({
      before: known,
      body: { versions: [...known.body.versions, { version: 3, from: "2026-03-10" }] },
    });
  });

  test.each([
    ["a day that has passed", draftOf({ from: "2026-03-09" }), "policy-backdated", "/document/from"],
    ["a day that another begins on", draftOf({ from: "2027-01-01" }), "policy-overlap", "/document/from"],
    ["the day of a version in the past", draftOf({ from: "2024-01-01" }), "policy-overlap", "/document/from"],
    ["no trail", draftOf({ from: "2026-04-01" }, { trail: [] }), "trail-incomplete", "/trail"],
    [
      "errors",
      draftOf({ from: "2026-04-01", schemes: [...savingPolicy().schemes, ...savingPolicy().schemes] }),
      "duplicate-id",
      "/document/schemes/1/id",
    ],
  ])("is refused for %s", (_, draft, code, path) => {
    const outcome = publish(draft, policyWith("2024-01-01", "2027-01-01"));
    expect(outcome).toMatchObject({ ok: false, refusals: [{ code, path }] });
  });
});

describe("the version of a day", () => {
  const { versions } = policyWith("2024-01-01", "2027-01-01", "2026-06-01").body;

  test.each([
    ["2023-12-31", undefined],
    ["2024-01-01", 1],
    ["2026-05-31", 1],
    ["2026-06-01", 3],
    ["2026-12-31", 3],
    ["2027-01-01", 2],
  ])("on %s it is number %s", (day, number) => {
    expect(inForceOn(versions, day)?.version).toBe(number);
    expect(versionMeant(versions, { on: day })?.version).toBe(number);
  });

  test("is the one before, for what begins on the same day", () => {
    expect(inForceBefore(versions, "2027-01-01")?.version).toBe(3);
    expect(inForceBefore(versions, "2024-01-01")).toBeUndefined();
  });

  test("is not asked where a number is", () => {
    expect(versionMeant(versions, { version: 3 })?.from).toBe("2026-06-01");
    expect(versionMeant(versions, { version: 4 })).toBeUndefined();
  });
});
