// What people look like from outside: what is sent to enter and to change them, and what is shown.
import * as z from "zod/mini";
import { attributesMax } from "../../domain/people/promote.ts";
import type { Person, PersonSecret } from "../../domain/records/people.ts";
import type { Loaded } from "../../domain/records/record.ts";
import { textUpTo } from "../../domain/values/prose.ts";
import { dayShape, idShape, nameShape } from "./records.ts";

const attributeShape = z.strictObject({
  name: nameShape,
  value: textUpTo(200),
  from: dayShape,
  until: z.optional(dayShape),
});

const attributesShape = z.array(attributeShape).check(z.maxLength(attributesMax));

const needed = { name: textUpTo(100), department: textUpTo(100), from: dayShape };

export const newPersonShape = z.strictObject({
  id: idShape,
  ...needed,
  until: z.optional(dayShape),
  attributes: z.optional(attributesShape),
  mentor: z.optional(idShape),
  manager: z.optional(idShape),
});

/** What is left out stays, `null` takes away. */
export const changedPersonShape = z.strictObject({
  name: z.optional(needed.name),
  department: z.optional(needed.department),
  from: z.optional(needed.from),
  until: z.optional(z.nullable(dayShape)),
  attributes: z.optional(attributesShape),
  mentor: z.optional(z.nullable(idShape)),
  manager: z.optional(z.nullable(idShape)),
});

export const personShape = z.strictObject({
  id: idShape,
  ...needed,
  until: z.optional(dayShape),
  attributes: z.array(attributeShape),
  mentor: z.optional(idShape),
  manager: z.optional(idShape),
  version: z.int(),
});

/** Account and identity number are never part of it. */
export const showPerson = ({
  id,
  version,
  body: { department, from, until },
  secret: { name = "", attributes = [], mentor, manager } = {},
}: Pick<Loaded<Person, Partial<PersonSecret>>, "id" | "version" | "body" | "secret">): z.output<
  typeof personShape
> => ({
  id,
  name,
  department,
  from,
  ...(until !== undefined && { until }),
  attributes,
  ...(mentor !== undefined && { mentor }),
  ...(manager !== undefined && { manager }),
  version,
});

const numberShape = z.optional(z.string());

const isNumberOrNull = (value: unknown): boolean => value === null || (typeof value === "string" && value.length <= 64);

/** As they are printed on the card and the document; `null` takes away. A refusal quotes nothing of them. */
export const newPayDetailsShape = z.strictObject({
  bankAccount: z.optional(z.custom<string | null>(isNumberOrNull, { error: "bank-account-invalid" })),
  identityNumber: z.optional(z.custom<string | null>(isNumberOrNull, { error: "identity-number-invalid" })),
  identityKind: z.optional(z.enum(["resident-id", "passport", "other"])),
});

export const payDetailsShape = z.strictObject({
  person: idShape,
  bankAccount: numberShape,
  identityNumber: numberShape,
  masked: z.boolean(),
  warnings: z.optional(z.array(z.strictObject({ code: z.string(), zh: z.string(), en: z.string() }))),
  version: z.int(),
});

/** Enough to recognise it by, not enough to use it. */
export const masked = (number: string): string => `****${number.slice(-4)}`;
