// Runs 发放批次: one month's payout, its manifest, its payments and the marks of what has been done.

import type { Moment } from "../values/moment.ts";
import type { Fen } from "../values/money.ts";

export const runStates = [
  "draft",
  "locked",
  "computed",
  "approved",
  "released",
  "reconciled",
  "closed",
  "discarded",
] as const;

export type RunState = (typeof runStates)[number];

export type RunStep = { state: RunState; at: Moment; by: string; for?: string; reasons?: string };

/** How many lines or payments, and how much they come to. */
export type Sum = { count: number; fen: Fen };

/** The id is `month.number`: 2026-11.1 is the first run of November. */
export type Run = {
  month: string;
  number: number;
  state: RunState;
  since: Moment;
  maker: string;
  approver?: string;
  /** Who brought the first result from the bank. */
  cashier?: string;
  /** What was locked: the digest of the manifest file, and its sums. */
  manifest?: { digest: string; chunks: number; obligations: number; totalFen: Fen };
  /** What was computed. */
  payments?: Sum;
  /** What was locked but had changed when it was computed: left out, for the next run. The first of them are named. */
  leftOut?: Sum & { first: string[] };
  /** What the bank has said so far. The rest of the payments is pending. */
  settled?: Sum;
  returned?: Sum;
  /** The released file. */
  file?: { digest: string; sizeBytes: number };
  /** Being given up: nothing else can be done with it any more. */
  discarding?: { at: Moment; by: string; for?: string; reasons: string };
  history: RunStep[];
};

/** Which run is under way. An enterprise has one at a time: two would compete for the same obligations. */
export type OpenRun = { run: string | null };

export const paymentStates = ["allocated", "instructed", "settled", "returned"] as const;

export type PaymentState = (typeof paymentStates)[number];

/** One line of a run: one obligation, paid once. The id is `run_obligation`. */
export type Payment = {
  run: string;
  chunk: number;
  obligation: string;
  person: string;
  award: string;
  /** None where it pays an allowance. */
  case?: string;
  stage: string;
  amountFen: Fen;
  state: PaymentState;
  since: Moment;
  reason?: string;
};

export const runId = (month: string, number: number): string => `${month}.${number}`;

export const paymentId = (run: string, obligation: string): string => `${run}_${obligation}`;

/** A chunk of a run or of an import that has been done in one phase: it cannot be done twice. */
export type Mark = {
  of: string;
  phase: string;
  chunk: number;
  /** Of opening balances: the import that brought those of the year; none when it was given up. */
  job?: string;
  /** Of a run: what was done in the chunk, and what was left out of it. */
  done?: Sum;
  leftOut?: { obligation: string; amountFen: Fen }[];
  /** What a bank result had that could not be taken: it changed nothing. */
  exceptions?: ResultException[];
  at?: Moment;
  by?: string;
};

export const markId = (of: string, phase: string, chunk: number): string => `${of}_${phase}-${chunk}`;

export type ResultException = {
  payment: string;
  amountFen: Fen;
  outcome: "settled" | "returned";
  code: "unknown-payment" | "wrong-amount" | "other-outcome" | "taken-back";
};

/** A line of the manifest: exactly what may be paid, and from which version of the obligation. */
export type ManifestLine = { obligation: string; person: string; amountFen: Fen; version: number };

export const obligationsInAChunk = 40;
