// What a check finds, and the clause that it is found at.

import { pointerTo, type Refusal, type RefusalCode, refuse } from "../refusals.ts";
import type { Words } from "../words.ts";

/** Two measures and what they earn, so that a warning can be tried out. */
export type Counterexample = { measures: [string, string]; awards: [string, string] };

/** `clause` speaks the policy's words (`suggestion.tiers.5`), `path` points into the document. */
export type Finding = {
  clause: string;
  path: string;
  code: RefusalCode | WarningCode;
  says: Words;
  counterexample?: Counterexample;
};

export type WarningCode = "not-monotone" | "cliff" | "unreachable" | "uncapped" | "allowance-beside";

/** A contradiction in a policy; also what a calculation with that policy answers. */
export type PolicyError = Refusal & Finding;

export type Place = { scheme: number; id: string; at: (string | number)[] };

export const placeOf = (scheme: number, id: string, ...at: (string | number)[]): Place => ({ scheme, id, at });

const clauseOf = ({ id, at }: Place): string => [id, ...at].join(".");

const pathOf = ({ scheme, at }: Place): string => pointerTo("schemes", scheme, ...at);

export const policyError = (
  place: Place,
  code: RefusalCode,
  details: Parameters<typeof refuse>[2] = {},
): PolicyError => ({
  clause: clauseOf(place),
  ...refuse(code, pathOf(place), details),
});

/** Places within one scheme. */
export type At = (...path: (string | number)[]) => Place;

export const warn = (place: Place, code: WarningCode, says: Words, counterexample?: Counterexample): Finding => ({
  clause: clauseOf(place),
  path: pathOf(place),
  code,
  says,
  ...(counterexample === undefined ? {} : { counterexample }),
});
