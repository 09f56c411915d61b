// The rows of one case, put together: what is said of the case once or alike in every row, and each row's person.

import { quote, type Refusal, refuse } from "../domain/refusals.ts";
import type { ReplayCase } from "../domain/replay/case.ts";
import type { Replay } from "../domain/replay/replay.ts";
import { readDigits } from "../domain/values/money.ts";
import type { CaseColumn, FixedName } from "./replay-columns.ts";

type Person = { row: number; employee?: string; weight?: string; paidThisYear?: string; department?: string };

export type Gathered = {
  key: string;
  row: number;
  /** By column: facts, the scheme and what was paid before. */
  ofCase: Map<CaseColumn, string>;
  people: Person[];
  /** A row of it is wrong, and has been counted: what is left of the case would be another one. */
  isBroken: boolean;
};

const personal = ["employee", "weight", "paidThisYear", "department"] as const satisfies FixedName[];
const isPersonal = (name: FixedName | undefined): name is (typeof personal)[number] =>
  (personal as readonly (FixedName | undefined)[]).includes(name);

/** `refusals` is what is wrong with the row already. */
export const gather = (
  begun: Gathered | undefined,
  { key, row, cells, refusals }: { key: string; row: number; cells: string[]; refusals: Refusal[] },
  columns: CaseColumn[],
  replay: Replay,
): Gathered => {
  const gathered: Gathered = begun ?? { key, row, ofCase: new Map(), people: [], isBroken: false };
  const person: Person = { row };
  for (const [at, column] of columns.entries()) {
    const text = cells[at] ?? "";
    const { fixed, fact, heading } = column;
    if (text === "" || fixed === "key") continue;
    if (isPersonal(fixed)) person[fixed] = text;
    if (isPersonal(fixed) && fact === undefined) continue;
    const before = gathered.ofCase.get(column);
    if (before === undefined) gathered.ofCase.set(column, text);
    else if (before !== text) refusals.push(disagreement(`${key} ${heading}`, text, before));
  }
  gathered.people.push(person);
  breakBy(gathered, row, refusals, replay);
  return gathered;
};

const disagreement = (name: string, given: string, wanted: string): Refusal =>
  refuse("rows-disagree", "", { name, given: quote(given), wanted: quote(wanted) });

const breakBy = (gathered: Gathered, row: number, refusals: Refusal[], replay: Replay): void => {
  if (refusals.length === 0) return;
  gathered.isBroken = true;
  replay.refuse({ key: gathered.key, row }, refusals);
};

/** The case as a calculation takes it, or nothing where one of its rows is wrong. */
export const givenOf = (
  gathered: Gathered,
  schemeMeant: string | undefined,
  replay: Replay,
): ReplayCase | undefined => {
  const { key, row, people } = gathered;
  const written = [...gathered.ofCase];
  const ofCase = (name: FixedName) => written.find(([{ fixed }]) => fixed === name)?.[1];
  const scheme = ofCase("scheme") ?? schemeMeant;
  for (const person of people) breakBy(gathered, person.row, refusePerson(person, people.length > 1), replay);
  if (scheme === undefined) breakBy(gathered, row, [missing("scheme")], replay);
  if (gathered.isBroken || scheme === undefined) return undefined;
  const facts = Object.fromEntries(written.flatMap(([{ fact }, text]) => (fact === undefined ? [] : [[fact, text]])));
  const paidBefore = ofCase("paidBefore");
  const given = { key, row, scheme, facts, isText: true as const, ...(paidBefore !== undefined && { paidBefore }) };
  const [{ employee, department }] = people as [Person];
  if (employee === undefined) return { ...given, department };
  return {
    ...given,
    shares: people.map(shareOf),
    departments: new Map(people.flatMap((each) => (each.department ? [[each.employee ?? "", each.department]] : []))),
  };
};

/** One person may be left unnamed, and has the whole of it without a weight. */
const refusePerson = ({ employee, weight, paidThisYear }: Person, isOneOfSeveral: boolean): Refusal[] => {
  const isNamed = isOneOfSeveral || weight !== undefined || paidThisYear !== undefined;
  if (employee === undefined && isNamed) return [missing("employee")];
  return isOneOfSeveral && weight === undefined ? [missing("weight")] : [];
};

const missing = (name: FixedName): Refusal => refuse("missing-field", `/${name}`, { name });

const shareOf = ({ employee, weight = "1", paidThisYear }: Person) => ({
  employee,
  weight: readDigits(weight) ?? weight,
  ...(paidThisYear !== undefined && { paidThisYear }),
});
