// The statistics against the same numbers worked out naively, one question at a time, from the same random cases.
import fc from "fast-check";
import { expect, test } from "vitest";
import { kindNamed } from "../../domain/cases/kinds.ts";
import type { Step } from "../../domain/records/cases.ts";
import { benefitFactsOf } from "../../domain/statistics/benefit.ts";
import { linesOf, reportOf } from "../../domain/statistics/report.ts";
import {
  beginTally,
  type Counted,
  countCase,
  countPerson,
  needsAwards,
  type Tally,
} from "../../domain/statistics/tally.ts";
import { addStay, addWaiting, daysWithin, noStays } from "../../domain/statistics/times.ts";
import { awardOf, caseOf, counted } from "./records.ts";

const benefitFacts = new Map([["savings/capped", ["benefit"]]]);

const tallyOf = (
  cases: readonly Counted[],
  asking: { year?: string; department?: string; today?: string } = {},
): Tally => {
  const tally = beginTally({ year: "2026", today: "2026-08-01", benefitFacts, ...asking });
  for (const each of cases) countCase(tally, each);
  return tally;
};

/** The day in China, found by another way than the product's. */
const monthInChina = (moment: string): string => new Date(Date.parse(moment) + 8 * 3_600_000).toISOString().slice(0, 7);

const naive = (cases: readonly Counted[], isMonth: (month: string) => boolean, department?: string) => {
  const filed = cases.filter(
    ({ body }) => body.filedAt !== undefined && (department === undefined || body.department === department),
  );
  const firstOf = ({ body }: Counted, states: string[]): string | undefined =>
    body.history.find(({ state }) => states.includes(state))?.at;
  const isIn = (moment: string | undefined): boolean => moment !== undefined && isMonth(monthInChina(moment));
  const reached = (...states: string[]) => filed.filter((each) => isIn(firstOf(each, states)));
  const here = filed.filter(({ body }) => isIn(body.filedAt));
  const awards = filed.flatMap(({ awards: all }) =>
    all.filter(
      ({ state, history, totalFen, lapsedFen, cancelledFen, reversedFen }) =>
        state === "approved" && isIn(history[1]?.at) && totalFen - lapsedFen - cancelledFen - reversedFen > 0,
    ),
  );
  const fenOf = (value: unknown): number => Math.round(Number(value ?? 0) * 100);
  return {
    filed: here.length,
    adopted: reached("accepted").length,
    declined: reached("declined").length,
    returned: reached("returned").length,
    withdrawn: reached("withdrawn").length,
    implemented: reached("implemented").length,
    verified: reached("verified").length,
    benefitFen: BigInt(reached("verified").reduce((sum, { body }) => sum + fenOf(body.facts.benefit?.value), 0)),
    awards: awards.length,
    awardedFen: BigInt(
      awards.reduce(
        (sum, { totalFen, lapsedFen, cancelledFen, reversedFen }) =>
          sum + totalFen - lapsedFen - cancelledFen - reversedFen,
        0,
      ),
    ),
    peopleFiled: new Set(here.flatMap(({ body }) => body.authors.map(({ person }) => person))).size,
    peopleAwarded: new Set(awards.flatMap(({ answer }) => (answer.shares ?? []).map(({ employee }) => employee))).size,
  };
};

test("every figure is the one that a naive count gives: in all, by month, by kind, by department", () => {
  fc.assert(
    fc.property(fc.array(counted, { maxLength: 25 }), (cases) => {
      const report = reportOf(tallyOf(cases));
      const inYear = (month: string): boolean => month.startsWith("2026");
      expect(report.total).toEqual(naive(cases, inYear));
      for (const { month, ...measures } of report.months)
        expect(measures).toEqual(naive(cases, (each) => each === month));
      const [{ kind, title: _, states: __, ...ofKind } = { kind: "", states: [] }] = report.kinds;
      expect([kind, ofKind]).toEqual(["suggestion", naive(cases, inYear)]);
      const named = cases.filter(({ body }) => body.department !== undefined);
      for (const { department, employed, participation, ...measures } of report.departments)
        if (department !== "") expect(measures).toEqual(naive(named, inYear, department));
      expect(reportOf(tallyOf(cases, { department: "二车间" })).total).toEqual(naive(cases, inYear, "二车间"));
    }),
    { numRuns: 150 },
  );
});

test("lines of the sheet add up to the whole, and the years to all there is", () => {
  fc.assert(
    fc.property(fc.array(counted, { maxLength: 25 }), (cases) => {
      const tally = tallyOf(cases);
      const { total } = reportOf(tally);
      const lines = linesOf(tally);
      for (const measure of ["filed", "adopted", "declined", "verified", "awards"] as const)
        expect(lines.reduce((sum, line) => sum + line[measure], 0)).toBe(total[measure]);
      expect(lines.reduce((sum, line) => sum + line.benefitFen, 0n)).toBe(total.benefitFen);
      const both = ["2025", "2026"].map((year) => reportOf(tallyOf(cases, { year })).total.filed);
      expect((both[0] ?? 0) + (both[1] ?? 0)).toBe(cases.filter(({ body }) => body.filedAt !== undefined).length);
    }),
    { numRuns: 100 },
  );
});

test("half and nine tenths of the stays are over within the days that a sorted list shows", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 60 }), (days) => {
      const stays = noStays();
      for (const each of days) addStay(stays, each);
      const sorted = days.toSorted((a, b) => a - b);
      for (const percent of [50, 90])
        expect(daysWithin(stays, percent)).toBe(sorted[Math.ceil((days.length * percent) / 100) - 1]);
    }),
  );
  expect(daysWithin(noStays(), 50)).toBeUndefined();
});

const at = (month: string, day = "10"): string => `2026-${month}-${day}T02:00:00.000Z`;
const step = (state: string, moment: string) => ({ state, at: moment, by: "REVIEWER-1" });

test("stays end in the year they are counted in, a second verification is no new stay, and what waits is counted apart", () => {
  const first = {
    id: "a",
    awards: [],
    body: caseOf({
      state: "awarded",
      history: [
        step("draft", at("01", "01")),
        step("submitted", at("01", "03")),
        step("accepted", at("01", "13")),
        step("implemented", at("02", "13")),
        step("verified", at("02", "20")),
        step("verified", at("03", "02")),
        step("awarded", at("03", "05")),
      ],
    }),
  };
  const second = {
    id: "b",
    awards: [],
    body: caseOf({ state: "submitted", history: [step("submitted", at("07", "01"))] }),
  };
  const earlier = {
    id: "c",
    awards: [],
    body: caseOf({
      state: "declined",
      history: [step("submitted", "2025-11-01T02:00:00.000Z"), step("declined", "2025-12-31T15:59:59.000Z")],
    }),
  };
  const overNewYear = {
    id: "d",
    awards: [],
    body: caseOf({
      state: "declined",
      history: [step("submitted", "2025-12-20T02:00:00.000Z"), step("declined", at("01", "05"))],
    }),
  };
  const [{ states = [] } = {}] = reportOf(tallyOf([first, second, earlier, overNewYear])).kinds;
  const shown = states.map(({ title: _, ...times }) => times);
  expect(shown).toEqual([
    { state: "submitted", stays: 2, medianDays: 10, within90Days: 16, waiting: 1, longestDays: 31 },
    { state: "accepted", stays: 1, medianDays: 31, within90Days: 31, waiting: 0 },
    { state: "implemented", stays: 1, medianDays: 7, within90Days: 7, waiting: 0 },
    { state: "verified", stays: 1, medianDays: 13, within90Days: 13, waiting: 0 },
  ]);
  expect(kindNamed("suggestion").states.draft?.turn).toBeDefined();
  const waits = noStays();
  addWaiting(waits, 3);
  addWaiting(waits, 9);
  expect([waits.waiting, waits.longestDays]).toEqual([2, 9]);
});

test("a month ends at midnight in China", () => {
  const filed = (filedAt: string): Counted => ({ id: filedAt, awards: [], body: caseOf({ filedAt }) });
  const { months } = reportOf(tallyOf([filed("2026-01-31T15:59:59.999Z"), filed("2026-01-31T16:00:00.000Z")]));
  expect(months.slice(0, 2).map(({ filed: count }) => count)).toEqual([1, 1]);
  expect(months).toHaveLength(8);
});

test("an award that was taken back as a whole is none; sums may grow beyond any one amount", () => {
  const gone = awardOf({ totalFen: 100, at: at("02"), cancelledFen: 60, reversedFen: 40 });
  const lapsed = awardOf({ totalFen: 100, at: at("02"), lapsedFen: 30, people: ["E1", "E2"] });
  const large = Array.from({ length: 200 }, (_, index) => ({
    id: `large-${index}`,
    awards: [],
    body: caseOf({
      history: [step("verified", at("03"))],
      facts: { benefit: { value: "999999999999.99", source: "finance" as const, at: at("03") } },
    }),
  }));
  const { total } = reportOf(tallyOf([{ id: "a", awards: [gone, lapsed], body: caseOf() }, ...large]));
  expect([total.awards, total.awardedFen, total.peopleAwarded]).toEqual([1, 70n, 2]);
  expect(total.benefitFen).toBe(200n * 99_999_999_999_999n);
});

test("who was employed on some day of the year takes part in the rate", () => {
  const tally = tallyOf([{ id: "a", awards: [], body: caseOf() }]);
  for (const [from, until] of [
    ["2020-01-01"],
    ["2026-08-01"],
    ["2026-08-02"],
    ["2020-01-01", "2025-12-31"],
    ["2020-01-01", "2026-01-01"],
  ] as [string, string?][])
    countPerson(tally, { department: "一车间", from, ...(until !== undefined && { until }) });
  const { employed, participation } = reportOf(tally);
  expect([employed, participation]).toEqual([3, "33.3%"]);
});

test("a nomination that a reviewer verified has no verified benefit; finance's valuation of one has, and so has the real value of a project", () => {
  const facts = { value: { value: "9000", source: "finance" as const, at: at("03") } };
  const policy = { id: "savings", scheme: "commission" };
  const count = (kind: string, history: Step[]) => {
    const tally = beginTally({
      year: "2026",
      today: "2026-08-01",
      benefitFacts: new Map([["savings/commission", ["value"]]]),
    });
    countCase(tally, { id: kind, awards: [], body: caseOf({ kind, facts, policy, history }) });
    const { verified, benefitFen, adopted } = reportOf(tally).total;
    return [adopted, verified, benefitFen];
  };
  const verified = step("verified", at("03"));
  expect(count("nomination", [verified])).toEqual([1, 0, 0n]);
  expect(count("nomination", [verified, { ...step("verified", at("04")), did: "valued" }])).toEqual([1, 1, 900_000n]);
  expect(count("project", [step("approved", at("02")), verified]).slice(1)).toEqual([1, 900_000n]);
  expect(count("suggestion", [{ ...verified, did: "cancellation" }])).toEqual([0, 0, 0n]);
});

test("what was filed after the year is none of its, not even by waiting; awards are needed where something was done in it", () => {
  const counted = (filedAt: string, moments: string[] = []): Counted => ({
    id: filedAt,
    awards: [],
    body: caseOf({ filedAt, history: moments.map((moment) => step("submitted", moment)) }),
  });
  const newYear = "2025-12-31T16:00:00.000Z";
  const later = counted(newYear, [newYear]);
  const { total, kinds } = reportOf(tallyOf([later], { year: "2025" }));
  expect([total.filed, kinds[0]?.states]).toEqual([0, []]);
  expect(reportOf(tallyOf([later])).kinds[0]?.states).toMatchObject([{ state: "submitted", waiting: 1 }]);
  const ofYear = (year: string) => tallyOf([], { year });
  const over = counted("2025-03-01T02:00:00.000Z", ["2025-03-01T02:00:00.000Z", newYear]);
  expect(["2024", "2025", "2026", "2027"].map((year) => needsAwards(ofYear(year), over.body))).toEqual([
    false,
    true,
    true,
    false,
  ]);
});

test("the benefit stands in the fact that the scheme measures in money, in any version", () => {
  const tiered = (id: string, measure: string, unit?: string) => ({ id, kind: "tiered", measure, unit });
  const documents = [
    {
      id: "p",
      schemes: [tiered("a", "benefit"), tiered("points", "points", "points"), { id: "c", kind: "commission" }],
    },
    { id: "p", schemes: [tiered("a", "saving", "money"), { id: "t", kind: "table" }] },
  ];
  expect([...benefitFactsOf(documents as unknown as Parameters<typeof benefitFactsOf>[0])]).toEqual([
    ["p/a", ["benefit", "saving"]],
    ["p/c", ["value"]],
  ]);
});
