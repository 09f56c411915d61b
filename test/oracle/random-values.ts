// Random amounts, rates and texts: many small, many at the limits, and each spelt in one of the ways that mean the same.
import type { Money, Words } from "./documents.ts";
import type { Random } from "./random.ts";

export const largestFen = 99_999_999_999_999;

export function amountFen(random: Random, mostFen = largestFen): number {
  if (random.chance(0.1)) return Math.min(random.pick([0, 1, 10_000, 20_000, 50_000]), mostFen);
  const reach = random.pick([100, 10_000, 100_000, 1_000_000, 10_000_000, 1_000_000_000, 10_000_000_000, largestFen]);
  const fen = random.whole(0, reach);
  const rounder = random.pick([1, 1, 50, 100, 1_000, 10_000]);
  const near = random.chance(0.05) ? largestFen - random.whole(0, 2) : Math.floor(fen / rounder) * rounder;
  return Math.min(near, mostFen);
}

export const money = (random: Random, mostFen = largestFen): Money => spelt(random, amountFen(random, mostFen));

/** "12.30", "12.3" or, for whole yuan, "12" and 12. */
export function spelt(random: Random, fen: number): Money {
  const text = fenText(fen);
  const shorter = text.replace(/0$/, "");
  if (fen % 100 === 0) return random.pick([text, shorter, text.slice(0, -3), fen / 100]);
  return random.pick([text, shorter]);
}

export function fenText(fen: number): string {
  const digits = String(fen).padStart(3, "0");
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** `millionths`: 1 is 0.0001 %. */
export function rateText(random: Random, millionths: number): string {
  const places = String(millionths % 10_000).padStart(4, "0");
  const shortest = places.replace(/0+$/, "");
  const written = random.chance(0.7) ? shortest : places.slice(0, random.whole(shortest.length, 4));
  const whole = Math.floor(millionths / 10_000);
  return written === "" ? `${whole}%` : `${whole}.${written}%`;
}

export function rate(random: Random): string {
  const millionths = random.pick([
    0,
    1,
    10_000,
    50_000,
    100_000,
    125_000,
    333_333,
    1_000_000,
    10_000_000,
    random.whole(0, 10_000_000),
    random.whole(0, 1_000) * 100,
    random.whole(1, 40) * 10_000,
  ]);
  return rateText(random, millionths);
}

/** `count` rates above nothing that add up to 100 %. */
export function ratesOfOne(random: Random, count: number): string[] {
  const unit = random.pick([1, 10_000]);
  const parts = 1_000_000 / unit;
  const cuts = new Set<number>();
  while (cuts.size < count - 1) cuts.add(random.whole(1, parts - 1));
  const edges = [0, ...[...cuts].sort((a, b) => a - b), parts];
  return edges.slice(1).map((edge, index) => rateText(random, (edge - (edges[index] as number)) * unit));
}

export const textFacts = ["known", "origin", "领域", "level_2"] as const;
export const textValues = ["yes", "no", "own", "安全", "一等", "a b"] as const;
export const wholeFacts = ["tenureMonths", "teamSize", "专利数", "results2"] as const;

export const words = (random: Random, zh: string): Words =>
  random.chance(0.5) ? { zh } : { zh, en: `in English ${zh}` };
