// The policies whose differences are told: one that has everything, every example, and random ones.
import { readdirSync, readFileSync } from "node:fs";
import { policyFromText } from "../../domain/policy/from-text.ts";
import { type Policy, readPolicy } from "../../domain/policy/policy.ts";
import { readYaml } from "../../functions/reading/read-yaml.ts";
import { randomFrom } from "../oracle/random.ts";
import { randomPolicy } from "../oracle/random-policy.ts";

export const normalForm = (document: unknown): Policy => {
  const read = readPolicy(document);
  if (!read.ok) throw new Error(JSON.stringify(read.refusals));
  return read.value;
};

const policyIn = (file: URL): Policy => {
  const reading = readYaml(readFileSync(file));
  if (!reading.ok) throw new Error(JSON.stringify(reading.refusals));
  return normalForm(policyFromText(reading.value));
};

const examples = new URL("../../examples/", import.meta.url);

export const sample = policyIn(new URL("jiangli-sample.yaml", examples));

export const everything = policyIn(new URL("everything.yaml", import.meta.url));

export const policies = [
  everything,
  ...readdirSync(examples)
    .filter((name) => name.endsWith(".yaml"))
    .map((name) => policyIn(new URL(name, examples))),
  ...Array.from({ length: 40 }, (_, seed) => normalForm(randomPolicy(randomFrom(seed)))),
];

export type Path = (string | number)[];

/** A copy with something else at the path; `undefined` takes it away. */
export const withChange = (value: unknown, [key, ...rest]: Path, to: (part: unknown) => unknown): unknown => {
  if (key === undefined) return to(value);
  const part = (value as Record<string | number, unknown>)[key];
  const changed = withChange(part, rest, to);
  if (Array.isArray(value))
    return changed === undefined ? value.toSpliced(Number(key), 1) : value.with(Number(key), changed);
  const { [key]: _, ...others } = value as Record<string | number, unknown>;
  return changed === undefined ? others : { ...others, [key]: changed };
};
