// Texts that are nearly a value of some kind: a good one with a character too many, too few or exchanged.
import type { Random } from "./random.ts";

const strange = [..."0123456789.-+%,_ eExX/:", "１", "٣", "元", "é", "e\u0301", "\n", "\u0000", "\u00a0"];

export function nearly(random: Random, good: readonly string[]): string {
  let characters = [...random.pick(good)];
  for (let changes = random.pick([0, 1, 1, 2]); changes > 0; changes -= 1) {
    const at = random.whole(0, characters.length);
    const kept = random.chance(0.5) ? at : at + 1;
    const put = random.chance(0.3) ? [] : [random.pick(strange)];
    characters = [...characters.slice(0, at), ...put, ...characters.slice(kept)];
  }
  return characters.join("");
}
