// Every difference between two policies has its sentence, and equal policies have none.
import { expect, test } from "vitest";
import { canonicalJson } from "../../domain/policy/canonical-json.ts";
import { type Change, diffPolicies } from "../../domain/policy/diff.ts";
import * as fieldTables from "../../domain/policy/diff-fields.ts";
import { type Policy, readPolicy } from "../../domain/policy/policy.ts";
import { everything, normalForm, type Path, policies, withChange } from "./policies.ts";

const sentences = (changes: Change[], language: "zh" | "en"): string =>
  changes.map(({ says }) => says[language]).join("\n");

type Leaf = string | number | boolean;

const leavesOf = (value: unknown, path: Path = []): { path: Path; leaf: Leaf }[] => {
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean")
    return [{ path, leaf: value }];
  return Object.entries(value as object).flatMap(([key, each]) =>
    each === undefined ? [] : leavesOf(each, [...path, Array.isArray(value) ? Number(key) : key]),
  );
};

/** Each of them is changed hundreds of times. */
const mutated = policies.slice(0, 20);

const keywords = "money points score whole marginal highest all days none last-day day-15 half-even down 1 10 100";
/** At most places only some of these can stand. */
const candidates = `${keywords} USD 2025-02-28 7.00 93.25 7% 0.5% x7`.split(" ");

/** The same policy with another value at one leaf, where such a policy exists. */
const mutantsOf = (policy: Policy): { mutant: Policy; from: Leaf; to: Leaf }[] =>
  leavesOf(policy).flatMap(({ path, leaf }) => {
    const others = typeof leaf === "boolean" ? [!leaf] : typeof leaf === "number" ? [leaf + 7] : candidates;
    return others.flatMap((to) => {
      if (to === leaf) return [];
      const read = readPolicy(withChange(policy, path, () => to));
      // In normal form the value may look otherwise; then it cannot be looked for.
      return read.ok && leavesOf(read.value).some(({ leaf: now }) => now === to)
        ? [{ mutant: read.value, from: leaf, to }]
        : [];
    });
  });

const partsOf = (value: unknown, path: Path = []): Path[] =>
  typeof value !== "object" || value === null
    ? [path]
    : [
        path,
        ...Object.entries(value).flatMap(([key, each]) =>
          partsOf(each, [...path, Array.isArray(value) ? Number(key) : key]),
        ),
      ];

/** The same policy with one part taken away, written twice, turned round or emptied, where such a policy exists. */
const rebuiltOf = (policy: Policy): Policy[] =>
  partsOf(policy).flatMap((path) => {
    const changes = [
      withChange(policy, path, () => undefined),
      withChange(policy, path, (part) => (Array.isArray(part) ? [...part, part[0]] : part)),
      withChange(policy, path, (part) => (Array.isArray(part) ? part.toReversed() : part)),
      withChange(policy, path, (part) => (Array.isArray(part) ? [] : part)),
    ];
    return changes.flatMap((document) => {
      const read = readPolicy(document);
      return read.ok && canonicalJson(read.value) !== canonicalJson(policy) ? [read.value] : [];
    });
  });

/** How a truth value is told. */
const told = (value: Leaf, language: "zh" | "en"): string => {
  if (typeof value !== "boolean") return String(value);
  const words = { zh: ["不计入工资总额", "计入工资总额"], en: ["not in the wage base", "in the wage base"] };
  return words[language][Number(value)] as string;
};

test("equal policies have no sentence, however their fields are ordered", () => {
  for (const policy of policies) {
    const turned = JSON.parse(JSON.stringify(policy), (_, value) =>
      typeof value === "object" && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).reverse()) : value,
    );
    expect(diffPolicies(policy, normalForm(turned))).toEqual([]);
  }
});

test("another value anywhere is told with the old value and the new one, in both languages", () => {
  let tried = 0;
  for (const policy of mutated)
    for (const { mutant, from, to } of mutantsOf(policy)) {
      tried++;
      const changes = diffPolicies(policy, mutant);
      for (const language of ["zh", "en"] as const) {
        const said = sentences(changes, language);
        if (!said.includes(told(from, language)) || !said.includes(told(to, language)))
          throw new Error(`${from} became ${to}, and this is all that is said:\n${said}`);
      }
    }
  expect(tried).toBeGreaterThan(3_000);
});

test("the policy that is changed here has every field that has a name", () => {
  const tables = Object.values(fieldTables).filter((table) => typeof table === "object");
  const known = new Set(tables.flatMap((table) => Object.keys(table)));
  // Where an item stands, not what is written in it.
  known.delete("group");
  const written = new Set(leavesOf(everything).flatMap(({ path }) => path));
  expect(known.size).toBeGreaterThan(30);
  expect([...known].filter((name) => !written.has(name))).toEqual([]);
});

test("what is taken away, written twice or reordered has a sentence, and so has the way back", () => {
  let tried = 0;
  for (const policy of mutated)
    for (const rebuilt of rebuiltOf(policy)) {
      tried++;
      const there = diffPolicies(policy, rebuilt);
      const back = diffPolicies(rebuilt, policy);
      if (there.length === 0 || back.length === 0)
        throw new Error(`No sentence tells ${JSON.stringify(policy)}\nfrom ${JSON.stringify(rebuilt)}`);
    }
  expect(tried).toBeGreaterThan(900);
});

test("two different policies never look alike", () => {
  for (const old of policies)
    for (const next of policies.slice(0, 20))
      expect(diffPolicies(old, next).length > 0).toBe(canonicalJson(old) !== canonicalJson(next));
});

test("no sentence shows what only programs understand", () => {
  for (const old of policies)
    for (const next of policies.slice(0, 20))
      for (const { says } of diffPolicies(old, next)) {
        expect(says.zh).not.toMatch(/undefined|null|NaN|\[object|\{|\}/);
        expect(says.en).not.toMatch(/undefined|null|NaN|\[object|\{|\}/);
      }
});
