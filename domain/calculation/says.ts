// The steps of a trace as sentences, in Chinese and English, made on demand from the step and the policy alone.

import type { Scheme } from "../policy/policy.ts";
import { isFields } from "../values/fields.ts";
import type { Words } from "../words.ts";
import type { TraceStep } from "./describe.ts";

/** `me` is whoever reads it, where that is one of the people that it tells of. */
export const sayStep = (step: TraceStep, rule: Scheme, currency: string, me?: string): Words => {
  const place = placeIn(rule, step.clause);
  const money = (operand: string): Words => ({
    zh: currency === "CNY" ? `${step[operand]} 元` : `${step[operand]} ${currency}`,
    en: currency === "CNY" ? `¥${step[operand]}` : `${step[operand]} ${currency}`,
  });
  return sentences[step.does]({
    step,
    place,
    money,
    result: resultOf(step, money("value")),
    isMe: me !== undefined && step.employee === me,
  });
};

type Telling = {
  step: TraceStep;
  /** The tier, row, seat … that the clause names, as people call it. */
  place: Words;
  money: (operand: string) => Words;
  /** The value, with what it was before it was rounded. */
  result: Words;
  isMe: boolean;
};

const resultOf = (step: TraceStep, value: Words): Words =>
  step.exact === undefined
    ? value
    : { zh: `${step.exact}，取整为 ${value.zh}`, en: `${step.exact}, rounded to ${value.en}` };

const sentences: Record<TraceStep["does"], (telling: Telling) => Words> = {
  require: ({ step, place }) => {
    const fact = step.fact as string;
    const { zh, en } = requirementWords(place, { zh: fact, en: fact }, step.given as string | number, step as Wanted);
    return { zh: `不符合条件：${zh}`, en: `Not eligible: ${en}` };
  },
  pay: ({ step, place, money, result }) => ({
    zh: `${place.zh}：${step.chosen === true ? "评审在范围内确定" : "固定"} ${money("pay").zh}${timesZh(step, result)}`,
    en: `${place.en}: ${step.chosen === true ? "chosen within the range," : "fixed"} ${money("pay").en}${timesEn(step, result)}`,
  }),
  rate: ({ step, place, money, result }) => ({
    zh: `${place.zh}：${formula(step, step.of, money("pay").zh)} = ${result.zh}`,
    en: `${place.en}: ${formula(step, step.of, money("pay").en)} = ${result.en}`,
  }),
  slice: ({ step, place, money }) => ({
    zh: `${place.zh}：档内部分 ${formula(step, step.slice, money("pay").zh)} = ${step.value}`,
    en: `${place.en}: its slice ${formula(step, step.slice, money("pay").en)} = ${step.value}`,
  }),
  sum: ({ result }) => ({ zh: `各档相加 = ${result.zh}`, en: `All slices together = ${result.en}` }),
  juror: ({ step }) => ({
    zh: `评委 ${step.juror}（${step.seat}）加权得分 ${weighted(step)} = ${step.value}${step.kept === false ? "，最高或最低分，不计入" : ""}`,
    en: `Juror ${step.juror} (${step.seat}) scores ${weighted(step)} = ${step.value}${step.kept === false ? ", the highest or lowest, left out" : ""}`,
  }),
  seat: ({ step, place }) => ({
    zh: `${place.zh}：${step.jurors} 名评委的平均分 = ${step.sum} ÷ ${step.jurors} = ${step.value}`,
    en: `${place.en}: the mean of ${step.jurors} = ${step.sum} ÷ ${step.jurors} = ${step.value}`,
  }),
  score: ({ step }) => ({
    zh: `综合得分（各席位的${step.weighted === true ? "加权平均" : "平均"}） = ${step.exact === undefined ? "" : `${step.exact}，取 `}${step.value}`,
    en: `The score, the ${step.weighted === true ? "weighted mean" : "mean"} of the seats = ${step.exact === undefined ? "" : `${step.exact}, rounded to `}${step.value}`,
  }),
  "rate-by-score": ({ step }) => ({
    zh: `比例 = ${step.from} + (${step.to} − ${step.from}) × ${step.score} ÷ 100 = ${step.exact === undefined ? "" : `${step.exact}，取 `}${step.value}`,
    en: `The rate = ${step.from} + (${step.to} − ${step.from}) × ${step.score} ÷ 100 = ${step.exact === undefined ? "" : `${step.exact}, rounded to `}${step.value}`,
  }),
  "chosen-rate": ({ step }) => ({ zh: `表决确定的比例 ${step.value}`, en: `The rate that was voted: ${step.value}` }),
  factor: ({ step, place, result }) => ({
    zh: `调整（${place.zh}）：${step.of} × ${step.factor} = ${result.zh}`,
    en: `Adjusted (${place.en}): ${step.of} × ${step.factor} = ${result.en}`,
  }),
  add: ({ step, place, result }) => ({
    zh: `调整（${place.zh}）：${step.of} + ${step.add} = ${result.zh}`,
    en: `Adjusted (${place.en}): ${step.of} + ${step.add} = ${result.en}`,
  }),
  "at-least": ({ step, money }) => ({
    zh: `${step.of} 低于下限，按 ${money("value").zh}`,
    en: `${step.of} is below the minimum: ${money("value").en}`,
  }),
  "at-most": ({ step, money }) => ({
    zh: `${step.of} 超过上限，按 ${money("value").zh}`,
    en: `${step.of} is above the maximum: ${money("value").en}`,
  }),
  "paid-before": ({ step, money }) => ({
    zh: `减去同一事项此前已核定的 ${step.paidBefore}：还应发 ${money("value").zh}`,
    en: `Less ${step.paidBefore} already awarded for the same case: ${money("value").en} is left`,
  }),
  share: ({ step, money, isMe }) => ({
    zh: `${isMe ? "您" : `${step.employee} `}占 ${step.weight}/${step.weights}：${step.of} × ${step.weight} ÷ ${step.weights} → ${money("value").zh}${step.oddFen === true ? "（含余下的一分）" : ""}`,
    en: `${isMe ? "You have" : `${step.employee} has`} ${step.weight} of ${step.weights}: ${step.of} × ${step.weight} ÷ ${step.weights} → ${money("value").en}${step.oddFen === true ? " (with one of the fen left over)" : ""}`,
  }),
  cap: ({ step, money, isMe }) => ({
    zh: `${isMe ? "您" : `${step.employee} `}本年上限 ${step.cap}，已发 ${step.paidThisYear}：得 ${money("value").zh}，${step.lapsed} 作废`,
    en: `${isMe ? "You" : step.employee} may get ${step.cap} this year and already ${isMe ? "have" : "has"} ${step.paidThisYear}: ${money("value").en}; ${step.lapsed} lapses`,
  }),
  stage: ({ step, place, money, isMe }) => ({
    zh: `${isMe ? "" : person(step)}${place.zh}：累计 ${step.upTo} 应为 ${dueOf(step)}，减去此前 ${step.before} = ${money("value").zh}`,
    en: `${isMe ? "" : person(step)}${place.en}: ${step.upTo} so far is ${dueOf(step)}, less ${step.before} before = ${money("value").en}`,
  }),
  days: ({ step, place }) => ({
    zh: `${place.zh}：${step.from} 至 ${step.until} 共 ${step.days} 天，每月 ${monthly(step)}${step.pay}，${step.pay} × ${step.days} = ${step.value}`,
    en: `${place.en}: ${step.from} to ${step.until}, ${step.days} ${step.days === 1 ? "day" : "days"} at ${monthly(step)}${step.pay} a month, ${step.pay} × ${step.days} = ${step.value}`,
  }),
  item: ({ step, place, result }) => ({
    zh: `${place.zh}：${step.sum} ÷ 当月 ${step.daysInMonth} 天 = ${result.zh}`,
    en: `${place.en}: ${step.sum} ÷ ${step.daysInMonth} days in the month = ${result.en}`,
  }),
  month: ({ step, place, result }) => ({
    zh: `${place.zh}：全月计发（${step.days} 天） ${monthly(step)}${result.zh}`,
    en: `${place.en}: the whole month (${step.days} days) ${monthly(step)}${result.en}`,
  }),
  items: ({ money }) => ({ zh: `各项合计 ${money("value").zh}`, en: `All items together ${money("value").en}` }),
};

/** A requirement of a scheme with the value that it was held against, whether it is met or not. */
export const sayRequirement = (
  rule: Scheme,
  index: number,
  { name, given }: { name: Words; given: string | number },
  wanted: Wanted,
): Words => {
  return requirementWords(placeIn(rule, `${rule.id}.require.${index}`), name, given, wanted);
};

const requirementWords = (place: Words, fact: Words, given: string | number, wanted: Wanted): Words => ({
  zh: `${place.zh}（${fact.zh} 为 ${given}，要求 ${wantedWords(wanted).zh}）`,
  en: `${place.en} (${fact.en} is ${given}; wanted ${wantedWords(wanted).en})`,
});

/** The marks of a juror, each times the weight of its criterion. */
const weighted = ({ marks, weights }: TraceStep): string =>
  Object.entries(weights as Record<string, string>)
    .map(([criterion, weight]) => `${(marks as Record<string, number>)[criterion]} × ${weight}`)
    .join(" + ");

/** rate × amount, plus a fixed pay, so many times. */
const formula = (step: TraceStep, of: unknown, pay: string): string => {
  const rated = `${of} × ${step.rate}`;
  const withPay = step.pay === undefined ? rated : `${pay} + ${rated}`;
  return step.times === undefined ? withPay : `(${withPay}) × ${step.times}`;
};

const timesZh = (step: TraceStep, result: Words): string => tail(step, result.zh);
const timesEn = (step: TraceStep, result: Words): string => tail(step, result.en);

const tail = (step: TraceStep, result: string): string => {
  if (step.times !== undefined) return ` × ${step.times} = ${result}`;
  return step.exact === undefined ? "" : ` = ${result}`;
};

/** How a month's pay came about, where attributes had a part in it. */
const monthly = ({ of, rate, each, times }: TraceStep): string => {
  if (times === undefined) return "";
  const base = of === undefined ? `${each}` : `${of} × ${rate}`;
  return times === 1 ? `${base} = ` : `${base} × ${times} = `;
};

const dueOf = (step: TraceStep): string => (step.exact === undefined ? `${step.due}` : `${step.exact} → ${step.due}`);

const person = (step: TraceStep): string => (step.employee === undefined ? "" : `${step.employee}, `);

/** What a condition wants of its fact. */
export const wantedWords = ({ atLeast, atMost, is, in: among }: Wanted): Words => {
  if (atLeast !== undefined) return { zh: `不少于 ${atLeast}`, en: `at least ${atLeast}` };
  if (atMost !== undefined) return { zh: `不超过 ${atMost}`, en: `at most ${atMost}` };
  if (is !== undefined) return { zh: `${is}`, en: `${is}` };
  const texts = among as string[];
  return { zh: `${texts.join("、")} 之一`, en: `one of ${texts.join(", ")}` };
};

/** The fields of a condition, in a policy or in a step of the trace. */
type Wanted = { atLeast?: unknown; atMost?: unknown; is?: unknown; in?: unknown };

/** What people call the place that a clause names: its title, or its number counted from 1. */
const placeIn = (rule: Scheme, clause: string): Words => {
  const keys = clause.slice(rule.id.length + 1).split(".");
  let found: unknown = rule;
  for (const key of keys) found = typeof found === "object" && found !== null ? Reflect.get(found, key) : undefined;
  const numbered = numberOf(keys);
  const title = isFields(found) ? (found.else ?? found.title ?? found.id) : undefined;
  if (typeof title === "string") return { zh: title, en: title };
  if (!isFields(title)) return numbered ?? { zh: rule.title.zh, en: rule.title.en ?? rule.title.zh };
  const { zh, en = zh } = title as Words;
  return numbered === undefined ? { zh, en } : { zh: `${numbered.zh}（${zh}）`, en: `${numbered.en} (${en})` };
};

const numberOf = ([list, index]: string[]): Words | undefined => {
  const number = Number(index) + 1;
  if (list === "tiers" && index !== undefined) return { zh: `第 ${number} 档`, en: `Tier ${number}` };
  if (list === "rows") return { zh: `第 ${number} 行`, en: `Row ${number}` };
  if (list === "require") return { zh: `第 ${number} 项条件`, en: `requirement ${number}` };
  return undefined;
};
