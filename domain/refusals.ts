// Every refusal of the product: its stable code and its words in both languages. Nothing is ever guessed: it is refused here.

import { agreementWording } from "./wording/agreements.ts";
import { allianceWording } from "./wording/alliances.ts";
import { caseWording } from "./wording/cases.ts";
import { policyWording } from "./wording/policies.ts";
import { projectWording } from "./wording/projects.ts";
import { recordWording } from "./wording/records.ts";
import { serviceWording } from "./wording/service.ts";
import type { Told, Words } from "./words.ts";

/** What a refusal may need to say: what stood there, what would be right, and what it is called. */
export type Details = { given?: string | Words; wanted?: string | Words; name?: string | Words };

export type Refusal = { code: RefusalCode; path: string; says: Words };

export type Outcome<T> = { ok: true; value: T } | { ok: false; refusals: Refusal[] };

export const accept = <T>(value: T): Outcome<T> => ({ ok: true, value });

export const refuseAll = (refusals: Refusal[]): { ok: false; refusals: Refusal[] } => ({ ok: false, refusals });

/** `path` is a JSON Pointer into the document that was read. */
export const refuse = (code: RefusalCode, path: string, details: Details = {}): Refusal => ({
  code,
  path,
  says: { zh: wording[code](toldIn("zh", details)).zh, en: wording[code](toldIn("en", details)).en },
});

const toldIn = (language: keyof Words, details: Details): Told =>
  Object.fromEntries(
    Object.entries(details).map(([name, told]) => [name, typeof told === "object" ? told[language] : told]),
  );

/** Refuses a value for what it is; where nothing stands at all, for being missing. */
export const refuseValue = (code: RefusalCode, path: string, value: unknown, wanted?: string): Refusal => {
  if (value === undefined) return refuse("missing-field", path, { name: path.slice(path.lastIndexOf("/") + 1) });
  return refuse(code, path, wanted === undefined ? { given: quote(value) } : { given: quote(value), wanted });
};

/** The same refusals, said of a document in which the one that was read stands at `prefix`. */
export const under = (prefix: string, refusals: Refusal[]): Refusal[] =>
  refusals.map((refusal) => ({ ...refusal, path: prefix + refusal.path }));

export const pointerTo = (...keys: (string | number)[]): string =>
  keys.map((key) => `/${String(key).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");

/** A value as it may stand in a message: short, on one line. */
export const quote = (value: unknown): string | Words => {
  if (typeof value === "string") return shorten(JSON.stringify(value));
  if (Object.is(value, -0)) return "-0";
  if (typeof value !== "object" || value === null) return String(value);
  return Array.isArray(value) ? { zh: "列表", en: "a list" } : { zh: "对象", en: "an object" };
};

const shorten = (text: string): string => (text.length > 60 ? `${text.slice(0, 57)}…"` : text);

const wording = {
  ...agreementWording,
  ...policyWording,
  ...recordWording,
  ...caseWording,
  ...projectWording,
  ...serviceWording,
  ...allianceWording,
};

export type RefusalCode = keyof typeof wording;
