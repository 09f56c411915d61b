// Likely duplicates among suggestions: nearly every telling of the same idea is found, and hardly any other comes along.
import { describe, expect, test } from "vitest";
import { bandsOf } from "../../domain/similar/bands.ts";
import { likelyDuplicatePercent, likenessPercent } from "../../domain/similar/likeness.ts";
import { sketchLength, sketchOf } from "../../domain/similar/sketch.ts";
import { apart, isChinese, type Pair, same } from "./labelled.ts";

const meet = (one: string, other: string): boolean => {
  const bands = new Set(bandsOf(sketchOf(one)));
  return bandsOf(sketchOf(other)).some((band) => bands.has(band));
};

const likeness = (one: string, other: string): number => likenessPercent(sketchOf(one), sketchOf(other));

const isFound = (one: string, other: string): boolean =>
  meet(one, other) && likeness(one, other) >= likelyDuplicatePercent;

/** Every two texts that are labelled as different ideas: each pair of pairs gives four. */
const unrelated = (pairs: Pair[]): [string, string][] =>
  pairs.flatMap((pair, index) =>
    pairs
      .slice(index + 1)
      .flatMap((next) => [pair.one, pair.other].flatMap((a) => [next.one, next.other].map((b) => [a, b] as const))),
  ) as [string, string][];

describe.each([
  { language: "Chinese", pairs: same.filter(isChinese), least: 40 },
  { language: "English", pairs: same.filter((pair) => !isChinese(pair)), least: 15 },
])("in $language", ({ pairs, least }) => {
  test("there is enough to measure by", () => {
    expect(pairs.length).toBeGreaterThanOrEqual(least);
  });

  test("at least 95 % of the same ideas are found and shown", () => {
    const missed = pairs.filter(({ one, other }) => !isFound(one, other));
    expect(missed.length / pairs.length, JSON.stringify(missed)).toBeLessThanOrEqual(0.05);
  });

  test("at most 3 % of different ideas need to be compared, and none of them is shown", () => {
    const others = unrelated(pairs);
    const candidates = others.filter(([one, other]) => meet(one, other));
    expect(candidates.length / others.length).toBeLessThanOrEqual(0.03);
    expect(others.filter(([one, other]) => likeness(one, other) >= likelyDuplicatePercent)).toEqual([]);
  });

  test("clauses in another order are the same idea", () => {
    const texts = pairs.flatMap(({ one, other }) => [one, other]).filter((text) => clausesOf(text).length > 1);
    expect(texts.length).toBeGreaterThan(15);
    const missed = texts.filter((text) => !isFound(text, clausesOf(text).reverse().join("，")));
    expect(missed).toEqual([]);
  });

  test("a clause from elsewhere hides no idea", () => {
    const grown = pairs.map(({ one }, index) => {
      const clauses = clausesOf((pairs[(index + 7) % pairs.length] as Pair).one);
      return { one, other: `${one}${clauses.at(-1)}` };
    });
    const missed = grown.filter(({ one }) => one.length > 20).filter(({ one, other }) => !isFound(one, other));
    expect(missed.length / grown.length, JSON.stringify(missed)).toBeLessThanOrEqual(0.05);
  });
});

const clausesOf = (text: string): string[] => text.split(/[，。；,.;]/u).filter((clause) => clause.trim() !== "");

test("ideas about the same machine are told apart", () => {
  expect(apart.length).toBeGreaterThanOrEqual(10);
  expect(apart.filter(({ one, other }) => isFound(one, other))).toEqual([]);
});

test.each([
  ["更换车间照明灯", "车间照明灯更换"],
  ["提高工作效率", "工作效率提高"],
  ["灯", "灯。"],
  ["ＣＮＣ機床，加油！", "cnc機床 加油"],
  ["use it", "Use it!"],
])("%s is like %s", (one, other) => {
  expect(isFound(one, other)).toBe(true);
});

test("digits count as they are written", () => {
  expect(likeness("3 号炉 200 度", "3 号炉 200 度")).toBe(100);
  expect(likeness("3 号炉 200 度", "5 号炉 180 度")).toBeLessThan(100);
});

test.each(["", "  ", "！？……", "👍"])("text without a letter is like nothing: %j", (text) => {
  expect(bandsOf(sketchOf(text))).toEqual([]);
  expect(likeness(text, text)).toBe(0);
});

test("sketches are whole 32-bit numbers, and bands short texts that no other band has", () => {
  for (const { one } of [...same, ...apart]) {
    const sketch = sketchOf(one);
    expect(sketch).toHaveLength(sketchLength);
    expect(sketch.every((number) => Number.isInteger(number) && number >= 0 && number < 2 ** 32)).toBe(true);
    const bands = bandsOf(sketch);
    expect(bands.join(" ")).toMatch(/^(?:[0-9a-f][0-9a-z]{7}(?: |$)){16}$/);
    expect(new Set(bands.map((band) => band.charAt(0))).size).toBe(16);
  }
});

test("sketches that were stored stay comparable: these numbers never change", () => {
  const sketch = sketchOf("车间照明灯更换");
  expect(sketch.slice(0, 4)).toEqual([1203137145, 400404539, 1034283857, 2324461218]);
  expect(bandsOf(sketch).slice(0, 3)).toEqual(["014ip6mg", "102aw3xh", "21mdkbt4"]);
});
