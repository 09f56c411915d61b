// What an employee sees of themself: small, in words, amounts as text.
import * as z from "zod/mini";
import { amountShape, wordsShape } from "./common.ts";
import { dayShape, idShape } from "./records.ts";

const monthShape = z.string();

export const myShape = z.strictObject({
  person: idShape,
  name: z.string(),
  today: dayShape,
  waits: z.array(z.strictObject({ case: idShape, title: z.string(), says: wordsShape })),
  year: z.string(),
  awarded: amountShape,
  owed: amountShape,
  next: z.optional(z.strictObject({ month: monthShape, amount: amountShape })),
});

const standing = {
  id: idShape,
  title: z.string(),
  state: z.string(),
  says: wordsShape,
  since: dayShape,
  turn: z.optional(wordsShape),
  next: z.optional(wordsShape),
  /** Of what was awarded, what is one's own. */
  mine: z.optional(amountShape),
  share: z.strictObject({ weight: z.int(), of: z.int() }),
};

export const myCaseLineShape = z.strictObject(standing);

export const myCaseShape = z.strictObject({
  ...standing,
  steps: z.array(
    z.strictObject({
      at: z.string(),
      day: dayShape,
      says: wordsShape,
      who: z.optional(z.strictObject({ role: wordsShape, name: z.string() })),
      reasons: z.optional(z.string()),
    }),
  ),
  awards: z.array(
    z.strictObject({
      id: idShape,
      state: z.string(),
      says: wordsShape,
      rule: wordsShape,
      policy: z.strictObject({ id: idShape, version: z.int() }),
      total: amountShape,
      mine: amountShape,
      lapsed: z.optional(amountShape),
      why: z.array(wordsShape),
      stages: z.array(
        z.strictObject({
          id: idShape,
          title: wordsShape,
          amount: amountShape,
          state: z.string(),
          says: wordsShape,
          month: z.optional(monthShape),
          day: z.optional(dayShape),
        }),
      ),
    }),
  ),
});

export const myPaymentShape = z.strictObject({
  id: idShape,
  day: dayShape,
  month: z.optional(monthShape),
  amount: amountShape,
  recovered: z.optional(amountShape),
  case: idShape,
  title: z.string(),
  reason: wordsShape,
});
