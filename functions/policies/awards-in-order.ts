// The awards of a span in the order in which they were approved, with what a replay has to know of each; read twice, so that only where they stand is held in memory.

import type { CompiledPolicy, CompiledScheme } from "../../domain/calculation/compile.ts";
import type { Award, Obligation } from "../../domain/records/awards.ts";
import { yearKey } from "../../domain/records/person-years.ts";
import type { Loaded } from "../../domain/records/record.ts";
import { isCappedIn, type RecordedAward } from "../../domain/replay/award-by-award.ts";
import { approvedAt } from "../../domain/replay/recorded.ts";
import { chinaDayOf } from "../../domain/values/moment.ts";
import { type Fen, readFen } from "../../domain/values/money.ts";
import { loadObligations, loadPersonYears } from "../awards/load-award.ts";
import { inGroups } from "../files/walk.ts";
import type { ReplaySpan } from "../shapes/replay.ts";
import { loadMany } from "../store/load.ts";
import { loadPublishedPolicy } from "../store/published.ts";
import { recordedAwards } from "./recorded-awards.ts";

type Asked = { policy: CompiledPolicy; span: ReplaySpan };

/** Where an award stands in time. */
type Place = {
  id: string;
  case: string;
  at: string;
  number: number;
  kind: string;
  department: string | undefined;
  /** What waited of earlier awards when it took their place. */
  replaces: readonly string[];
};

export type Found = {
  /** How many awards were looked at. */
  looked: number;
  places: Place[];
  /** What each person got by a scheme since the span began, by year. */
  since: Map<string, Fen>;
};

export const findAwards = async (tenant: string, { policy, span }: Asked): Promise<Found> => {
  const found: Found = { looked: 0, places: [], since: new Map() };
  let gone: { case: string; replaces: readonly string[] } = { case: "", replaces: [] };
  for await (const { award, of } of recordedAwards(tenant)) {
    found.looked++;
    const replaces = [...(gone.case === of.id ? gone.replaces : []), ...replacedBy(award.body)];
    const at = approvedAt(award.body);
    // What a cancelled award had replaced stays so, and is for the next one of its case.
    gone = { case: of.id, replaces: at === undefined ? replaces : [] };
    if (award.body.policy.id !== policy.policy.id || at === undefined || chinaDayOf(at) < span.from) continue;
    if (isCappedIn(policy, award.body.scheme)) await addTo(found.since, tenant, award.body);
    if (chinaDayOf(at) > span.until) continue;
    const { kind, department } = of.body;
    found.places.push({ id: award.id, case: of.id, at, number: award.body.number, kind, department, replaces });
  }
  found.places.sort((a, b) => compare(a.at, b.at) || compare(a.case, b.case) || a.number - b.number);
  return found;
};

const awardsAtOnce = 100;

export async function* awardsInOrder(
  tenant: string,
  { places, since }: Found,
  policy: CompiledPolicy,
): AsyncGenerator<RecordedAward> {
  const last = new Map(places.map(({ case: of, id }) => [of, id]));
  for await (const group of inGroups(eachOf(places), awardsAtOnce)) {
    const awards = await loadMany<Award>(
      tenant,
      group.map(({ id }) => ({ kind: "award", id })),
    );
    const known = new Map(awards.map((award) => [award.id, award]));
    for (const place of group) {
      const award = known.get(place.id)?.body;
      if (award === undefined) throw new Error(`The award ${place.id} is gone.`);
      yield {
        id: place.id,
        award,
        of: place,
        scheme: await schemeOf(tenant, award),
        replaced: bodiesOf(await loadObligations(tenant, place.replaces)),
        yearBefore: await yearBefore(tenant, award, since, policy),
        isLast: last.get(place.case) === place.id,
      };
    }
  }
}

async function* eachOf<Each>(all: readonly Each[]): AsyncGenerator<Each> {
  yield* all;
}

/** A published version never goes away: that it is not there can only be a fault of ours. */
const schemeOf = async (tenant: string, { policy, scheme }: Award): Promise<CompiledScheme> => {
  const loaded = await loadPublishedPolicy(tenant, { id: policy.id, version: policy.version });
  const compiled = loaded.ok ? loaded.value.policy.schemes.get(scheme) : undefined;
  if (!compiled) throw new Error(`The rule ${policy.id}@${policy.version}/${scheme} of an award is gone.`);
  return compiled;
};

/** Only once it is approved does an award take the place of what waits. */
const replacedBy = ({ replaces = [], history }: Award): readonly string[] =>
  history.some(({ state }) => state === "approved") ? replaces : [];

/** A person's year holds what was imported at the start and every award, with or without a cap: less what came since, it is what was before. */
const yearBefore = async (
  tenant: string,
  { policy: { id }, scheme, year, request: { shares } }: Award,
  since: Found["since"],
  draft: CompiledPolicy,
): Promise<Map<string, Fen>> => {
  const unknown = shares.filter(({ paidThisYear }) => paidThisYear === undefined).map(({ employee }) => employee);
  if (unknown.length === 0 || !isCappedIn(draft, scheme)) return new Map();
  const years = await loadPersonYears(tenant, unknown, year);
  return new Map(
    years.map(({ body: { person, awardedFen } }) => [
      person,
      (awardedFen[yearKey(id, scheme)] ?? 0) - (since.get(nameIn(person, year, scheme)) ?? 0),
    ]),
  );
};

const addTo = async (since: Found["since"], tenant: string, award: Award): Promise<void> => {
  const { year, scheme } = award;
  for (const [person, fen] of await leftTo(tenant, award)) {
    const name = nameIn(person, year, scheme);
    since.set(name, (since.get(name) ?? 0) + fen);
  }
};

/** What people still have of an award: where something was cancelled or taken back, only what is owed to them tells. */
const leftTo = async (tenant: string, award: Award): Promise<[person: string, fen: Fen][]> => {
  const { answer, cancelledFen, reversedFen, obligations } = award;
  if (cancelledFen === 0 && reversedFen === 0)
    return (answer.shares ?? []).map(({ employee, total }) => [employee, readFen(total) as Fen]);
  const owed = bodiesOf(await loadObligations(tenant, obligations)).filter(({ state }) => state !== "cancelled");
  return owed.map(({ person, amountFen, recoveredFen }) => [person, amountFen - recoveredFen]);
};

const bodiesOf = (obligations: readonly Loaded<Obligation>[]): Obligation[] => obligations.map(({ body }) => body);

const nameIn = (person: string, year: string, scheme: string): string => `${person}@${year}@${scheme}`;

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
