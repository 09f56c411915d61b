// What a suggestion brings in money where its scheme pays by something else: kept, corrected, counted and listed; and the same said twice.
import { expect, test } from "vitest";
import { suggestion as kind } from "../../domain/cases/kinds/suggestion.ts";
import type { Suggestion } from "../../domain/cases/kinds/suggestion-benefit.ts";
import { rowOfSuggestion } from "../../domain/exchange/suggestion-list.ts";
import { benefitOf } from "../../domain/statistics/benefit.ts";
import { bodyOf, codesOf, deed, schemeOf, suggestion, take, tiered } from "./records.ts";

const table = schemeOf({ kind: "table", by: ["grade"], rows: [{ grade: "一等", pay: "50" }] });
const points = schemeOf({ ...tiered, measure: "points", unit: "points", tiers: [{ pay: "1" }] });
const span = { from: "2026-02-10", until: "2026-03-01" };
const history = [{ state: "verified", at: deed.now, by: "F1" }];

const implemented = suggestion({ state: "implemented", implementedOn: "2026-02-10" });
const sent = { ...span, facts: { grade: "一等" } };

const verified = (given: object, of = implemented, scheme = table): Suggestion => {
  const outcome = take("verify-benefit", of, given, scheme);
  expect(codesOf(outcome)).toEqual([]);
  return bodyOf(outcome.ok ? outcome.value.changes[0] : undefined);
};

test("finance says beside the row of a table what it brings, and it is shown", () => {
  const body = verified({ ...sent, benefit: "4700" });
  expect(body.verified).toEqual({ ...span, benefitFen: 470_000 });
  expect(kind.shows?.show(body, undefined)).toMatchObject({ verified: { ...span, benefit: "4700.00" } });
  expect(verified(sent).verified).toEqual(span);
});

test("where the scheme pays by a sum of money, that sum is its fact alone", () => {
  const given = { ...span, facts: { benefit: "4700" }, benefit: "4700" };
  expect(codesOf(take("verify-benefit", implemented, given, schemeOf(tiered)))).toEqual(["benefit-is-fact /benefit"]);
});

test("a reviewer who rates it says nothing about money, and leaves what finance found", () => {
  const step = kind.steps.find(({ id }) => id === "rate-effect");
  expect(step?.body.safeParse({ ...span, benefit: "1" }).success).toBe(false);
  const before = suggestion({
    ...{ state: "verified", effect: "points", implementedOn: "2026-02-10" },
    ...{ facts: { points: { value: 5, source: "finance", at: deed.now } }, verified: { ...span, benefitFen: 100 } },
  });
  const rated = take("rate-effect", before, { ...span, facts: { points: 6 } }, points);
  expect(bodyOf(rated.ok ? rated.value.changes[0] : undefined).verified).toEqual({ ...span, benefitFen: 100 });
});

test("the same said twice is refused; any other fact, span, note or sum mends what stands", () => {
  const body = verified({ ...sent, benefit: "4700", note: "一年" });
  const again = (given: object) =>
    codesOf(take("verify-benefit", suggestion(body), { ...span, note: "一年", ...given }, table));
  expect([again({}), again({ facts: { grade: "一等" }, benefit: "4700.00" })]).toEqual([
    ["nothing-new "],
    ["nothing-new "],
  ]);
  const mending = [{ facts: { grade: "二等" } }, { until: "2026-02-28" }, { note: "两年" }, { benefit: "4700.01" }];
  expect(mending.map(again)).toEqual([[], [], [], []]);
  const awarded = suggestion({ ...body, state: "awarded" });
  expect(codesOf(take("verify-benefit", awarded, { ...span, note: "一年" }, table))).toEqual([]);
});

const benefitFacts = new Map([["p/s", ["benefit"]]]);
const fact = { benefit: { value: "99.50", source: "finance", at: deed.now } } as const;

test.each<[string, Partial<Suggestion>, number | undefined]>([
  ["the fact that its scheme pays by", { history, facts: fact, verified: span }, 9950],
  ["what finance said beside its facts", { history, verified: { ...span, benefitFen: 470_000 } }, 470_000],
  ["nothing, where no one said it", { history, verified: span }, undefined],
  ["nothing while it is only expected", { facts: fact }, undefined],
])("what it brings is %s", (_, fields, fen) => {
  const of = suggestion(fields);
  expect(benefitOf(of.body, benefitFacts)).toBe(fen);
  const { benefit } = rowOfSuggestion(of, { today: deed.today, overdueDays: 30, benefitFacts });
  expect(benefit).toBe(fen === undefined ? undefined : (fen / 100).toFixed(2));
});

test("once the marks are in, the turn says what finance is to write", () => {
  const says = kind.states.marked?.turn?.says;
  for (const part of ["from", "until", "benefit"]) expect([says?.zh, says?.en].join().split(part)).toHaveLength(3);
});
