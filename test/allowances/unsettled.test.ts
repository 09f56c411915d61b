// What a pass could not do, told in bounds: one reason each, so many in a mark, and still found to be the same or something new.
import { expect, test } from "vitest";
import { addUpMarks, nothing } from "../../domain/allowances/month.ts";
import { heldAgainst, tellUnsettled } from "../../domain/allowances/unsettled.ts";
import type { PassMark } from "../../domain/records/allowances.ts";
import { refuse } from "../../domain/refusals.ts";

const problem = (person: string, month = "2026-03", reasons = 1) => ({
  ...{ person, month, policy: "skills", scheme: "monthly" },
  refusals: Array.from({ length: reasons }, () => refuse("missing-fact", "/facts", { name: "wage".repeat(200) })),
});

const wait = (person: string, fen: number) => ({
  ...{ person, month: "2026-03", policy: "skills", scheme: "monthly", allowance: `a-${person}`, fen },
});

const planned = (people: number, more: { waiting?: ReturnType<typeof wait>[]; reasons?: number } = {}) => ({
  problems: Array.from({ length: people }, (_, index) => problem(`P${index}`, undefined, more.reasons)),
  waiting: more.waiting ?? [],
});

const markOf = (plan: ReturnType<typeof planned>): PassMark => {
  const { says: _, ...told } = tellUnsettled(plan);
  const sums = { calculations: 0, owed: nothing, cancelled: nothing, recovered: nothing, differences: [] };
  return { of: "allowances-2026-03", phase: "pass1", chunk: 0, ...sums, ...told };
};

test("one reason a person and month, with how many there are, in words that are cut", () => {
  const { problems, says } = tellUnsettled(planned(1, { reasons: 30 }));
  expect(problems).toMatchObject([{ person: "P0", codes: ["missing-fact"], count: 30 }]);
  expect(says).toHaveLength(1);
  expect(says[0]?.[0]?.says.en).toHaveLength(301);
});

test("so many in a mark, the latest month first, and the rest as a number that the sums know", () => {
  const plan = { problems: [...planned(60).problems, problem("P0", "2026-04")], waiting: [wait("E1", -5)] };
  const mark = markOf(plan);
  expect([mark.problems.length, mark.problems[0]?.month, mark.more]).toEqual([
    50,
    "2026-04",
    { problems: 11, waiting: 0 },
  ]);
  expect(addUpMarks([mark, mark])).toMatchObject({ problems: 122, waiting: 2 });
});

test.each([
  ["the same", planned(60), false, false],
  ["one fewer", planned(59), false, true],
  ["one more", planned(61), true, false],
  ["another reason", planned(60, { reasons: 2 }), true, true],
  ["money that waits as well", planned(60, { waiting: [wait("E1", -5)] }), true, false],
])("against what was told, %s", (_, found, isNew, isLeft) => {
  const against = heldAgainst([markOf(planned(60))]);
  expect(against.isNew(found)).toBe(isNew);
  if (!isNew) expect(against.isLeft()).toBe(isLeft);
});

test("a difference that waits with another amount is new", () => {
  const mark = markOf(planned(0, { waiting: [wait("E1", -5)] }));
  expect(heldAgainst([mark]).isNew(planned(0, { waiting: [wait("E1", -6)] }))).toBe(true);
  expect(heldAgainst([mark]).isNew(planned(0, { waiting: [wait("E1", -5)] }))).toBe(false);
});
