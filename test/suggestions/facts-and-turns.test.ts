// Facts, turns and the step to an award, as pure rules.
import { describe, expect, test } from "vitest";
import { enterFacts, formOf } from "../../domain/cases/facts.ts";
import { suggestion as kind } from "../../domain/cases/kinds/suggestion.ts";
import { caseSubject } from "../../domain/cases/subject.ts";
import { isWaiting, stateWords, turnsOf, waitingOf } from "../../domain/cases/waiting.ts";
import type { Step } from "../../domain/records/cases.ts";
import { chinaDayOf } from "../../domain/values/moment.ts";
import { deed, schemeOf, suggestion, take, tiered } from "./records.ts";

test("a scheme tells the facts of a case, without what a jury marks or a committee chooses", () => {
  const ranged = schemeOf({
    kind: "table",
    by: ["grade"],
    rows: [{ grade: "一等", pay: { from: "1", to: "2" }, times: "patents" }],
  });
  expect(ranged.facts).toEqual([
    { name: "grade", type: "text" },
    { name: "patents", type: "whole" },
  ]);
  expect(ranged.wholeFacts).toEqual(["patents"]);
  const points = schemeOf({ ...tiered, unit: "points", tiers: [{ pay: "1" }] });
  expect(formOf(points)).toEqual([{ name: "benefit", type: "whole", enteredBy: ["rater", "finance"] }]);
});

test("a later word on a fact takes the place of the earlier one, and says whose it is", () => {
  const form = formOf(schemeOf({ kind: "table", by: ["grade"], rows: [{ grade: "一等", pay: "1" }] }));
  const known = { grade: { value: "一等", source: "author", by: "E1", at: "2026-01-01T00:00:00.000Z" } } as const;
  expect(enterFacts(form, known, {}, "reviewer", deed)).toEqual({ ok: true, value: known });
  const corrected = enterFacts(form, known, { grade: "二等" }, "reviewer", { ...deed, by: { person: "R1" } });
  expect(corrected).toEqual({
    ok: true,
    value: { grade: { value: "二等", source: "reviewer", by: "R1", at: deed.now } },
  });
});

test("everything that is wrong with a verification is said at once", () => {
  const implemented = suggestion({ state: "implemented", implementedOn: "2026-02-10" });
  const span = { from: "2026-02-09", until: "2026-03-02" };
  const outcome = take("verify-benefit", implemented, span, schemeOf(tiered));
  expect(outcome.ok ? [] : outcome.refusals.map(({ code }) => code)).toEqual([
    "day-in-future",
    "day-too-early",
    "missing-fact",
  ]);
  const right = { from: "2026-02-10", until: "2026-03-01", facts: { benefit: "1" } };
  expect(take("verify-benefit", implemented, right, schemeOf(tiered)).ok).toBe(true);
});

test("reviewers of a case are all who gave a verdict on it, and for whom", () => {
  const step = (state: string, by: string, absent?: string): Step => ({
    state,
    by,
    at: deed.now,
    ...(absent !== undefined && { for: absent }),
  });
  const history = [
    step("submitted", "E1"),
    step("returned", "R1"),
    step("accepted", "R2", "R3"),
    step("verified", "F1"),
  ];
  const { relations, state } = caseSubject(suggestion({ history, mentors: ["M1"], state: "verified" }).body);
  expect(relations).toMatchObject({ author: ["E1"], mentor: ["M1"], proposer: ["E1"], reviewer: ["R1", "R2", "R3"] });
  expect(state).toBe("verified");
});

describe("waiting", () => {
  test("an author who has yet to answer is waited for; one who has refused is not", () => {
    const authors = [
      { person: "E1", weight: 1, agreedAt: deed.now },
      { person: "E2", weight: 1 },
      { person: "E3", weight: 1, refused: { at: deed.now, reasons: "r" } },
    ];
    const { turn } = waitingOf(suggestion({ authors }).body, "2026-03-01", 30);
    expect(turn.map(({ whose }) => whose)).toEqual(["person/E1", "person/E2"]);
    expect(turn.map(({ says }) => says.en)).toEqual([
      "E3 does not agree: r; the proposer changes it",
      "E2 agrees to their weight, or says why not",
    ]);
  });

  test.each(Object.keys(kind.states))("%s says whose turn it is in both languages, or waits for no one", (state) => {
    const jury = { round: 1, seats: [{ juror: "J1", seat: "experts" }] };
    const { body } = suggestion({ state, jury, ...(state !== "draft" && { filedAt: deed.now }) });
    const { turn, overdue } = waitingOf(body, "2026-12-31", 30);
    const isDone = ["awarded", "declined", "withdrawn"].includes(state);
    expect(turn.length).toBe(isDone ? 0 : 1);
    for (const { says } of turn) expect([says.zh, says.en]).not.toContain(stateWords(body).en);
    expect(overdue).toBe(!isDone && state !== "draft");
    expect(isWaiting(body)).toBe(overdue);
    expect(turnsOf(body).map(({ whose }) => whose)).toEqual(turn.map(({ whose }) => whose));
  });

  test("a day is over in China at 16:00 in UTC, and overdue is more than so many days", () => {
    expect(chinaDayOf("2026-02-28T15:59:59.999Z")).toBe("2026-02-28");
    expect(chinaDayOf("2026-02-28T16:00:00.000Z")).toBe("2026-03-01");
    const { body } = suggestion({
      ...{ state: "submitted", filedAt: deed.now, since: "2026-02-28T16:00:00.000Z" },
    });
    expect(waitingOf(body, "2026-03-31", 30)).toMatchObject({ waitingDays: 30, overdue: false });
    expect(waitingOf(body, "2026-04-01", 30)).toMatchObject({ waitingDays: 31, overdue: true });
    expect(waitingOf(body, "2026-02-28", 30).waitingDays).toBe(0);
  });
});
