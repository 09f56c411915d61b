// How a mutation of a policy is written: what it spoils, and the codes under which that may be refused.
import type { Policy, Scheme } from "./documents.ts";
import type { Random } from "./random.ts";

/** `spoil` says whether it found something to spoil. */
export type Mutation = { codes: string[]; spoil: (policy: Policy, random: Random) => boolean };

export const set = (holder: object | undefined, key: string, value: unknown): boolean =>
  holder !== undefined && Object.assign(holder, { [key]: value }) === holder;

/** Spoils one of the schemes, or parts of them, that `find` finds. */
export const within = <Found>(
  find: (scheme: Scheme) => Found | undefined,
  codes: string[],
  spoil: (found: Found, random: Random) => boolean,
): Mutation => ({
  codes,
  spoil: (policy, random) => {
    const found = policy.schemes.map(find).filter((each) => each !== undefined);
    return found.length > 0 && spoil(random.pick(found), random);
  },
});

export const badRates: readonly unknown[] = ["10", "-1%", "01%", "1.23456%", "1000.0001%", "5 %", 0.1, null];
