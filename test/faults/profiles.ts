// How often the fault proxy spoils a request and how: plain numbers, so that a test can write `{ ...storm, conflict: 0.5 }`.

/** What becomes of a request. At most one of these happens to it, so their probabilities add up to 1 or less. */
export const fates = [
  "resetBefore",
  "resetAfter",
  "errorBefore",
  "errorAfter",
  "throttle",
  "conflict",
  "duplicate",
  "late",
] as const;

export type Fate = (typeof fates)[number];

export type Profile = Readonly<Record<Fate, number>> & {
  /** These may come on top of any fate, each by its own chance. */
  readonly delay: number;
  readonly tinyPage: number;
  readonly unprocessed: number;
  readonly stale: number;
  /** The longest wait of a delayed request, and the longest time that a late one stays under way. */
  readonly delayMsMax: number;
  readonly lateMsMax: number;
  /** Whether a transaction holds its items while it is under way, as DynamoDB does and the embedded database does not. */
  readonly holdsItems: boolean;
};

/** Nothing happens: for tests that only guard prefixes or count what is read. */
export const calm: Profile = {
  resetBefore: 0,
  resetAfter: 0,
  errorBefore: 0,
  errorAfter: 0,
  throttle: 0,
  conflict: 0,
  duplicate: 0,
  late: 0,
  delay: 0,
  tinyPage: 0,
  unprocessed: 0,
  stale: 0,
  delayMsMax: 20,
  lateMsMax: 100,
  holdsItems: false,
};

/** A bit of everything: one request in six has a fate of its own. */
export const storm: Profile = {
  resetBefore: 0.02,
  resetAfter: 0.03,
  errorBefore: 0.02,
  errorAfter: 0.02,
  throttle: 0.02,
  conflict: 0.03,
  duplicate: 0.02,
  late: 0.01,
  delay: 0.2,
  tinyPage: 0.5,
  unprocessed: 0.3,
  stale: 0.2,
  delayMsMax: 10,
  lateMsMax: 100,
  holdsItems: true,
};

/** Nothing but conflicts, by chance and in earnest. */
export const conflicts: Profile = { ...calm, conflict: 0.4, delay: 0.5, delayMsMax: 10, holdsItems: true };

/** Every request is throttled until the test calls `use` with another profile. */
export const throttled: Profile = { ...calm, throttle: 1 };

/** Much is applied, and the caller is not told. */
export const lostReplies: Profile = { ...calm, resetAfter: 0.25, errorAfter: 0.15, late: 0.1, duplicate: 0.1 };
