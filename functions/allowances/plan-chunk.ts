// Looks at some people in all the months of a pass: what has to be written, who cannot be calculated, and what has to wait. Writes nothing.
import { type Calculated, calculateAllowance, withoutRule } from "../../domain/allowances/calculate.ts";
import { computeAllowance, differenceFrom, type Hand, type Known } from "../../domain/allowances/compute.ts";
import { actionsBeside, holdsMax, isTooMuch, type Plan, type Work } from "../../domain/allowances/parts.ts";
import type { Allowance, AllowancePlace, AllowanceSecret } from "../../domain/records/allowances.ts";
import type { Obligation } from "../../domain/records/awards.ts";
import type { Person, PersonSecret } from "../../domain/records/people.ts";
import type { Loaded } from "../../domain/records/record.ts";
import { accept, type Outcome, refuse } from "../../domain/refusals.ts";
import type { Derived } from "../agreements/attributes.ts";
import { idOf } from "../store/ids.ts";
import { listPage, loadMany } from "../store/load.ts";
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

type PersonLoaded = Loaded<Person, PersonSecret>;

/** One person's month under one scheme: what it comes to now, and what is kept of it. */
type Asked = {
  id: string;
  place: AllowancePlace;
  version: number;
  known: Known | undefined;
  calculate: () => Outcome<Calculated>;
};

/** The same parts always give the same id, so a person's month under a scheme is there once. */
const allowanceId = ({ person, month, policy, scheme }: AllowancePlace): string =>
  idOf("allowance", person, month, policy, scheme);

export const planChunk = async (
  look: Look,
  ids: readonly string[],
  hand: Omit<Hand, "obligationId" | "actionsMax">,
): Promise<Plan> => {
  const { tenant, month, rules } = look;
  const found = await loadMany<Person, PersonSecret>(
    tenant,
    ids.map((id) => ({ kind: "person", id })),
  );
  // Of whom nothing is known any more nothing is calculated: what was paid to them stays.
  const people = found.filter(({ secret }) => secret !== undefined);
  const [derived, kept] = await Promise.all([attributesOf(tenant, people), loadKept(look, people)]);
  const plan: Plan = { work: [], problems: [], waiting: [] };
  for (const person of people) {
    const own = derived.get(person.id) ?? { attributes: [], holds: [] };
    for (const { id, place, version, known, calculate } of askedOf(look, person, own, kept)) {
      const calculated = calculate();
      if (!calculated.ok) {
        plan.problems.push({ ...place, refusals: calculated.refusals });
        continue;
      }
      if (differenceFrom(known, calculated.value).length === 0) continue;
      const holds = holdsFor(person, own, rules.records.get(place.policy));
      const computed = computeAllowance(
        { id, place, version },
        calculated.value,
        known,
        await loadOwed(tenant, known),
        {
          ...hand,
          obligationId: (born, ...parts) => `${born}-${idOf("allowance", ...parts)}`,
          actionsMax: actionsBeside(holds),
        },
      );
      if (computed.did === "waiting") plan.waiting.push({ ...place, allowance: id, fen: computed.fen });
      if (computed.did !== "changed") continue;
      const isDifference = known !== undefined || place.month !== month;
      const work: Work = { allowance: id, place, isDifference, holds, ...computed };
      if (isTooMuch(work)) plan.problems.push({ ...place, refusals: [refuse("allowance-too-wide", "")] });
      else plan.work.push(work);
    }
  }
  return plan;
};

/** By every rule of each month; before these, what was calculated by one that has gone, for its money comes back first. */
const askedOf = (
  { before, month, rules }: Look,
  { id: person, body }: PersonLoaded,
  { attributes }: Derived,
  kept: ReadonlyMap<string, Known>,
): Asked[] =>
  [...before, month].flatMap((each) => {
    const ruled = (rules.byMonth.get(each) ?? []).map((rule): Asked => {
      const place = { person, month: each, policy: rule.policy.policy.id, scheme: rule.scheme };
      const id = allowanceId(place);
      const calculate = () => calculateAllowance({ id: person, body, attributes }, each, rule);
      return { id, place, version: rule.version, known: kept.get(id), calculate };
    });
    const asked = new Set(ruled.map(({ id }) => id));
    const gone = [...kept.values()].flatMap((known): Asked[] => {
      const { calculations: _, ...place } = known.body;
      const ruling = rules.rulingOf(each, place.policy);
      if (place.person !== person || place.month !== each || asked.has(known.id) || !ruling) return [];
      const { version } = ruling;
      return [{ id: known.id, place, version, known, calculate: () => accept(withoutRule(ruling)) }];
    });
    return [...gone, ...ruled];
  });

/** All that was ever calculated for these people in these months, whether there is a rule for it still or not. */
const loadKept = async (
  { tenant, before, month }: Look,
  people: readonly PersonLoaded[],
): Promise<ReadonlyMap<string, Known>> => {
  const months = [...before, month];
  const range = { after: months[0] ?? month, limit: Number.POSITIVE_INFINITY };
  const lists = await Promise.all(people.map(({ id }) => listPage(tenant, `of/${id}/allowances`, range)));
  const links = lists.flat().filter(({ order }) => months.includes(order));
  const found = await loadMany<Allowance, AllowanceSecret>(tenant, links);
  return new Map(found.map((each) => [each.id, each]));
};

const loadOwed = (tenant: string, known: Known | undefined): Promise<Loaded<Obligation>[]> =>
  loadMany<Obligation>(
    tenant,
    (known?.body.calculations ?? []).flatMap(({ obligations }) =>
      obligations.map((id) => ({ kind: "obligation", id }) as const),
    ),
  );

const holdsFor = ({ kind, id, version }: PersonLoaded, own: Derived, policy: Hold | undefined): Hold[] => [
  { kind, id, version },
  ...(policy ? [policy] : []),
  ...own.holds.slice(0, holdsMax),
];
