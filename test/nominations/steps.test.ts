// The steps of a nomination as pure rules: what has to be written, who enters which fact, and what confirming it takes.
import { expect, test } from "vitest";
import type { LoadedCase } from "../../domain/cases/kind.ts";
import { nomination as kind } from "../../domain/cases/kinds/nomination.ts";
import { patentNumber } from "../../domain/cases/kinds/nomination-once.ts";
import type { Nomination } from "../../domain/cases/kinds/nomination-review.ts";
import { codesOf, deed, known, person, schemeOf, suggestion } from "../suggestions/records.ts";

const evidence = [{ title: "证书", link: "https://files.example/1" }];
const tiered = schemeOf({
  kind: "tiered",
  measure: "benefit",
  apply: "whole",
  tiers: [{ rate: "10%" }],
  atMost: "1000",
  adjust: [{ id: "field", when: [{ fact: "field", is: "safety" }], add: "200" }],
});

const nomination = (fields: Partial<Nomination> = {}, own?: object): LoadedCase<Nomination> => ({
  ...suggestion(),
  body: { ...suggestion().body, kind: "nomination", evidence, state: "submitted", ...fields },
  secret: { title: "标题", texts: { grounds: "事迹" }, ...(own && { own }) },
});

const take = (id: string, of: LoadedCase, sent: object, told: object = {}) => {
  const step = kind.steps.find((each) => each.id === id);
  if (!step) throw new Error(`There is no step ${id}.`);
  return step.decide({
    of,
    sent,
    deed: { ...deed, by: { person: "R1" } },
    known: { ...known(tiered), ...told },
    newId: "n",
  });
};

test("something has to come of it, of a day that has come and of days in their order", () => {
  const read = (sent: object) => {
    const outcome = kind.too?.read(sent as { [field: string]: unknown }, known(tiered), deed, undefined);
    return outcome && codesOf(outcome);
  };
  const promotion = { attribute: "skill", value: "技师", from: "2026-03-02" };
  const patent = { type: "design", number: "ZL 1", grantedOn: "2026-03-01" };
  expect(read({})).toEqual(["brings-nothing "]);
  for (const enough of [{ policy: "p" }, { scheme: "s" }, { promotion }, { patent }]) expect(read(enough)).toEqual([]);
  expect(read({ patent: { ...patent, grantedOn: "2026-03-02" } })).toEqual(["day-in-future /patent/grantedOn"]);
  expect(read({ promotion: { ...promotion, until: "2026-03-02" } })).toEqual([]);
  expect(read({ promotion: { ...promotion, until: "2026-03-01" } })).toEqual(["span-backwards /promotion/until"]);
  expect(read({ promotion: { ...promotion, from: "2025-03-01" } })).toEqual([]);
  expect(read({ promotion: { ...promotion, from: "2025-02-28" } })).toEqual(["promotion-too-early /promotion/from"]);
});

test("a reviewer enters what a certificate says, and leaves to finance what it does not", () => {
  const accept = { verdict: "accept" };
  expect(codesOf(take("review-nomination", nomination({ evidence: [] }), accept))).toEqual([
    "evidence-missing /evidence",
  ]);
  expect(codesOf(take("review-nomination", nomination(), accept))).toEqual(["missing-fact /facts/field"]);
  const reviewed = take("review-nomination", nomination(), { ...accept, facts: { field: "safety" } });
  expect(reviewed.ok && reviewed.value.changes[0].body).toMatchObject({ state: "verified", toBeValued: true });
  expect(take("review-nomination", nomination({ evidence: [] }), { verdict: "return", reasons: "缺证书" }).ok).toBe(
    true,
  );
});

test("finance enters the amount, and nothing that a reviewer has verified", () => {
  const facts = { field: { value: "safety", source: "reviewer" as const, by: "R1", at: deed.now } };
  const verified = nomination({ state: "verified", facts, toBeValued: true });
  const value = (sent: object, told?: object) => take("value-nomination", verified, { facts: sent }, told);
  expect(codesOf(value({ benefit: "1", field: "other" }))).toEqual(["fact-not-yours /facts/field"]);
  expect(codesOf(value({}))).toEqual(["missing-fact /facts/benefit"]);
  expect(codesOf(value({ benefit: "1" }, { scheme: undefined }))).toEqual(["earns-nothing "]);
  const valued = value({ benefit: "500" });
  expect(valued.ok && valued.value.changes[0].body).toMatchObject({ state: "verified", toBeValued: false });
});

test("confirmed, it gives its own people what it promised, and no one else", () => {
  const promotion = { attribute: "skill", value: "技师", from: "2026-03-01" };
  const awarded = nomination({ state: "awarded" }, { promotion });
  const people = [person("E1"), person("E9")];
  const outcome = take("confirm-nomination", awarded, {}, { people });
  const [confirmed, ...promoted] = outcome.ok ? outcome.value.changes : [];
  expect(confirmed?.body).toMatchObject({ state: "confirmed" });
  expect(promoted.map(({ id }) => id)).toEqual(["E1"]);
  const attributes = [{ name: "skill", value: "技师", from: "2026-03-01" }];
  expect(promoted[0]?.secret).toMatchObject({ attributes });
  expect(codesOf(take("confirm-nomination", nomination({ state: "verified" }), {}))).toEqual(["award-comes-first "]);
});

test("a patent without a rule is confirmed with a word on what was agreed; one with a rule, by its award", () => {
  const patent = { type: "design", number: "ZL 1", grantedOn: "2026-02-01" } as const;
  const { policy: _, ...body } = nomination({ state: "verified", patent }).body;
  const bare = { ...nomination(), body };
  expect(codesOf(take("confirm-nomination", bare, {}))).toEqual(["missing-field /reasons"]);
  expect(take("confirm-nomination", bare, { reasons: "合同另有约定" }).ok).toBe(true);
  // Less than the law wants is confirmed with a word as well.
  const awarded = (awardedFen: number) =>
    take("confirm-nomination", nomination({ state: "awarded", patent, awardedFen }), {});
  expect(codesOf(awarded(149_999))).toEqual(["missing-field /reasons"]);
  expect(awarded(150_000).ok).toBe(true);
});

test("what its people are to become is said again by whoever accepts it, who may correct it", () => {
  const promotion = { attribute: "skill", value: "高级技师", from: "2025-05-01" };
  const filed = nomination({ filedAt: "2026-03-01T02:00:00.000Z" }, { promotion });
  const accept = (sent: object, of = filed) =>
    take("review-nomination", of, { verdict: "accept", facts: { field: "safety" }, ...sent });
  const silent = accept({});
  expect(codesOf(silent)).toEqual(["statement-unconfirmed /promotion"]);
  expect(JSON.stringify(silent)).toContain("高级技师");
  const corrected = accept({ promotion: { ...promotion, value: "技师" } });
  expect(corrected.ok && corrected.value.changes[0].secret).toEqual({
    ...filed.secret,
    own: { promotion: { ...promotion, value: "技师" } },
  });
  expect(codesOf(accept({ promotion: { ...promotion, from: "2025-02-28" } }))).toEqual([
    "promotion-too-early /promotion/from",
  ]);
  expect(codesOf(accept({ promotion }, nomination()))).toEqual(["unknown-field /promotion"]);
  const given = ["submitted", "verified", "confirmed"].map((state) => ({ state, at: deed.now, by: "R1" }));
  const again = { ...filed, body: { ...filed.body, state: "confirmed", history: given } };
  expect(codesOf(accept({}, again))).toEqual([]);
  expect(codesOf(accept({ promotion }, again))).toEqual(["unknown-field /promotion"]);
});

test("that it is another result than one that is like it is said again as well", () => {
  const accept = (of: LoadedCase, sent: object) =>
    codesOf(take("review-nomination", of, { verdict: "accept", facts: { field: "safety" }, ...sent }));
  const other = nomination({ otherThan: ["n1", "n2"] });
  expect(accept(other, {})).toEqual(["statement-unconfirmed /otherThan"]);
  expect(accept(other, { otherThan: ["n1"] })).toEqual(["statement-unconfirmed /otherThan"]);
  expect(accept(other, { otherThan: ["n2", "n1"] })).toEqual([]);
  expect(accept(nomination(), { otherThan: ["n1"] })).toEqual(["unknown-field /otherThan"]);
});

test.each([
  ["ZL202310000001.2", "zl 2023 1 0000001.2"],
  ["ZL202310000001.2", "ＺＬ２０２３１００００００１．２"],
  ["ZL202310000001.2", "202310000001"],
  ["ZL98112345.6", "98112345"],
])("%s and %s are one patent", (one, other) => {
  expect(patentNumber(one)).toBe(patentNumber(other));
});

test("one result is one by its patent, or by its people, scheme and facts; without them only its words tell", () => {
  const keyOf = (fields: Partial<Nomination>, stated: object) =>
    kind.filing?.once?.key(nomination(fields).body, stated as { [fact: string]: unknown });
  const patent = { type: "design", number: "ZL202310000001.2", grantedOn: "2026-02-01" } as const;
  expect(keyOf({ patent, proposer: "E9" }, { type: "发明" })).toEqual(keyOf({ patent }, {}));
  const first = keyOf({}, { level: "市级", rank: "一等" });
  expect(keyOf({ proposer: "E9" }, { rank: "一等 ", level: "市级" })).toEqual(first);
  expect(keyOf({}, { level: "市级", rank: "二等" })).not.toEqual(first);
  expect(keyOf({ otherThan: ["n1"] }, { level: "市级", rank: "一等" })).not.toEqual(first);
  expect(keyOf({}, {})).toBeUndefined();
});
