// What a calculation takes, one or many at once, for the description of the service.
import * as z from "zod/mini";
import { policySchema } from "../../domain/policy/schema.ts";
import { dayShape, idShape, moneyShape, nameShape, traceShape } from "./common.ts";

const policyShape = z.union([
  z.strictObject({ id: idShape, on: dayShape }),
  z.strictObject({ id: idShape, version: z.int().check(z.minimum(1)) }),
  policySchema,
]);

const scoreShape = z.strictObject({
  juror: z.string(),
  seat: idShape,
  marks: z.record(idShape, z.int().check(z.minimum(0), z.maximum(100))),
});

const employeeShape = z.strictObject({
  from: dayShape,
  until: z.optional(dayShape),
  attributes: z.array(
    z.strictObject({ name: nameShape, value: z.string(), from: dayShape, until: z.optional(dayShape) }),
  ),
});

const factsShape = z.record(
  z.string(),
  z.union([z.string(), z.int().check(z.minimum(0)), z.array(scoreShape), employeeShape]),
);

const shareShape = z.strictObject({
  employee: idShape,
  weight: z.int().check(z.minimum(1), z.maximum(1_000_000)),
  paidThisYear: z.optional(moneyShape),
});

const caseFields = {
  facts: factsShape,
  shares: z.optional(z.array(shareShape).check(z.minLength(1))),
  paidBefore: z.optional(moneyShape),
};

export const calculationShape = z.strictObject({
  policy: policyShape,
  scheme: idShape,
  ...caseFields,
  trace: z.optional(traceShape),
});

export const batchShape = z.strictObject({
  policy: policyShape,
  scheme: idShape,
  trace: z.optional(traceShape),
  cases: z.array(z.strictObject({ key: z.string(), ...caseFields })).check(z.minLength(1), z.maxLength(1000)),
});
