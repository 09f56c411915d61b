// Employees 员工: entered once, changed by whoever keeps the records, and kept when they leave. One at a time or from a sheet, by the same rules.
import type { Attribute, Person, PersonSecret } from "../records/people.ts";
import { type Change, changed, created, type Loaded } from "../records/record.ts";
import { accept, type Outcome, type Refusal, refuse, refuseAll } from "../refusals.ts";
import { levelsMax } from "./line.ts";

type Given<Fields> = { [field in keyof Fields]: Fields[field] | undefined };

type Dated = Omit<Attribute, "until"> & { until?: string | undefined };

/** What is written of a person from outside. */
export type EnteredPerson = { id: string; name: string; department: string; from: string } & Partial<
  Given<{ until: string; attributes: Dated[]; mentor: string; manager: string }>
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
    manager: string | null;
  }>
>;

/** What must be known of the other records. */
type Others = { isTaken: boolean; hasMentor: boolean } & Partial<Above>;

/** Needed where a manager is named. */
type Above = {
  hasManager: boolean;
  /** From the manager it goes up to the top, and does not come back to the person. */
  lineEnds: boolean;
};

export const enterPerson = (entered: EnteredPerson, others: Others): Outcome<Change> => {
  const { id, name, department, from, until, attributes = [], mentor, manager } = entered;
  const { isTaken, hasMentor } = others;
  if (isTaken) return refuseAll([refuse("id-taken", "/id", { name: id })]);
  const body: Person = { department, from, ...(until !== undefined && { until }) };
  const secret: PersonSecret = {
    name,
    attributes: attributes.map(plain),
    ...(mentor !== undefined && { mentor }),
    ...(manager !== undefined && { manager }),
  };
  const refusals = [
    ...refuseSpans(body, secret.attributes),
    ...refuseMentor(id, mentor, hasMentor),
    ...refuseManager(id, manager, others),
  ];
  return refusals.length > 0 ? refuseAll(refusals) : accept(created("person", id, body, secret));
};

export const changePerson = (
  person: Loaded<Person, PersonSecret>,
  { name, department, from, until, attributes, mentor, manager }: PersonFields,
  others: Omit<Others, "isTaken">,
): Outcome<Change> => {
  const { until: untilBefore, ...bodyBefore } = person.body;
  const {
    mentor: mentorBefore,
    manager: managerBefore,
    ...secretBefore
  } = person.secret ?? { name: "", attributes: [] };
  const lastDay = until === undefined ? untilBefore : until;
  const teacher = mentor === undefined ? mentorBefore : mentor;
  const superior = manager === undefined ? managerBefore : manager;
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
    ...(superior != null && { manager: superior }),
  };
  const refusals = [
    ...refuseSpans(body, secret.attributes),
    ...refuseMentor(person.id, mentor ?? undefined, others.hasMentor),
    ...refuseManager(person.id, manager ?? undefined, others),
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

const refuseManager = (
  id: string,
  manager: string | undefined,
  { hasManager = false, lineEnds = false }: Partial<Above>,
): Refusal[] => {
  if (manager === undefined) return [];
  if (manager === id) return [refuse("own-manager", "/manager")];
  if (!hasManager) return [refuse("unknown-id", "/manager")];
  return lineEnds ? [] : [refuse("line-of-command", "/manager", { name: manager, wanted: String(levelsMax) })];
};
