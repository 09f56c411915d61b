// Monthly allowances 月度津贴 as they are kept: what a person's attributes came to in a month, each time it was calculated, and the passes that did so.
import type { Answer } from "../calculation/answer.ts";
import type { Moment } from "../values/moment.ts";
import type { Fen } from "../values/money.ts";
import type { Words } from "../words.ts";
import type { Attribute } from "./people.ts";
import type { Sum } from "./runs.ts";

export type ItemFen = { item: string; fen: Fen };

/** One calculation and what it changed about what is owed. What it was calculated from concerns the person and stands in the secret. */
export type AllowanceCalculation = {
  number: number;
  /** The version that rules the month has no such scheme any more, so that it comes to nothing. */
  rule?: "gone";
  /** One of several steps towards an answer that changes more than a transaction can hold. */
  part?: true;
  version: number;
  digest: string;
  /** What each item comes to; those that come to nothing are left out. */
  items: ItemFen[];
  totalFen: Fen;
  /** By item, against the calculation before it; of the first one, against nothing. */
  differences: ItemFen[];
  /** What it left to be paid, what it cancelled, and what it found to have been paid too much. */
  obligations: string[];
  owedFen: Fen;
  cancelled: string[];
  cancelledFen: Fen;
  recovered: { obligation: string; fen: Fen }[];
  recoveredFen: Fen;
  /** In which pass of which month it was made, as `2026-03.1`. */
  pass: string;
  at: Moment;
  by: string;
  for?: string;
};

/** One person, month, policy and scheme: the id is made of these. The last calculation holds; those before it are never changed. */
export type Allowance = {
  person: string;
  month: string;
  policy: string;
  scheme: string;
  calculations: AllowanceCalculation[];
};

/** In the form in which a calculation takes it. */
export type AllowanceFacts = {
  month: string;
  employee: { from: string; until?: string; attributes: Attribute[] };
};

/** For each calculation by a rule what it was asked and answered, with its steps: wages and certificates. */
export type AllowanceSecret = { calculations: { number: number; facts: AllowanceFacts; answer: Answer }[] };

/** What a pass did. */
export type PassSums = {
  people: number;
  calculations: number;
  owed: Sum;
  cancelled: Sum;
  recovered: Sum;
  /** Calculations that took the place of an earlier one, or came after their month had been done. */
  differences: number;
  problems: number;
  waiting: number;
};

/** Once through all people. `sums` are there when it is over. */
export type Pass = {
  number: number;
  at: Moment;
  by: string;
  for?: string;
  /** How many people there were when it began. */
  of: number;
  doneAt?: Moment;
  sums?: PassSums;
};

/** The id is the month. */
export type AllowanceMonth = {
  month: string;
  state: "computing" | "done";
  since: Moment;
  openedBy: string;
  for?: string;
  passes: Pass[];
};

/** Where in a list of results something belongs. */
export type AllowancePlace = { person: string; month: string; policy: string; scheme: string };

/** A calculation that a pass made of what had been settled before. */
export type Difference = AllowancePlace & { allowance: string; calculation: number; fen: Fen };

export type PassProblem = AllowancePlace & { codes: string[]; count?: number };

/** What was done of a pass in one transaction. */
export type PassMark = {
  of: string;
  phase: string;
  chunk: number;
  /** All from the first to the last, in the order of their ids, are done; none where more of the chunk is to come. */
  people?: { first: string; last: string; count: number };
  calculations: number;
  owed: Sum;
  cancelled: Sum;
  recovered: Sum;
  differences: Difference[];
  /** Those who could not be calculated, with the code of the first reason and how many there are; the words may quote their attributes. */
  problems: PassProblem[];
  /** Differences that have to wait until a run is over. */
  waiting: (AllowancePlace & { allowance: string; fen: Fen })[];
  /** How many there are of either that are not told one by one: a mark has to stay small. */
  more?: { problems: number; waiting: number };
};

export type PassMarkSecret = { problems: { says: Words }[][] };

/** Under what name the marks of a month's passes lie, and those of one pass of it. */
export const passesOf = (month: string): string => `allowances-${month}`;

export const passPhase = (number: number): string => `pass${number}`;

export const passName = (month: string, number: number): string => `${month}.${number}`;

/** The one that left this obligation to be paid. */
export const calculationOf = ({ calculations }: Allowance, obligation: string): AllowanceCalculation => {
  const found = calculations.find(({ obligations }) => obligations.includes(obligation));
  if (!found) throw new Error(`No calculation of the allowance knows ${obligation}.`);
  return found;
};
