// Mistaken assessments that are corrected, and enrolments of which there is one at a time: both sides of every edge.
import { describe, expect, test } from "vitest";
import { assessAgreement, assessorsOf, correctAssessment, endAgreement } from "../../domain/agreements/assess.ts";
import { attributesOf } from "../../domain/agreements/attributes.ts";
import { endOf, overdueAssessment } from "../../domain/agreements/end.ts";
import { yearNameOf } from "../../domain/agreements/enrolment.ts";
import { draftAgreement, type LoadedAgreement, signAgreement, type Terms } from "../../domain/agreements/write.ts";
import type { AssessmentResult } from "../../domain/records/agreements.ts";
import { drafted, inForce, made, on, pair, said, serviceOf, star } from "./terms.ts";

describe("a mistaken assessment", () => {
  const correct = (given: LoadedAgreement, assessment: number, others: LoadedAgreement[] = [], by = "R2") =>
    correctAssessment(given, { assessment, reasons: "填错" }, { serviceOf, others }, on("2026-10-01", by));
  const assess = (given: LoadedAgreement, result: AssessmentResult, today: string, year?: number) =>
    made(assessAgreement(given, { result, year, reasons: "理由" }, serviceOf, on(today, "R1")));

  test("counts no more, stays in the record, and is corrected once", () => {
    const failed = assess(inForce(pair, "2026-01-10"), "failed", "2026-02-01");
    expect(endOf(failed.body, serviceOf).day).toBe("2026-02-01");
    const corrected = made(correct(failed, 1));
    expect(endOf(corrected.body, serviceOf)).toEqual({ day: "2026-12-31", why: "completed" });
    expect(corrected.body).toMatchObject({
      assessments: [{ result: "failed" }],
      corrections: [{ assessment: 1, by: "R2" }],
    });
    expect(corrected.secret).toMatchObject({ assessments: ["理由"], corrections: ["填错"] });
    for (const number of [1, 2])
      expect(said(correct(corrected, number)), `${number}`).toBe("assessment-not-standing /assessment");
    expect(assess(corrected, "passed", "2026-10-02").body.assessments).toHaveLength(2);
  });

  test("is for somebody else to correct than who made it, or in whose name", () => {
    const one = assess(inForce(pair, "2026-01-10"), "passed", "2026-02-01").body;
    const [assessment] = one.assessments;
    const forAnother = { ...one, assessments: [{ ...(assessment as NonNullable<typeof assessment>), for: "R3" }] };
    expect([assessorsOf(one, 1), assessorsOf(forAnother, 1), assessorsOf(one, 2)]).toEqual([["R1"], ["R1", "R3"], []]);
  });

  test("of a programme leaves its year to be assessed, and breaks the row", () => {
    const years = { ...star, years: 4 } as Terms;
    const two = assess(assess(inForce(years), "mediocre", "2025-09-05", 1), "mediocre", "2026-09-05", 2);
    expect(endOf(two.body, serviceOf).day).toBe("2026-09-05");
    const one = made(correct(two, 1));
    expect(endOf(one.body, serviceOf).day).toBe("2028-08-31");
    expect(overdueAssessment(one.body, serviceOf, "2026-10-01")).toEqual({ year: 1, since: "2025-09-01" });
    const again = assess(one, "failed", "2026-10-05", 1);
    expect(endOf(again.body, serviceOf)).toEqual({ day: "2026-10-05", why: "assessed" });
    const good = assess(assess(one, "good", "2026-10-05", 1), "failed", "2027-09-05", 3);
    expect(endOf(good.body, serviceOf)).toEqual({ day: "2027-09-05", why: "assessed" });
  });

  test("does not bring anybody back into a programme that they are in again", () => {
    const out = assess(inForce({ ...star, outAfter: 1 }), "failed", "2026-09-05", 1);
    const next = { ...made(drafted({ ...star, from: "2026-09-06" })), id: "a2" };
    expect(said(correct(out, 1, [next]))).toBe("enrolled-already /programme");
    expect(said(correct(out, 1, [out]))).toBe("ok");
  });

  test("that is worse than the one before, or late, takes nothing back", () => {
    const better = assess(inForce(pair, "2026-01-10"), "excellent", "2026-02-01");
    const worse = made(
      assessAgreement(better, { result: "passed", day: "2026-02-02", reasons: "理由" }, serviceOf, on("2026-06-01")),
    );
    const told = attributesOf("M1", [], [worse.body], serviceOf).filter(({ name }) => name === "assessment");
    expect(told.map(({ value, from, until }) => `${value} ${from} ${until}`)).toEqual([
      "优秀 2026-02-01 2026-05-31",
      "合格 2026-06-01 2026-12-31",
    ]);
  });
});

describe("an enrolment", () => {
  const first = inForce(star);
  const second = (change: object, today = "2026-01-10", others = [first]) =>
    said(draftAgreement("a2", { ...star, ...change } as Terms, { serviceOf, others }, on(today)));

  test.each([
    ["in the same programme at the same time is one too many", {}, "enrolled-already /programme"],
    ["that begins on its last day too", { from: "2027-08-31" }, "enrolled-already /programme"],
    ["that begins the day after is not", { from: "2027-09-01" }, "ok"],
    ["nor one in another programme", { programme: "青蓝" }, "ok"],
    ["nor somebody else's", { participant: "M1" }, "ok"],
    ["but one that goes by the same name in a policy is", { programme: "未来匠星！" }, "enrolled-already /programme"],
  ])("%s", (_, change, expected) => expect(second(change)).toBe(expected));

  test("whose first one is over, withdrawn or was never in force can be made anew, also counted from an earlier day", () => {
    const out = endAgreement(first, { on: "2026-01-09", reasons: "r" }, serviceOf, on("2026-01-10"));
    expect(second({}, "2026-01-10", [made(out)])).toBe("ok");
    expect(second({}, "2026-01-09", [made(out)])).toBe("enrolled-already /programme");
    const withdrawn = { ...first, body: { ...first.body, state: "withdrawn" as const } };
    expect(second({}, "2026-01-10", [withdrawn])).toBe("ok");
  });

  test("of two drafts that were written at once neither is signed", () => {
    const [one, two] = [made(drafted(star)), { ...made(drafted(star)), id: "a2" }];
    const sign = (given: LoadedAgreement, others: LoadedAgreement[]) =>
      said(signAgreement(given, 1, { serviceOf, others }, on("2024-08-20", "P1")));
    expect([sign(one, [one, two]), sign(two, [one, two]), sign(two, [two])]).toEqual([
      "enrolled-already /programme",
      "enrolled-already /programme",
      "ok",
    ]);
  });

  test.each([
    ["未来匠星", "year_未来匠星"],
    ["未来匠星（2026 级）", "year_未来匠星_2026_级"],
    ["Rising Stars", "year_Rising_Stars"],
    ["长".repeat(100), `year_${"长".repeat(59)}`],
  ])("in %s has its year by the name %s", (programme, name) => expect(yearNameOf(programme)).toBe(name));

  test("in two programmes has the year of each", () => {
    const other = inForce({ ...star, programme: "青蓝", from: "2025-03-01" }, "2025-03-01");
    const values = attributesOf("P1", [], [first.body, other.body], serviceOf)
      .filter(({ from, until = "" }) => from <= "2026-10-01" && "2026-10-01" <= until)
      .map(({ name, value }) => `${name} ${value}`);
    expect(values).toEqual(["programme 未来匠星", "programme 青蓝", "year_未来匠星 3", "year_青蓝 2"]);
  });
});
