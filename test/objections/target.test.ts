// What an objection is about, as pure rules: what can be contested at all, who decided it, and how a refusal is taken back.
import { describe, expect, test } from "vitest";
import { decidersOf, ownCase, pinDecision, reopened } from "../../domain/cases/kinds/objection-target.ts";
import type { AwardState } from "../../domain/records/awards.ts";
import type { Case } from "../../domain/records/cases.ts";
import { codesOf, deed, known, schemeOf, suggestion, tiered } from "../suggestions/records.ts";
import { about, award, step } from "./records.ts";

const declined = [step("draft", "E1"), step("submitted", "E1"), step("declined", "R1")];

describe("a decision", () => {
  test.each<[AwardState, boolean]>([
    ["approved", true],
    ["declined", true],
    ["cancelled", true],
    ["proposed", false],
    ["superseded", false],
  ])("an award that is %s can be contested: %s", (state, can) => {
    const pinned = pinDecision(about({ state: "awarded" }, [award(1, { state })]), 1);
    expect(codesOf(pinned)).toEqual(can ? [] : ["nothing-to-object-to /award"]);
  });

  test("is pinned with the version that it had, and held while it is filed", () => {
    const pinned = pinDecision(about({ state: "awarded" }, [award(1), award(2, { totalFen: 7 })]), 2);
    expect(pinned).toMatchObject({
      ok: true,
      value: {
        pins: { pinnedAward: { id: "s1.2", number: 2, version: 2, state: "approved", totalFen: 7 } },
        holds: [{ kind: "award", id: "s1.2", version: 2 }],
      },
    });
  });

  test("the last refusal is meant, and of a case that was not refused none", () => {
    const history = [...declined, step("submitted", "HR-1"), step("declined", "R2")];
    const pinned = pinDecision(about({ state: "declined", history }), undefined);
    const pinnedRefusal = { case: "s1", version: 3, step: 4, state: "declined", at: deed.now, by: "R2" };
    expect(pinned.ok && pinned.value).toEqual({
      pins: { pinnedRefusal },
      holds: [{ kind: "case", id: "s1", version: 3 }],
    });
    for (const state of ["submitted", "returned", "awarded", "withdrawn"])
      expect(codesOf(pinDecision(about({ state }), undefined)), state).toEqual(["nothing-to-object-to /about"]);
  });

  test("is one's own: of the same case a stranger has none", () => {
    const seen = { ...known(schemeOf(tiered)), about: about() };
    expect(ownCase(seen, "E1")).toBe(seen.about);
    expect(ownCase(seen, "E2")).toBeUndefined();
    expect(ownCase(known(schemeOf(tiered)), "E1")).toBeUndefined();
  });
});

test("whoever had a hand in it decided it, with whom they stood in for; its authors did not", () => {
  const history = [
    step("draft", "P1"),
    step("submitted", "P1"),
    step("returned", "R1", { for: "R2" }),
    step("submitted", "P1"),
    step("accepted", "R3"),
    step("verified", "F1"),
  ];
  const at = deed.now;
  const facts: Case["facts"] = {
    stated: { value: "x", source: "author", by: "E1", at, confirmed: { by: "R4", for: "R5", at } },
    benefit: { value: "1", source: "finance", by: "F2", at },
    tenureMonths: { value: 1, source: "derived", at },
  };
  const jury = { round: 1, seats: [{ juror: "J1", seat: "experts" }] };
  const contested = award(1, {
    history: [
      { state: "proposed", at, by: "H1", for: "H2" },
      { state: "approved", at, by: "A2" },
    ],
    approvals: [
      { by: "A1", at },
      { by: "A2", for: "A3", at },
    ],
  });
  const authors = ["E1", "E2"].map((person) => ({ person, weight: 1 }));
  const other = about({ proposer: "P1", authors, history, facts, jury }, [contested]);
  const onCase = ["F1", "F2", "J1", "R1", "R2", "R3", "R4", "R5"];
  expect(decidersOf(other)).toEqual(onCase);
  expect(decidersOf(other, contested.body)).toEqual([
    "A1",
    "A2",
    "A3",
    ...onCase.slice(0, 2),
    "H1",
    "H2",
    ...onCase.slice(2),
  ]);
});

describe("a refusal that did not hold", () => {
  const pinned = { case: "s1", version: 3, step: 2, state: "declined", at: deed.now, by: "R1" };
  const objection = { ...suggestion({ deciders: ["R1"] }), id: "o1" };
  const take = (fields: Parameters<typeof about>[0]) =>
    reopened(about(fields), pinned, { objection, reasons: "r", deed: { ...deed, by: { person: "H1" } } })?.body as
      | Case
      | undefined;

  test("takes the case back to where it was, and keeps apart who gave it", () => {
    const body = take({ state: "declined", history: declined, deciders: ["R9"] });
    expect(body).toMatchObject({ state: "submitted", since: deed.now, deciders: ["R9", "R1"] });
    expect(body?.history.slice(0, 3)).toEqual(declined);
    expect(body?.history[3]).toEqual(step("submitted", "H1", { reasons: "r", objection: "o1" }));
  });

  test("leaves alone what is judged anew already, also where that ended as before", () => {
    const again = [...declined, step("submitted", "H1", { objection: "o0" })];
    expect(take({ state: "submitted", history: again })).toBeUndefined();
    expect(take({ state: "declined", history: [...again, step("declined", "R2")] })).toBeUndefined();
  });
});
