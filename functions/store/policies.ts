// Published policies and their versions: which one a reference means, and which one rules a month.
import type { CompiledPolicy, CompiledScheme } from "../../domain/calculation/compile.ts";
import type { PolicyReference } from "../../domain/calculation/request.ts";
import { inForceOn, type Numbered, versionMeant } from "../../domain/publishing/in-force.ts";
import { accept, type Outcome, type Refusal, refuse, refuseAll, under } from "../../domain/refusals.ts";
import { firstDayOf, readMonth, writeDay } from "../../domain/values/day.ts";
import { isFields } from "../../domain/values/fields.ts";

/** One version of a policy. It is compiled when it is first needed, and once. */
export type PolicyInFolder = { id: string; from: string; compile: () => Outcome<CompiledPolicy> };

/** The versions of each policy by its id. */
export type Policies = ReadonlyMap<string, readonly (PolicyInFolder & Numbered)[]>;

export type FoundPolicy = { version: number; compiled: CompiledPolicy };

/** Files have no numbers of their own: the version that begins first is number 1. */
export const policiesOf = (versions: PolicyInFolder[]): Policies =>
  new Map(
    [...Map.groupBy(versions, ({ id }) => id)].map(([id, ofOne]) => [
      id,
      ofOne
        .toSorted((a, b) => (a.from < b.from ? -1 : 1))
        .map((version, index) => ({ ...version, version: index + 1 })),
    ]),
  );

export const noPolicies: Policies = new Map();

export const findPolicy = (policies: Policies, reference: PolicyReference): Outcome<FoundPolicy> => {
  const found = versionMeant(policies.get(reference.id) ?? [], reference);
  if (!found) return policyNotFound(reference);
  const outcome = found.compile();
  return outcome.ok
    ? accept({ version: found.version, compiled: outcome.value })
    : refuseAll(under("/policy", outcome.refusals));
};

export const policyNotFound = (reference: PolicyReference) =>
  refuseAll([refuse("policy-not-found", "/policy", { name: nameOf(reference) })]);

const nameOf = ({ id, on, version }: PolicyReference): string =>
  on === undefined ? `${id} v${version}` : `${id} @ ${on}`;

/** A month has one rule: an allowance that another version is asked for is refused rather than paid by the wrong one. */
export const refuseOtherMonth = (
  versions: readonly Numbered[],
  reference: PolicyReference,
  found: FoundPolicy,
  asked: { scheme: string; facts: unknown },
): Refusal[] => {
  if (!isAllowance(found.compiled.schemes.get(asked.scheme))) return [];
  const month = isFields(asked.facts) ? readMonth(asked.facts.month) : undefined;
  if (month === undefined) return [];
  const { id, on, version } = reference;
  const firstDay = writeDay(firstDayOf(month));
  const ruling = inForceOn(versions, firstDay);
  if (ruling?.version === found.version) return [];
  if (ruling === undefined) return [refuse("policy-not-found", "/policy", { name: nameOf({ id, on: firstDay }) })];
  return on === undefined
    ? [refuse("policy-other-month", "/policy/version", { given: `v${version}`, wanted: firstDay })]
    : [refuse("policy-other-month", "/policy/on", { given: on, wanted: firstDay })];
};

const isAllowance = (scheme: CompiledScheme | undefined): boolean => scheme?.rule.kind === "allowance";
