// Opens an agreement for a decision: it is loaded with the people in it, and it is judged whether the caller may act.
import type { Acting } from "../../domain/access/access.ts";
import { type ServiceOf, stateOn } from "../../domain/agreements/end.ts";
import { learnersOf, peopleIn } from "../../domain/agreements/terms.ts";
import { type LoadedAgreement, subjectOf } from "../../domain/agreements/write.ts";
import type { Deed } from "../../domain/cases/case.ts";
import type { Agreement, AgreementSecret } from "../../domain/records/agreements.ts";
import type { Person, PersonSecret } from "../../domain/records/people.ts";
import type { Change, Loaded } from "../../domain/records/record.ts";
import { accept, type Outcome, refuseAll } from "../../domain/refusals.ts";
import { writeMoment } from "../../domain/values/moment.ts";
import { type Asked, unknownId } from "../http/asked.ts";
import { type Decision, isStale } from "../http/serve-write.ts";
import { serviceIn, showAgreement } from "../shapes/agreements.ts";
import { listAll, load, loadMany } from "../store/load.ts";
import type { Hold } from "../store/write.ts";

type AskedAny = Asked<unknown, unknown>;

export type People = Map<string, Loaded<Person, PersonSecret>>;

export type Opened = {
  agreement: LoadedAgreement;
  people: People;
  serviceOf: ServiceOf;
  acting: Acting;
  deed: Deed;
};

/** `deciders`: who has to leave this decision to somebody else. */
export const openAgreement = async (
  asked: AskedAny,
  deciders: (agreement: Agreement) => readonly string[] = () => [],
): Promise<Outcome<Opened>> => {
  const { agreement: id = "" } = asked.ids;
  const agreement = await load<Agreement, AgreementSecret>(asked.tenant, "agreement", id);
  if (!agreement) return unknownId();
  const people = await loadPeople(asked.tenant, peopleIn(agreement.body));
  const serviceOf = serviceIn(people);
  const mentors = learnersOf(agreement.body).flatMap((learner) => people.get(learner)?.secret?.mentor ?? []);
  const state = stateOn(agreement.body, serviceOf, asked.today);
  const may = await asked.may(subjectOf(agreement.body, state, { mentors, deciders: deciders(agreement.body) }));
  const stale = isStale(asked, agreement.version);
  // Who decided on a version that is gone is told so, rather than that its state has changed.
  if (stale && (may.ok || may.refusals.some(({ code }) => code === "wrong-state"))) return refuseAll([stale]);
  return may.ok ? accept({ agreement, people, serviceOf, acting: may.value, deed: deedOf(asked, may.value) }) : may;
};

export const loadPeople = async (tenant: string, ids: Iterable<string>): Promise<People> => {
  const wanted = [...new Set(ids)].map((id) => ({ kind: "person", id }) as const);
  const people = await loadMany<Person, PersonSecret>(tenant, wanted);
  return new Map(people.map((person) => [person.id, person]));
};

/** The agreements that someone is in: whoever is in a programme already is not enrolled in it again. */
export const loadAgreementsOf = async (tenant: string, person: string | undefined): Promise<LoadedAgreement[]> =>
  person === undefined
    ? []
    : loadMany<Agreement, AgreementSecret>(tenant, await listAll(tenant, `of/${person}/agreements`));

export const loadOthers = (tenant: string, { body }: LoadedAgreement): Promise<LoadedAgreement[]> =>
  loadAgreementsOf(tenant, body.form === "programme" ? body.participant : undefined);

export const deedOf = ({ caller, now, today }: Pick<AskedAny, "caller" | "now" | "today">, acting: Acting): Deed => ({
  by: { person: caller.person, ...(acting.for !== undefined && { for: acting.for }) },
  now: writeMoment(now),
  today,
});

/** Whether someone is employed was relied on: the decision stands only while their records are as they were. */
export const holdsOf = (people: People): Hold[] =>
  [...people.values()].map(({ kind, id, version }) => ({ kind, id, version }));

/** What is saved, and the agreement as it then is. */
export const decided = (
  { today }: Pick<AskedAny, "today">,
  change: Change,
  { acting, people }: Pick<Opened, "acting" | "people">,
): Decision => {
  const { before, ...saved } = change;
  const version = (before?.version ?? 0) + 1;
  const answer = showAgreement({ ...saved, version, entry: "" } as LoadedAgreement, people, today);
  return { write: { changes: [change], holds: holdsOf(people) }, acting, answer, version };
};
