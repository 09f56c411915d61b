// What happens to a request, decided by the seed and the number of the request and by nothing else, so that a seed replays.
import { type Random, randomFrom } from "../oracle/random.ts";
import { type Fate, fates, type Profile } from "./profiles.ts";
import { isBatch, isPaged, isRead, isTransaction, isWrite, type Operation } from "./requests.ts";

export type Decision = {
  fate: Fate | "none";
  delayMs: number;
  tinyPage: boolean;
  unprocessed: boolean;
  stale: boolean;
  /** The rest of this request's chance, for details such as which item of a transaction is in conflict. */
  random: Random;
};

/** A fate that cannot befall such a request leaves it alone, so that the same numbers stay with the same requests. */
export const decide = (seed: number, number: number, profile: Profile, operation: Operation): Decision => {
  const random = randomFrom(Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(number, 0xc2b2ae35));
  const fate = fateAt(random.whole(0, perMillion - 1) / perMillion, profile);
  const isDelayed = random.chance(profile.delay);
  const delayMs = random.whole(1, Math.max(1, profile.delayMsMax));
  return {
    fate: fate !== "none" && canBefall[fate](operation) ? fate : "none",
    delayMs: isDelayed ? delayMs : 0,
    tinyPage: random.chance(profile.tinyPage) && isPaged(operation),
    unprocessed: random.chance(profile.unprocessed) && isBatch(operation),
    stale: random.chance(profile.stale) && isRead(operation) && !isTransaction(operation),
    random,
  };
};

const perMillion = 1_000_000;

const fateAt = (point: number, profile: Profile): Fate | "none" => {
  let upTo = 0;
  for (const fate of fates) {
    upTo += profile[fate];
    if (point < upTo) return fate;
  }
  return "none";
};

const always = (): boolean => true;

const canBefall: Record<Fate, (operation: Operation) => boolean> = {
  resetBefore: always,
  resetAfter: always,
  errorBefore: always,
  errorAfter: always,
  throttle: always,
  conflict: (operation) => isTransaction(operation) || (isWrite(operation) && !isBatch(operation)),
  duplicate: isWrite,
  late: isWrite,
};
