// What only one nomination can stand for 同一成果: a patent by its number, and by a rule the same result of the same people.

import type { Case } from "../../records/cases.ts";
import { type Refusal, refuse } from "../../refusals.ts";
import type { Patented } from "./nomination-patent.ts";

export type Told = Patented & {
  /** Nominations of the same people that say the same, and are for another result. */
  otherThan?: string[];
};

/** However it is written: without prefix, spaces and points, and without the check digit that some leave out. */
export const patentNumber = (written: string): string => {
  const plain = written
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, "")
    .replace(/^(ZL|CN)/, "");
  return /^(\d{12}|\d{8})[\dX]$/.test(plain) ? plain.slice(0, -1) : plain;
};

/** Undefined where nothing but its words tells it from others. */
export const resultOf = (body: Case, stated: { [fact: string]: unknown }): readonly string[] | undefined => {
  const { patent, policy, authors, otherThan = [] } = body as Told;
  if (patent) return ["patent", patentNumber(patent.number), ""];
  const facts = Object.entries(stated)
    .map(([name, value]) => [name, String(value).normalize("NFKC").trim()])
    .sort(([one = ""], [other = ""]) => (one < other ? -1 : 1));
  if (!policy || facts.length === 0) return undefined;
  const people = authors.map(({ person }) => person).sort();
  return ["result", policy.id, policy.scheme, JSON.stringify([people, facts, [...otherThan].sort()])];
};

/** That it is another result than the one that is like it is for whoever accepts it to find, and not for its proposer alone. */
export const refuseOthers = (body: Case, said: readonly string[] | undefined): Refusal[] => {
  const { otherThan = [] } = body as Told;
  const isSame = said !== undefined && JSON.stringify([...said].sort()) === JSON.stringify([...otherThan].sort());
  if (isSame || (otherThan.length === 0 && said === undefined)) return [];
  const path = "/otherThan";
  if (otherThan.length === 0) return [refuse("unknown-field", path, { name: "otherThan" })];
  return [refuse("statement-unconfirmed", path, { name: "otherThan", given: JSON.stringify(otherThan) })];
};
