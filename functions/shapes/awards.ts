// What awards, obligations and budgets look like from outside.
import * as z from "zod/mini";
import { someEvidenceShape } from "../../domain/cases/shapes.ts";
import type { Award, Obligation } from "../../domain/records/awards.ts";
import type { Loaded } from "../../domain/records/record.ts";
import { writeFen } from "../../domain/values/money.ts";
import type { BudgetNow } from "../store/budgets.ts";
import { amountShape, digestShape, wordsShape } from "./common.ts";
import { idShape, moneyShape, proseShape } from "./records.ts";
import { similarShape } from "./similar.ts";

const momentShape = z.string();

const stepShape = z.strictObject({
  state: z.string(),
  at: momentShape,
  by: idShape,
  for: z.optional(idShape),
  reasons: z.optional(z.string()),
  evidence: z.optional(z.array(z.strictObject({ title: z.string(), link: z.string() }))),
});

export const awardShape = z.strictObject({
  id: idShape,
  case: idShape,
  number: z.int(),
  state: z.enum(["proposed", "approved", "declined", "superseded", "cancelled"]),
  since: momentShape,
  policy: z.strictObject({ id: idShape, version: z.int(), digest: digestShape }),
  scheme: idShape,
  year: z.string(),
  total: amountShape,
  lapsed: amountShape,
  cancelled: amountShape,
  reversed: amountShape,
  proposedBy: idShape,
  approvals: z.array(z.strictObject({ by: idShape, for: z.optional(idShape), at: momentShape })),
  approvalsNeeded: z.optional(z.int()),
  request: z.looseObject({}),
  factsFrom: z.looseObject({}),
  answer: z.looseObject({}),
  inStage: z.optional(idShape),
  inStageSays: z.optional(wordsShape),
  replaces: z.optional(z.array(idShape)),
  obligations: z.array(idShape),
  /** Likely duplicates of its case. */
  similar: z.optional(z.array(similarShape)),
  history: z.array(stepShape),
  version: z.int(),
});

export const showAward = ({ id, version, body }: { id: string; version: number; body: Award }) => {
  const { totalFen, lapsedFen, cancelledFen, reversedFen, ...rest } = body;
  return {
    id,
    ...rest,
    total: writeFen(totalFen),
    lapsed: writeFen(lapsedFen),
    cancelled: writeFen(cancelledFen),
    reversed: writeFen(reversedFen),
    version,
  };
};

export const obligationShape = z.strictObject({
  id: idShape,
  person: idShape,
  award: idShape,
  case: z.optional(idShape),
  stage: idShape,
  amount: amountShape,
  state: z.enum(["waiting", "due", "allocated", "instructed", "settled", "cancelled"]),
  since: momentShape,
  month: z.string(),
  /** Of an allowance: the month that it is for, where that is another. */
  for: z.optional(z.string()),
  recovered: amountShape,
  returns: z.int(),
  payment: z.optional(idShape),
  version: z.int(),
});

export const showObligation = ({ id, version, body }: Loaded<Obligation>) => {
  const { amountFen, recoveredFen, ...rest } = body;
  return { id, ...rest, amount: writeFen(amountFen), recovered: writeFen(recoveredFen), version };
};

export const budgetShape = z.strictObject({
  year: z.string(),
  cap: amountShape,
  free: amountShape,
  reserved: amountShape,
  spent: amountShape,
  reservations: z.array(z.strictObject({ id: z.string(), amount: amountShape, at: momentShape })),
  version: z.int(),
});

export const showBudget = ({ record, freeFen, reservedFen, spentFen, open }: BudgetNow) => ({
  year: record.body.year,
  cap: writeFen(record.body.capFen),
  free: writeFen(freeFen),
  reserved: writeFen(reservedFen),
  spent: writeFen(spentFen),
  reservations: open.map(({ id, fen, atMs }) => ({ id, amount: writeFen(fen), at: new Date(atMs).toISOString() })),
  version: record.version,
});

export const yearShape = z.string().check(z.regex(/^20[0-9]{2}$/, { error: "year-invalid" }));

export const newBudgetShape = z.strictObject({ year: yearShape, cap: moneyShape });
export const capShape = z.strictObject({ cap: moneyShape });
export const releaseShape = z.strictObject({ reasons: proseShape, evidence: z.optional(someEvidenceShape) });
export const reasonsShape = z.strictObject({ reasons: proseShape });
export const reversalShape = z.strictObject({ person: idShape, amount: moneyShape, reasons: proseShape });
