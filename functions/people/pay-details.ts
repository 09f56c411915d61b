// Sealing and opening what is sealed of a person, and what is shown of it.
import { type SealedName, sealedFields } from "../../domain/people/pay-details.ts";
import type { Person, PersonSecret, SealedText } from "../../domain/records/people.ts";
import type { Loaded } from "../../domain/records/record.ts";
import { accept, type Outcome } from "../../domain/refusals.ts";
import { openField, sealField } from "../secrets/field-cipher.ts";
import { keyHolder } from "../secrets/key-holder.ts";
import { masked } from "../shapes/people.ts";

type Plain = { [field in SealedName]?: string | null };

export const sealDetails = async (
  tenant: string,
  person: string,
  plain: Plain,
): Promise<Outcome<{ [field in SealedName]?: SealedText | null }>> => {
  const key = await keyHolder();
  if (!key.ok) return key;
  const sealed: { [field in SealedName]?: SealedText | null } = {};
  for (const field of sealedFields) {
    const value = plain[field];
    if (value !== undefined) sealed[field] = value === null ? null : await sealField(value, { tenant, person, field });
  }
  return accept(sealed);
};

export const openDetails = async (
  tenant: string,
  { id: person, secret }: Loaded<Person, PersonSecret>,
  fields: readonly SealedName[] = sealedFields,
): Promise<Outcome<Plain>> => {
  const plain: Plain = {};
  for (const field of fields) {
    const sealed = secret?.[field];
    if (!sealed) continue;
    const opened = await openField(sealed, { tenant, person, field });
    if (!opened.ok) return opened;
    plain[field] = opened.value;
  }
  return accept(plain);
};

export const showDetails = (person: string, version: number, plain: Plain, isRevealed: boolean) => {
  const shown = sealedFields.flatMap((field) => {
    const value = plain[field];
    return value == null ? [] : [[field, isRevealed ? value : masked(value)]];
  });
  return { person, ...Object.fromEntries(shown), masked: !isRevealed, version };
};
