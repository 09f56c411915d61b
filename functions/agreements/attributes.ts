// The dated attributes that follow from agreements, for many people at once: what a month of allowances adds to each person's own.
import { attributesOf } from "../../domain/agreements/attributes.ts";
import { peopleIn } from "../../domain/agreements/terms.ts";
import type { Agreement, AgreementSecret } from "../../domain/records/agreements.ts";
import type { Attribute, Person, PersonSecret } from "../../domain/records/people.ts";
import type { Loaded } from "../../domain/records/record.ts";
import { serviceIn } from "../shapes/agreements.ts";
import { listAll, loadMany } from "../store/load.ts";
import { loadPeople } from "./open-agreement.ts";

/** One list for each person, then the agreements and the others who are in them all at once. Who has none is not in the answer. */
export const attributesFromAgreements = async (
  tenant: string,
  people: readonly Loaded<Person, PersonSecret>[],
): Promise<Map<string, Attribute[]>> => {
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
  const serviceOf = serviceIn(new Map([...others, ...known]));
  const byId = new Map(signed.map(({ id, body }) => [id, body]));
  const found = lists.map(([{ id, secret }, own]) => {
    const agreements = own.flatMap((link) => byId.get(link.id) ?? []);
    return [id, attributesOf(id, secret?.attributes ?? [], agreements, serviceOf)] as const;
  });
  return new Map(found.filter(([, attributes]) => attributes.length > 0));
};
