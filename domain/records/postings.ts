// Postings 分录: money moves between accounts, and what leaves one arrives in another.
import type { Fen } from "../values/money.ts";

/** Accounts: where an enterprise's incentive money stands.
 * - `fund/2026/granted`, `fund/2026/free`, `fund/2026/spent`: the budget of a year;
 * - `awarded`: everything awarded, as a negative balance;
 * - `person/E1/due`, `…/allocated`, `…/instructed`, `…/settled`, `…/cancelled`, `…/waiting`, `…/recovered`: what a person is owed, by state;
 * - `opening`, `person/E1/opening`: what was awarded before these records began. */
export type Posting = { account: string; fen: Fen };

export const move = (from: string, to: string, fen: Fen): Posting[] =>
  fen === 0
    ? []
    : [
        { account: from, fen: -fen },
        { account: to, fen },
      ];

export const fund = (year: string, part: "granted" | "free" | "spent"): string => `fund/${year}/${part}`;

export const owed = (person: string, state: string): string => `person/${person}/${state}`;
