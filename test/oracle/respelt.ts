// The same policy in other words: amounts and rates written anew, fields in another order.
import type { Policy } from "./documents.ts";
import { fraction, times } from "./fraction.ts";
import { shortestRate } from "./naive-digest.ts";
import { type Json, withValues } from "./policy-values.ts";
import type { Random } from "./random.ts";
import { spelt } from "./random-values.ts";
import { moneyOf } from "./values.ts";

export function respelt(random: Random, policy: Policy): Policy {
  const money = (value: Json): Json => spelt(random, Number(times(moneyOf(value), fraction(100n)).top));
  const rate = (value: Json): Json => respeltRate(random, shortestRate(String(value)));
  return inAnyOrder(random, withValues(policy, { money, rate })) as Policy;
}

/** With up to two places, which every rate may have. */
function respeltRate(random: Random, shortest: string): string {
  const [whole = "", places = ""] = shortest.slice(0, -1).split(".");
  const written = places.padEnd(random.whole(0, 2), "0");
  return written === "" ? `${whole}%` : `${whole}.${written}%`;
}

function inAnyOrder(random: Random, value: Json): unknown {
  if (Array.isArray(value)) return value.map((each) => inAnyOrder(random, each));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    random.shuffled(Object.entries(value)).map(([key, each]) => [key, inAnyOrder(random, each)]),
  );
}
