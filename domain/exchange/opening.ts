// Opening balances 期初余额: what was awarded to people this year, and what of the year's budget was used, before these records began.
import type { PersonYear } from "../records/awards.ts";
import { addToYear, yearKey } from "../records/person-years.ts";
import { fund, move, owed, type Posting } from "../records/postings.ts";
import type { Change, Loaded } from "../records/record.ts";
import { type Fen, writeFen } from "../values/money.ts";
import { amountCell, type ExchangeColumn, idCell, yearCell } from "./cells.ts";
import { headingNamed, problemAt, type RowProblem } from "./row-problem.ts";

export const openingColumns = [
  { name: "year", headings: { zh: "年度", en: "year" }, as: "text", required: true, read: yearCell },
  { name: "person", headings: { zh: "工号", en: "person" }, as: "text", read: idCell },
  { name: "policy", headings: { zh: "制度", en: "policy" }, as: "text", read: idCell },
  { name: "scheme", headings: { zh: "方案", en: "scheme" }, as: "text", read: idCell },
  { name: "amount", headings: { zh: "金额", en: "amount" }, as: "amount", required: true, read: amountCell },
] as const satisfies ExchangeColumn[];

/** With person, policy and scheme: awarded to them. Without: used of the budget. */
export type OpeningRow = { year: string; person?: string; policy?: string; scheme?: string; amount: Fen };

export type OpeningKnown = {
  people: ReadonlySet<string>;
  /** `policy/scheme` of every version. */
  schemes: ReadonlySet<string>;
  /** What is free of each budget. */
  freeFen: ReadonlyMap<string, Fen>;
};

export const findOpeningProblems = (row: number, opening: OpeningRow, known: OpeningKnown): RowProblem[] => {
  const { year, person, policy, scheme, amount } = opening;
  const at = (column: string, ...rest: [RowProblem["code"], Parameters<typeof problemAt>[3]?]): RowProblem =>
    problemAt(row, headingNamed(openingColumns, column), ...rest);
  if (person === undefined && policy === undefined && scheme === undefined) {
    const freeFen = known.freeFen.get(year);
    if (freeFen === undefined) return [at("year", "budget-missing", { name: year })];
    if (amount <= freeFen) return [];
    return [at("amount", "budget-exhausted", { name: year, given: writeFen(freeFen), wanted: writeFen(amount) })];
  }
  const problems = (["person", "policy", "scheme"] as const)
    .filter((column) => opening[column] === undefined)
    .map((column) => at(column, "missing-field", { name: headingNamed(openingColumns, column) }));
  if (person !== undefined && !known.people.has(person)) problems.push(at("person", "unknown-id"));
  if (policy !== undefined && scheme !== undefined && !known.schemes.has(yearKey(policy, scheme)))
    problems.push(at("scheme", "unknown-scheme", { name: scheme, wanted: [...known.schemes].join(", ") || "–" }));
  return problems;
};

export const keyOfOpening = ({ year, person = "", policy = "", scheme = "" }: OpeningRow): string =>
  [year, person, policy, scheme].join("/");

export type OpeningBooked = { changes: Change[]; postings: Posting[]; spentFen: Map<string, Fen> };

/** A person's year may stand in several rows: it is changed once. */
export const bookOpening = (rows: readonly OpeningRow[], personYears: readonly Loaded<PersonYear>[]): OpeningBooked => {
  const changes = new Map<string, Change>();
  const postings: Posting[] = [];
  const spentFen = new Map<string, Fen>();
  for (const { year, person, policy = "", scheme = "", amount: fen } of rows) {
    if (person === undefined) {
      spentFen.set(year, (spentFen.get(year) ?? 0) + fen);
      postings.push(...move(fund(year, "free"), fund(year, "spent"), fen));
      continue;
    }
    const id = `${person}@${year}`;
    const changed = changes.get(id);
    const known = personYears.filter((record) => record.id === id);
    const added = addToYear(changed ? [asLoaded(changed)] : known, { person, year, key: yearKey(policy, scheme), fen });
    changes.set(id, { ...added, before: known[0] });
    postings.push(...move("opening", owed(person, "opening"), fen));
  }
  return { changes: [...changes.values()], postings, spentFen };
};

const asLoaded = ({ kind, id, body }: Change): Loaded<PersonYear> => ({
  kind,
  id,
  version: 0,
  entry: "",
  body: body as PersonYear,
});
