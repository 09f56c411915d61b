// The dated attributes that follow from agreements, for many people at once: what a month of allowances adds to each person's own.
import { attributesOf } from "../../domain/agreements/attributes.ts";
import { peopleIn } from "../../domain/agreements/terms.ts";
import type { Agreement, AgreementSecret } from "../../domain/records/agreements.ts";
import type { Attribute, Person, PersonSecret } from "../../domain/records/people.ts";
import type { Loaded } from "../../domain/records/record.ts";
import { serviceIn } from "../shapes/agreements.ts";
import { listAll, loadMany } from "../store/load.ts";
import type { Hold } from "../store/write.ts";
import { loadPeople } from "./open-agreement.ts";

/** `holds` are the agreements and the others in them: what follows from them holds only while they are as they were. */
export type Derived = { attributes: Attribute[]; holds: Hold[] };

/** One list for each person, then the agreements and the others who are in them all at once. Who has none is not in the answer. */
export const attributesFromAgreements = async (
  tenant: string,
  people: readonly Loaded<Person, PersonSecret>[],
): Promise<Map<string, Derived>> => {
  const lists = await Promise.all(
    people.map(async (person) => [person, await listAll(tenant, `of/${person.id}/agreements`)] as const),
  );
  const links = new Map(lists.flatMap(([, found]) => found.map((link) => [link.id, link])));
  const loaded = await loadMany<Agreement, AgreementSecret>(tenant, [...links.values()]);
  const signed = loaded.filter(({ body }) => body.signedOn !== undefined);
  const known = new Map(people.map((person) => [person.id, person]));
  const others = await loadPeople(
    tenant,
    signed.flatMap(({ body }) => peopleIn(body)).filter((id) => !known.has(id)),
  );
  const everyone = new Map([...others, ...known]);
  const serviceOf = serviceIn(everyone);
  const byId = new Map(signed.map((agreement) => [agreement.id, agreement]));
  const found = lists.map(([{ id, secret }, own]) => {
    const agreements = own.flatMap((link) => byId.get(link.id) ?? []);
    const bodies = agreements.map(({ body }) => body);
    const attributes = attributesOf(id, secret?.attributes ?? [], bodies, serviceOf);
    const within = new Set(bodies.flatMap((body) => peopleIn(body)).filter((other) => other !== id));
    const holds = [...agreements, ...[...within].flatMap((other) => everyone.get(other) ?? [])].map(holdOf);
    return [id, { attributes, holds }] as const;
  });
  return new Map(found.filter(([, { attributes }]) => attributes.length > 0));
};

const holdOf = ({ kind, id, version }: Hold): Hold => ({ kind, id, version });
