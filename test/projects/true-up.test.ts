// What a project pays in the end: what its real value earns, never less than its released stages have paid, to the fen and for each of its people.
import fc from "fast-check";
import { expect, test } from "vitest";
import { openBook, policyOf } from "./book.ts";
import { split, upTo } from "./naive.ts";

const stagesOf = (shares: readonly number[]) =>
  shares.map((share, index) => ({ id: `s${index + 1}`, share: `${share}%` }));

const commission = (shares: readonly number[], more: object = {}) =>
  policyOf({ kind: "commission", by: "vote", rate: { from: "0%", to: "100%" }, stages: stagesOf(shares), ...more });

const yuan = (fen: number): string => `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, "0")}`;

const sharesArbitrary = fc
  .array(fc.integer({ min: 1, max: 99 }), { minLength: 0, maxLength: 4 })
  .map((cuts) => [...new Set(cuts)].sort((a, b) => a - b))
  .map((cuts) => [...cuts, 100].map((cut, index) => cut - (cuts[index - 1] ?? 0)));

const people = (weights: readonly number[]) => weights.map((weight, index) => ({ person: `P${index}`, weight }));

type Book = ReturnType<typeof openBook>;

const keptBy = (book: Book, person: string): number =>
  book
    .obligations()
    .filter(({ body }) => body.person === person && body.state !== "cancelled")
    .reduce((sum, { body }) => sum + body.amountFen, 0);

/** Everything before the last stage, as far as there is money in it. */
const releaseAhead = (book: Book, number: number): void => {
  for (const stage of book.of().body.stagesAhead ?? []) book.release(number, stage);
};

/** The record agrees with itself: sums of the case, of people's years, of the funds. */
const agrees = (book: Book): void => {
  const obligations = book.obligations();
  const total = obligations
    .filter(({ body }) => body.state !== "cancelled")
    .reduce((sum, { body }) => sum + body.amountFen, 0);
  const years = book.years().reduce((sum, { body }) => sum + (body.awardedFen["p/s"] ?? 0), 0);
  expect([years, book.spent("2026") + book.spent("2027")]).toEqual([total, total]);
  for (const year of ["2026", "2027"]) expect(book.spent(year)).toBe(book.posted(`fund/${year}/spent`));
};

test("in the end everyone has what the released stages paid, and their part of what the real value earns beyond", () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 5 }),
      sharesArbitrary,
      fc.integer({ min: 0, max: 3_000_000 }),
      fc.integer({ min: 0, max: 3_000_000 }),
      fc.constantFrom("2026", "2027"),
      (weights, shares, expectedFen, realFen, year) => {
        const book = openBook(commission(shares), people(weights));
        book.become("rated", { value: yuan(expectedFen), chosenRate: "10%" });
        book.grant();
        expect(book.of().body.state).toBe("awarded");
        releaseAhead(book, 1);
        expect(book.of().body.stagesAhead).toEqual([]);
        const earned = (fen: number): number => Math.floor((2 * fen * 10 + 100) / 200);
        const ahead = 100 - (shares.at(-1) ?? 0);
        const released = split(earned(expectedFen), weights).map((fen) => upTo(fen, ahead));
        const releasedFen = released.reduce((sum, fen) => sum + fen, 0);
        book.become("verified", { value: yuan(realFen) });
        const settled = book.grant(year);
        const moreFen = Math.max(0, earned(realFen) - releasedFen);
        const more = split(moreFen, weights);
        expect(settled.totalFen).toBe(moreFen);
        expect(people(weights).map(({ person }) => keptBy(book, person))).toEqual(
          released.map((fen, index) => fen + (more[index] ?? 0)),
        );
        expect(book.of().body.awardedFen).toBe(Math.max(earned(realFen), releasedFen));
        // The last stage is accepted like any other, also where it pays nothing.
        expect(book.of().body.state).toBe("settled");
        book.release(2, `s${shares.length}`);
        expect(book.of().body.state).toBe("done");
        expect(book.obligations().filter(({ body }) => body.state === "waiting")).toEqual([]);
        agrees(book);
      },
    ),
    { numRuns: 150 },
  );
});

test("a failure after any number of stages leaves what was released, and gives the rest back to its year", () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 4 }),
      sharesArbitrary,
      fc.integer({ min: 0, max: 99_999 }),
      fc.nat(4),
      fc.option(fc.integer({ min: 1, max: 3000 }), { nil: undefined }),
      (weights, shares, valueFen, steps, capFen) => {
        const cap = capFen === undefined ? {} : { perPersonYear: yuan(capFen) };
        const book = openBook(commission(shares, cap), people(weights));
        book.become("rated", { value: yuan(valueFen), chosenRate: "10%" });
        book.grant();
        for (const stage of (book.of().body.stagesAhead ?? []).slice(0, steps)) book.release(1, stage);
        const due = book.obligations().filter(({ body }) => body.state === "due");
        book.end();
        const kept = book.obligations().filter(({ body }) => body.state !== "cancelled");
        expect(kept.map(({ id }) => id)).toEqual(due.map(({ id }) => id));
        const { state, lapsedFen } = book.award(1).body;
        expect(book.of().body.awardedFen).toBe(
          kept.reduce((sum, { body }) => sum + body.amountFen, 0) + (state === "cancelled" ? 0 : lapsedFen),
        );
        agrees(book);
      },
    ),
    { numRuns: 100 },
  );
});

const capped = { perPersonYear: "5000" };
const stages = [10, 20, 30, 40];

/** Expected and real earnings in yuan, at ten per cent. */
const finallyPaid = (
  expected: number,
  real: number,
  {
    weights = [1],
    before = {},
    year = "2026",
  }: { weights?: number[]; before?: { [person: string]: number }; year?: string } = {},
): { [person: string]: number } => {
  const book = openBook(commission(stages, capped), people(weights), before);
  book.become("rated", { value: String(expected * 10), chosenRate: "10%" });
  book.grant();
  releaseAhead(book, 1);
  book.become("verified", { value: String(real * 10) });
  book.grant(year);
  return Object.fromEntries(people(weights).map(({ person }) => [person, keptBy(book, person) / 100]));
};

test.each([
  ["what lapsed of an estimate is not held against what is real", 10_000, 9000, 5000],
  ["as much as was expected", 10_000, 10_000, 5000],
  ["less than the cap", 10_000, 4000, 4000],
  ["less than was released", 10_000, 1000, 3000],
  ["more than was expected", 4000, 8000, 5000],
])("a year's cap: %s", (_, expected, real, paid) => {
  expect(finallyPaid(expected, real)).toEqual({ P0: paid });
  expect(finallyPaid(2 * expected, 2 * real, { weights: [1, 1] })).toEqual({ P0: paid, P1: paid });
});

test("what one person's cap cuts off goes to no one else", () => {
  // Released were 600 to P0, who had 1,000 left of the cap, and 3,000 to P1, whose part of what is real that is.
  expect(finallyPaid(20_000, 6000, { weights: [1, 1], before: { P0: 400_000 } })).toEqual({ P0: 600, P1: 3000 });
  const more = finallyPaid(20_000, 20_000, { weights: [1, 1], before: { P0: 400_000 } });
  expect(more).toEqual({ P0: 1000, P1: 5000 });
});

test("no one gets more than a year's cap leaves them, nor than their own part of what is real or was released", () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.record({ weight: fc.integer({ min: 1, max: 1000 }), beforeFen: fc.integer({ min: 0, max: 600_000 }) }),
        {
          minLength: 1,
          maxLength: 4,
        },
      ),
      fc.integer({ min: 0, max: 30_000_000 }),
      fc.integer({ min: 0, max: 30_000_000 }),
      (team, expectedFen, realFen) => {
        const weights = team.map(({ weight }) => weight);
        const before = Object.fromEntries(team.map(({ beforeFen }, index) => [`P${index}`, beforeFen]));
        const book = openBook(commission(stages, capped), people(weights), before);
        book.become("rated", { value: yuan(expectedFen), chosenRate: "10%" });
        book.grant();
        releaseAhead(book, 1);
        const released = people(weights).map(({ person }) =>
          book
            .obligations()
            .reduce((sum, { body }) => sum + (body.person === person && body.state === "due" ? body.amountFen : 0), 0),
        );
        book.become("verified", { value: yuan(realFen) });
        book.grant();
        const own = split(Math.floor((2 * realFen * 10 + 100) / 200), weights);
        for (const [index, { person }] of people(weights).entries()) {
          const kept = keptBy(book, person);
          const left = Math.max(0, 500_000 - (before[person] ?? 0));
          expect(kept).toBeLessThanOrEqual(Math.max(released[index] ?? 0, Math.min(left, (own[index] ?? 0) + 2)));
        }
        if (team.length === 1)
          expect(keptBy(book, "P0")).toBe(
            Math.max(released[0] ?? 0, Math.min(own[0] ?? 0, Math.max(0, 500_000 - (before.P0 ?? 0)))),
          );
      },
    ),
    { numRuns: 150 },
  );
});

test("each year has its own cap and its own fund", () => {
  expect(finallyPaid(4000, 9000, { year: "2027" })).toEqual({ P0: 2400 + 5000 });
});

test("a project whose award is cancelled can be awarded again; one that stood on the estimate can be settled again", () => {
  const book = openBook(commission(stages), people([1, 2]));
  book.become("rated", { value: "3000", chosenRate: "10%" });
  book.grant();
  book.release(1, "s1");
  book.cancel(1);
  expect([book.of().body.state, book.of().body.awardedFen, book.of().body.stagesAhead]).toEqual(["rated", 0, []]);
  const again = book.grant();
  expect([again.totalFen, book.of().body.state]).toEqual([30_000, "awarded"]);
  releaseAhead(book, 2);
  book.become("verified", { value: "6000" });
  book.grant();
  expect(book.of().body.state).toBe("settled");
  book.cancel(3);
  expect([book.of().body.state, book.of().body.awardedFen]).toEqual(["verified", 18_000]);
  book.grant();
  book.release(4, "s4");
  expect([book.of().body.state, book.of().body.awardedFen]).toEqual(["done", 60_000]);
  agrees(book);
});

test("a value that was verified wrongly is settled again, before and after the last stage: only the difference is paid", () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 4 }),
      fc.tuple(...[1, 2, 3].map(() => fc.integer({ min: 0, max: 3_000_000 }))),
      fc.boolean(),
      (weights, [expectedFen = 0, wrongFen = 0, realFen = 0], isReleased) => {
        const book = openBook(commission(stages), people(weights));
        book.become("rated", { value: yuan(expectedFen), chosenRate: "10%" });
        book.grant();
        releaseAhead(book, 1);
        book.become("verified", { value: yuan(wrongFen) });
        book.grant();
        if (isReleased) book.release(2, "s4");
        const due = book.obligations().filter(({ body }) => body.state === "due");
        const keptFen = due.reduce((sum, { body }) => sum + body.amountFen, 0);
        book.become("verified", { value: yuan(realFen) });
        book.grant();
        expect(book.of().body.awardedFen).toBe(Math.max(keptFen, Math.floor((2 * realFen * 10 + 100) / 200)));
        book.release(3, "s4");
        expect(book.of().body.state).toBe("done");
        agrees(book);
      },
    ),
    { numRuns: 100 },
  );
});

test("a settlement that another one replaces takes what had lapsed of it along", () => {
  const book = openBook(commission(stages, { perPersonYear: "100" }), people([1, 3]));
  book.become("rated", { value: "1000", chosenRate: "10%" });
  book.grant();
  releaseAhead(book, 1);
  book.become("verified", { value: "2000" });
  book.grant();
  expect([book.award(2).body.lapsedFen, book.of().body.awardedFen]).toEqual([5000, 20_000]);
  book.become("verified", { value: "1200" });
  book.grant();
  expect([book.award(2).body.state, book.of().body.awardedFen]).toEqual(["cancelled", 12_000]);
  agrees(book);
});

test("an earlier award that is cancelled takes back only itself: the settlement stands until it is cancelled too", () => {
  const book = openBook(commission(stages), people([1]));
  book.become("rated", { value: "1000", chosenRate: "10%" });
  book.grant();
  releaseAhead(book, 1);
  book.become("verified", { value: "2000" });
  book.grant();
  book.cancel(1);
  expect([book.of().body.state, keptBy(book, "P0")]).toEqual(["settled", 14_000]);
  book.cancel(2);
  expect([book.of().body.state, keptBy(book, "P0")]).toEqual(["verified", 0]);
  book.grant();
  expect([book.of().body.state, keptBy(book, "P0")]).toEqual(["settled", 20_000]);
  agrees(book);
});
