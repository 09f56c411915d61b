// What runs, payments and results look like from outside.
import * as z from "zod/mini";
import type { Loaded } from "../../domain/records/record.ts";
import {
  type Payment,
  paymentStates,
  type ResultException,
  type Run,
  runStates,
  type Sum,
} from "../../domain/records/runs.ts";
import { exceptionWords, pendingOf } from "../../domain/runs/results.ts";
import { releaseOf, stateOf } from "../../domain/runs/steps.ts";
import { readMonth } from "../../domain/values/day.ts";
import { writeFen } from "../../domain/values/money.ts";
import { textUpTo } from "../../domain/values/prose.ts";
import { amountShape, digestShape, wordsShape } from "./common.ts";
import { idShape, moneyShape, proseShape } from "./records.ts";

const monthShape = z.custom<string>((value) => readMonth(value) !== undefined, { error: "month-invalid" });

export const newRunShape = z.strictObject({ month: monthShape });
export const discardShape = z.strictObject({ reasons: proseShape });

const outcomes = ["settled", "returned"] as const;

const resultShape = z.strictObject({
  payment: idShape,
  amount: moneyShape,
  outcome: z.enum(outcomes),
  reason: z.optional(textUpTo(200)),
});

const linesMax = 1000;

export const resultsShape = z
  .strictObject({
    results: z.optional(z.array(resultShape).check(z.minLength(1), z.maxLength(linesMax))),
    all: z.optional(z.literal("settled")),
  })
  .check(
    z.refine(({ results, all }) => results === undefined || all === undefined, {
      error: "fields-exclude-each-other",
      params: { name: "results / all" },
    }),
    z.refine(({ results, all }) => results !== undefined || all !== undefined, {
      error: "missing-field",
      params: { name: "results" },
    }),
  );

const sumShape = z.strictObject({ count: z.int(), total: amountShape });

const stepShape = z.strictObject({
  state: z.enum(runStates),
  at: z.string(),
  by: idShape,
  for: z.optional(idShape),
  reasons: z.optional(z.string()),
});

const progressShape = z.strictObject({ phase: z.string(), done: z.int(), total: z.int() });

export type Progress = z.output<typeof progressShape>;

export const runShape = z.strictObject({
  id: idShape,
  month: z.string(),
  number: z.int(),
  state: z.enum([...runStates, "discarding"]),
  since: z.string(),
  maker: idShape,
  approver: z.optional(idShape),
  releasedBy: z.optional(idShape),
  cashier: z.optional(idShape),
  manifest: z.optional(
    z.strictObject({ digest: digestShape, chunks: z.int(), obligations: z.int(), total: amountShape }),
  ),
  payments: z.optional(sumShape),
  leftOut: z.optional(z.strictObject({ count: z.int(), total: amountShape, first: z.array(idShape) })),
  settled: z.optional(sumShape),
  returned: z.optional(sumShape),
  pending: z.optional(sumShape),
  file: z.optional(z.strictObject({ digest: digestShape, sizeBytes: z.int() })),
  history: z.array(stepShape),
  /** While a phase is under way. */
  progress: z.optional(progressShape),
  version: z.int(),
});

export const runNowShape = z.extend(runShape, {
  next: z.optional(
    z.strictObject({
      operation: z.string(),
      roles: z.array(z.string()),
      /** Who has one of the roles and is not kept apart: the first of them. */
      people: z.array(idShape),
      zh: z.string(),
      en: z.string(),
    }),
  ),
});

const showSum = ({ count, fen }: Sum) => ({ count, total: writeFen(fen) });

export const showRun = ({
  id,
  version,
  body,
}: Pick<Loaded<Run>, "id" | "version" | "body">): z.output<typeof runShape> => {
  const { manifest, payments, leftOut, settled, returned, discarding, ...rest } = body;
  const release = releaseOf(body);
  return {
    id,
    ...rest,
    state: stateOf(body),
    ...(discarding && { since: discarding.at }),
    ...(release && { releasedBy: release.by }),
    ...(manifest && {
      manifest: {
        digest: manifest.digest,
        chunks: manifest.chunks,
        obligations: manifest.obligations,
        total: writeFen(manifest.totalFen),
      },
    }),
    ...(payments && { payments: showSum(payments) }),
    ...(leftOut && { leftOut: { ...showSum(leftOut), first: leftOut.first } }),
    ...(settled && { settled: showSum(settled), pending: showSum(pendingOf(body)) }),
    ...(returned && { returned: showSum(returned) }),
    version,
  };
};

export const paymentShape = z.strictObject({
  id: idShape,
  run: idShape,
  chunk: z.int(),
  obligation: idShape,
  person: idShape,
  award: idShape,
  case: z.optional(idShape),
  stage: idShape,
  amount: amountShape,
  state: z.enum(paymentStates),
  since: z.string(),
  reason: z.optional(z.string()),
  version: z.int(),
});

export const showPayment = ({ id, version, body }: Loaded<Payment>): z.output<typeof paymentShape> => {
  const { amountFen, ...rest } = body;
  return { id, ...rest, amount: writeFen(amountFen), version };
};

export const exceptionShape = z.strictObject({
  payment: idShape,
  amount: amountShape,
  outcome: z.enum(outcomes),
  code: z.enum(["unknown-payment", "wrong-amount", "other-outcome", "taken-back"]),
});

/** What each code of an exception means, said once and not with every line. */
export const saysShape = z.record(z.string(), wordsShape);

export const showException = ({ amountFen, ...rest }: ResultException): z.output<typeof exceptionShape> => ({
  ...rest,
  amount: writeFen(amountFen),
});

export const wordsOf = (exceptions: readonly ResultException[]): z.output<typeof saysShape> =>
  Object.fromEntries(exceptions.map(({ code }) => [code, exceptionWords[code]]));

export const resultsAnswerShape = z.strictObject({
  run: runShape,
  accepted: z.int(),
  exceptions: z.array(exceptionShape),
  says: z.optional(saysShape),
});
