// What may be written of agreements, and when programmes end: both sides of every edge.
import { describe, expect, test } from "vitest";
import { assessAgreement, endAgreement } from "../../domain/agreements/assess.ts";
import { attributesOf } from "../../domain/agreements/attributes.ts";
import { endOf, overdueAssessment, stateOn } from "../../domain/agreements/end.ts";
import { plannedUntil, startOfYear } from "../../domain/agreements/terms.ts";
import { changeAgreement, type LoadedAgreement, signAgreement, type Terms } from "../../domain/agreements/write.ts";
import type { Agreement, AssessmentResult } from "../../domain/records/agreements.ts";
import { around, drafted, inForce, made, on, pair, said, serviceOf, star } from "./terms.ts";

describe("terms", () => {
  test.each([
    ["are taken", {}, "ok"],
    ["may begin and end on one day", { until: "2026-01-01" }, "ok"],
    ["do not end before they begin", { until: "2025-12-31" }, "span-backwards /until"],
    ["know their mentor", { mentor: "NOBODY" }, "person-not-employed /mentor"],
    ["want apprentices who are employed on the first day", { apprentices: ["P2"], from: "2026-06-30" }, "ok"],
    [
      "and not those who have left",
      { apprentices: ["P1", "P2"], from: "2026-07-01" },
      "person-not-employed /apprentices/1",
    ],
    ["from their own first day on", { from: "2024-01-01" }, "ok"],
    ["or are yet to come", { from: "2023-12-31" }, "person-not-employed /apprentices/0"],
    ["name nobody twice", { apprentices: ["P1", "P1"] }, "employee-twice /apprentices/1"],
    ["let nobody mentor themself", { apprentices: ["M1"] }, "own-mentor /apprentices/0"],
  ])("%s", (_, change, expected) => expect(said(drafted({ ...pair, ...change } as Terms))).toBe(expected));

  test("that are changed are to be signed anew, and have only the fields of their form", () => {
    const signed = made(signAgreement(made(drafted(pair)), 1, around, on("2026-01-01", "P1")));
    const later = made(changeAgreement(signed, { until: "2027-12-31" }, around, on("2026-01-02")));
    expect(later.body).toMatchObject({ terms: 2, signatures: [], until: "2027-12-31", mentor: "M1" });
    expect(later.secret).toEqual(signed.secret);
    expect(said(signAgreement(later, 1, around, on("2026-01-03", "P1")))).toBe("terms-changed /terms");
    const ofProgrammes = { years: 2, mentor: null };
    expect(said(changeAgreement(signed, ofProgrammes, around, on("2026-01-02")))).toBe(
      "unknown-field /years, missing-field /mentor",
    );
    const mentored = made(drafted({ ...star, mentor: "M1" }));
    expect(made(changeAgreement(mentored, { mentor: null }, around, on("2024-08-21"))).body.mentor).toBeUndefined();
    expect(said(changeAgreement(mentored, { until: "2027-01-01" }, around, on("2024-08-21")))).toBe(
      "unknown-field /until",
    );
  });

  test("are in force with the last signature, and no one signs twice", () => {
    const half = made(signAgreement(made(drafted(pair)), 1, around, on("2026-03-01", "P1")));
    expect([half.body.state, half.body.signedOn]).toEqual(["drafted", undefined]);
    expect(said(signAgreement(half, 1, around, on("2026-03-02", "P1")))).toBe("signed-already ");
    const whole = made(signAgreement(half, 1, around, on("2026-03-05", "M1")));
    expect([whole.body.state, whole.body.signedOn]).toEqual(["active", "2026-03-05"]);
  });
});

describe("the years of a programme", () => {
  test.each([
    ["2024-09-01", 3, "2027-08-31"],
    ["2024-02-29", 1, "2025-02-28"],
    ["2024-02-29", 4, "2028-02-28"],
    ["2024-01-01", 2, "2025-12-31"],
    ["9998-06-01", 5, "9999-12-30"],
  ])("from %s for %i end on %s", (from, years, last) => {
    expect(plannedUntil({ ...inForce(star).body, form: "programme", from, years } as Agreement)).toBe(last);
  });

  test("are told of someone in two programmes where they are the same", () => {
    const [older, newer] = [star, { ...star, programme: "青蓝", from: "2025-03-01" }].map(
      (terms) => inForce(terms).body,
    );
    const years = attributesOf("P1", [], [older, newer] as Agreement[], serviceOf).filter(
      ({ name }) => name === "year",
    );
    expect(years.map(({ value, from, until }) => `${value} ${from} ${until}`)).toEqual([
      "1 2024-09-01 2025-08-31",
      "2 2026-03-01 2026-08-31",
      "3 2027-03-01 2028-02-29",
    ]);
  });

  test("run out, though somebody leaves on that very day", () => {
    const onThatDay = (id: string) => ({ ...serviceOf(id), from: "2024-01-01", until: "2027-08-31" });
    expect(endOf(inForce(star).body, onThatDay)).toEqual({ day: "2027-08-31", why: "completed" });
  });

  test("begin on 1 March where there is no 29 February", () => {
    expect([2, 5].map((year) => startOfYear({ from: "2024-02-29" }, year))).toEqual(["2025-03-01", "2028-02-29"]);
  });

  const assessed = (results: AssessmentResult[], fields: object = {}): LoadedAgreement =>
    results.reduce(
      (agreement, result, index) =>
        made(
          assessAgreement(
            agreement,
            { result, year: index + 1, reasons: "理由" },
            serviceOf,
            on(`${2025 + index}-09-05`),
          ),
        ),
      inForce({ ...star, years: 4, ...fields } as Terms),
    );

  test.each<[AssessmentResult[], object, string]>([
    [["mediocre", "good", "mediocre"], {}, "2028-08-31 completed"],
    [["mediocre", "failed"], {}, "2026-09-05 assessed"],
    [["good", "mediocre", "mediocre"], {}, "2027-09-05 assessed"],
    [["mediocre", "mediocre"], { outAfter: 3 }, "2028-08-31 completed"],
    [["failed"], { outAfter: 1 }, "2025-09-05 assessed"],
  ])("assessed as %j with %j last until %s", (results, fields, expected) => {
    const { day, why } = endOf(assessed(results, fields).body, serviceOf);
    expect(`${day} ${why}`).toBe(expected);
  });

  test("are assessed one after another, when they have begun, and are overdue when they are over", () => {
    const one = assessed(["good"]);
    const assess = (year: number | undefined, today: string, day?: string) =>
      said(assessAgreement(one, { result: "good", year, day, reasons: "理由" }, serviceOf, on(today)));
    expect(assess(undefined, "2026-09-05")).toBe("missing-field /year");
    expect(assess(1, "2026-09-05")).toBe("year-not-next /year");
    expect(assess(3, "2026-09-05")).toBe("year-not-next /year");
    expect(assess(2, "2026-09-05")).toBe("ok");
    expect(assess(2, "2026-09-05", "2026-09-06")).toBe("day-outside /day");
    expect(assess(2, "2026-09-05", "2025-09-05")).toBe("ok");
    expect(assess(2, "2026-09-05", "2025-09-04")).toBe("day-outside /day");
    expect(
      said(assessAgreement(one, { result: "passed", year: 2, reasons: "理由" }, serviceOf, on("2026-09-05"))),
    ).toBe("choice-invalid /result");
    expect(overdueAssessment(one.body, serviceOf, "2026-08-31")).toBeUndefined();
    expect(overdueAssessment(one.body, serviceOf, "2026-09-01")).toEqual({ year: 2, since: "2026-09-01" });
  });

  test("the last one is assessed after the end, and one that somebody left is not", () => {
    const three = assessed(["good", "good", "good"]);
    expect(stateOn(three.body, serviceOf, "2028-09-01")).toBe("ended");
    expect(overdueAssessment(three.body, serviceOf, "2028-09-01")).toEqual({ year: 4, since: "2028-09-01" });
    const last = assessAgreement(three, { result: "excellent", year: 4, reasons: "理由" }, serviceOf, on("2028-09-09"));
    expect(overdueAssessment(made(last).body, serviceOf, "2029-09-01")).toBeUndefined();
    const left = inForce({ ...star, participant: "P2" });
    expect(endOf(left.body, serviceOf)).toEqual({ day: "2026-06-30", why: "left" });
    expect(overdueAssessment(left.body, serviceOf, "2026-06-30")).toEqual({ year: 1, since: "2025-09-01" });
    expect(overdueAssessment(left.body, serviceOf, "2026-07-01")).toBeUndefined();
    const late = { result: "good", year: 1, reasons: "理由" } as const;
    expect(said(assessAgreement(left, late, serviceOf, on("2026-07-01")))).toBe("wrong-state ");
  });
});

describe("a mentoring", () => {
  const agreement = inForce(pair, "2026-01-10");
  const assess = (given: LoadedAgreement, day: string | undefined, today: string, more: object = {}) =>
    assessAgreement(given, { result: "failed", day, reasons: "理由", ...more }, serviceOf, on(today));

  test("is assessed while it lasts, and ends when it failed, at the earliest on the day on which that is entered", () => {
    expect(said(assess(agreement, "2026-01-09", "2026-02-01"))).toBe("day-outside /day");
    expect(said(assess(agreement, undefined, "2026-02-01", { year: 1 }))).toBe("means-nothing-here /year");
    const failed = made(assess(agreement, "2026-01-10", "2026-02-01"));
    expect(endOf(failed.body, serviceOf)).toEqual({ day: "2026-02-01", why: "assessed" });
    expect([stateOn(failed.body, serviceOf, "2026-02-01"), stateOn(failed.body, serviceOf, "2026-02-02")]).toEqual([
      "active",
      "ended",
    ]);
    expect(said(assess(failed, undefined, "2026-02-02"))).toBe("wrong-state ");
    expect(made(assess(agreement, undefined, "2027-03-01")).body.assessments[0]?.day).toBe("2026-12-31");
  });

  test("is ended by HR on a day of its own, at the earliest before its first", () => {
    const end = (day: string | undefined, today: string) =>
      endAgreement(agreement, { on: day, reasons: "理由" }, serviceOf, on(today));
    expect(said(end("2026-01-08", "2026-03-01"))).toBe("day-outside /on");
    expect(said(end("2026-03-02", "2026-03-01"))).toBe("day-outside /on");
    expect(made(end(undefined, "2026-03-01")).body).toMatchObject({ state: "ended", stoppedOn: "2026-03-01" });
    expect(endOf(made(end("2026-01-09", "2026-03-01")).body, serviceOf).day).toBe("2026-01-09");
    expect(endOf(made(end("2026-02-28", "2026-03-01")).body, serviceOf)).toEqual({
      day: "2026-02-28",
      why: "stopped",
    });
    const later = inForce({ ...pair, from: "2026-05-01" }, "2026-01-10");
    const never = endAgreement(later, { reasons: "理由" }, serviceOf, on("2026-03-01"));
    expect(made(never).body.stoppedOn).toBe("2026-03-01");
  });
});
