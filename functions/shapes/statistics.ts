// What statistics look like from outside: as an answer for programs, and as the columns of a sheet for Excel.
import * as z from "zod/mini";
import { kindNamed } from "../../domain/cases/kinds.ts";
import type { Measures } from "../../domain/statistics/measures.ts";
import type { Report } from "../../domain/statistics/report.ts";
import type { Place } from "../../domain/statistics/tally.ts";
import { wordsShape } from "./common.ts";
import { labelShape } from "./records.ts";

export const yearShape = z.string().check(z.refine((year) => /^20[0-9]{2}$/.test(year), { error: "year-invalid" }));

export const statisticsQueryShape = z.strictObject({ year: yearShape, department: z.optional(labelShape) });
export const statisticsFileQueryShape = z.strictObject({
  year: yearShape,
  department: z.optional(labelShape),
  format: z.enum(["csv", "xlsx"]),
});

/** Sums may be larger than any one amount. */
export const sumShape = z.string().check(z.regex(/^(?:0|[1-9][0-9]*)\.[0-9]{2}$/));

const measureFields = {
  filed: z.int(),
  adopted: z.int(),
  declined: z.int(),
  returned: z.int(),
  withdrawn: z.int(),
  implemented: z.int(),
  verified: z.int(),
  benefit: sumShape,
  awards: z.int(),
  awarded: sumShape,
  peopleFiled: z.int(),
  peopleAwarded: z.int(),
};

const peopleFields = { employed: z.int(), participation: z.optional(z.string()) };

const stateShape = z.strictObject({
  state: z.string(),
  title: wordsShape,
  stays: z.int(),
  medianDays: z.optional(z.int()),
  within90Days: z.optional(z.int()),
  waiting: z.int(),
  longestDays: z.optional(z.int()),
});

export const statisticsShape = z.strictObject({
  year: z.string(),
  department: z.optional(z.string()),
  today: z.string(),
  ...peopleFields,
  total: z.strictObject(measureFields),
  kinds: z.array(
    z.strictObject({ kind: z.string(), title: wordsShape, ...measureFields, states: z.array(stateShape) }),
  ),
  departments: z.array(z.strictObject({ department: z.string(), ...measureFields, ...peopleFields })),
  teams: z.array(z.strictObject({ team: z.string(), ...measureFields })),
  months: z.array(z.strictObject({ month: z.string(), ...measureFields })),
});

export const writeSum = (fen: bigint): string => `${fen / 100n}.${String(fen % 100n).padStart(2, "0")}`;

const showMeasures = <Row extends Measures>({ benefitFen, awardedFen, ...row }: Row) => ({
  ...row,
  benefit: writeSum(benefitFen),
  awarded: writeSum(awardedFen),
});

export const showStatistics = ({ total, kinds, departments, teams, months, ...report }: Report) => ({
  ...report,
  total: showMeasures(total),
  kinds: kinds.map(showMeasures),
  departments: departments.map(showMeasures),
  teams: teams.map(showMeasures),
  months: months.map(showMeasures),
});

export const statisticsColumns = [
  { name: "department", headings: { zh: "部门", en: "department" }, as: "text" },
  { name: "month", headings: { zh: "月份", en: "month" }, as: "text" },
  { name: "kind", headings: { zh: "种类", en: "kind" }, as: "text", widthDigits: 24 },
  { name: "filed", headings: { zh: "提出", en: "filed" }, as: "whole" },
  { name: "adopted", headings: { zh: "采纳", en: "adopted" }, as: "whole" },
  { name: "declined", headings: { zh: "未采纳", en: "declined" }, as: "whole" },
  { name: "returned", headings: { zh: "退回", en: "returned" }, as: "whole" },
  { name: "withdrawn", headings: { zh: "撤回", en: "withdrawn" }, as: "whole" },
  { name: "implemented", headings: { zh: "实施", en: "put to work" }, as: "whole" },
  { name: "verified", headings: { zh: "效益核实", en: "benefit verified" }, as: "whole" },
  { name: "benefit", headings: { zh: "核实效益（元）", en: "verified benefit" }, as: "amount", widthDigits: 18 },
  { name: "awards", headings: { zh: "核定奖励（笔）", en: "awards" }, as: "whole" },
  { name: "awarded", headings: { zh: "核定奖励（元）", en: "awarded" }, as: "amount", widthDigits: 18 },
  { name: "peopleFiled", headings: { zh: "提出人数", en: "people who filed" }, as: "whole" },
  { name: "peopleAwarded", headings: { zh: "获奖人数", en: "people awarded" }, as: "whole" },
] as const;

export const rowOfStatistics = ({ department, month, kind, ...measures }: Place & Measures) => {
  const { zh, en } = kindNamed(kind).title;
  const { benefit, awarded, ...counts } = showMeasures(measures);
  const texts = Object.fromEntries(Object.entries(counts).map(([name, count]) => [name, String(count)]));
  return { ...texts, department, month, kind: `${zh} ${en}`, benefit, awarded };
};
