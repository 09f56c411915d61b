// Looks at some people in all the months of a pass: what has to be written, who cannot be calculated, and what has to wait. Writes nothing.
import { calculateAllowance } from "../../domain/allowances/calculate.ts";
import { computeAllowance, differenceFrom, type Hand, type Known } from "../../domain/allowances/compute.ts";
import { isTooMuch, type Plan, type Work } from "../../domain/allowances/parts.ts";
import type { Allowance, AllowancePlace, AllowanceSecret } from "../../domain/records/allowances.ts";
import type { Obligation } from "../../domain/records/awards.ts";
import type { Person, PersonSecret } from "../../domain/records/people.ts";
import type { Loaded } from "../../domain/records/record.ts";
import { refuse } from "../../domain/refusals.ts";
import { idOf } from "../store/ids.ts";
import { loadMany } from "../store/load.ts";
import type { Hold } from "../store/write.ts";
import { attributesOf } from "./attributes.ts";
import type { Rules } from "./load-rules.ts";

export type Look = {
  tenant: string;
  /** The month that is computed, and those before it that are looked at again. */
  month: string;
  before: readonly string[];
  rules: Rules;
};

export type Planned = Plan & {
  /** What was relied on, by person and by policy. */
  holds: (work: readonly Work[]) => Hold[];
};

/** The same parts always give the same id, so a person's month under a scheme is there once. */
export const allowanceId = ({ person, month, policy, scheme }: AllowancePlace): string =>
  idOf("allowance", person, month, policy, scheme);

export const planChunk = async (
  { tenant, month, before, rules }: Look,
  ids: readonly string[],
  hand: Omit<Hand, "obligationId">,
): Promise<Planned> => {
  const found = await loadMany<Person, PersonSecret>(
    tenant,
    ids.map((id) => ({ kind: "person", id })),
  );
  // Of whom nothing is known any more nothing is calculated: what was paid to them stays.
  const people = found.filter(({ secret }) => secret !== undefined);
  const attributes = await attributesOf(tenant, people);
  const months = [...before, month];
  const cases = people.flatMap((person) =>
    months.flatMap((each) =>
      (rules.byMonth.get(each) ?? []).map((rule) => {
        const place = { person: person.id, month: each, policy: rule.policy.policy.id, scheme: rule.scheme };
        return { person, rule, place, id: allowanceId(place) };
      }),
    ),
  );
  const known = await loadKnown(tenant, cases);
  const plan: Plan = { work: [], problems: [], waiting: [] };
  for (const { person, rule, place, id } of cases) {
    const eligible = { id: person.id, body: person.body, attributes: attributes.get(person.id) ?? [] };
    const calculated = calculateAllowance(eligible, place.month, rule);
    if (!calculated.ok) {
      plan.problems.push({ ...place, refusals: calculated.refusals });
      continue;
    }
    const kept = known.get(id);
    if (differenceFrom(kept, calculated.value).length === 0) continue;
    const owed = await loadOwed(tenant, kept);
    const computed = computeAllowance({ id, place, version: rule.version }, calculated.value, kept, owed, {
      ...hand,
      obligationId: (born, ...parts) => `${born}-${idOf("allowance", ...parts)}`,
    });
    if (computed.did === "waiting") plan.waiting.push({ ...place, allowance: id, fen: computed.fen });
    if (computed.did !== "changed") continue;
    const isDifference = kept !== undefined || place.month !== month;
    const work: Work = { allowance: id, place, isDifference, ...computed };
    if (isTooMuch(work)) plan.problems.push({ ...place, refusals: [refuse("allowance-too-wide", "")] });
    else plan.work.push(work);
  }
  return { ...plan, holds: (work) => holdsFor(work, people, rules) };
};

const loadKnown = async (tenant: string, cases: readonly { id: string }[]): Promise<ReadonlyMap<string, Known>> => {
  const found = await loadMany<Allowance, AllowanceSecret>(
    tenant,
    cases.map(({ id }) => ({ kind: "allowance", id })),
  );
  return new Map(found.map((each) => [each.id, each]));
};

const loadOwed = (tenant: string, known: Known | undefined): Promise<Loaded<Obligation>[]> =>
  loadMany<Obligation>(
    tenant,
    (known?.body.calculations ?? []).flatMap(({ obligations }) =>
      obligations.map((id) => ({ kind: "obligation", id }) as const),
    ),
  );

const holdsFor = (work: readonly Work[], people: readonly Loaded<Person, PersonSecret>[], rules: Rules): Hold[] => {
  const named = new Set(work.map(({ place }) => place.person));
  const policies = new Set(work.map(({ place }) => place.policy));
  return [
    ...people.filter(({ id }) => named.has(id)).map(({ id, version }) => ({ kind: "person", id, version }) as const),
    ...[...policies].flatMap((id) => rules.records.get(id) ?? []),
  ];
};
