// All attributes of people: those that were entered for them, and those that follow from agreements they are in.
import type { Attribute, Person, PersonSecret } from "../../domain/records/people.ts";
import type { Loaded } from "../../domain/records/record.ts";
import { attributesFromAgreements } from "../agreements/attributes.ts";

export const attributesOf = async (
  tenant: string,
  people: readonly Loaded<Person, PersonSecret>[],
): Promise<ReadonlyMap<string, readonly Attribute[]>> => {
  const derived = await attributesFromAgreements(tenant, people);
  return new Map(people.map(({ id, secret }) => [id, [...(secret?.attributes ?? []), ...(derived.get(id) ?? [])]]));
};
