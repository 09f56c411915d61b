// The columns of a sheet of cases: the fixed ones by their names in Chinese or English, and one for every fact by its own.
import type { CompiledPolicy } from "../domain/calculation/compile.ts";
import { refuse } from "../domain/refusals.ts";
import { type Rule, ruleOf } from "../domain/replay/calculate.ts";
import { headingOf, isCalled } from "../functions/sheets/read-table.ts";
import { letterOf, type SheetProblem } from "../functions/sheets/sheet.ts";

const fixed = [
  { name: "key", headings: { zh: "编号", en: "key" } },
  { name: "scheme", headings: { zh: "方案", en: "scheme" } },
  { name: "employee", headings: { zh: "工号", en: "employee" } },
  { name: "weight", headings: { zh: "权重", en: "weight" } },
  { name: "paidThisYear", headings: { zh: "本年已核定", en: "paidThisYear" } },
  { name: "paidBefore", headings: { zh: "此前已核定", en: "paidBefore" } },
  { name: "department", headings: { zh: "部门", en: "department" } },
] as const;

export type FixedName = (typeof fixed)[number]["name"];

/** A fact may have the name of a fixed column: the cell is then both. */
export type CaseColumn = { heading: string; fixed?: FixedName; fact?: string };

export type CaseColumns = { ok: true; columns: CaseColumn[] } | { ok: false; problems: SheetProblem[] };

export const readColumns = (row: number, cells: string[], policies: CompiledPolicy[]): CaseColumns => {
  const facts = factsIn(policies);
  const columns = cells.map((cell): CaseColumn => {
    const heading = cell.trim();
    const meant = fixed.find((column) => isCalled(column, heading));
    return { heading, ...(meant && { fixed: meant.name }), ...(facts.has(heading) && { fact: heading }) };
  });
  const wanted = [...fixed.map(headingOf), ...facts].join(", ");
  const problems = columns.flatMap((column, at): SheetProblem[] => {
    const name = column.heading === "" ? letterOf(at) : column.heading;
    const problem = (code: "unknown-heading" | "repeated-heading") => [
      { row, column: name, code, says: refuse(code, "", { name, wanted }).says },
    ];
    if (column.fixed === undefined && column.fact === undefined) return problem("unknown-heading");
    return columns.slice(0, at).some((before) => isSame(before, column)) ? problem("repeated-heading") : [];
  });
  if (!columns.some((column) => column.fixed === "key")) {
    const name = headingOf(fixed[0]);
    problems.push({
      row,
      column: name,
      code: "missing-heading",
      says: refuse("missing-heading", "", { name, wanted }).says,
    });
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, columns };
};

const isSame = (a: CaseColumn, b: CaseColumn): boolean =>
  (a.fixed !== undefined && a.fixed === b.fixed) || (a.fact !== undefined && a.fact === b.fact);

/** What any scheme of any of the policies asks for. Marks of a jury do not fit into a cell. */
const factsIn = (policies: CompiledPolicy[]): Set<string> => {
  const rules = policies.flatMap(({ schemes }) => [...schemes.values()].map(ruleOf));
  return new Set(rules.flatMap(({ names }: Rule) => [...(names ?? [])].filter((name) => name !== "scores")));
};
