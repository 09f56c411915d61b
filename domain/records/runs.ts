// Runs 发放批次: one month's payout, its manifest, its payments and the marks of what has been done.

import type { Moment } from "../values/moment.ts";
import type { Fen } from "../values/money.ts";

export type RunState =
  | "draft"
  | "locked"
  | "computed"
  | "approved"
  | "released"
  | "reconciled"
  | "closed"
  | "discarded";

/** The id is `month.number`: 2026-11.1 is the first run of November. */
export type Run = {
  month: string;
  number: number;
  state: RunState;
  since: Moment;
  maker: string;
  approver?: string;
  cashier?: string;
  /** What was locked: the digest of the manifest file, and its sums. */
  manifest?: { digest: string; chunks: number; obligations: number; totalFen: Fen };
  /** What was locked but had changed when it was computed: left out, for the next run. */
  leftOut?: { obligations: number; totalFen: Fen };
  /** The released file. */
  file?: { digest: string; sizeBytes: number };
  history: { state: RunState; at: Moment; by: string; for?: string; reasons?: string }[];
};

export type PaymentState = "allocated" | "instructed" | "settled" | "returned";

/** One line of a run: one obligation, paid once. The id is `run.` and the obligation's own part. */
export type Payment = {
  run: string;
  chunk: number;
  obligation: string;
  person: string;
  award: string;
  case: string;
  stage: string;
  amountFen: Fen;
  state: PaymentState;
  since: Moment;
  reason?: string;
};

/** A chunk of a run or of an import that has been done in one phase: it cannot be done twice. */
export type Mark = { of: string; phase: string; chunk: number };

/** A line of the manifest: exactly what may be paid, and from which version of the obligation. */
export type ManifestLine = { obligation: string; person: string; amountFen: Fen; version: number };

export const obligationsInAChunk = 40;
