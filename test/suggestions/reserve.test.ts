// An award in advance, as pure rules: which months it is for, when they are over, and what counts as found.
import { describe, expect, test } from "vitest";
import type { Suggestion } from "../../domain/cases/kinds/suggestion-benefit.ts";
import { turnsAt, waitingOf, waitsFrom } from "../../domain/cases/waiting.ts";
import type { Case, FactEntry } from "../../domain/records/cases.ts";
import { addMonths, fullMonthsBetween, startOfDay } from "../../domain/values/moment.ts";
import { codesOf, deed, schemeOf, suggestion, take, tiered } from "./records.ts";

const scheme = schemeOf(tiered);
const expected: FactEntry = { value: "100.00", source: "finance", by: "F1", at: deed.now };
const estimated = { from: "2025-02-28", until: "2026-02-27", months: 12, settledFrom: "2026-02-28" };
const reserved: Partial<Suggestion> = {
  state: "reserved",
  filedAt: deed.now,
  implementedOn: "2025-02-28",
  estimated,
  facts: { benefit: expected },
  history: [{ state: "reserved", at: deed.now, by: "A1" }],
  awards: 1,
  awardedFen: 1000,
};
const span = { from: "2025-02-28", until: "2026-02-27", facts: { benefit: "1" } };

test("the same day so many months later, or the last one of a shorter month", () => {
  expect(["2026-03-01", "2026-01-31", "2024-01-31", "2026-12-15"].map((day) => addMonths(day, 1))).toEqual([
    "2026-04-01",
    "2026-02-28",
    "2024-02-29",
    "2027-01-15",
  ]);
  expect(addMonths("2024-02-29", 12)).toBe("2025-02-28");
  for (const day of ["2024-02-29", "2026-08-31", "2026-12-01"])
    for (const months of [1, 6, 12, 36]) expect(fullMonthsBetween(day, addMonths(day, months))).toBe(months);
});

test("an estimate is for the months that the enterprise has settled, from the day it was put to work", () => {
  const implemented = suggestion({ state: "implemented", implementedOn: "2026-02-10" });
  const outcome = take("estimate-benefit", implemented, { facts: { benefit: "100" } }, scheme);
  const body = outcome.ok ? (outcome.value.changes[0].body as Suggestion) : undefined;
  expect(body).toMatchObject({
    state: "estimated",
    estimated: { from: "2026-02-10", until: "2027-02-09", months: 12, settledFrom: "2027-02-10" },
    facts: { benefit: { value: "100.00", source: "finance" } },
  });
  expect(codesOf(take("estimate-benefit", implemented, {}, scheme))).toEqual(["missing-fact /facts/benefit"]);
});

describe("what was given in advance is settled", () => {
  test("for whole months that have passed, not a day less", () => {
    const verify = (until: string, fields: Partial<Suggestion> = {}) =>
      codesOf(take("verify-benefit", suggestion({ ...reserved, ...fields }), { ...span, until }, scheme));
    expect(verify("2026-02-27")).toEqual([]);
    expect(verify("2026-02-26")).toEqual(["span-too-short /until"]);
    expect(verify("2025-02-27")).toEqual(["span-backwards /until"]);
    // Where nothing of it stands any more, any span will do.
    expect(verify("2025-03-01", { awardedFen: 0 })).toEqual([]);
    expect(verify("2025-03-01", { history: [] })).toEqual([]);
  });

  test("by what is found, never by what was expected", () => {
    const { facts: _, ...unsaid } = span;
    const missing = ["missing-fact /facts/benefit"];
    for (const state of ["estimated", "reserved"])
      expect(codesOf(take("verify-benefit", suggestion({ ...reserved, state }), unsaid, scheme)), state).toEqual(
        missing,
      );
    // What has once been found stays so when only the span is mended.
    expect(codesOf(take("verify-benefit", suggestion({ ...reserved, state: "verified" }), unsaid, scheme))).toEqual([]);
  });

  test("when its day has come in China, and not before", () => {
    const { body } = suggestion(reserved);
    const day = startOfDay("2026-02-28");
    expect(day).toBe("2026-02-27T16:00:00.000Z");
    expect(waitsFrom(body)).toBe(day);
    expect([turnsAt(body, "2026-02-27T15:59:59.999Z"), turnsAt(body, day)]).toEqual([[], ["role/finance"]]);
    expect(waitingOf(body, "2026-02-27", 30)).toEqual({ since: deed.now, turn: [], overdue: false });
    expect(waitingOf(body, "2026-03-30", 30)).toMatchObject({ waitingDays: 30, overdue: false });
    expect(waitingOf(body, "2026-03-31", 30)).toMatchObject({ waitingDays: 31, overdue: true });
  });
});

test("how the effect is found is settled with its acceptance, and no other way is open then", () => {
  const accept = (unit: object): Case["state"] | undefined => {
    const outcome = take(
      "review-suggestion",
      suggestion({ state: "submitted" }),
      { verdict: "accept" },
      schemeOf(unit),
    );
    return outcome.ok ? (outcome.value.changes[0].body as Suggestion).effect : "refused";
  };
  const byPoints = { ...tiered, unit: "points", tiers: [{ pay: "1" }] };
  const byMarks = {
    ...{ kind: "tiered", unit: "score", apply: "whole", tiers: [{ pay: "1" }] },
    ...{ criteria: [{ id: "a", weight: "100%" }], seats: [{ id: "b", atLeast: 1 }] },
  };
  expect([accept(tiered), accept(byPoints), accept(byMarks)]).toEqual([undefined, "points", "marks"]);
  const otherwise = ["measured-otherwise "];
  const day = { from: "2026-03-01", until: "2026-03-01" };
  const at = (effect?: "points" | "marks") => suggestion({ state: "implemented", ...(effect && { effect }) });
  const ways: [string, string, "points" | "marks" | undefined, object][] = [
    ["finance does not verify marks that are not in", "verify-benefit", "marks", day],
    ["nor estimate them", "estimate-benefit", "marks", {}],
    ["a benefit in money is not rated", "rate-effect", undefined, day],
    ["nor are marks", "rate-effect", "marks", day],
  ];
  for (const [what, id, effect, sent] of ways)
    expect(codesOf(take(id, at(effect), sent, scheme)), what).toEqual(otherwise);
});
