// Cells of a sheet that comes in: each kind is read from text by one function, as strictly as a request but for how Excel writes a day.
import * as z from "zod/mini";
import { leaves } from "../policy/schema.ts";
import { accept, type Outcome, quote, refuse, refuseAll } from "../refusals.ts";
import { readDay, writeDay } from "../values/day.ts";
import { type Fen, readFen } from "../values/money.ts";
import { readShape } from "../values/shape.ts";
import { isId, isText } from "../values/text.ts";
import type { Words } from "../words.ts";

/** A column as it is read and written: one list for both, so that what goes out comes in again. */
export type ExchangeColumn = {
  name: string;
  headings: Words;
  as: "text" | "amount" | "whole";
  required?: boolean;
  read: (text: string) => Outcome<unknown>;
};

export const idCell = (text: string): Outcome<string> => readShape(leaves.id, text.trim());

export const nameCell = (text: string): Outcome<string> => readShape(leaves.name, text.trim());

export const textCell = (lengthMax: number) => {
  const shape = z.string().check(
    z.maxLength(lengthMax),
    z.refine((text) => isText(text) && text.trim() !== "", { error: "text-invalid" }),
  );
  return (text: string): Outcome<string> => readShape(shape, text);
};

/** Text of several lines; Windows ends them with two characters. */
export const proseCell = (lengthMax: number) => {
  const shape = z.string().check(
    z.maxLength(lengthMax),
    z.refine((text) => isText(text.replaceAll("\n", " ")) && text.trim() !== "", { error: "text-invalid" }),
  );
  return (text: string): Outcome<string> => readShape(shape, text.replaceAll("\r\n", "\n"));
};

/** Also 2026/3/1, as Excel in China saves a day. */
export const dayCell = (text: string): Outcome<string> => {
  const [, year = "", month = "", day = ""] = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$/.exec(text.trim()) ?? [];
  const found = readDay(`${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`);
  return found === undefined ? refuseAll([refuse("day-invalid", "", { given: quote(text) })]) : accept(writeDay(found));
};

export const yearCell = (text: string): Outcome<string> =>
  /^20\d{2}$/.test(text.trim()) ? accept(text.trim()) : refuseAll([refuse("year-invalid", "", { given: quote(text) })]);

/** Nothing was paid is no row. */
export const amountCell = (text: string): Outcome<Fen> => {
  const fen = readFen(text.trim());
  return fen === undefined || fen === 0
    ? refuseAll([refuse("amount-invalid", "", { given: quote(text) })])
    : accept(fen);
};

export const choiceCell =
  <Choice extends string>(choices: { [spelling: string]: Choice }) =>
  (text: string): Outcome<Choice> => {
    const spelling = text.trim();
    const choice = Object.hasOwn(choices, spelling) ? choices[spelling] : undefined;
    const wanted = Object.keys(choices).join(", ");
    return choice === undefined
      ? refuseAll([refuse("choice-invalid", "", { given: quote(text), wanted })])
      : accept(choice);
  };

export type Share = { person: string; weight: number };

const weightMax = 1_000_000;
export const sharesMax = 20;

/** `E1:6;E2:4`: who has which part; without a number everyone's part is one. Full-width marks are taken too. */
export const sharesCell = (text: string): Outcome<Share[]> => {
  const parts = text
    .normalize("NFKC")
    .split(/[;,、\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== "");
  const shares = parts.map((part): Share | undefined => {
    const [person = "", weight = "1", ...more] = part.split(":").map((side) => side.trim());
    const isWhole = /^[1-9]\d{0,6}$/.test(weight) && Number(weight) <= weightMax;
    return more.length === 0 && isId(person) && isWhole ? { person, weight: Number(weight) } : undefined;
  });
  if (shares.length === 0 || shares.length > sharesMax || shares.includes(undefined))
    return refuseAll([refuse("shares-unreadable", "", { given: quote(text), wanted: String(sharesMax) })]);
  return accept(shares as Share[]);
};

export const writeShares = (shares: readonly Share[]): string =>
  shares.map(({ person, weight }) => `${person}:${weight}`).join(";");
