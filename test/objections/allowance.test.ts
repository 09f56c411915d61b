// Objections to allowances, as pure rules: which calculation is meant, who does not answer, and when it is calculated anew.
import { expect, test } from "vitest";
import type { Known } from "../../domain/cases/kind.ts";
import {
  calculatedAnew,
  fileCalculation,
  type PinnedCalculation,
  readCalculation,
} from "../../domain/cases/kinds/objection-allowance.ts";
import type { Allowance, AllowanceCalculation, AllowanceMonth } from "../../domain/records/allowances.ts";
import type { Loaded } from "../../domain/records/record.ts";
import { codesOf, deed, known, schemeOf, tiered } from "../suggestions/records.ts";

const calculation = (number: number, by: string, more: Partial<AllowanceCalculation> = {}): AllowanceCalculation =>
  ({ number, version: 1, digest: "d", totalFen: number * 100, by, ...more }) as AllowanceCalculation;

const loaded = <Body>(kind: "allowance" | "allowance-month", id: string, body: object): Loaded<Body & object> =>
  ({ kind, id, version: 4, entry: "", body }) as Loaded<Body & object>;

const allowance = (...calculations: AllowanceCalculation[]): Loaded<Allowance> =>
  loaded("allowance", "a1", { person: "E1", month: "2026-02", policy: "p", scheme: "s", calculations });

const month = loaded<AllowanceMonth>("allowance-month", "2026-02", { passes: [{ by: "H3", for: "H4" }] });

const knowing = (of: Loaded<Allowance>): Known => ({ ...known(schemeOf(tiered)), allowance: { of, month } });

const two = allowance(calculation(1, "H1", { for: "H2" }), calculation(2, "E1"));

test("the last one is meant unless another is named, and only of one's own", () => {
  const read = (number?: number, person = "E1") => readCalculation(number, knowing(two), person);
  expect(read()).toEqual({ ok: true, value: { allowance: "a1", objectsTo: { calculation: 2 } } });
  expect(read(1)).toMatchObject({ value: { objectsTo: { calculation: 1 } } });
  expect(codesOf(read(3))).toEqual(["no-such-calculation /calculation"]);
  expect(codesOf(read(1, "E2"))).toEqual(["unknown-id /allowance"]);
  expect(codesOf(readCalculation(1, known(schemeOf(tiered)), "E1"))).toEqual(["unknown-id /allowance"]);
});

test("it is pinned as it is, with everyone who computed it or its month, and held", () => {
  const file = (proposer = "E1") =>
    fileCalculation({ calculation: 1 }, knowing(two), { proposer, answerBy: "2026-03-16" });
  expect(file()).toEqual({
    ok: true,
    value: {
      fields: {
        objectsTo: {
          calculation: 1,
          pinnedCalculation: {
            ...{ allowance: "a1", version: 4, month: "2026-02", calculation: 1 },
            policy: { id: "p", version: 1, digest: "d" },
            totalFen: 100,
          },
        },
        deciders: ["H1", "H2", "H3", "H4"],
        concerned: ["E1"],
        answerBy: "2026-03-16",
      },
      holds: [
        { kind: "allowance", id: "a1", version: 4 },
        { kind: "allowance-month", id: "2026-02", version: 4 },
      ],
    },
  });
  expect(codesOf(file("E2"))).toEqual(["unknown-id /allowance"]);
});

test("it is calculated anew by a later one, and somebody else than who made that answers", () => {
  const pinned = { calculation: 2, month: "2026-02" } as PinnedCalculation;
  const later = allowance(...two.body.calculations, calculation(3, "H5", { for: "H6" }));
  const anew = (of: Loaded<Allowance>, person = "A1", absent?: string) =>
    codesOf(calculatedAnew(of, pinned, { by: { ...deed.by, person, ...(absent && { for: absent }) } }));
  expect(anew(two)).toEqual(["calculation-not-anew /outcome"]);
  expect(anew(later)).toEqual([]);
  for (const [person, absent] of [["H5"], ["H6"], ["A1", "H5"], ["A1", "H6"]] as [string, string?][])
    expect(anew(later, person, absent), `${person} ${absent}`).toEqual(["sod-same-person "]);
});
