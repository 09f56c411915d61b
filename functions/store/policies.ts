// Published policies and their versions: which one a reference means, and which one rules a month.
import type { CompiledPolicy, CompiledScheme } from "../../domain/calculation/compile.ts";
import type { PolicyReference } from "../../domain/calculation/request.ts";
import { accept, type Outcome, type Refusal, refuse, refuseAll, under } from "../../domain/refusals.ts";
import { type Day, firstDayOf, readDay, readMonth, writeDay } from "../../domain/values/day.ts";
import { isFields } from "../../domain/values/fields.ts";

/** One version of a policy. It is compiled when it is first needed, and once. */
export type PolicyVersion = { id: string; from: Day; compile: () => Outcome<CompiledPolicy> };

/** The versions of each policy by its id, in the order of their first days: version 1 stands first. */
export type Policies = ReadonlyMap<string, readonly PolicyVersion[]>;

export type FoundPolicy = { version: number; compiled: CompiledPolicy };

export const policiesOf = (versions: PolicyVersion[]): Policies =>
  Map.groupBy(
    versions.toSorted((a, b) => a.from - b.from),
    ({ id }) => id,
  );

export const noPolicies: Policies = new Map();

export const findPolicy = (policies: Policies, reference: PolicyReference): Outcome<FoundPolicy> => {
  const versions = policies.get(reference.id) ?? [];
  const version = reference.version ?? numberInForce(versions, readDay(reference.on) ?? 0);
  const found = versions[version - 1];
  if (!found) return refuseAll([refuse("policy-not-found", "/policy", { name: nameOf(reference) })]);
  const outcome = found.compile();
  return outcome.ok ? accept({ version, compiled: outcome.value }) : refuseAll(under("/policy", outcome.refusals));
};

/** The number of the version in force on a day, 0 where there is none yet. */
const numberInForce = (versions: readonly PolicyVersion[], day: Day): number =>
  versions.findLastIndex(({ from }) => from <= day) + 1;

const nameOf = ({ id, on, version }: PolicyReference): string =>
  on === undefined ? `${id} v${version}` : `${id} @ ${on}`;

/** A month has one rule: an allowance that another version is asked for is refused rather than paid by the wrong one. */
export const refuseOtherMonth = (
  policies: Policies,
  reference: PolicyReference,
  found: FoundPolicy,
  asked: { scheme: string; facts: unknown },
): Refusal[] => {
  if (!isAllowance(found.compiled.schemes.get(asked.scheme))) return [];
  const month = isFields(asked.facts) ? readMonth(asked.facts.month) : undefined;
  if (month === undefined) return [];
  const { id, on, version } = reference;
  const firstDay = writeDay(firstDayOf(month));
  const ruling = numberInForce(policies.get(id) ?? [], firstDayOf(month));
  if (ruling === found.version) return [];
  if (ruling === 0) return [refuse("policy-not-found", "/policy", { name: nameOf({ id, on: firstDay }) })];
  return on === undefined
    ? [refuse("policy-other-month", "/policy/version", { given: `v${version}`, wanted: firstDay })]
    : [refuse("policy-other-month", "/policy/on", { given: on, wanted: firstDay })];
};

const isAllowance = (scheme: CompiledScheme | undefined): boolean => scheme?.rule.kind === "allowance";
