// Shapes that requests and answers share, for the description of the service. The rules themselves are read in domain/.
import * as z from "zod/mini";
import { leaves } from "../../domain/policy/schema.ts";

export const wordsShape = z.strictObject({ zh: z.string(), en: z.string() });

export const problemShape = z.strictObject({
  type: z.string().check(z.regex(/^urn:jiangli:problem:[a-z-]+$/)),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  instance: z.string(),
  zh: z.string(),
  errors: z
    .array(z.strictObject({ path: z.string(), code: z.string(), message: z.string(), zh: z.string() }))
    .check(z.minLength(1)),
});

/** An amount as answers carry it: always two decimals. */
export const amountShape = z.string().check(z.regex(/^(?:0|[1-9][0-9]{0,11})\.[0-9]{2}$/));

export const digestShape = z.string().check(z.regex(/^sha256:[0-9a-f]{64}$/));

export const traceShape = z.enum(["words", "steps", "none"]);

export const { id: idShape, day: dayShape, money: moneyShape, name: nameShape } = leaves;
