// Documents whose every scalar is text (YAML, CSV): digits become numbers exactly where the rules want a whole number.

import { type Fields, isFields } from "../values/fields.ts";
import { readDigits } from "../values/money.ts";

/** Where whole numbers and truth values stand; `*` is any place in a list or any key. */
const numbersInPolicy = [
  "schemes/*/trim",
  "schemes/*/seats/*/atLeast",
  "schemes/*/require/*/atLeast",
  "schemes/*/require/*/atMost",
  "schemes/*/adjust/*/when/*/atLeast",
  "schemes/*/adjust/*/when/*/atMost",
];
const truthInPolicy = ["schemes/*/ledger/inWageBase"];
const numbersInCase = ["shares/*/weight", "facts/scores/*/marks/*"];

export const policyFromText = (document: unknown): unknown => {
  const withNumbers = numbersInPolicy.reduce((value, path) => change(value, path.split("/"), digitsToNumber), document);
  return truthInPolicy.reduce((value, path) => change(value, path.split("/"), wordToTruth), withNumbers);
};

/** The envelope of a calculation; its facts are only complete once the scheme says which of them are whole numbers. */
export const calculationFromText = (calculation: unknown): unknown => {
  if (!isFields(calculation)) return calculation;
  const read = [...numbersInCase, "policy/version"].reduce(
    (value, path) => change(value, path.split("/"), digitsToNumber),
    calculation as unknown,
  ) as Fields;
  return read.policy === undefined ? read : { ...read, policy: policyFromText(read.policy) };
};

/** The facts that a compiled scheme wants as whole numbers. */
export const factsFromText = (facts: unknown, wholeFacts: readonly string[]): unknown =>
  wholeFacts.reduce((value, name) => change(value, [name], digitsToNumber), facts);

/** A copy in which every value at the path is changed. */
const change = (value: unknown, path: string[], to: (leaf: unknown) => unknown): unknown => {
  const [key, ...rest] = path;
  if (key === undefined) return to(value);
  if (Array.isArray(value)) return key === "*" ? value.map((entry) => change(entry, rest, to)) : value;
  if (!isFields(value)) return value;
  const names = key === "*" ? Object.keys(value) : [key].filter((name) => Object.hasOwn(value, name));
  if (names.length === 0) return value;
  return { ...value, ...Object.fromEntries(names.map((name) => [name, change(value[name], rest, to)])) };
};

const digitsToNumber = (leaf: unknown): unknown => readDigits(leaf) ?? leaf;

const wordToTruth = (leaf: unknown): unknown => (leaf === "true" ? true : leaf === "false" ? false : leaf);
