// New ids: short, in the order of their making, and not to be guessed one from another.
import { randomBytes } from "node:crypto";
import type { EpochMs } from "../../domain/values/moment.ts";
import { tenantIdLength } from "./keys.ts";
import { sha256Hex } from "./sha256.ts";

/** Without i, l, o and u: nothing is misread on paper or over the telephone. */
const letters = "0123456789abcdefghjkmnpqrstvwxyz";

const epochMs = Date.UTC(2020, 0, 1);

/** 8 letters of time, enough for 34 years to the millisecond, and 8 of chance. */
export const newId = (at: EpochMs): string => timeOfId(at) + randomLetters(8);

/** What ids begin with that are made then: all that are made earlier stand before it. */
export const timeOfId = (at: EpochMs): string => {
  let rest = Math.max(0, at - epochMs);
  let time = "";
  for (let place = 0; place < 8; place++) {
    time = letters.charAt(rest % 32) + time;
    rest = Math.floor(rest / 32);
  }
  return time;
};

export const newTenantId = (): string => randomLetters(tenantIdLength);

const randomLetters = (count: number): string =>
  Array.from(randomBytes(count), (byte) => letters.charAt(byte % 32)).join("");

/** The id that follows from what it stands for: the same parts always give the same id, so a second record is impossible. */
export const idOf = (...parts: string[]): string => {
  const hex = sha256Hex(JSON.stringify(parts));
  return Array.from({ length: 20 }, (_, place) =>
    letters.charAt(Number.parseInt(hex.slice(place * 2, place * 2 + 2), 16) % 32),
  ).join("");
};
