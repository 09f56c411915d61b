// What may stand around the amount of an award: requirements, adjustments, bounds, a personal cap and stages.
import type { Around, Condition } from "./documents.ts";
import type { Random } from "./random.ts";
import {
  amountFen,
  money,
  rate,
  ratesOfOne,
  spelt,
  textFacts,
  textValues,
  wholeFacts,
  words,
} from "./random-values.ts";

export function randomAround(random: Random): Around {
  const bounds = [amountFen(random, 50_000), amountFen(random)].sort((a, b) => a - b);
  return {
    ...(random.chance(0.3) && { require: several(random, 2, () => requirement(random)) }),
    ...(random.chance(0.4) && { adjust: several(random, 3, (index) => adjustment(random, index)) }),
    ...(random.chance(0.2) && { atLeast: spelt(random, bounds[0] ?? 0) }),
    ...(random.chance(0.3) && { atMost: spelt(random, bounds[1] ?? 0) }),
    ...(random.chance(0.2) && { perPersonYear: money(random) }),
    ...(random.chance(0.02) && { require: [], adjust: [] }),
    ...(random.chance(0.3) && { stages: randomStages(random) }),
  };
}

const several = <T>(random: Random, most: number, make: (index: number) => T): T[] =>
  Array.from({ length: random.whole(1, most) }, (_, index) => make(index));

const requirement = (random: Random) => ({ ...condition(random), else: words(random, "不符合条件") });

function adjustment(random: Random, index: number) {
  const change = random.chance(0.5) ? { factor: rate(random) } : { add: money(random, 10_000_000) };
  return { id: `adjust-${index}`, when: several(random, 2, () => condition(random)), ...change };
}

/** Names of text and of whole numbers are kept apart, so that a fact has one type. */
function condition(random: Random): Condition {
  if (random.chance(0.5)) {
    const fact = random.pick(textFacts);
    if (random.chance(0.5)) return { fact, is: random.pick(textValues) };
    return { fact, in: random.shuffled(textValues).slice(0, random.whole(1, 4)) };
  }
  const edge = random.pick([0, 1, 3, 6, random.whole(0, 100), 999_999_999_999]);
  return { fact: random.pick(wholeFacts), ...(random.chance(0.6) ? { atLeast: edge } : { atMost: edge }) };
}

function randomStages(random: Random) {
  return ratesOfOne(random, random.whole(1, 4)).map((share, index) => ({ id: `stage-${index}`, share }));
}
