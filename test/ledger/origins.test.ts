// An award is held against its case as it was at that moment, and opened marks against the sheets that they came from.
import { expect, test } from "vitest";
import { checkOrigins } from "../../domain/ledger/check-origins.ts";
import type { Version } from "../../domain/ledger/fold.ts";
import type { Award } from "../../domain/records/awards.ts";
import type { Case } from "../../domain/records/cases.ts";
import { type Body, type Loaded, type RecordKind, refOf } from "../../domain/records/record.ts";
import { deed, suggestion } from "../suggestions/records.ts";

const at = deed.now;

const record = (kind: RecordKind, id: string, body: Body, secret?: Body): Loaded<Body, Body> => ({
  ...{ kind, id, version: 1, entry: "", body },
  ...(secret && { secret }),
});

const linesOf = (records: Loaded<Body, Body>[], history: { [ref: string]: [entry: string, body: Body][] } = {}) => {
  const versions = new Map(
    Object.entries(history).map(([ref, all]) => [
      ref,
      all.map(([entry, body], index): Version => ({ version: index + 1, entry, body: body as Version["body"] })),
    ]),
  );
  const stored = new Map(records.map((each) => [refOf(each), each]));
  return checkOrigins(stored, { records: versions }).map(({ invariant, at: line, says }) => [invariant, line, says.en]);
};

const facts: Case["facts"] = { benefit: { value: "10", source: "finance", at } };
const of = (person: string, fields: Partial<Case> = {}): Case => ({
  ...suggestion().body,
  ...{ facts, authors: [{ person, weight: 1 }] },
  ...fields,
});
const step = (state: Award["state"], by: string): Award["history"][number] => ({ state, at, by });
const award = (person: string, history: Award["history"]): Award =>
  ({
    ...{ case: "s1", number: 1, state: history.at(-1)?.state, approvals: [], factsFrom: facts, history },
    request: { facts: { benefit: "10" }, shares: [{ employee: person, weight: 1 }] },
  }) as unknown as Award;

const proposed = award("E1", [step("proposed", "H1")]);
const superseded = award("E1", [step("proposed", "H1"), step("superseded", "R1")]);

test("what became of a case after its award says nothing about the award", () => {
  const history = {
    "award/s1.1": [["a", proposed] as [string, Body], ["b", superseded] as [string, Body]],
    "case/s1": [
      ["a", of("E1")] as [string, Body],
      ["b", of("E1")] as [string, Body],
      ["c", of("H1", { facts: {} })] as [string, Body],
    ],
  };
  expect(
    linesOf([record("case", "s1", of("H1", { facts: {} })), record("award", "s1.1", superseded)], history),
  ).toEqual([]);
});

test("an award that was proposed for one and approved for another is named, and who approved their own", () => {
  const approved = award("E1", [step("proposed", "H1"), step("approved", "E2")]);
  const history = {
    "award/s1.1": [["a", proposed] as [string, Body], ["b", approved] as [string, Body]],
    "case/s1": [["a", of("E1")] as [string, Body], ["b", of("E2")] as [string, Body]],
  };
  expect(linesOf([record("case", "s1", of("E2")), record("award", "s1.1", approved)], history)).toEqual([
    ["I11", "award/s1.1", "its people and weights are not those of its case at the time"],
    ["I10", "award/s1.1", "E2, who gains from it, should not have acted"],
  ]);
});

const sheet = { juror: "J1", seat: "a", marks: { new: 80 } };
const marked = of("E1", {
  jury: { round: 2, seats: [{ juror: "J1", seat: "a", markedAt: at }] },
  facts: { scores: { value: [sheet], source: "juror", at } },
});
const sheetOf = (fields: object = {}) => ({ case: "s1", round: 2, juror: "J1", seat: "a", at, ...fields });

test.each<[string, Loaded<Body, Body>[], boolean]>([
  ["what lay in its sheet", [record("marks", "s1_2-0", sheetOf(), { marks: { new: 80 } })], true],
  ["a sheet that was erased", [record("marks", "s1_2-0", sheetOf())], true],
  ["other numbers", [record("marks", "s1_2-0", sheetOf(), { marks: { new: 20 } })], false],
  ["another juror's sheet", [record("marks", "s1_2-0", sheetOf({ juror: "J2" }), { marks: { new: 80 } })], false],
  ["a sheet of another round", [record("marks", "s1_1-0", sheetOf(), { marks: { new: 80 } })], false],
])("marks that were opened, and %s: whole is %s", (_, sheets, isWhole) => {
  const found = linesOf([record("case", "s1", marked), ...sheets]);
  expect(found).toEqual(isWhole ? [] : [["I11", "case/s1", "its marks are not those of the jurors' sheets"]]);
});
