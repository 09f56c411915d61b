// A journal entry 台账: the exact bytes of what happened. Personal data stands in it only as a commitment, so that erasing it keeps every proof.
import { canonicalJson } from "../policy/canonical-json.ts";
import type { Sha256Hex } from "../policy/digest.ts";
import type { Posting } from "../records/postings.ts";
import { type Body, type Change, refOf } from "../records/record.ts";
import type { Moment } from "../values/moment.ts";

export type EntryChange = {
  record: string;
  version: number;
  /** The fields of the body that are new or different, and those that are gone. */
  set: { [field: string]: unknown };
  unset?: string[];
  /** The salted commitment to the personal data of this version. */
  secret?: string;
};

export type Entry = {
  v: 1;
  tenant: string;
  lane: number;
  number: number;
  at: Moment;
  operation: string;
  request: string;
  /** The Idempotency-Key under which the answer is kept. */
  key?: string;
  by: { person: string; for?: string };
  changes: EntryChange[];
  postings: Posting[];
  /** Budgets: which reservation was used or given back. */
  reservations?: { budget: string; id: string; fen: number; did: "used" | "voided" }[];
  /** What happened besides changes of records: an account number was read, an export was made. */
  note?: { [field: string]: unknown };
};

export const entryChange = (change: Change, salt: string | undefined, sha256Hex: Sha256Hex): EntryChange => {
  const before = (change.before?.body ?? {}) as Record<string, unknown>;
  const after = change.body as Record<string, unknown>;
  const isDifferent = (field: string): boolean =>
    before[field] === undefined || canonicalJson(before[field]) !== canonicalJson(after[field]);
  const set = Object.keys(after).filter((field) => after[field] !== undefined && isDifferent(field));
  const unset = Object.keys(before).filter((field) => before[field] !== undefined && after[field] === undefined);
  return {
    record: refOf(change),
    version: (change.before?.version ?? 0) + 1,
    set: Object.fromEntries(set.map((field) => [field, after[field]])),
    ...(unset.length > 0 && { unset }),
    ...(change.secret !== undefined && salt !== undefined && { secret: commitment(salt, change.secret, sha256Hex) }),
  };
};

/** Whoever knows salt and data can show that they are the ones; the commitment alone tells nothing. */
export const commitment = (salt: string, secret: Body, sha256Hex: Sha256Hex): string =>
  `sha256:${sha256Hex(`${salt}${canonicalJson(secret)}`)}`;

/** The next state of a body, as anyone who reads the journal works it out. */
export const applyChange = (
  body: Record<string, unknown>,
  { set, unset = [] }: EntryChange,
): Record<string, unknown> => {
  const next = { ...body, ...set };
  for (const field of unset) delete next[field];
  return next;
};
