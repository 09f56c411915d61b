// The one schema of a policy. What it lets through is the normal form: money with two decimals, rates as short as they can be, rounding filled in.

import * as z from "zod/mini";
import { isCurrency } from "../values/currency.ts";
import { readDay } from "../values/day.ts";
import { isWholeNumber, readDigits, readFen, writeFen } from "../values/money.ts";
import { readFineRate, readRate, writeRate } from "../values/rate.ts";
import { isId, isName, isText } from "../values/text.ts";
import {
  allOrNone,
  atLeastOneOf,
  atMostOneOf,
  everyMarginalTierHasRate,
  exactlyOneOf,
  rangeRises,
  together,
} from "./schema-checks.ts";

const text = z.custom<string>(isText, { error: "text-invalid" });
const label = z.custom<string>((value) => isText(value) && value.length > 0, { error: "text-invalid" });
const id = z.custom<string>(isId, { error: "id-invalid" });
const name = z.custom<string>(isName, { error: "name-invalid" });
const day = z.custom<string>((value) => readDay(value) !== undefined, { error: "day-invalid" });
const currency = z.custom<string>(isCurrency, { error: "currency-invalid" });
const whole = z.custom<number>(isWholeNumber, { error: "whole-number-invalid" });
const atLeastOne = z.custom<number>((value) => isWholeNumber(value) && value > 0, { error: "whole-number-invalid" });
const digits = z.custom<string>((value) => readDigits(value) !== undefined, { error: "digits-invalid" });
const scoreEdge = z.custom<string>((value) => typeof value === "string" && readFen(value) !== undefined, {
  error: "score-edge-invalid",
});
const money = z.pipe(
  z.custom<string | number>((value) => readFen(value) !== undefined, { error: "amount-invalid" }),
  z.transform((value) => writeFen(readFen(value) as number)),
);
const rateOf = (read: (value: unknown) => number | undefined, smallest: number) =>
  z.pipe(
    z.custom<string>((value) => (read(value) ?? -1) >= smallest, { error: "rate-invalid" }),
    z.transform((value) => writeRate(read(value) as number)),
  );
const rate = rateOf(readRate, 0);
const share = rateOf(readRate, 1);
const fineRate = rateOf(readFineRate, 0);

/** The plain values of the policy language, by name, for whoever describes the schema to others. */
export const leaves = {
  text,
  label,
  id,
  name,
  day,
  currency,
  whole,
  atLeastOne,
  digits,
  scoreEdge,
  money,
  rate,
  share,
  fineRate,
};

const some = <Item extends z.core.SomeType>(item: Item) => z.array(item).check(z.minLength(1));

const words = z.strictObject({ zh: label, en: z.optional(label) });
const title = z.optional(words);
const grants = z.optional(z.array(words));
const pay = z.union([money, z.strictObject({ from: money, to: money }).check(rangeRises(readFen))]);

const condition = z
  .strictObject({
    fact: name,
    is: z.optional(text),
    in: z.optional(some(text)),
    atLeast: z.optional(whole),
    atMost: z.optional(whole),
  })
  .check(exactlyOneOf("is", "in", "atLeast", "atMost"));

const requirement = z
  .strictObject({ ...condition.shape, else: z.optional(words) })
  .check(exactlyOneOf("is", "in", "atLeast", "atMost"));

const adjustment = z
  .strictObject({ id, title, when: some(condition), factor: z.optional(rate), add: z.optional(money) })
  .check(exactlyOneOf("factor", "add"));

const everyScheme = {
  id,
  title: words,
  source: z.optional(text),
  ledger: z.optional(
    z.strictObject({ inWageBase: z.optional(z.boolean()), taxCategory: z.optional(label), fund: z.optional(label) }),
  ),
};

const everyAward = {
  ...everyScheme,
  require: z.optional(z.array(requirement)),
  adjust: z.optional(z.array(adjustment)),
  atLeast: z.optional(money),
  atMost: z.optional(money),
  perPersonYear: z.optional(money),
  stages: z.optional(some(z.strictObject({ id, title, share }))),
};

const jury = {
  criteria: some(z.strictObject({ id, title, weight: share })),
  seats: some(z.strictObject({ id, title, atLeast: atLeastOne, weight: z.optional(share) })).check(allOrNone("weight")),
  trim: z.optional(z.literal(1)),
};

const tierOf = <Edge extends z.core.SomeType>(edge: Edge) => ({
  below: z.optional(edge),
  upTo: z.optional(edge),
  pay: z.optional(pay),
  times: z.optional(name),
  title,
  grants,
});

const moneyTier = z
  .strictObject({ ...tierOf(money), rate: z.optional(rate) })
  .check(atMostOneOf("below", "upTo"), atLeastOneOf("pay", "rate"));
const pointsTier = z.strictObject(tierOf(digits)).check(atMostOneOf("below", "upTo"), atLeastOneOf("pay"));
const scoreTier = z.strictObject(tierOf(scoreEdge)).check(atMostOneOf("below", "upTo"), atLeastOneOf("pay"));

const tieredByMoney = z
  .strictObject({
    ...everyAward,
    kind: z.literal("tiered"),
    unit: z.optional(z.literal("money")),
    measure: name,
    apply: z.enum(["whole", "marginal"]),
    tiers: some(moneyTier),
  })
  .check(everyMarginalTierHasRate());
const tieredByPoints = z.strictObject({
  ...everyAward,
  kind: z.literal("tiered"),
  unit: z.literal("points"),
  measure: name,
  apply: z.literal("whole"),
  tiers: some(pointsTier),
});
const tieredByScore = z.strictObject({
  ...everyAward,
  kind: z.literal("tiered"),
  unit: z.literal("score"),
  measure: z.optional(name),
  apply: z.literal("whole"),
  ...jury,
  tiers: some(scoreTier),
});

/** What may stand in a row of a table beside its dimensions. */
const rowBesideDimensions = { pay, times: z.optional(name), title, grants };
type Row = { [dimension: string]: string } & z.output<z.ZodMiniObject<typeof rowBesideDimensions, z.core.$strict>>;

const table = z.pipe(
  z.strictObject({
    ...everyAward,
    kind: z.literal("table"),
    by: some(name),
    rows: some(z.record(z.string(), z.unknown())),
  }),
  z.transform((scheme, context) => ({ ...scheme, rows: readRows(scheme.by, scheme.rows, context) })),
);

/** A dimension may have any name, also one of the words that stand beside it: then the dimension is meant. */
const readRows = (by: string[], rows: unknown[], context: z.core.ParsePayload): Row[] => {
  const row = z.strictObject({
    ...rowBesideDimensions,
    ...Object.fromEntries(by.map((dimension) => [dimension, text])),
  });
  return rows.map((given, index) => {
    const read = z.safeParse(row, given);
    for (const issue of read.error?.issues ?? [])
      context.issues.push({ ...issue, input: given, path: ["rows", index, ...issue.path] } as z.core.$ZodRawIssue);
    return read.data as Row;
  });
};

const rateRange = z.strictObject({ from: fineRate, to: fineRate }).check(rangeRises(readRate));
const commissionByJury = z.strictObject({
  ...everyAward,
  kind: z.literal("commission"),
  by: z.optional(z.undefined()),
  ...jury,
  rate: rateRange,
});
const commissionByVote = z.strictObject({
  ...everyAward,
  kind: z.literal("commission"),
  by: z.literal("vote"),
  rate: rateRange,
});

const prorations = [
  "days",
  "none",
  "first-day",
  "last-day",
  ...Array.from({ length: 28 }, (_, index) => `day-${index + 1}` as const),
] as const;

const item = z
  .strictObject({
    id,
    title,
    when: z.record(name, text),
    pay: z.optional(money),
    rate: z.optional(rate),
    of: z.optional(name),
    times: z.optional(name),
  })
  .check(exactlyOneOf("pay", "rate"), together("rate", "of"));

const allowance = z.strictObject({
  ...everyScheme,
  kind: z.literal("allowance"),
  prorate: z.enum(prorations),
  groups: some(z.strictObject({ take: z.enum(["highest", "all"]), items: some(item) })),
});

const scheme = z.discriminatedUnion("kind", [
  z.discriminatedUnion("unit", [tieredByMoney, tieredByPoints, tieredByScore]),
  table,
  z.discriminatedUnion("by", [commissionByJury, commissionByVote]),
  allowance,
]);

const rounding = z.strictObject({
  to: z._default(z.enum(["0.01", "1", "10", "100"]), "0.01"),
  mode: z._default(z.enum(["half-up", "half-even", "down"]), "half-up"),
});

export const policySchema = z.strictObject({
  id,
  title: words,
  currency,
  from: day,
  rounding: z._default(rounding, { to: "0.01", mode: "half-up" }),
  schemes: some(scheme),
});
