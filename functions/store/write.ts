// What a write is: the records that change, what must hold meanwhile, who acts, and the answer that is kept with it.
import type { Entry } from "../../domain/ledger/entry.ts";
import type { Posting } from "../../domain/records/postings.ts";
import type { Change, RecordKind } from "../../domain/records/record.ts";
import type { EpochMs } from "../../domain/values/moment.ts";
import type { BudgetMove } from "./budget-update.ts";

/** What a function decided: the records as they become, and everything that must hold when they do. */
export type Write = {
  changes: readonly Change[];
  postings?: readonly Posting[];
  budgets?: readonly BudgetMove[];
  /** Records that were read for the decision and must still be at this version. */
  holds?: readonly Hold[];
  note?: Entry["note"];
};

export type Hold = { kind: RecordKind; id: string; version: number };

export type Actor = { tenant: string; person: string; for?: string; operation: string; request: string; now: EpochMs };

/** The answer to be given again to the same request: kept with the effect, in the same transaction. */
export type Once = { key: string; inputHash: string; answer: string };
