// The sheets that go out, each as bytes that come while its records are read: people, suggestions, and payments for the auditor.
import {
  lineOfPayment,
  type PaidRecords,
  paymentColumns,
  releasedOn,
  rowOfPayment,
} from "../../domain/exchange/payments.ts";
import { type PersonRow, peopleColumns, rowsOfPerson } from "../../domain/exchange/people.ts";
import { rowOfSuggestion, suggestionListColumns } from "../../domain/exchange/suggestion-list.ts";
import type { ExportOf, SheetFormat } from "../../domain/records/jobs.ts";
import type { Person, PersonSecret } from "../../domain/records/people.ts";
import type { Run } from "../../domain/records/runs.ts";
import { writeSheet } from "../sheets/write-sheet.ts";
import { loadBenefitFacts } from "../statistics/load-benefit-facts.ts";
import { listAll, loadCases, loadMany } from "../store/load.ts";
import { loadPaid, paymentsOf } from "./load-paid.ts";
import { idsInList, inGroups } from "./walk.ts";

export type Asking = {
  tenant: string;
  format: SheetFormat;
  today: string;
  overdueDays: number;
  /** The first and the last day, both included. */
  span: { from?: string | undefined; until?: string | undefined };
};

/** The bytes, and how many rows they have been made of once they are all written. */
export type Sheet = { bytes: AsyncIterable<Uint8Array>; rows: () => number };

export const sheetOf = (of: ExportOf, asking: Asking): Sheet => {
  let count = 0;
  async function* counted<Row>(rows: AsyncIterable<Row>): AsyncGenerator<Row> {
    for await (const row of rows) {
      count += 1;
      yield row;
    }
  }
  const { format } = asking;
  const rows = () => count;
  if (of === "people") return { bytes: writeSheet(format, peopleColumns, counted(peopleRows(asking))), rows };
  if (of === "suggestions")
    return { bytes: writeSheet(format, suggestionListColumns, counted(suggestionRows(asking))), rows };
  const paid = counted(paidIn(asking));
  if (format === "ndjson") return { bytes: asBytes(mapped(paid, lineOfPayment)), rows };
  return { bytes: writeSheet(format, paymentColumns, mapped(paid, rowOfPayment)), rows };
};

const groupSize = 100;

async function* peopleRows({ tenant }: Asking): AsyncGenerator<PersonRow> {
  for await (const ids of inGroups(idsInList(tenant, "people"), groupSize)) {
    const people = await loadMany<Person, PersonSecret>(
      tenant,
      ids.map((id) => ({ kind: "person", id })),
    );
    for (const person of people) yield* rowsOfPerson(person);
  }
}

/** What was never filed is its authors' own business. */
async function* suggestionRows({ tenant, today, overdueDays }: Asking) {
  const listing = { today, overdueDays, benefitFacts: await loadBenefitFacts(tenant) };
  for await (const ids of inGroups(idsInList(tenant, "cases/suggestion"), groupSize)) {
    const suggestions = await loadCases(tenant, ids);
    for (const suggestion of suggestions)
      if (suggestion.body.filedAt !== undefined) yield rowOfSuggestion(suggestion, listing);
  }
}

/** Of every run that was released within the span, its payments. */
async function* paidIn({ tenant, span: { from = "", until = "9999-12-31" } }: Asking): AsyncGenerator<PaidRecords> {
  const runs = await loadMany<Run>(tenant, await listAll(tenant, "runs"));
  for (const run of runs) {
    const day = releasedOn(run.body);
    if (day === undefined || day < from || day > until) continue;
    for await (const payments of inGroups(paymentsOf(tenant, run.id), groupSize))
      yield* await loadPaid(tenant, run, payments);
  }
}

async function* mapped<From, To>(all: AsyncIterable<From>, to: (each: From) => To): AsyncGenerator<To> {
  for await (const each of all) yield to(each);
}

async function* asBytes(lines: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  for await (const line of lines) yield Buffer.from(`${line}\n`);
}
