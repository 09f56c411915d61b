// Employees 员工: entered once, changed by whoever keeps the records, and kept when they leave. One at a time or from a sheet, by the same rules.
import type { Attribute, Person, PersonSecret } from "../records/people.ts";
import { type Change, changed, created, type Loaded } from "../records/record.ts";
import { accept, type Outcome, type Refusal, refuse, refuseAll } from "../refusals.ts";

type Given<Fields> = { [field in keyof Fields]: Fields[field] | undefined };

type Dated = Omit<Attribute, "until"> & { until?: string | undefined };

/** What is written of a person from outside. */
export type EnteredPerson = { id: string; name: string; department: string; from: string } & Partial<
  Given<{ until: string; attributes: Dated[]; mentor: string }>
>;

/** What is left out stays as it is, and `null` takes away. Attributes are always all of them. */
export type PersonFields = Partial<
  Given<{
    name: string;
    department: string;
    from: string;
    until: string | null;
    attributes: Dated[];
    mentor: string | null;
  }>
>;

/** What must be known of the other records. */
type Others = { isTaken: boolean; hasMentor: boolean };

export const enterPerson = (entered: EnteredPerson, { isTaken, hasMentor }: Others): Outcome<Change> => {
  const { id, name, department, from, until, attributes = [], mentor } = entered;
  if (isTaken) return refuseAll([refuse("id-taken", "/id", { name: id })]);
  const body: Person = { department, from, ...(until !== undefined && { until }) };
  const secret: PersonSecret = { name, attributes: attributes.map(plain), ...(mentor !== undefined && { mentor }) };
  const refusals = [...refuseSpans(body, secret.attributes), ...refuseMentor(id, mentor, hasMentor)];
  return refusals.length > 0 ? refuseAll(refusals) : accept(created("person", id, body, secret));
};

export const changePerson = (
  person: Loaded<Person, PersonSecret>,
  { name, department, from, until, attributes, mentor }: PersonFields,
  { hasMentor }: Pick<Others, "hasMentor">,
): Outcome<Change> => {
  const { until: untilBefore, ...bodyBefore } = person.body;
  const { mentor: mentorBefore, ...secretBefore } = person.secret ?? { name: "", attributes: [] };
  const lastDay = until === undefined ? untilBefore : until;
  const teacher = mentor === undefined ? mentorBefore : mentor;
  const body: Person = {
    ...bodyBefore,
    ...(department !== undefined && { department }),
    ...(from !== undefined && { from }),
    ...(lastDay != null && { until: lastDay }),
  };
  const secret: PersonSecret = {
    ...secretBefore,
    ...(name !== undefined && { name }),
    ...(attributes !== undefined && { attributes: attributes.map(plain) }),
    ...(teacher != null && { mentor: teacher }),
  };
  const refusals = [
    ...refuseSpans(body, secret.attributes),
    ...refuseMentor(person.id, mentor ?? undefined, hasMentor),
  ];
  return refusals.length > 0 ? refuseAll(refusals) : accept({ ...changed(person, {}), body, secret });
};

const plain = ({ name, value, from, until }: Dated): Attribute => ({
  name,
  value,
  from,
  ...(until !== undefined && { until }),
});

const refuseSpans = (person: Person, attributes: readonly Attribute[]): Refusal[] => [
  ...refuseSpan(person, ""),
  ...attributes.flatMap((attribute, index) => refuseSpan(attribute, `/attributes/${index}`)),
];

const refuseSpan = ({ from, until }: { from: string; until?: string }, path: string): Refusal[] =>
  until !== undefined && until < from
    ? [refuse("span-backwards", `${path}/until`, { given: until, wanted: from })]
    : [];

const refuseMentor = (id: string, mentor: string | undefined, isThere: boolean): Refusal[] => {
  if (mentor === undefined) return [];
  if (mentor === id) return [refuse("own-mentor", "/mentor")];
  return isThere ? [] : [refuse("unknown-id", "/mentor")];
};
