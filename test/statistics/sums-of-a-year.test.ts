// What an alliance shows while the months of a year grow: no case counts twice, whoever gives figures when, and sums still move by three.
import fc from "fast-check";
import { expect, test } from "vitest";
import { figuresOf } from "../../domain/alliances/figures.ts";
import { shownOf } from "../../domain/alliances/shown.ts";
import { sumsOf } from "../../domain/alliances/sums.ts";
import type { Contribution } from "../../domain/records/alliances.ts";
import { type Cell, emptyCell, note } from "../../domain/statistics/measures.ts";

const monthNamed = (index: number): string => `2026-0${index + 1}`;

/** So many cases in each month, each of someone else. */
const figuresAt = (counts: readonly number[]) =>
  figuresOf([
    {
      kind: "suggestion",
      months: new Map(counts.map((count, index) => [monthNamed(index), cellOf(monthNamed(index), count)])),
    },
  ]);

const cellOf = (month: string, count: number): Cell => {
  const cell = emptyCell();
  for (let index = 0; index < count; index++) note(cell, "filed", `${month}-${index}`, [`${month}-P${index}`]);
  return cell;
};

type Given = Pick<Contribution, "tenant" | "at" | "number" | "figures">;

const givenIn = (month: number, tenant: string, counts: readonly number[], number: number): Given => ({
  tenant,
  number,
  at: `${monthNamed(month)}-20T00:00:00.${String(number).padStart(3, "0")}Z`,
  figures: figuresAt(counts),
});

const filedIn = (given: readonly Given[]): bigint =>
  shownOf(new Map([...sumsOf(given)].map(([name, { sum }]) => [name, sum])), "2026").total.filed ?? 0n;

const rest = "suggestion/rest/filed";

test("a month that grows out of the rest takes its cases along", () => {
  const early = ["A", "B", "C"].map((tenant, index) => givenIn(1, tenant, [4, 3], index));
  expect(filedIn(early)).toBe(21n);
  const late = ["A", "B", "C"].map((tenant, index) => givenIn(2, tenant, [4, 10], 10 + index));
  expect(sumsOf([...early, ...late]).get(rest)).toBeUndefined();
  expect(filedIn([...early, ...late])).toBe(30n);
});

test("the rest is left out while what is shown of it still holds a month that is shown", () => {
  const given = ["A", "B", "C"].map((tenant, index) => givenIn(2, tenant, [4, 3, 2], index));
  expect(sumsOf(given).get(rest)).toEqual({ sum: 27n, enterprises: 3 });
  // Of three March has grown. By chance the rest of one of them is what it was, so it may not move on, and holds March of the two others.
  for (const tenant of ["A", "B"]) given.push(givenIn(3, tenant, [4, 3, 20, 0], 10 + given.length));
  given.push(givenIn(3, "C", [4, 3, 20, 2], 20));
  expect(Object.fromEntries(sumsOf(given))).toEqual({ "suggestion/2026-03/filed": { sum: 60n, enterprises: 3 } });
  given.push(givenIn(3, "C", [4, 3, 20, 3], 21));
  expect(sumsOf(given).get(rest)).toEqual({ sum: 7n + 7n + 10n, enterprises: 3 });
  expect(filedIn(given)).toBe(60n + 24n);
});

test("a month that had not begun was not in the rest, though nothing was given of it", () => {
  const early = ["A", "B", "C"].map((tenant, index) => givenIn(1, tenant, [4, 3], index));
  const late = ["A", "B", "C"].map((tenant, index) => givenIn(2, tenant, [4, 3, 8], 10 + index));
  expect(filedIn([...early, ...late])).toBe(21n + 24n);
});

const enterprises = ["A", "B", "C", "D"];
const months = 3;

/** Some cases are added to a month of an enterprise, and then some give their figures. */
const happening = fc.record({
  who: fc.nat({ max: enterprises.length - 1 }),
  in: fc.nat({ max: months - 1 }),
  more: fc.integer({ min: 0, max: 2 }),
  gives: fc.subarray(enterprises),
});

/** As `figuresOf` does, only that less is small, and nothing is kept back: so whatever counts twice shows. */
const allOf = (counts: readonly number[]): Contribution["figures"] => {
  const small = counts.filter((count) => count < 3).reduce((sum, count) => sum + count, 0);
  const large = counts.flatMap((count, index) =>
    count < 3 ? [] : [[`suggestion/${monthNamed(index)}/filed`, count] as const],
  );
  return { ...Object.fromEntries(large), ...(small > 0 && { [rest]: small }) };
};

test("in any order of a year no more is shown than those who gave have filed", () => {
  let [together, left] = [0, 0];
  fc.assert(
    fc.property(fc.array(happening, { minLength: 10, maxLength: 30 }), (happenings) => {
      const counts = new Map(enterprises.map((tenant) => [tenant, Array.from({ length: months }, () => 0)]));
      const given: Given[] = [];
      for (const [number, { who, in: into, more, gives }] of happenings.entries()) {
        const own = counts.get(enterprises[who] as string) as number[];
        const month = Math.floor((months * number) / happenings.length);
        const place = Math.min(into, month);
        own[place] = (own[place] ?? 0) + more;
        for (const tenant of gives) {
          const figures = allOf(counts.get(tenant)?.slice(0, month + 1) ?? []);
          given.push({ ...givenIn(month, tenant, [], number), figures });
        }
        const filed = [...new Set(given.map(({ tenant }) => tenant))].flatMap((tenant) => counts.get(tenant) ?? []);
        expect(filedIn(given)).toBeLessThanOrEqual(BigInt(filed.reduce((sum, count) => sum + count, 0)));
        const sums = sumsOf(given);
        if (sums.has(rest) && sums.size > 1) together++;
        if (sums.size > 0 && !sums.has(rest)) left++;
      }
    }),
    { numRuns: 200 },
  );
  expect([together, left].map((times) => times > 10)).toEqual([true, true]);
});
