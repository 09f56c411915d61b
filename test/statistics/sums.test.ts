// What an alliance shows over time: never fewer than three enterprises, and between any two things it showed at least three have changed.
import fc from "fast-check";
import { expect, test } from "vitest";
import { sumsOf } from "../../domain/alliances/sums.ts";

type Event = { tenant: string; value: number | undefined };

const given = (events: readonly Event[]) =>
  events.map(({ tenant, value }, index) => ({
    tenant,
    number: index + 1,
    at: `2026-01-01T00:00:00.${String(index).padStart(3, "0")}Z`,
    figures: value === undefined ? {} : { cell: value },
  }));

const shown = (...events: Event[]) => sumsOf(given(events)).get("cell");

const of = (tenant: string, value?: number): Event => ({ tenant, value });

test("fewer than three enterprises show nothing, however often they give", () => {
  expect(shown(of("A", 5), of("B", 6))).toBeUndefined();
  expect(shown(of("A", 5), of("B", 6), of("A", 7), of("B", 8))).toBeUndefined();
  expect(shown(of("A", 5), of("B", 6), of("C", 7))).toEqual({ sum: 18n, enterprises: 3 });
  expect(shown(of("A", 5), of("B", 6), of("C"))).toBeUndefined();
});

test("a fourth alone moves nothing; with two others it does", () => {
  const three = [of("A", 5), of("B", 6), of("C", 7)];
  expect(shown(...three, of("D", 100))).toEqual({ sum: 18n, enterprises: 3 });
  expect(shown(...three, of("D", 100), of("E", 200))).toEqual({ sum: 18n, enterprises: 3 });
  expect(shown(...three, of("D", 100), of("E", 200), of("A", 8))).toEqual({ sum: 321n, enterprises: 5 });
});

test("the same given again is no change, and neither is one that is taken back", () => {
  const three = [of("A", 5), of("B", 6), of("C", 7)];
  expect(shown(...three, of("D", 100), of("A", 5), of("B", 6))).toEqual({ sum: 18n, enterprises: 3 });
  expect(shown(...three, of("A", 8), of("B", 9), of("A", 5), of("C", 1))).toEqual({ sum: 18n, enterprises: 3 });
});

test("it does not matter in which order they are read", () => {
  const events = given([of("A", 5), of("B", 6), of("C", 7), of("A", 9), of("B", 9), of("C", 9)]);
  expect(sumsOf(events.toReversed()).get("cell")).toEqual({ sum: 27n, enterprises: 3 });
  expect(sumsOf(events)).toEqual(sumsOf(events.toReversed()));
});

const enterprises = ["A", "B", "C", "D", "E"];

/** Each enterprise's digit of the sum says what it gave, so that the sum tells the test what it must tell no one else. */
const digitsOf = (sum: bigint): number[] => enterprises.map((_, index) => Number((sum / 10n ** BigInt(index)) % 10n));

test("all that was ever shown of a figure differs by three enterprises at least, one from the other", () => {
  const event = fc.record({ who: fc.nat({ max: 4 }), digit: fc.nat({ max: 3 }) }).map(({ who, digit }): Event => {
    const tenant = enterprises[who] as string;
    return { tenant, value: digit === 0 ? undefined : digit * 10 ** who };
  });
  let seen = 0;
  fc.assert(
    fc.property(fc.array(event, { minLength: 10, maxLength: 40 }), (events) => {
      const sums = new Map<bigint, number[]>();
      for (let count = 1; count <= events.length; count++) {
        const now = shown(...events.slice(0, count));
        if (!now) continue;
        const digits = digitsOf(now.sum);
        expect(digits.filter((digit) => digit > 0)).toHaveLength(now.enterprises);
        expect(now.enterprises).toBeGreaterThanOrEqual(3);
        sums.set(now.sum, digits);
      }
      const all = [...sums.values()];
      for (const [index, one] of all.entries())
        for (const other of all.slice(index + 1))
          expect(one.filter((digit, place) => digit !== other[place]).length).toBeGreaterThanOrEqual(3);
      seen = Math.max(seen, all.length);
    }),
    { numRuns: 200 },
  );
  expect(seen).toBeGreaterThan(2);
});
