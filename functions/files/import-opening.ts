// The import of opening balances: what people were awarded and what a budget had spent before these records began, once a year.

import {
  bookOpening,
  findOpeningProblems,
  keyOfOpening,
  type OpeningKnown,
  type OpeningRow,
  openingColumns,
} from "../../domain/exchange/opening.ts";
import type { PersonYear } from "../../domain/records/awards.ts";
import { yearKey } from "../../domain/records/person-years.ts";
import { type PolicyVersion, type PolicyVersions, versionId } from "../../domain/records/policies.ts";
import type { Mark } from "../../domain/records/runs.ts";
import { readTable } from "../sheets/read-table.ts";
import { loadBudget } from "../store/budgets.ts";
import { loadMany } from "../store/load.ts";
import { type Brought, type Importer, nothing, type Unit, unitPerRow } from "./importer.ts";

/** The record of a person's year. */
const actionsOfARow = 1;

export const openingImporter = ({ tenant }: Brought): Importer<OpeningRow> => {
  const years = new Set<string>();
  const schemes = new Map<string, Promise<string[]>>();
  const decide = async (units: readonly Unit<OpeningRow>[]) => {
    const rows = units.map(({ data }) => data);
    for (const { year } of rows) years.add(year);
    const known = await knownFor(tenant, rows, schemes);
    const problems = units.flatMap(({ row, data }) => findOpeningProblems(row, data, known));
    if (problems.length > 0) return { ...nothing(), problems };
    const { changes, postings, spentFen } = bookOpening(rows, await loadPersonYears(tenant, rows));
    const budgets = [...spentFen].map(([budget, fen]) => ({ budget, does: "spend", fen }) as const);
    return { ...nothing(), changes, postings, budgets, counts: { created: rows.length, changed: 0, same: 0 } };
  };
  return {
    units: (lines) => unitPerRow(readTable(lines, openingColumns), unitOf),
    decide,
    claims: (job) => [...years].map((year) => claimOf(year, job)),
    needsAnother: () => true,
  };
};

const claimOf = (year: string, job: string): Mark => ({ of: `opening-${year}`, phase: "opening", chunk: 0, job });

const unitOf = (row: number, data: OpeningRow): Unit<OpeningRow> => {
  const key = keyOfOpening(data);
  return { row, key, name: key, rows: 1, weight: actionsOfARow, data };
};

const loadPersonYears = (tenant: string, rows: readonly OpeningRow[]) =>
  loadMany<PersonYear>(
    tenant,
    [...new Set(rows.flatMap(({ person, year }) => (person === undefined ? [] : [`${person}@${year}`])))].map((id) => ({
      kind: "person-year",
      id,
    })),
  );

const knownFor = async (
  tenant: string,
  rows: readonly OpeningRow[],
  schemes: Map<string, Promise<string[]>>,
): Promise<OpeningKnown> => {
  const people = new Set(rows.flatMap(({ person }) => person ?? []));
  const policies = [...new Set(rows.flatMap(({ policy }) => policy ?? []))];
  for (const policy of policies) if (!schemes.has(policy)) schemes.set(policy, loadSchemes(tenant, policy));
  const years = new Set(rows.filter(({ person }) => person === undefined).map(({ year }) => year));
  const found = await loadMany(
    tenant,
    [...people].map((id) => ({ kind: "person", id })),
  );
  const budgets = await Promise.all([...years].map((year) => loadBudget(tenant, year)));
  return {
    people: new Set(found.map(({ id }) => id)),
    schemes: new Set((await Promise.all(policies.map((policy) => schemes.get(policy) ?? []))).flat()),
    freeFen: new Map(budgets.flatMap((budget) => (budget ? [[budget.record.body.year, budget.freeFen]] : []))),
  };
};

/** Of every version that was published: a cap counts by policy and scheme, whatever the version. */
const loadSchemes = async (tenant: string, policy: string): Promise<string[]> => {
  const [known] = await loadMany<PolicyVersions>(tenant, [{ kind: "policy", id: policy }]);
  const versions = await loadMany<PolicyVersion>(
    tenant,
    (known?.body.versions ?? []).map(({ version }) => ({ kind: "policy-version", id: versionId(policy, version) })),
  );
  return versions.flatMap(({ body }) => body.document.schemes.map(({ id }) => yearKey(policy, id)));
};
