// Runs the cases in test/cases and in the rules of docs/: each one is a test, named by its file and its sentence.

import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { type Answer, calculate } from "../domain/calculation/answer.ts";
import { compilePolicy } from "../domain/calculation/compile.ts";
import { readCalculation } from "../domain/calculation/request.ts";
import { checkPolicy } from "../domain/check/check.ts";
import type { Finding } from "../domain/check/findings.ts";
import { calculationFromText, factsFromText, policyFromText } from "../domain/policy/from-text.ts";
import { type Outcome, refuseAll, under } from "../domain/refusals.ts";
import { sha256Hex } from "../functions/store/sha256.ts";
import {
  type CaseFile,
  type Entry,
  type Fields,
  onlyKnown,
  policyOf,
  readCases,
  schemeIdOf,
} from "./cases/case-files.ts";

const asked = ["name", "policy", "with", "scheme", "facts", "shares", "paidBefore", "also"];
const told = ["total", "eligible", "each", "stages", "items", "grants", "source", "ledger", "trace", "traceWithout"];
const toldOfRefusals = ["refused", "at"];

/** The way of any calculation that is written in YAML: read, compile the policy, read the facts by it, calculate. */
const answerTo = (file: CaseFile, entry: Entry): Outcome<Answer> => {
  const { facts, shares, paidBefore, also } = entry;
  const request: Fields = { policy: policyOf(file, entry), scheme: schemeIdOf(file, entry), ...(also as Fields) };
  for (const [name, value] of Object.entries({ facts, shares, paidBefore }))
    if (value !== undefined) request[name] = value;
  const calculation = readCalculation(calculationFromText(request));
  if (!calculation.ok) return calculation;
  const { policy, scheme } = calculation.value;
  if (!("document" in policy)) throw new Error("A case brings its policy along");
  const compiled = compilePolicy(policy.document, sha256Hex);
  if (!compiled.ok) return refuseAll(under("/policy", compiled.refusals));
  const wholeFacts = compiled.value.schemes.get(scheme)?.wholeFacts ?? [];
  return calculate(compiled.value, {
    ...calculation.value,
    facts: factsFromText(calculation.value.facts, wholeFacts),
  });
};

const tryCase = (file: CaseFile, entry: Entry): void => {
  onlyKnown(entry, [...asked, ...(entry.refused === undefined ? told : toldOfRefusals)]);
  const outcome = answerTo(file, entry);
  if (entry.refused !== undefined) expectRefusals(entry, outcome);
  else if (outcome.ok) expectAnswer(entry, outcome.value);
  else throw new Error(outcome.refusals.map(({ code, path, says }) => `${code} ${path} ${says.en}`).join("\n"));
};

const expectRefusals = (entry: Entry, outcome: Outcome<Answer>): void => {
  const refusals = outcome.ok ? [] : outcome.refusals;
  expect(refusals.map(({ code }) => code).sort()).toEqual([entry.refused].flat().sort());
  if (entry.at !== undefined) expect(refusals.map(({ path }) => path).sort()).toEqual([entry.at].flat().sort());
};

const expectAnswer = (entry: Entry, answer: Answer): void => {
  expect(answer.total).toBe(entry.total);
  expect(answer.eligible).toBe(entry.eligible !== "false");
  if (!answer.eligible) expect(Object.keys(answer)).not.toEqual(expect.arrayContaining([expect.stringMatching(paid)]));
  if (entry.each !== undefined) expectEach(entry.each as Fields, answer);
  if (entry.stages !== undefined) expect(amountsOf(answer.stages)).toEqual(entry.stages);
  if (entry.items !== undefined) expect(itemsOf(answer)).toEqual(Object.entries(entry.items as Fields));
  if (entry.grants !== undefined) expect(answer.grants ?? []).toEqual(entry.grants);
  if (entry.source !== undefined) expect(answer.source).toBe(entry.source);
  if (entry.ledger !== undefined) expect(ledgerOf(answer)).toEqual(entry.ledger);
  const clauses = (answer.trace ?? []).map(({ clause }) => clause);
  if (entry.trace !== undefined) expect(clauses).toEqual(expect.arrayContaining(entry.trace as string[]));
  for (const clause of (entry.traceWithout as string[] | undefined) ?? []) expect(clauses).not.toContain(clause);
};

/** What someone who is not eligible does not see. */
const paid = /^(shares|stages|grants)$/;

/** Of each person as much as the case tells: the total alone, or with what lapsed and the stages. */
const expectEach = (each: Fields, answer: Answer): void => {
  const people = answer.shares ?? [];
  expect(people.map(({ employee }) => employee)).toEqual(Object.keys(each));
  for (const { employee, stages, ...person } of people) {
    const told = each[employee];
    const seen: Fields = { ...person, stages: amountsOf(stages) };
    if (typeof told === "string") expect(person).toEqual({ total: told });
    else expect(Object.fromEntries(Object.keys(told as Fields).map((key) => [key, seen[key]]))).toEqual(told);
  }
};

const amountsOf = (stages: { id: string; amount: string }[] = []): Fields =>
  Object.fromEntries(stages.map(({ id, amount }) => [id, amount]));

/** Days and truth values are text in a case. */
const itemsOf = ({ items = [] }: Answer): [string, Fields][] =>
  items.map(({ id, days, amount }) => [id, { days: String(days), amount }]);

const ledgerOf = ({ ledger = {} }: Answer): Fields =>
  Object.fromEntries(Object.entries(ledger).map(([name, value]) => [name, String(value)]));

const tryCheck = (file: CaseFile, entry: Entry): void => {
  onlyKnown(entry, ["name", "policy", "with", "scheme", "errors", "warnings", "digest"]);
  const document = policyFromText(policyOf(file, entry));
  const { errors, warnings } = checkPolicy(document);
  expectFindings((entry.errors ?? []) as ToldFinding[], errors);
  expectFindings((entry.warnings ?? []) as ToldFinding[], warnings);
  if (entry.digest === undefined) return;
  const compiled = compilePolicy(document, sha256Hex);
  expect(compiled.ok && compiled.value.digest).toBe(entry.digest);
};

type ToldFinding = { code: string; clause?: string; says?: string[] };

/** Every finding has to be told of, and of each as much as the case tells. */
const expectFindings = (told: ToldFinding[], found: Finding[]): void => {
  expect(found.map(({ code }) => code)).toEqual(told.map(({ code }) => code));
  for (const [index, { clause, says = [] }] of told.entries()) {
    const finding = found[index] as Finding;
    if (clause !== undefined) expect(finding.clause).toBe(clause);
    for (const words of says) expect(finding.says.en).toContain(words);
    for (const words of says) expect(finding.says.zh).toContain(words);
  }
};

const files = readCases();

describe.each(files.map((file) => [file.title, file] as const))("%s", (_, file) => {
  const { cases, checks } = file;
  test("each sentence stands once", () => {
    const names = [...cases, ...checks].map((entry) => entry.name);
    expect(names.filter((sentence, index) => names.indexOf(sentence) < index)).toEqual([]);
  });
  for (const entry of cases) test(entry.name, () => tryCase(file, entry));
  for (const entry of checks) test(entry.name, () => tryCheck(file, entry));
});

test("every example has its cases", () => {
  const examples = readdirSync(new URL("../examples/", import.meta.url))
    .filter((name) => name.endsWith(".yaml"))
    .map((name) => `../../examples/${name}`);
  const covered = files.map((file) => file.shared.policy);
  expect(examples.filter((example) => !covered.includes(example))).toEqual([]);
});

test("the rules give the same examples in both languages", () => {
  const examplesIn = (page: string) => files.filter(({ title }) => title.startsWith(`docs/${page},`)).map(withoutNames);
  expect(examplesIn("rules.md").length).toBeGreaterThan(5);
  expect(examplesIn("rules.zh-CN.md")).toEqual(examplesIn("rules.md"));
});

const withoutNames = ({ shared, cases, checks }: CaseFile) => ({
  shared,
  entries: [...cases, ...checks].map(({ name, ...entry }) => entry),
});
