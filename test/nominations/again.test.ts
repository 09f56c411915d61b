// A nomination after its award as pure rules: what can still be decided, who is asked for what, and what is said of a patent and a promotion.
import { expect, test } from "vitest";
import type { LoadedCase } from "../../domain/cases/kind.ts";
import { nomination as kind } from "../../domain/cases/kinds/nomination.ts";
import type { Nomination } from "../../domain/cases/kinds/nomination-review.ts";
import { kindNamed } from "../../domain/cases/kinds.ts";
import { caseTransitions } from "../../domain/cases/transitions.ts";
import { turnsOf } from "../../domain/cases/waiting.ts";
import type { Case } from "../../domain/records/cases.ts";
import { codesOf, deed, known, person, schemeOf, suggestion } from "../suggestions/records.ts";

const table = schemeOf({ kind: "table", by: ["rank"], rows: [{ rank: "一等", pay: "100" }] });
const evidence = [{ title: "证书", link: "https://files.example/1" }];
const patent = { type: "utility-model", number: "ZL 1", grantedOn: "2026-02-01" } as const;
const at = deed.now;

const nomination = (fields: Partial<Nomination> = {}, own?: object): LoadedCase<Nomination> => ({
  ...suggestion(),
  body: { ...suggestion().body, kind: "nomination", evidence, state: "confirmed", ...fields },
  secret: { title: "标题", texts: { grounds: "事迹" }, ...(own && { own }) },
});

const withoutScheme = (fields: Partial<Nomination>): LoadedCase<Nomination> => {
  const { policy: _, ...body } = nomination(fields).body;
  return { ...nomination(), body };
};

const take = (id: string, of: LoadedCase, sent: object, told: object = {}) => {
  const step = kind.steps.find((each) => each.id === id);
  if (!step) throw new Error(`There is no step ${id}.`);
  return step.decide({
    of,
    sent,
    deed: { ...deed, by: { person: "R1" } },
    known: { ...known(table), ...told },
    newId: "",
  });
};

test.each(["awarded", "confirmed"])("what is %s is corrected, and not turned away", (state) => {
  const review = (verdict: string, of = nomination({ state })) =>
    take("review-nomination", of, {
      verdict,
      reasons: "证书有误",
      ...(verdict === "accept" && { facts: { rank: "一等" } }),
    });
  for (const verdict of ["decline", "return"]) expect(codesOf(review(verdict))).toEqual(["verdict-too-late /verdict"]);
  const corrected = review("accept");
  expect(corrected.ok && corrected.value.changes[0].body).toMatchObject({ state: "verified" });
  expect(codesOf(review("accept", withoutScheme({ state })))).toEqual(["wrong-state "]);
});

test("while money is granted it is not turned away either; once nothing is left, it can be", () => {
  const back = (awardedFen: number) =>
    take("review-nomination", nomination({ state: "verified", awardedFen }), { verdict: "decline", reasons: "无效" });
  expect(codesOf(back(1))).toEqual(["verdict-too-late /verdict"]);
  expect(back(0).ok).toBe(true);
});

test("an amount that finance corrects after the award brings it back to where an award pays the difference", () => {
  const tiered = schemeOf({ kind: "tiered", measure: "benefit", apply: "whole", tiers: [{ rate: "1%" }] });
  const valued = take("value-nomination", nomination(), { facts: { benefit: "500" } }, { scheme: tiered });
  const body = valued.ok && valued.value.changes[0].body;
  expect(body).toMatchObject({ state: "verified", since: at, history: [{ state: "verified", did: "valued" }] });
});

const saysOf = (of: LoadedCase): string | undefined => turnsOf(of.body)[0]?.says?.en;

test("whoever has to act on a verified one is told exactly what", () => {
  const state = "verified";
  expect(saysOf(nomination({ state, toBeValued: true }))).toBe("finance enters what it has verified");
  expect(saysOf(nomination({ state }))).toBe("HR proposes the award");
  expect(saysOf(nomination({ state, awardedFen: 1 }))).toBe("HR proposes the award of the difference");
  expect(saysOf(withoutScheme({ state }))).toBe("it earns no money: HR confirms it");
  expect(saysOf(withoutScheme({ state, patent }))).toContain("says what was agreed or how it was paid");
});

const shownOf = ({ body, secret }: LoadedCase) =>
  kind.shows?.show(body, secret) as {
    patent?: { says: { en: string } };
    promoted?: { people: string[]; says: { en: string } };
  };

test("of a patent that is confirmed it is said what was said then, and no longer what has to be paid", () => {
  const history = [{ state: "confirmed", at, by: "HR-1", reasons: "按约定已发 1500 元" }];
  const says = (of: LoadedCase) => shownOf(of).patent?.says.en;
  expect(says(withoutScheme({ patent, state: "verified" }))).toContain("has to be paid by 2026-05-01");
  expect(says(withoutScheme({ patent, history }))).toBe("Confirmed and closed: 按约定已发 1500 元");
  expect(says(nomination({ patent, history, awardedFen: 149_999 }))).toBe(
    "The award is below the statutory minimum of ¥1500.00; confirmed and closed: 按约定已发 1500 元",
  );
  expect(says(nomination({ patent, history, awardedFen: 150_000 }))).toContain("is not below the statutory minimum");
});

test("a promotion is given once, however often it is confirmed, and the answer says to whom", () => {
  const own = { promotion: { attribute: "skill", value: "技师", from: "2026-03-01" } };
  const submitted = { state: "submitted", at, by: "E1" };
  const confirmed = { state: "confirmed", at, by: "HR-1" };
  const confirm = (history: Case["history"], people = [person("E1")]) => {
    const outcome = take("confirm-nomination", nomination({ state: "awarded", history }, own), {}, { people });
    if (!outcome.ok) throw new Error(codesOf(outcome).join());
    const [{ body }, ...promoted] = outcome.value.changes;
    return { ids: promoted.map(({ id }) => id), shown: shownOf({ ...nomination(), body: body as Case }).promoted };
  };
  expect(confirm([submitted])).toMatchObject({ ids: ["E1"], shown: { people: ["E1"] } });
  expect(confirm([submitted, confirmed])).toEqual({ ids: [], shown: undefined });
  expect(confirm([submitted, confirmed, submitted]).ids).toEqual(["E1"]);
  const has = person("E1");
  const attributes = [{ name: "skill", value: "技师", from: "2026-03-01" }];
  const all = [{ ...has, secret: { name: "E1", attributes } }];
  expect(confirm([submitted], all).shown?.says.en).toBe("Everyone nominated had it already; nothing was added");
});

test.each([
  ["nomination", "awarded", ["verified", "confirmed"]],
  ["nomination", "confirmed", ["verified"]],
  ["failure", "awarded", ["reviewed", "closed"]],
  ["failure", "closed", ["reviewed"]],
  ["project", "settled", ["verified", "failed", "done"]],
  ["project", "done", ["verified"]],
  ["suggestion", "reserved", ["verified", "estimated"]],
  ["suggestion", "awarded", ["verified"]],
])("a %s that is %s goes on, or comes back, nowhere else", (name, state, to) => {
  expect(new Set(caseTransitions(kindNamed(name)).follows[state])).toEqual(new Set(to));
});
