// The invariants of monthly allowances: each calculation comes out again, follows from the one before it, and is owed to the fen.

import { itemsOf } from "../allowances/calculate.ts";
import { differencesOf } from "../allowances/settle.ts";
import { calculate } from "../calculation/answer.ts";
import { compilePolicy } from "../calculation/compile.ts";
import { canonicalJson } from "../policy/canonical-json.ts";
import type { Sha256Hex } from "../policy/digest.ts";
import type { Allowance, AllowanceCalculation, AllowanceSecret, ItemFen } from "../records/allowances.ts";
import type { Obligation } from "../records/awards.ts";
import { type PolicyVersion, versionId } from "../records/policies.ts";
import type { Body, Loaded } from "../records/record.ts";
import { type Break, broken } from "./break.ts";
import { checkOnce, checkOrigin, checkTaken, originsIn } from "./check-allowance-origin.ts";
import { ofKind, yuan } from "./check-money.ts";
import type { Stored } from "./check-records.ts";

type Owed = Loaded<Obligation, Body>;
type Kept = Loaded<Allowance, AllowanceSecret>;

export const checkAllowances = (stored: Stored, sha256Hex: Sha256Hex): Break[] => {
  const allowances = ofKind<Allowance>(stored, "allowance") as Kept[];
  const byAllowance = Map.groupBy(ofKind<Obligation>(stored, "obligation"), ({ body }) => body.award);
  const origins = originsIn(stored);
  const versions = new Map(ofKind<PolicyVersion>(stored, "policy-version").map(({ id, body }) => [id, body.document]));
  const compiled = new Map<string, ReturnType<typeof compilePolicy>>();
  const policyOf = (id: string) => {
    const made = compiled.get(id) ?? compilePolicy(versions.get(id), sha256Hex);
    compiled.set(id, made);
    return made;
  };
  const each = allowances.flatMap((allowance) => {
    const own = byAllowance.get(allowance.id) ?? [];
    return [
      ...checkRow(allowance),
      ...checkOwed(allowance, own),
      ...checkTaken(allowance, own),
      ...checkOrigin(allowance, origins),
      ...recalculate(allowance, policyOf),
    ];
  });
  return [...checkOnce(allowances), ...each];
};

/** Numbered 1, 2, 3 …, each the sum of its items, each different from the one before by what it says. */
const checkRow = ({ id, body }: Kept): Break[] =>
  body.calculations.flatMap((calculation, index) => {
    const before = body.calculations[index - 1];
    const { number, items, totalFen, differences, owedFen, cancelledFen, recoveredFen } = calculation;
    const right = differencesOf(before?.items ?? [], items);
    const isRight =
      number === index + 1 &&
      sum(items) === totalFen &&
      canonicalJson(right) === canonicalJson(differences) &&
      (before?.totalFen ?? 0) + owedFen - cancelledFen - recoveredFen === totalFen;
    if (isRight) return [];
    return [
      broken("I2", `allowance/${id}`, {
        zh: `第 ${index + 1} 次计算与前一次、各项或应发的变动不符`,
        en: `calculation ${index + 1} does not follow from the one before, its items or what it left to pay`,
      }),
    ];
  });

/** What is owed in all, less what was cancelled and taken back, is what the last calculation says. */
const checkOwed = ({ id, body }: Kept, own: readonly Owed[]): Break[] => {
  const listed = new Set(body.calculations.flatMap(({ obligations }) => obligations));
  const owedFen = own.reduce((total, each) => total + each.body.amountFen, 0);
  const issuedFen = body.calculations.reduce((total, each) => total + each.owedFen, 0);
  const netFen = own.reduce(
    (total, { body: each }) => total + (each.state === "cancelled" ? 0 : each.amountFen - each.recoveredFen),
    0,
  );
  const lastFen = body.calculations.at(-1)?.totalFen ?? 0;
  return [
    ...own
      .filter((each) => !isOf(each.body, body, listed.has(each.id)))
      .map((each) =>
        broken("I2", `obligation/${each.id}`, {
          zh: `津贴 ${id} 中没有此应发`,
          en: `the allowance ${id} knows nothing of it`,
        }),
      ),
    ...(listed.size === own.length && owedFen === issuedFen
      ? []
      : [
          broken("I2", `allowance/${id}`, {
            zh: `列出 ${listed.size} 笔应发共 ${yuan(issuedFen)}，现有 ${own.length} 笔共 ${yuan(owedFen)}`,
            en: `it lists ${listed.size} obligations of ${yuan(issuedFen)}, there are ${own.length} of ${yuan(owedFen)}`,
          }),
        ]),
    ...(netFen === lastFen
      ? []
      : [
          broken("I2", `allowance/${id}`, {
            zh: `应发净额为 ${yuan(netFen)}，最后一次计算为 ${yuan(lastFen)}`,
            en: `what is owed comes to ${yuan(netFen)}, its last calculation to ${yuan(lastFen)}`,
          }),
        ]),
  ];
};

const isOf = (each: Obligation, { person, month }: Allowance, isListed: boolean): boolean =>
  isListed && each.person === person && each.case === undefined && (each.for ?? each.month) === month;

const recalculate = ({ id, body, secret }: Kept, policyOf: (id: string) => ReturnType<typeof compilePolicy>): Break[] =>
  body.calculations.flatMap((calculation, index) => {
    const before = body.calculations[index - 1]?.items ?? [];
    const told = secret?.calculations.find(({ number }) => number === calculation.number);
    const isSo =
      calculation.rule === "gone"
        ? isGone(body, calculation, before, policyOf)
        : // Where personal data was erased the commitment is left, and nothing to calculate with.
          secret === undefined || (told && isRight(body, calculation, told, before, policyOf));
    if (isSo) return [];
    return [
      broken("I11", `allowance/${id}`, {
        zh: `第 ${calculation.number} 次计算重算后不同`,
        en: `calculation ${calculation.number} is another when it is calculated again`,
      }),
    ];
  });

/** A step on the way raises nothing above what the answer says, or what it was. */
const isOnTheWay = (items: readonly ItemFen[], before: readonly ItemFen[], answer: readonly ItemFen[]): boolean =>
  items.every(({ item, fen }) => fen <= Math.max(fenOf(before, item), fenOf(answer, item)));

const fenOf = (items: readonly ItemFen[], item: string): number => items.find((each) => each.item === item)?.fen ?? 0;

/** The version that rules the month has no such scheme. */
const isGone = (
  { policy, scheme }: Allowance,
  { version, digest, items, part }: AllowanceCalculation,
  before: readonly ItemFen[],
  policyOf: (id: string) => ReturnType<typeof compilePolicy>,
): boolean => {
  const compiled = policyOf(versionId(policy, version));
  if (!compiled.ok || compiled.value.digest !== digest) return false;
  const isThere = compiled.value.schemes.get(scheme)?.rule.kind === "allowance";
  return !isThere && (part ? isOnTheWay(items, before, []) : items.length === 0);
};

const isRight = (
  { policy, scheme, month }: Allowance,
  { version, digest, items, part }: AllowanceCalculation,
  { facts, answer }: AllowanceSecret["calculations"][number],
  before: readonly ItemFen[],
  policyOf: (id: string) => ReturnType<typeof compilePolicy>,
): boolean => {
  const compiled = policyOf(versionId(policy, version));
  if (!compiled.ok || compiled.value.digest !== digest || facts.month !== month) return false;
  const again = calculate(compiled.value, { scheme, facts, trace: "steps" }, version);
  return (
    again.ok &&
    canonicalJson(again.value) === canonicalJson(answer) &&
    (part ? isOnTheWay(items, before, itemsOf(answer)) : canonicalJson(itemsOf(answer)) === canonicalJson(items))
  );
};

const sum = (all: readonly ItemFen[]): number => all.reduce((total, { fen }) => total + fen, 0);
