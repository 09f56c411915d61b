// Whom an award is for: only the people of its case now, and after something was taken back from one of them, each for their own difference.
import { describe, expect, test } from "vitest";
import type { Approval } from "../../domain/awards/approve.ts";
import { type Granted, unevenPerson } from "../../domain/awards/granted.ts";
import { endLeftBehind } from "../../domain/awards/left-behind.ts";
import { paidBeforeFen } from "../../domain/awards/paid-before.ts";
import { proposeAward } from "../../domain/awards/propose.ts";
import { whyOutdated } from "../../domain/awards/why-outdated.ts";
import type { Award, Obligation } from "../../domain/records/awards.ts";
import type { Case } from "../../domain/records/cases.ts";
import { changed, type Loaded } from "../../domain/records/record.ts";
import { must, policyOf } from "../projects/book.ts";
import { deed, suggestion, tiered } from "./records.ts";

const authors = [
  { person: "E1", weight: 1 },
  { person: "E2", weight: 1 },
];

const share = (employee: string) => ({ employee, total: "1000", stages: [{ id: "full", amount: "1000" }] });

const awardOf = (fields: Partial<Award> = {}): Loaded<Award> => ({
  ...{ kind: "award", id: "s1.1", version: 2, entry: "" },
  body: {
    ...({ number: 1, state: "approved", totalFen: 200_000, lapsedFen: 0, cancelledFen: 0 } as Award),
    ...{
      reversedFen: 0,
      history: [],
      answer: { shares: authors.map(({ person }) => share(person)) } as Award["answer"],
    },
    obligations: ["o-E1", "o-E2"],
    ...fields,
  },
});

const owed = (person: string, fields: Partial<Obligation> = {}): Loaded<Obligation> => ({
  ...{ kind: "obligation", id: `o-${person}`, version: 1, entry: "" },
  body: {
    ...({ person, award: "s1.1", stage: "full", amountFen: 100_000, state: "settled", recoveredFen: 0 } as Obligation),
    ...fields,
  },
});

const verified = (awardedFen: number, fields: Partial<Case> = {}) =>
  suggestion({
    ...{ state: "verified", authors, awards: 1, awardedFen },
    facts: { benefit: { value: "40000", source: "finance", at: deed.now } },
    ...fields,
  });

const granted = (reversed: { [person: string]: number }): Granted => ({
  awards: [awardOf({ reversedFen: Object.values(reversed).reduce((sum, fen) => sum + fen, 0) })],
  obligations: authors.map(({ person }) => owed(person, { recoveredFen: reversed[person] ?? 0 })),
});

test.each([[{}], [{ E2: 100_000 }], [{ E1: 40_000 }], [{ E1: 40_000, E2: 100_000 }]])(
  "of what was taken back (%o) nobody gets more or less than their own difference",
  (reversed) => {
    const before = granted(reversed);
    const of = verified(200_000 - (before.awards[0]?.body.reversedFen ?? 0));
    expect(unevenPerson(before, authors, paidBeforeFen(of.body, before, []))).toBeUndefined();
    const { award, changes } = must(
      proposeAward({
        ...{ of, granted: before, policy: { compiled: policyOf({ ...tiered, atMost: "100000" }), version: 1 } },
        ...{ personYears: [], chosen: {}, by: { person: "H1" }, now: deed.now, year: "2026" },
      }),
    );
    expect(award.request.paidBefore).toBe("2000.00");
    expect(award.answer.shares?.map(({ total }) => total)).toEqual(["1000.00", "1000.00"]);
    // What it would bring the case to is what people then have of it.
    expect(changes[1]?.body).toMatchObject({ proposedFen: of.body.awardedFen + 200_000 });
  },
);

test("who has less because their part was cancelled is named, not who was paid", () => {
  const before: Granted = {
    awards: [awardOf({ cancelledFen: 100_000 })],
    obligations: [owed("E1"), owed("E2", { state: "cancelled" })],
  };
  expect(unevenPerson(before, authors, paidBeforeFen(verified(100_000).body, before, []))).toBe("E2");
});

test.each([
  ["the same people", authors, undefined],
  ["another person", [authors[0], { person: "E3", weight: 1 }], "s1"],
  ["another weight", [authors[0], { person: "E2", weight: 2 }], "s1"],
  ["one more", [...authors, { person: "E3", weight: 1 }], "s1"],
])("what was proposed is approved only for %s", (_, now, outdated) => {
  const of = verified(0, { authors: now as Case["authors"] });
  const shares = authors.map(({ person, weight }) => ({ employee: person, weight }));
  const body = { year: "2026", policy: { id: "p", version: 1 }, scheme: "s", factsFrom: of.body.facts };
  const award = awardOf({ ...(body as Partial<Award>), request: { facts: {}, shares } });
  const none: Granted = { awards: [], obligations: [] };
  const approval = { award, of, replaced: none, granted: none, personYears: [], year: "2026", policyVersion: 1 };
  expect(whyOutdated(approval as unknown as Approval)).toBe(outdated);
});

describe("a proposal that a step leaves behind", () => {
  const open = awardOf({ state: "proposed" });
  const to = (state: string) => [changed(verified(0), { state })] as const;

  test("is ended where none can be approved any more, once", () => {
    const [ended, ...more] = endLeftBehind(to("declined"), open, { by: { person: "R1", for: "R2" }, now: deed.now });
    expect([ended?.body, more]).toMatchObject([
      { state: "superseded", history: [{ state: "superseded", by: "R1", for: "R2" }] },
      [],
    ]);
    expect(endLeftBehind([...to("declined"), changed(open, { state: "superseded" })], open, deed)).toEqual([]);
  });

  test("stays where it can be approved, and what is decided stays as it is", () => {
    expect(endLeftBehind(to("verified"), open, deed)).toEqual([]);
    expect(endLeftBehind(to("declined"), awardOf({ state: "declined" }), deed)).toEqual([]);
    expect(endLeftBehind(to("declined"), undefined, deed)).toEqual([]);
  });
});
