// What people look like from outside: what is sent to enter them, and what is shown.
import * as z from "zod/mini";
import type { Person, PersonSecret } from "../../domain/records/people.ts";
import type { Loaded } from "../../domain/records/record.ts";
import { dayShape, idShape, labelShape, nameShape } from "./records.ts";

const attributeShape = z.strictObject({
  name: nameShape,
  value: labelShape,
  from: dayShape,
  until: z.optional(dayShape),
});

const personFields = {
  name: labelShape,
  department: labelShape,
  from: dayShape,
  until: z.optional(dayShape),
  attributes: z.optional(z.array(attributeShape).check(z.maxLength(100))),
  mentor: z.optional(idShape),
};

export const newPersonShape = z.strictObject({ id: idShape, ...personFields });

export const personShape = z.strictObject({
  id: idShape,
  ...personFields,
  attributes: z.array(attributeShape),
  version: z.int(),
});

/** Account and identity number are never part of it. */
export const showPerson = ({ id, version, body, secret }: Loaded<Person, PersonSecret>) => ({
  id,
  name: secret?.name ?? "",
  ...body,
  attributes: secret?.attributes ?? [],
  ...(secret?.mentor !== undefined && { mentor: secret.mentor }),
  version,
});
