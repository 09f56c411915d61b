// Promotion 晋级与荣誉: a person gets a dated attribute, once.
import type { Attribute, Person, PersonSecret } from "../records/people.ts";
import { type Change, changed, type Loaded } from "../records/record.ts";

/** Undefined where the person has the same on all of its days already. */
export const withAttribute = (person: Loaded<Person, PersonSecret>, given: Attribute): Change | undefined => {
  const attributes = person.secret?.attributes ?? [];
  const isThere = attributes.some(
    ({ name, value, from, until }) =>
      name === given.name &&
      value === given.value &&
      from <= given.from &&
      (until === undefined || (given.until !== undefined && given.until <= until)),
  );
  return isThere ? undefined : changed(person, {}, { attributes: [...attributes, given] });
};
