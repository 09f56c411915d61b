// All attributes of people: those that were entered for them, and those that follow from agreements they are in, with what these were read from.
import type { Attribute, Person, PersonSecret } from "../../domain/records/people.ts";
import type { Loaded } from "../../domain/records/record.ts";
import { attributesFromAgreements, type Derived } from "../agreements/attributes.ts";

export const attributesOf = async (
  tenant: string,
  people: readonly Loaded<Person, PersonSecret>[],
): Promise<ReadonlyMap<string, Derived>> => {
  const derived = await attributesFromAgreements(tenant, people);
  return new Map(
    people.map(({ id, secret }) => {
      const { attributes = [], holds = [] } = derived.get(id) ?? {};
      return [id, { attributes: [...(secret?.attributes ?? []), ...attributes] satisfies Attribute[], holds }];
    }),
  );
};
