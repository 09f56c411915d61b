// Reads the facts of a case: every fact that the scheme names must be there, in its form, and no other.

import { pointerTo, type Refusal, refuse, refuseValue } from "../refusals.ts";
import { type Fields, isFields } from "../values/fields.ts";
import { isWholeNumber, readFen, writeFen } from "../values/money.ts";
import { isText } from "../values/text.ts";

/** One fact that a scheme asks for. `read` gives the value that is calculated with, and adds what is wrong to `refusals`. */
export type FactNeed = {
  name: string;
  /** Where it stands in the request; written once here, because most facts are right and no path is ever said. */
  path: string;
  type: FactType | "special";
  optional?: boolean;
  read: (value: unknown, path: string, refusals: Refusal[]) => FactValue;
};

// biome-ignore lint/suspicious/noExplicitAny: each need knows the type of its own slot; checking it again would cost the hot path.
export type FactValue = any;

export type FactType = "money" | "whole" | "text";

export const readMoneyFact: FactNeed["read"] = (value, path, refusals) => {
  const fen = readFen(value);
  if (fen === undefined) refusals.push(refuseValue("amount-invalid", path, value));
  return fen;
};

const readWholeFact: FactNeed["read"] = (value, path, refusals) => {
  if (!isWholeNumber(value)) refusals.push(refuseValue("whole-number-invalid", path, value));
  return value;
};

const readTextFact: FactNeed["read"] = (value, path, refusals) => {
  if (!isText(value)) refusals.push(refuseValue("text-invalid", path, value));
  return value;
};

const factReaders: Record<FactType, FactNeed["read"]> = {
  money: readMoneyFact,
  whole: readWholeFact,
  text: readTextFact,
};

/** Reads one fact by itself, as the calculation will: in normal form, with what is wrong added to `refusals`. */
export const readFactAs = (type: FactType, value: unknown, path: string, refusals: Refusal[]): string | number => {
  const read = factReaders[type](value, path, refusals);
  return type === "money" && read !== undefined ? writeFen(read) : read;
};

export const factPath = (name: string): string => `/facts/${name}`;

/** The slot in which a fact of this name will stand; asked for once, however often a scheme names it. */
export const slotFor = (needs: FactNeed[], name: string, type: FactType): number => {
  const known = needs.findIndex((need) => need.name === name);
  return known >= 0 ? known : needs.push({ name, path: factPath(name), type, read: factReaders[type] }) - 1;
};

/** The values in the order of `needs`. */
export const readFacts = (needs: FactNeed[], facts: unknown, refusals: Refusal[]): FactValue[] => {
  if (!isFields(facts)) {
    refusals.push(refuseValue("wrong-type", "/facts", facts, "object"));
    return [];
  }
  const values: FactValue[] = new Array(needs.length);
  let known = 0;
  for (let slot = 0; slot < needs.length; slot++) {
    const need = needs[slot] as FactNeed;
    const value = facts[need.name];
    // A function is no value of a document: it is what every object inherits under that name.
    if (value === undefined || typeof value === "function") {
      if (need.optional !== true) refusals.push(refuse("missing-fact", need.path, { name: need.name }));
      continue;
    }
    known++;
    values[slot] = need.read(value, need.path, refusals);
  }
  let written = 0;
  for (const _ in facts) written++;
  if (written !== known) refuseUnknown(needs, facts, refusals);
  return values;
};

const refuseUnknown = (needs: FactNeed[], facts: Fields, refusals: Refusal[]): void => {
  for (const name of Object.keys(facts))
    if (!needs.some((need) => need.name === name))
      refusals.push(refuse("unknown-fact", `/facts${pointerTo(name)}`, { name }));
};

/** Where a name stands among others, or -1. They are few and compare by identity: a plain loop beats a Map and `indexOf` here. */
export const placeAmong = (names: readonly string[], name: string): number => {
  for (let place = 0; place < names.length; place++) if (names[place] === name) return place;
  return -1;
};

/** Refuses every field but the known ones; a form of its own for the small objects inside facts and shares. */
export const refuseUnknownFields = (
  fields: Fields,
  known: readonly string[],
  path: string,
  refusals: Refusal[],
): void => {
  for (const name in fields)
    if (placeAmong(known, name) < 0) refusals.push(refuse("unknown-field", path + pointerTo(name), { name }));
};
