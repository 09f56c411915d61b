// What an employee sees of themself: small, in words, amounts as text.
import * as z from "zod/mini";
import { casesAboutShape } from "./cases.ts";
import { amountShape, wordsShape } from "./common.ts";
import { dayShape, idShape } from "./records.ts";

const monthShape = z.string();

export const myShape = z.strictObject({
  person: idShape,
  name: z.string(),
  today: dayShape,
  /** A case, or an agreement that waits for a signature. */
  waits: z.array(
    z.strictObject({ case: z.optional(idShape), agreement: z.optional(idShape), title: z.string(), says: wordsShape }),
  ),
  year: z.string(),
  awarded: amountShape,
  owed: amountShape,
  next: z.optional(z.strictObject({ month: monthShape, amount: amountShape })),
});

const standing = {
  id: idShape,
  kind: z.string(),
  kindSays: wordsShape,
  title: z.string(),
  team: z.optional(z.string()),
  state: z.string(),
  says: wordsShape,
  since: dayShape,
  turn: z.optional(wordsShape),
  next: z.optional(wordsShape),
  /** Of what was awarded, what is one's own. */
  mine: z.optional(amountShape),
  /** None for whoever filed it for others. */
  share: z.optional(z.strictObject({ weight: z.int(), of: z.int() })),
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

const itemFields = { item: idShape, title: wordsShape };

export const myAllowanceShape = z.strictObject({
  id: idShape,
  month: monthShape,
  rule: wordsShape,
  policy: z.strictObject({ id: idShape, version: z.int() }),
  total: amountShape,
  why: z.array(wordsShape),
  items: z.array(z.strictObject({ ...itemFields, amount: amountShape })),
  /** One's objections to it. */
  casesAbout: z.optional(casesAboutShape),
  /** What is owed or was paid for it, one by one. */
  amounts: z.array(
    z.strictObject({
      ...itemFields,
      amount: amountShape,
      state: z.string(),
      says: wordsShape,
      month: z.optional(monthShape),
      day: z.optional(dayShape),
    }),
  ),
  corrections: z.array(
    z.strictObject({
      /** The month that it is for, and the two calculations. */
      month: monthShape,
      day: dayShape,
      calculation: z.int(),
      before: z.optional(z.int()),
      differences: z.array(
        z.strictObject({ ...itemFields, more: z.optional(amountShape), less: z.optional(amountShape) }),
      ),
      says: wordsShape,
    }),
  ),
});

export const myPaymentShape = z.strictObject({
  id: idShape,
  day: dayShape,
  month: z.optional(monthShape),
  amount: amountShape,
  recovered: z.optional(amountShape),
  /** What it was for: a case, or a month's allowance. */
  case: z.optional(idShape),
  allowance: z.optional(idShape),
  title: z.string(),
  reason: wordsShape,
});
