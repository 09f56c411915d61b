// A calculation for people: what was asked, every step with its clause, and who gets what.
import type { Answer } from "../domain/calculation/answer.ts";
import type { Calculation } from "../domain/calculation/request.ts";
import type { CalculatedCase } from "./calculate-case.ts";
import type { Tongue } from "./command.ts";
import { amountsOf } from "./explain-amounts.ts";
import { headings, titleIn } from "./explain-words.ts";
import { columnsOf } from "./table.ts";

export const explainAnswer = ({ answer, calculation, policy }: CalculatedCase, tongue: Tongue): string => {
  const say = headings[tongue];
  const { compiled, version } = policy;
  const rule = compiled.schemes.get(answer.scheme)?.rule;
  const { id, digest } = answer.policy;
  const sections = [
    [
      `${titleIn(compiled.policy.title, tongue)} · ${titleIn(rule?.title, tongue)}`,
      [id, ...(version === undefined ? [] : [say.version(version)]), digest].join("  "),
    ],
    given(calculation, tongue),
    [say.steps, ...indent(stepsOf(answer, tongue))],
    [`${answer.eligible ? say.total : say.notEligible}  ${answer.total} ${answer.currency}`],
    indent(amountsOf(answer, rule, tongue)),
    answer.grants === undefined ? [] : [say.grants, ...indent(answer.grants.map((grant) => titleIn(grant, tongue)))],
  ];
  const written = sections.filter((lines) => lines.length > 0).map((lines) => lines.join("\n"));
  return `${written.join("\n\n")}\n`;
};

const indent = (lines: string[]): string[] => lines.map((line) => `  ${line}`);

const given = ({ facts, shares, paidBefore }: Calculation, tongue: Tongue): string[] => {
  const say = headings[tongue];
  const rows = [
    ...Object.entries(facts as object).flatMap(([name, value]) => inputRows(name, value)),
    ...(shares === undefined ? [] : inputRows(say.shares, shares)),
    ...(paidBefore === undefined ? [] : inputRows(say.paidBefore, paidBefore)),
  ];
  return [say.facts, ...indent(columnsOf(rows))];
};

/** Every entry of a list, also of one inside an object, takes a row. */
const inputRows = (name: string, value: unknown): string[][] => {
  if (Array.isArray(value)) return value.map((entry, index) => [index === 0 ? name : "", plainly(entry)]);
  if (typeof value !== "object" || value === null) return [[name, String(value)]];
  const isList = ([, inner]: [string, unknown]): boolean => Array.isArray(inner);
  const fields = Object.entries(value);
  const plain = Object.fromEntries(fields.filter((field) => !isList(field)));
  return [[name, plainly(plain)], ...fields.filter(isList).flatMap(([inner, list]) => inputRows(inner, list))];
};

const plainly = (value: unknown): string => {
  if (Array.isArray(value)) return value.map(plainly).join("; ");
  if (typeof value !== "object" || value === null) return String(value);
  return Object.entries(value)
    .map(([name, inner]) => (typeof inner === "object" ? `${name} (${plainly(inner)})` : `${name} ${inner}`))
    .join(", ");
};

const stepsOf = ({ trace = [] }: Answer, tongue: Tongue): string[] =>
  trace.flatMap(({ clause, says }, index) => {
    const number = `${index + 1}. `;
    return [`${number}${says?.[tongue] ?? ""}`, `${" ".repeat(number.length)}[${clause}]`];
  });
