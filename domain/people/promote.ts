// Promotion 晋级与荣誉: a person gets a dated attribute, once; a new grade takes the place of the one before it, an honour stands beside others.
import type { Attribute, Person, PersonSecret } from "../records/people.ts";
import { type Change, changed, type Loaded } from "../records/record.ts";
import { accept, type Outcome, refuse, refuseAll } from "../refusals.ts";
import { addDays } from "../values/moment.ts";

/** A person's record is written whole, so none may come to hold more than can be written. */
export const attributesMax = 100;

/** Undefined where the person has the same on all of its days already. `replaces`: no other of its name holds on its days. */
export const withAttribute = (
  person: Loaded<Person, PersonSecret>,
  given: Attribute,
  replaces: boolean,
): Outcome<Change | undefined> => {
  const before = person.secret?.attributes ?? [];
  const isThere = before.some(
    ({ name, value, from, until }) =>
      name === given.name &&
      value === given.value &&
      from <= given.from &&
      (until === undefined || (given.until !== undefined && given.until <= until)),
  );
  if (isThere) return accept(undefined);
  const attributes = replaces ? inPlaceOf(before, given) : [...before, given];
  if (attributes.length > attributesMax)
    return refuseAll([refuse("attributes-full", "", { name: person.id, wanted: String(attributesMax) })]);
  return accept(changed(person, {}, { attributes }));
};

/** What held ends the day before; what begins later is newer still, and ends this one in its turn. */
const inPlaceOf = (before: readonly Attribute[], given: Attribute): Attribute[] => {
  const others = before.filter(({ name, from }) => name !== given.name || from !== given.from);
  const next = others
    .filter(({ name, from }) => name === given.name && from > given.from)
    .map(({ from }) => addDays(from, -1))
    .sort()[0];
  const until = [given.until, next].filter((day) => day !== undefined).sort()[0];
  const last = addDays(given.from, -1);
  const holds = ({ name, from, until: end }: Attribute): boolean =>
    name === given.name && from < given.from && (end === undefined || end > last);
  return [
    ...others.map((each) => (holds(each) ? { ...each, until: last } : each)),
    { ...given, ...(until !== undefined && { until }) },
  ];
};
