// The legal trail of a draft: each step once, one after the other, none tomorrow, and what a new text does to it.
import { describe, expect, test } from "vitest";
import type { Policy } from "../../domain/policy/policy.ts";
import { discardDraft, newDraft, rewriteDraft } from "../../domain/publishing/draft.ts";
import { missingSteps, recordStep } from "../../domain/publishing/trail.ts";
import type { Draft, TrailStep } from "../../domain/records/policies.ts";

const document = { id: "saving", from: "2026-01-01" } as Policy;
const draft = newDraft(document, { person: "HR-1" }, "2026-03-01T00:00:00.000Z");
const today = "2026-03-10";

const record = (to: Draft, step: TrailStep, day: string) =>
  recordStep(to, { step, day, document: "no. 1", by: "HR-1" }, today);

const recorded = (...steps: [TrailStep, string][]): Draft =>
  steps.reduce((to, [step, day]) => {
    const outcome = record(to, step, day);
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusals));
    return outcome.value;
  }, draft);

describe("a step of the trail", () => {
  test("is kept with its day, its document and who recorded it; steps may share a day", () => {
    const full = recorded(["congress", "2026-03-01"], ["published", "2026-03-01"], ["filed", today]);
    expect(full.trail.map(({ step, day }) => [step, day])).toEqual([
      ["congress", "2026-03-01"],
      ["published", "2026-03-01"],
      ["filed", today],
    ]);
    expect(full.trail[0]).toMatchObject({ document: "no. 1", by: "HR-1" });
  });

  test.each<[string, Draft, TrailStep, string, string, string]>([
    ["published before the congress", draft, "published", "2026-03-01", "trail-out-of-order", "/step"],
    [
      "filed before it was published",
      recorded(["congress", "2026-03-01"]),
      "filed",
      today,
      "trail-out-of-order",
      "/step",
    ],
    [
      "a day before the step before",
      recorded(["congress", "2026-03-02"]),
      "published",
      "2026-03-01",
      "trail-out-of-order",
      "/day",
    ],
    ["twice", recorded(["congress", "2026-03-02"]), "congress", "2026-03-02", "trail-step-taken", "/step"],
    ["tomorrow", draft, "congress", "2026-03-11", "day-in-future", "/day"],
  ])("is refused: %s", (_, to, step, day, code, path) => {
    expect(record(to, step, day)).toMatchObject({ ok: false, refusals: [{ code, path }] });
  });

  test("is missing until it is recorded; filing never is", () => {
    expect(missingSteps(draft.trail)).toEqual(["congress", "published"]);
    expect(missingSteps(recorded(["congress", "2026-03-01"]).trail)).toEqual(["published"]);
    expect(missingSteps(recorded(["congress", "2026-03-01"], ["published", today]).trail)).toEqual([]);
  });
});

describe("a draft", () => {
  test("written anew has one more author, the new text, and a trail that begins again", () => {
    const next = { id: "other", from: "2027-01-01" } as Policy;
    const before = recorded(["congress", "2026-03-01"]);
    expect(rewriteDraft(before, next, { person: "HR-2" })).toEqual({
      ...draft,
      policy: "other",
      document: next,
      authors: ["HR-1", "HR-2"],
      trail: [],
    });
    expect(rewriteDraft(before, next, { person: "HR-1" }).authors).toEqual(["HR-1"]);
  });

  test("written for someone absent has both as authors", () => {
    expect(newDraft(document, { person: "HR-2", for: "HR-1" }, draft.since).authors).toEqual(["HR-2", "HR-1"]);
  });

  test("given up keeps everything but its state", () => {
    const since = "2026-03-10T00:00:00.000Z";
    expect(discardDraft(draft, since)).toEqual({ ...draft, state: "discarded", since });
  });
});
