// What an enterprise gives to an alliance: no small figure, and from all that is given none can be worked out, also by who knows how it is decided.
import { expect, test } from "vitest";
import { figuresOf, type KindMonths } from "../../domain/alliances/figures.ts";
import { rowsOf, shownOf } from "../../domain/alliances/shown.ts";
import type { Figures } from "../../domain/records/alliances.ts";
import { type Cell, emptyCell, note, outcomes } from "../../domain/statistics/measures.ts";

type Size = readonly [cases: number, people: number];

/** So many cases of so many people, all of them others than in other months. */
const cellOf = (month: string, [cases, people]: Size): Cell => {
  const cell = emptyCell();
  for (let index = 0; index < cases; index++)
    for (const outcome of outcomes) note(cell, outcome, `${month}-${index}`, [`${month}-P${index % people}`]);
  return { ...cell, awards: cases, benefitFen: BigInt(cases) * 1_000n, awardedFen: BigInt(cases) * 10n };
};

const monthsOf = (sizes: readonly Size[]): KindMonths => ({
  kind: "suggestion",
  months: new Map(sizes.map((size, index) => [`2026-0${index + 1}`, cellOf(`2026-0${index + 1}`, size)])),
});

const filedIn = (figures: Figures): { [month: string]: number } =>
  Object.fromEntries(
    Object.entries(figures)
      .filter(([name]) => name.endsWith("/filed"))
      .map(([name, count]) => [name.split("/")[1] as string, count]),
  );

const given = (...sizes: Size[]) => filedIn(figuresOf([monthsOf(sizes)]));

test("a figure is about five people and five cases at least", () => {
  expect(given([5, 5])).toEqual({ "2026-01": 5 });
  expect(given([4, 4])).toEqual({});
  expect(given([5, 4])).toEqual({});
  expect(given([40, 1], [6, 6])).toEqual({ "2026-02": 6 });
});

test("small months are given together where together they are large enough, and nobody could tell them apart", () => {
  expect(given([7, 7], [3, 3], [2, 2])).toEqual({ "2026-01": 7, rest: 5 });
  expect(given([7, 7], [3, 3], [1, 1])).toEqual({ "2026-01": 7 });
  expect(given([7, 7], [4, 4], [4, 4])).toEqual({ "2026-01": 7 });
  expect(given([7, 7], [4, 4], [4, 4], [0, 1])).toEqual({ "2026-01": 7, rest: 8 });
});

const sizes: Size[] = [...Array.from({ length: 8 }, (_, cases): Size => [cases, Math.max(1, cases)]), [6, 2], [9, 4]];

const tablesOf = (months: number): Size[][] =>
  months === 0 ? [[]] : tablesOf(months - 1).flatMap((table) => sizes.map((size) => [...table, size]));

/** Whoever knows the rule and everything that is given still has two numbers to choose from, for each figure that is not. */
test.each([1, 2, 3])("of %i months no suppressed figure follows from those that are given", (months) => {
  const tables = tablesOf(months);
  const alike = Map.groupBy(tables, (table) => JSON.stringify(figuresOf([monthsOf(table)])));
  expect(alike.size).toBeGreaterThan(3);
  for (const [figures, those] of alike) {
    const known = filedIn(JSON.parse(figures));
    for (let month = 0; month < months; month++) {
      const possible = new Set(those.map((table) => table[month]?.[0]));
      if (known[`2026-0${month + 1}`] === undefined) expect(possible.size, `${month} of ${figures}`).toBeGreaterThan(1);
      else expect([...possible]).toEqual([known[`2026-0${month + 1}`]]);
    }
  }
});

test("each figure is judged by whom it is about: amounts with the cases that brought them", () => {
  const cell = cellOf("2026-01", [6, 6]);
  cell.of.verified = { cases: new Set(["a", "b", "c", "d"]), people: new Set(["1", "2", "3", "4", "5"]) };
  cell.of.awarded = { cases: new Set(["a", "b", "c", "d", "e"]), people: new Set(["1", "2", "3", "4"]) };
  const figures = figuresOf([{ kind: "suggestion", months: new Map([["2026-01", cell]]) }]);
  const names = Object.keys(figures).map((name) => name.split("/")[2]);
  expect(names).toEqual(["filed", "adopted", "declined", "returned", "withdrawn", "implemented"]);
});

test("totals add up what is given and nothing else; what is not given says so", () => {
  const figures = figuresOf([
    monthsOf([
      [7, 7],
      [3, 3],
      [2, 2],
      [4, 4],
    ]),
  ]);
  const cells = new Map(Object.entries(figures).map(([name, value]) => [name, BigInt(value)]));
  const { total, kinds, months } = shownOf(cells, "2026");
  expect([total.filed, total.benefitFen, kinds[0]?.filed]).toEqual([16n, 16_000n, 16n]);
  expect(months.map(({ filed }) => filed).filter((count) => count !== undefined)).toEqual([7n, 9n]);
  expect(months).toHaveLength(13);
  const rows = rowsOf(cells, "2026").filter(({ kind }) => kind === "suggestion");
  expect(rows.map(({ filed }) => filed).filter((count) => count !== undefined)).toEqual([7n, 9n]);
  expect(shownOf(new Map(), "2026").total.filed).toBeUndefined();
});
