// What a calculation and a check answer, for the description of the service; the journeys hold real answers against it.
import * as z from "zod/mini";
import { amountShape, digestShape, idShape, problemShape, wordsShape } from "./common.ts";

const titleShape = z.strictObject({ zh: z.string(), en: z.optional(z.string()) });

const stagesShape = z.array(z.strictObject({ id: idShape, amount: amountShape }));

const stepShape = z.looseObject({
  clause: z.string(),
  does: z.string(),
  says: z.optional(wordsShape),
});

const answerFields = {
  policy: z.strictObject({
    id: idShape,
    version: z.optional(z.int().check(z.minimum(1))),
    digest: digestShape,
  }),
  scheme: idShape,
  currency: z.string(),
  eligible: z.boolean(),
  total: amountShape,
  shares: z.optional(
    z.array(
      z.strictObject({
        employee: idShape,
        total: amountShape,
        lapsed: z.optional(amountShape),
        stages: stagesShape,
      }),
    ),
  ),
  stages: z.optional(stagesShape),
  items: z.optional(z.array(z.strictObject({ id: idShape, days: z.int(), amount: amountShape }))),
  grants: z.optional(z.array(titleShape)),
  ledger: z.optional(
    z.strictObject({
      inWageBase: z.optional(z.boolean()),
      taxCategory: z.optional(z.string()),
      fund: z.optional(z.string()),
    }),
  ),
  source: z.optional(z.string()),
  trace: z.optional(z.array(stepShape)),
};

export const answerShape = z.strictObject(answerFields);

export const batchAnswerShape = z.strictObject({
  results: z.array(
    z.union([
      z.strictObject({ key: z.string(), ...answerFields }),
      // A case that has no key is answered by its place alone.
      z.strictObject({ key: z.nullable(z.string()), error: problemShape }),
    ]),
  ),
});

const findingsShape = z.array(z.strictObject({ clause: z.string(), code: z.string(), says: wordsShape }));

export const checkAnswerShape = z.strictObject({ errors: findingsShape, warnings: findingsShape });

export const healthShape = z.strictObject({ status: z.literal("ok") });

export const openapiShape = z.looseObject({ openapi: z.literal("3.1.0") });
