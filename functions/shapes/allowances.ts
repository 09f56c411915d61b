// What allowances and their months look like from outside: amounts as text, differences as more or less.
import * as z from "zod/mini";
import { openPass } from "../../domain/allowances/month.ts";
import { amountOf, itemTitle, sayCorrection, showDifferences } from "../../domain/allowances/told.ts";
import { sayStep } from "../../domain/calculation/says.ts";
import type { LoadedCase } from "../../domain/cases/kind.ts";
import type { Scheme } from "../../domain/policy/policy.ts";
import type {
  Allowance,
  AllowanceMonth,
  AllowanceSecret,
  PassMark,
  PassMarkSecret,
  PassSums,
} from "../../domain/records/allowances.ts";
import type { Loaded } from "../../domain/records/record.ts";
import type { Sum } from "../../domain/records/runs.ts";
import { readMonth } from "../../domain/values/day.ts";
import { writeFen } from "../../domain/values/money.ts";
import { casesAboutShape, showCasesAbout } from "./cases.ts";
import { amountShape, digestShape, wordsShape } from "./common.ts";
import { idShape } from "./records.ts";

const monthShape = z.custom<string>((value) => readMonth(value) !== undefined, { error: "month-invalid" });

export const newAllowanceMonthShape = z.strictObject({ month: monthShape });

const sumShape = z.strictObject({ count: z.int(), total: amountShape });
const placeFields = { person: idShape, month: z.string(), policy: idShape, scheme: idShape };
const moreOrLess = { more: z.optional(amountShape), less: z.optional(amountShape) };

const passShape = z.strictObject({
  number: z.int(),
  at: z.string(),
  by: idShape,
  for: z.optional(idShape),
  doneAt: z.optional(z.string()),
  people: z.optional(z.int()),
  calculations: z.optional(z.int()),
  differences: z.optional(z.int()),
  owed: z.optional(sumShape),
  cancelled: z.optional(sumShape),
  recovered: z.optional(sumShape),
  problems: z.optional(z.int()),
  waiting: z.optional(z.int()),
});

export const allowanceMonthShape = z.strictObject({
  month: z.string(),
  state: z.enum(["computing", "done"]),
  since: z.string(),
  openedBy: idShape,
  for: z.optional(idShape),
  passes: z.array(passShape),
  /** While a pass is under way: how many people it has seen to. */
  progress: z.optional(z.strictObject({ phase: z.string(), done: z.int(), total: z.int() })),
  version: z.int(),
});

/** Of the latest pass, the first of each. */
export const allowanceMonthNowShape = z.extend(allowanceMonthShape, {
  differences: z.array(z.strictObject({ ...placeFields, allowance: idShape, calculation: z.int(), ...moreOrLess })),
  problems: z.array(
    z.strictObject({
      ...placeFields,
      codes: z.array(z.string()),
      says: z.array(wordsShape),
      count: z.optional(z.int()),
    }),
  ),
  waiting: z.array(z.strictObject({ ...placeFields, allowance: idShape, ...moreOrLess })),
});

const showSum = ({ count, fen }: Sum) => ({ count, total: writeFen(fen) });

const showSums = ({ owed, cancelled, recovered, ...counts }: PassSums) => ({
  ...counts,
  owed: showSum(owed),
  cancelled: showSum(cancelled),
  recovered: showSum(recovered),
});

type MonthNow = Pick<Loaded<AllowanceMonth>, "version" | "body">;
type Marks = readonly Pick<Loaded<PassMark, PassMarkSecret>, "body" | "secret">[];

export const showAllowanceMonth = (
  { version, body }: MonthNow,
  done?: number,
): z.output<typeof allowanceMonthShape> => {
  const { passes, ...rest } = body;
  const total = openPass(body)?.of;
  return {
    ...rest,
    passes: passes.map(({ sums, of: _, ...pass }) => ({ ...pass, ...(sums && showSums(sums)) })),
    ...(total !== undefined && done !== undefined && { progress: { phase: "compute", done, total } }),
    version,
  };
};

const shownMax = 100;

export const showAllowanceMonthNow = (month: MonthNow, marks: Marks): z.output<typeof allowanceMonthNowShape> => {
  const done = marks.reduce((count, { body: { people } }) => count + (people?.count ?? 0), 0);
  const problems = marks.flatMap(({ body, secret }) =>
    body.problems.map((problem, index) => ({
      ...problem,
      says: (secret?.problems[index] ?? []).map(({ says }) => says),
    })),
  );
  const signed = <Each extends { fen: number }>({ fen, ...rest }: Each) => ({ ...rest, ...amountOf(fen) });
  return {
    ...showAllowanceMonth(month, done),
    differences: marks.flatMap(({ body }) => body.differences.map(signed)).slice(0, shownMax),
    problems: problems.slice(0, shownMax),
    waiting: marks.flatMap(({ body }) => body.waiting.map(signed)).slice(0, shownMax),
  };
};

const itemShape = z.strictObject({ item: idShape, title: wordsShape, amount: amountShape });
const differenceShape = z.strictObject({ item: idShape, title: wordsShape, ...moreOrLess });

export const allowanceShape = z.strictObject({
  id: idShape,
  ...placeFields,
  total: amountShape,
  calculations: z.array(
    z.strictObject({
      number: z.int(),
      /** The policy in force has no such scheme any more. */
      rule: z.optional(z.literal("gone")),
      /** One of several steps of a correction. */
      part: z.optional(z.literal(true)),
      version: z.int(),
      digest: digestShape,
      total: amountShape,
      items: z.array(itemShape),
      differences: z.array(differenceShape),
      /** What came of it, in words. */
      says: wordsShape,
      owed: amountShape,
      cancelled: amountShape,
      recovered: amountShape,
      obligations: z.array(idShape),
      pass: z.string(),
      at: z.string(),
      by: idShape,
      for: z.optional(idShape),
      /** What it was calculated from; none once the person's data has been erased. */
      request: z.optional(z.looseObject({})),
      why: z.array(wordsShape),
      trace: z.array(z.looseObject({})),
    }),
  ),
  casesAbout: z.optional(casesAboutShape),
  version: z.int(),
});

export type RuleOf = (version: number) => Scheme;

export const showAllowance = (
  { id, version, body, secret }: Loaded<Allowance, AllowanceSecret>,
  ruleOf: RuleOf,
  casesAbout: readonly LoadedCase[] = [],
): z.output<typeof allowanceShape> => {
  const { calculations, ...place } = body;
  return {
    id,
    ...place,
    total: writeFen(calculations.at(-1)?.totalFen ?? 0),
    calculations: calculations.map((calculation, index) => {
      const rule = ruleOf(calculation.version);
      const told = secret?.calculations.find(({ number }) => number === calculation.number);
      const { items, differences, totalFen, owedFen, cancelledFen, recoveredFen, cancelled: _, ...rest } = calculation;
      const trace = told?.answer.trace ?? [];
      return {
        ...rest,
        total: writeFen(totalFen),
        items: items.map(({ item, fen }) => ({ item, title: itemTitle(rule, item), amount: writeFen(fen) })),
        differences: showDifferences(rule, differences),
        says: sayCorrection(body.month, calculations[index - 1], calculation),
        owed: writeFen(owedFen),
        cancelled: writeFen(cancelledFen),
        recovered: writeFen(recoveredFen),
        ...(told && { request: { facts: told.facts } }),
        why: trace.map((step) => sayStep(step, rule, told?.answer.currency ?? "")),
        trace,
      };
    }),
    ...showCasesAbout(casesAbout),
    version,
  };
};
