// Cases and awards for the tests of statistics: drawn at random, with histories that are legal in form, and only what a test says being different.
import fc from "fast-check";
import { kindNamed } from "../../domain/cases/kinds.ts";
import type { Award } from "../../domain/records/awards.ts";
import type { Case, Step } from "../../domain/records/cases.ts";
import type { Counted } from "../../domain/statistics/tally.ts";
import { writeMoment } from "../../domain/values/moment.ts";
import { writeFen } from "../../domain/values/money.ts";

export const caseOf = (fields: Partial<Case> = {}): Case => ({
  kind: "suggestion",
  state: "submitted",
  since: "2026-01-01T02:00:00.000Z",
  filedAt: "2026-01-01T02:00:00.000Z",
  proposer: "E1",
  authors: [{ person: "E1", weight: 1 }],
  mentors: [],
  evidence: [],
  history: [],
  policy: { id: "savings", scheme: "capped" },
  facts: {},
  awards: 0,
  awardedFen: 0,
  ...fields,
});

type Given = { totalFen: number; at: string; people?: string[]; state?: Award["state"] } & Partial<
  Pick<Award, "lapsedFen" | "cancelledFen" | "reversedFen">
>;

/** Only what statistics read of an award. */
export const awardOf = ({ totalFen, at, people = ["E1"], state = "approved", ...taken }: Given): Award =>
  ({
    state,
    totalFen,
    lapsedFen: 0,
    cancelledFen: 0,
    reversedFen: 0,
    ...taken,
    history: [
      { state: "proposed", at, by: "HR-1" },
      ...(state === "approved" ? [{ state, at, by: "APPROVER-1" }] : []),
    ],
    answer: { shares: people.map((employee) => ({ employee, total: writeFen(totalFen), stages: [] })) },
  }) as unknown as Award;

const states = Object.keys(kindNamed("suggestion").states);
const momentIn = fc.integer({ min: Date.UTC(2025, 9, 1), max: Date.UTC(2026, 7, 1) }).map(writeMoment);
const person = fc.constantFrom("E1", "E2", "E3", "E4", "E5", "E6", "E7");

const history: fc.Arbitrary<Step[]> = fc
  .array(fc.tuple(fc.constantFrom(...states), momentIn), { maxLength: 6 })
  .map((steps) => {
    const moments = steps.map(([, at]) => at).sort();
    return steps.map(([state], index) => ({ state, at: moments[index] as string, by: "REVIEWER-1" }));
  });

const award: fc.Arbitrary<Award> = fc
  .record({
    totalFen: fc.integer({ min: 0, max: 500_000 }),
    at: momentIn,
    people: fc.uniqueArray(person, { minLength: 1, maxLength: 3 }),
    state: fc.constantFrom("approved", "proposed", "declined" as const),
    cancelledFen: fc.constantFrom(0, 0, 100, 500_000),
    reversedFen: fc.constantFrom(0, 0, 50),
  })
  .map(({ totalFen, cancelledFen, reversedFen, ...rest }) => {
    const cancelled = Math.min(cancelledFen, totalFen);
    return awardOf({
      ...rest,
      totalFen,
      cancelledFen: cancelled,
      reversedFen: Math.min(reversedFen, totalFen - cancelled),
    } as Given);
  });

let cases = 0;

export const counted: fc.Arbitrary<Counted> = fc
  .record({
    history,
    filedAt: fc.option(momentIn, { nil: undefined, freq: 9 }),
    department: fc.constantFrom("一车间", "二车间", undefined),
    people: fc.uniqueArray(person, { minLength: 1, maxLength: 3 }),
    awards: fc.array(award, { maxLength: 3 }),
    benefit: fc.option(fc.integer({ min: 0, max: 10_000_000_000 }), { nil: undefined }),
  })
  .map(({ history: steps, filedAt, department, people, awards, benefit }) => ({
    id: `case-${++cases}`,
    awards,
    body: {
      ...caseOf({
        history: steps,
        state: steps.at(-1)?.state ?? "submitted",
        authors: people.map((each) => ({ person: each, weight: 1 })),
        facts:
          benefit === undefined
            ? {}
            : { benefit: { value: writeFen(benefit), source: "finance", at: "2026-01-01T00:00:00.000Z" } },
        ...(department !== undefined && { department }),
      }),
      ...(filedAt === undefined ? { filedAt: undefined as unknown as string } : { filedAt }),
    },
  }));
