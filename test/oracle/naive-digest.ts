// The normal form of a policy and its digest, the slow way: one policy, however it is spelt, has one digest.
import { createHash } from "node:crypto";
import type { Policy } from "./documents.ts";
import { twoPlaces } from "./fraction.ts";
import { type Json, withValues } from "./policy-values.ts";
import { moneyOf } from "./values.ts";

export const naiveDigest = (policy: Policy): string =>
  `sha256:${createHash("sha256")
    .update(canonical(normalForm(policy)), "utf8")
    .digest("hex")}`;

const normalForm = (policy: Policy): Json => ({
  ...withValues(policy, { money: (value) => twoPlaces(moneyOf(value)), rate: (value) => shortestRate(String(value)) }),
  rounding: { to: policy.rounding?.to ?? "0.01", mode: policy.rounding?.mode ?? "half-up" },
});

export const shortestRate = (rate: string): string => rate.replace(/(\.\d*?)0+%$/, "$1%").replace(".%", "%");

/** RFC 8785 for what a policy holds: keys by UTF-16 units, no white space, whole numbers and text as JSON writes them. */
function canonical(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const keys = Object.keys(value).sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(value[key] as Json)}`).join(",")}}`;
}
