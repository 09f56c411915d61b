// Filing and answering an objection, as pure rules: what is written down, until when, and which new award counts as an answer.
import { describe, expect, test } from "vitest";
import type { LoadedCase } from "../../domain/cases/kind.ts";
import { objection as kind, type Objection } from "../../domain/cases/kinds/objection.ts";
import { waitingOf } from "../../domain/cases/waiting.ts";
import type { Change } from "../../domain/records/record.ts";
import type { Outcome } from "../../domain/refusals.ts";
import { codesOf, deed, known, schemeOf, suggestion, tiered } from "../suggestions/records.ts";
import { about, award, step } from "./records.ts";

const objection = (fields: Partial<Objection>): LoadedCase => {
  const { policy: _, ...body } = suggestion({ state: "submitted", filedAt: deed.now }).body;
  return { ...suggestion(), id: "o1", body: { ...body, kind: "objection", about: "s1", ...fields } as Objection };
};

const knowing = (other: ReturnType<typeof about>) => ({ ...known(schemeOf(tiered)), about: other });

const answer = (of: LoadedCase, other: ReturnType<typeof about>, sent: object): Outcome<readonly Change[]> => {
  const [only] = kind.steps;
  if (!only) throw new Error("An objection can be answered.");
  const outcome = only.decide({ of, sent: { reasons: "r", ...sent }, deed, known: knowing(other), newId: "n1" });
  return outcome.ok ? { ok: true, value: outcome.value.changes } : outcome;
};

test("what it is about is written down with who decided it, who gains, and the day of the answer", () => {
  const other = about({ state: "declined", mentors: ["M1"], history: [step("draft", "E1"), step("declined", "R1")] });
  const file = (objectionDays?: number) => {
    const settings = { approvals: 1, overdueDays: 30, ...(objectionDays && { objectionDays }) } as const;
    const filed = kind.filing?.file?.({
      of: objection({ objectsTo: {} }),
      known: { ...knowing(other), settings },
      deed,
    });
    return filed?.ok ? filed.value : undefined;
  };
  expect(file()).toMatchObject({
    fields: {
      deciders: ["R1"],
      concerned: ["E1", "M1"],
      answerBy: "2026-03-16",
      objectsTo: { pinnedRefusal: { step: 1 } },
    },
    holds: [{ kind: "case", id: "s1", version: 3 }],
  });
  expect(file(1)).toMatchObject({ fields: { answerBy: "2026-03-02" } });
});

test("the day of the answer counts, not the days that an enterprise allows otherwise", () => {
  const { body } = objection({ answerBy: "2026-03-16", objectsTo: {} });
  expect(waitingOf(body, "2026-03-16", 1)).toMatchObject({ doneBy: "2026-03-16", waitingDays: 15, overdue: false });
  expect(waitingOf(body, "2026-03-17", 365)).toMatchObject({ waitingDays: 16, overdue: true });
  expect(waitingOf({ ...body, state: "answered" }, "2026-03-17", 1)).toMatchObject({ overdue: false, turn: [] });
});

describe("a calculation is done anew", () => {
  const later = { history: [{ state: "proposed", at: "2026-03-02T02:00:00.000Z", by: "HR-1" }] } as const;
  const of = objection({
    objectsTo: { award: 1, pinnedAward: { ...award(1).body, id: "s1.1", version: 2, state: "approved", totalFen: 1 } },
  });
  const right = { outcome: "recalculated", award: 2 };

  test("by an award that was proposed since, is approved, and is named", () => {
    const other = about({ state: "awarded" }, [award(1), award(2, { ...later, history: [...later.history] })]);
    const answered = answer(of, other, right);
    expect(answered.ok && answered.value.map(({ id }) => id)).toEqual(["o1"]);
    expect(answered.ok && answered.value[0]?.body).toMatchObject({
      answer: { outcome: "recalculated", award: "s1.2" },
    });
  });

  test.each([
    ["proposed before the objection", [award(1), award(2)], right],
    ["still waiting for approval", [award(1), award(2, { history: [...later.history], state: "proposed" })], right],
    ["the one objected to", [award(1, { history: [...later.history] })], { ...right, award: 1 }],
    ["another one", [award(1), award(2, { history: [...later.history] })], { ...right, award: 3 }],
    ["not named", [award(1), award(2, { history: [...later.history] })], { outcome: "recalculated" }],
  ])("and not by one that is %s", (_, awards, sent) => {
    expect(codesOf(answer(of, about({ state: "awarded" }, awards), sent))).toEqual(["recalculation-missing /award"]);
  });

  test("no award belongs to an answer that leaves things as they are", () => {
    for (const outcome of ["upheld", "remark"])
      expect(codesOf(answer(of, about(), { outcome, award: 2 })), outcome).toEqual(["unknown-field /award"]);
    for (const outcome of ["upheld", "remark"]) expect(codesOf(answer(of, about(), { outcome })), outcome).toEqual([]);
  });
});
