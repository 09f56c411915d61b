// Random policies that pass every check: all kinds and options, edges that touch, amounts at both ends, varied spellings.
import type { CommissionScheme, Jury, Policy, Scheme, TableScheme, Tier, TieredScheme, Words } from "./documents.ts";
import type { Random } from "./random.ts";
import { randomAllowance } from "./random-allowance.ts";
import { randomAround } from "./random-around.ts";
import {
  amountFen,
  fenText,
  largestFen,
  money,
  rate,
  ratesOfOne,
  rateText,
  spelt,
  textFacts,
  textValues,
  wholeFacts,
  words,
} from "./random-values.ts";

export function randomPolicy(random: Random): Policy {
  const kinds = [tieredMoney, tieredMoney, tieredPlain, table, commission, randomAllowance];
  const makers = random.shuffled(kinds).slice(0, random.whole(1, 2));
  const schemes = makers.map((make, index) => ({ ...make(random), ...named(random, `scheme-${index}`) })) as Scheme[];
  return {
    id: random.pick(["p", "jiangli-sample", "A.b_c-9"]),
    title: words(random, "办法"),
    currency: random.pick(["CNY", "USD", "EUR"]),
    from: random.pick(["2024-01-01", "2024-02-29", "2026-12-31"]),
    ...randomRounding(random),
    schemes,
  };
}

function named(random: Random, id: string) {
  const ledger = { inWageBase: random.chance(0.5), taxCategory: "工资薪金", fund: "innovation" };
  return {
    id,
    title: words(random, "奖励"),
    ...(random.chance(0.2) && { source: "职代会决议 3" }),
    ...(random.chance(0.2) && { ledger }),
  };
}

function randomRounding(random: Random): Pick<Policy, "rounding"> {
  if (random.chance(0.2)) return {};
  const to = random.pick(["0.01", "0.01", "1", "10", "100"]);
  const mode = random.pick(["half-up", "half-even", "down"] as const);
  return { rounding: random.pick([{ to, mode }, { to }, { mode }]) };
}

type Unnamed<S extends Scheme> = Omit<S, "id" | "title">;

function tieredMoney(random: Random): Unnamed<TieredScheme> {
  const apply = random.pick(["whole", "marginal"] as const);
  const tiers = lastValues(random, largestFen - 1).map((last) => ({
    ...endOf(random, last, 1, (edge) => spelt(random, edge)),
    ...payment(random, apply),
  }));
  const unit = random.chance(0.3) ? { unit: "money" as const } : {};
  const around = randomAround(random);
  return { kind: "tiered", measure: random.pick(["benefit", "节约额"]), ...unit, apply, tiers, ...around };
}

function tieredPlain(random: Random): Unnamed<TieredScheme> {
  const unit = random.pick(["points", "score"] as const);
  const edge = unit === "points" ? String : (hundredths: number) => shorter(random, fenText(hundredths));
  const tiers = lastValues(random, unit === "points" ? 500 : 9_999).map((last) => ({
    ...endOf(random, last, 1, edge),
    ...onlyPay(random),
    ...extras(random),
  }));
  const asked = unit === "score" ? randomJury(random) : { measure: random.pick(["credit", "积分", "teamSize"]) };
  return { kind: "tiered", unit, ...asked, apply: "whole", tiers, ...randomAround(random) };
}

/** The last value inside each tier but the open one, strictly rising from 0 or more; often only one apart. */
function lastValues(random: Random, most: number): (number | undefined)[] {
  const count = random.whole(0, 5);
  let last = random.pick([-1, amountFen(random, most), amountFen(random, Math.min(most, 30_000))]);
  const lasts: number[] = [];
  for (let made = 0; made < count; made += 1) {
    last += random.chance(0.3) ? random.whole(1, 2) : 1 + amountFen(random, Math.min(most, 5_000_000));
    if (last <= most) lasts.push(last);
  }
  return [...lasts, undefined];
}

function endOf(random: Random, last: number | undefined, step: number, edge: (value: number) => Tier["upTo"]): Tier {
  if (last === undefined) return {};
  return random.chance(0.5) ? ({ below: edge(last + step) } as Tier) : ({ upTo: edge(last) } as Tier);
}

const shorter = (random: Random, text: string): string => random.pick([text, text.replace(/\.?0+$/, "")]);

function payment(random: Random, apply: "whole" | "marginal"): Tier {
  const withRate = apply === "marginal" || random.chance(0.6);
  const withPay = !withRate || random.chance(apply === "marginal" ? 0.3 : 0.2);
  return { ...(withRate && { rate: rate(random) }), ...(withPay && onlyPay(random)), ...extras(random) };
}

function onlyPay(random: Random): { pay: NonNullable<Tier["pay"]> } {
  if (random.chance(0.85)) return { pay: money(random) };
  const [from, to] = [amountFen(random, 200_000), amountFen(random, 200_000)];
  return { pay: { from: spelt(random, Math.min(from, to)), to: spelt(random, Math.max(from, to)) } };
}

function extras(random: Random): { times?: string; grants?: Words[]; title?: Words } {
  return {
    ...(random.chance(0.12) && { times: random.pick(wholeFacts) }),
    ...(random.chance(0.1) && { grants: [words(random, "称号"), words(random, "晋升")].slice(random.whole(0, 1)) }),
    ...(random.chance(0.1) && { title: words(random, "某档") }),
  };
}

function table(random: Random): Unnamed<TableScheme> {
  const by = random.shuffled(["award", "等级", "title", "times", "grants", ...textFacts]).slice(0, random.whole(1, 3));
  const rows = new Map<string, TableScheme["rows"][number]>();
  for (let made = random.whole(1, 6); made > 0; made -= 1) {
    const place = Object.fromEntries(by.map((dimension) => [dimension, random.pick(textValues)]));
    rows.set(JSON.stringify(place), { ...onlyPay(random), ...extras(random), ...place });
  }
  return { kind: "table", by, rows: [...rows.values()], ...randomAround(random) };
}

function commission(random: Random): Unnamed<CommissionScheme> {
  const ends = [random.whole(0, 2_000), random.whole(0, 2_000), 100_000 * random.whole(0, 1)]
    .sort((a, b) => a - b)
    .slice(random.whole(0, 1));
  const range = { from: rateText(random, (ends[0] ?? 0) * 100), to: rateText(random, (ends[1] ?? 0) * 100) };
  const chosen = random.chance(0.25) ? { by: "vote" as const } : randomJury(random);
  return { kind: "commission", ...chosen, rate: twoPlaceRates(range), ...randomAround(random) };
}

/** A commission's rates have at most two places, trailing zeros included. */
const twoPlaceRates = ({ from, to }: CommissionScheme["rate"]): CommissionScheme["rate"] => ({
  from: from.replace(/(\.\d\d)\d+%/, "$1%"),
  to: to.replace(/(\.\d\d)\d+%/, "$1%"),
});

function randomJury(random: Random): Jury {
  const criteria = ratesOfOne(random, random.whole(1, 4)).map((weight, index) => ({ id: `c${index}`, weight }));
  const weights = ratesOfOne(random, random.whole(1, 3));
  const weighted = random.chance(0.4);
  const seats = weights.map((weight, index) => ({
    id: random.pick([`seat-${index}`, `S${index}`]),
    atLeast: random.whole(1, 3),
    ...(weighted && { weight }),
  }));
  return { criteria, seats, ...(random.chance(0.5) && { trim: 1 as const }) };
}
