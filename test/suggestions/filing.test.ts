// Filing a suggestion, as pure rules: who must have agreed and be employed, which rule holds, and what is worked out.
import { describe, expect, test } from "vitest";
import { chooseScheme } from "../../domain/cases/choose-scheme.ts";
import { type Submission, submitCase } from "../../domain/cases/submit-case.ts";
import type { FactEntry } from "../../domain/records/cases.ts";
import { bodyOf, codesOf, deed, person, schemeOf, suggestion, tiered } from "./records.ts";

const require = [{ fact: "tenureMonths", atLeast: 6 }];
const team = ["E1", "E2"].map((author) => ({ person: author, weight: 1, agreedAt: deed.now }));

const submission = (fields: Partial<Submission> = {}): Submission => ({
  of: suggestion(),
  facts: {},
  people: [person("E1")],
  scheme: schemeOf(tiered),
  filing: { id: "f1" },
  deed,
  ...fields,
});

const filed = (fields: Partial<Submission>) => {
  const outcome = submitCase(submission(fields));
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusals));
  return outcome.value;
};

const filedBefore = (id: string, state: "submitted" | "withdrawn"): Submission["filing"] => ({
  id: "f1",
  first: { filing: { kind: "filing", id: "f1", version: 1, entry: "", body: { case: id } }, state },
});

test("service is that of the author who came last, in whole months until the day that rules", () => {
  const people = [person("E1", { from: "2020-01-01" }), person("E2", { from: "2025-10-02" })];
  const facts = (policyDay?: string): { [name: string]: FactEntry } =>
    bodyOf(
      filed({
        of: suggestion({
          authors: team,
          policy: { id: "p", scheme: "s", ...(policyDay !== undefined && { day: policyDay }) },
        }),
        people,
        scheme: schemeOf({ ...tiered, require }),
      })[0],
    ).facts;
  expect(facts().tenureMonths).toEqual({ value: 4, source: "derived", at: deed.now });
  expect(facts("2025-11-02").tenureMonths?.value).toBe(1);
});

test("a dimension of a table may be the size of the team: then it is text", () => {
  const rows = [{ teamSize: "2", pay: "100" }];
  const [change] = filed({
    of: suggestion({ authors: team }),
    people: [person("E1"), person("E2")],
    scheme: schemeOf({ kind: "table", by: ["teamSize"], rows }),
  });
  expect(bodyOf(change).facts.teamSize?.value).toBe("2");
});

test("mentors are those of the day of filing, each once", () => {
  const people = [person("E1", {}, "M1"), person("E2", {}, "M1")];
  expect(bodyOf(filed({ of: suggestion({ authors: team }), people })[0]).mentors).toEqual(["M1"]);
});

test("a fact that another scheme asked for is left behind", () => {
  const old: FactEntry = { value: "x", source: "author", at: deed.now };
  const [change] = filed({ of: suggestion({ state: "returned", facts: { old } }) });
  expect(bodyOf(change).facts).toEqual({});
});

describe("is refused", () => {
  test.each([
    ["who has left by then", { people: [person("E1", { until: "2026-02-28" })] }, "author-not-employed /authors"],
    ["who has not come yet", { people: [person("E1", { from: "2026-03-02" })] }, "author-not-employed /authors"],
    ["whom nobody knows", { people: [] }, "author-not-employed /authors"],
    ["where no version is in force", { scheme: undefined }, "no-policy-in-force /policy"],
    [
      "where the version in force pays an allowance",
      {
        scheme: schemeOf({
          kind: "allowance",
          prorate: "days",
          groups: [{ take: "all", items: [{ id: "a", when: { skill: "技师" }, pay: "10" }] }],
        }),
      },
      "scheme-does-not-fit /scheme",
    ],
    ["the same words twice", { filing: filedBefore("s0", "submitted") }, "duplicate-submission "],
    ["twice", { of: suggestion({ state: "submitted" }) }, "duplicate-submission "],
    ["after a verdict", { of: suggestion({ state: "declined" }) }, "wrong-state "],
  ])("%s", (_, fields, wanted) => {
    expect(codesOf(submitCase(submission(fields)))).toEqual([wanted]);
  });

  test("and the last day and the first day are days of employment", () => {
    for (const days of [{ until: "2026-03-01" }, { from: "2026-03-01" }])
      expect(codesOf(submitCase(submission({ people: [person("E1", days)] })))).toEqual([]);
  });
});

test("the key of the words is written once, kept by a case that comes back, and passed on by one that was withdrawn", () => {
  const kinds = (fields: Partial<Submission>) => filed(fields).map(({ kind, before }) => [kind, before?.version]);
  const itself: [string, number] = ["case", 3];
  expect(kinds({})).toEqual([itself, ["filing", undefined]]);
  expect(kinds({ filing: filedBefore("s1", "submitted") })).toEqual([itself]);
  expect(kinds({ filing: filedBefore("s0", "withdrawn") })).toEqual([itself, ["filing", 1]]);
});

describe("the scheme", () => {
  const [a, b] = [
    { policy: "p", scheme: "a" },
    { policy: "p", scheme: "b" },
  ];
  const c = { policy: "q", scheme: "a" };
  const choose = (
    offered: Parameters<typeof chooseScheme>[0],
    wanted: Parameters<typeof chooseScheme>[1],
    settled?: Parameters<typeof chooseScheme>[0][number],
  ) => {
    const chosen = chooseScheme(offered, wanted, { settled, kind: { zh: "合理化建议", en: "suggestion" } });
    return chosen.ok ? chosen.value : codesOf(chosen);
  };

  test("is the one that is said, else the one that is settled, else the only one", () => {
    expect(choose([a, b], { scheme: "b" }, a)).toBe(b);
    expect(choose([a, b, c], { policy: "q" }, a)).toBe(c);
    expect(choose([a, b, c], {}, c)).toBe(c);
    expect(choose([b], {})).toBe(b);
  });

  test("is never guessed", () => {
    const unclear = ["scheme-unclear /scheme"];
    expect(choose([a, c], { scheme: "a" })).toEqual(unclear);
    expect(choose([a, b], {})).toEqual(unclear);
    expect(choose([a], {}, b)).toEqual(unclear);
    expect(choose([], {})).toEqual(unclear);
  });
});
