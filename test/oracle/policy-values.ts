// Where in a policy amounts and rates stand, so that each of them can be written in another way.
import type { Policy, Scheme } from "./documents.ts";

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type Change = (value: Json) => Json;
export type Changes = { money: Change; rate: Change };

/** The same policy with every amount and every rate changed. */
export const withValues = (policy: Policy, changes: Changes): Record<string, Json> => ({
  ...asJson(policy),
  schemes: policy.schemes.map((scheme) => changeScheme(asJson(scheme), scheme, changes)),
});

function changeScheme(fields: Record<string, Json>, scheme: Scheme, { money, rate }: Changes): Json {
  const isMoney = scheme.kind === "tiered" && (scheme.unit ?? "money") === "money";
  const pay: Change = (value) => (typeof value === "object" ? each(value, { from: money, to: money }) : money(value));
  return each(fields, {
    atLeast: money,
    atMost: money,
    perPersonYear: money,
    rate: (value) => each(value, { from: rate, to: rate }),
    adjust: every({ factor: rate, add: money }),
    stages: every({ share: rate }),
    criteria: every({ weight: rate }),
    seats: every({ weight: rate }),
    rows: every({ pay }),
    tiers: every({ pay, rate, ...(isMoney && { below: money, upTo: money }) }),
    groups: every({ items: every({ pay: money, rate }) }),
  });
}

const each = (fields: Json, changes: Record<string, Change>): Json =>
  Object.fromEntries(
    Object.entries(fields as Record<string, Json>).map(([key, value]) => [key, changes[key]?.(value) ?? value]),
  );

const every =
  (changes: Record<string, Change>): Change =>
  (list) =>
    (list as Json[]).map((entry) => each(entry, changes));

const asJson = (document: Policy | Scheme): Record<string, Json> => JSON.parse(JSON.stringify(document));
