// Small policies for brute force: every measure from nothing to the last edge can be calculated one by one.
import type { AllowanceScheme, Item, Policy, Scheme, Tier, TieredScheme } from "./documents.ts";
import type { Random } from "./random.ts";
import { fenText } from "./random-values.ts";

/** No tier ends above this many fen or points. */
export const largestEdge = 400;

const title = { zh: "奖励" };

function policyOf(random: Random, scheme: Scheme): Policy {
  const to = random.pick(["0.01", "0.01", "0.01", "1"]);
  const mode = random.pick(["half-up", "half-even", "down"] as const);
  return { id: "small", title, currency: "CNY", from: "2024-01-01", rounding: { to, mode }, schemes: [scheme] };
}

export function smallTiered(random: Random): { policy: Policy; scheme: TieredScheme } {
  const unit = random.pick(["money", "money", "points"] as const);
  const apply = unit === "points" ? "whole" : random.pick(["whole", "marginal"] as const);
  const pays = risingOrNot(random);
  const tiers = lastValues(random).map((last, index): Tier => {
    const withRate = unit === "money" && (apply === "marginal" || random.chance(0.6));
    const withPay = !withRate || random.chance(0.3);
    return {
      ...(last !== undefined && endOf(random, last, unit)),
      ...(withRate && { rate: `${random.pick([0, 1, 5, 10, 11, 12, 50, 100, 101, 200])}%` }),
      ...(withPay && { pay: fenText(pays(index)) }),
      ...(unit === "points" && random.chance(0.15) && { times: "benefit" }),
    };
  });
  const bounds = [random.whole(0, 200), random.whole(0, 600)].sort((a, b) => a - b);
  const scheme: TieredScheme = {
    id: "small-tiers",
    title,
    kind: "tiered",
    measure: "benefit",
    unit,
    apply,
    tiers,
    ...(random.chance(0.2) && { atLeast: fenText(bounds[0] ?? 0) }),
    ...(random.chance(0.5) && { atMost: fenText(bounds[1] ?? 0) }),
  };
  return { policy: policyOf(random, scheme), scheme };
}

/** Pays that climb from tier to tier by little, by much, or not at all. */
function risingOrNot(random: Random): (tier: number) => number {
  const step = random.pick([0, 1, 5, 10, 11, 100]);
  const start = random.pick([0, 1, 100, 110]);
  return random.chance(0.5) ? (tier) => start + tier * step : () => random.whole(0, 300);
}

function lastValues(random: Random): (number | undefined)[] {
  const lasts: number[] = [];
  let last = random.whole(-1, 60);
  for (let made = random.whole(0, 4); made > 0; made -= 1) {
    last += random.pick([1, 2, random.whole(1, 80)]);
    lasts.push(last);
  }
  return [...lasts, undefined];
}

function endOf(random: Random, last: number, unit: "money" | "points"): Tier {
  const edge = unit === "money" ? fenText : String;
  return random.chance(0.5) ? { below: edge(last + 1) } : { upTo: edge(last) };
}

export function smallAllowance(random: Random): { policy: Policy; scheme: AllowanceScheme } {
  let made = 0;
  const item = (): Item => {
    made += 1;
    const pairs = random.shuffled([
      ["skill", random.pick(["a", "b"])],
      ["title", random.pick(["a", "b"])],
      ["mentoring", "yes"],
    ] as [string, string][]);
    const when = Object.fromEntries(pairs.slice(0, random.pick([1, 1, 2, 3])));
    return { id: `item-${made}`, when, pay: fenText(random.pick([100, 200, 200, 300])) };
  };
  const groups = Array.from({ length: random.whole(1, 2) }, () => ({
    take: random.pick(["highest", "highest", "all"] as const),
    items: Array.from({ length: random.whole(1, 5) }, item),
  }));
  const scheme: AllowanceScheme = { id: "small-items", title, kind: "allowance", prorate: "days", groups };
  return { policy: policyOf(random, scheme), scheme };
}
