// What a confirmed nomination writes on a person: once, with its days, beside what is there.
import { expect, test } from "vitest";
import { withAttribute } from "../../domain/people/promote.ts";
import type { Attribute, PersonSecret } from "../../domain/records/people.ts";
import { person } from "../suggestions/records.ts";

const skill = (from: string, until?: string, value = "技师"): Attribute => ({
  name: "skill",
  value,
  from,
  ...(until !== undefined && { until }),
});

const given = (has: Attribute[], gets: Attribute, replaces = false): Attribute[] | undefined => {
  const someone = person("E1");
  const outcome = withAttribute({ ...someone, secret: { name: "E1", attributes: has } }, gets, replaces);
  if (!outcome.ok) throw new Error(outcome.refusals[0]?.code);
  return (outcome.value?.secret as PersonSecret | undefined)?.attributes;
};

const may = skill("2026-05-01", "2027-04-30");

test.each([
  ["the same", may],
  ["one that began before and has no end", skill("2026-01-01")],
  ["one that ends on the same day", skill("2026-01-01", "2027-04-30")],
])("who has %s gets nothing", (_, has) => {
  expect(given([has], may)).toBeUndefined();
  expect(given([has], may, true)).toBeUndefined();
});

test.each([
  ["another value", skill("2026-01-01", undefined, "高级工")],
  ["one that begins a day later", skill("2026-05-02")],
  ["one that ends a day earlier", skill("2026-01-01", "2027-04-29")],
  ["another name", { name: "honour", value: "技师", from: "2026-01-01" }],
])("who has %s gets it beside that, where it takes no place", (_, has) => {
  expect(given([has], may)).toEqual([has, may]);
});

test("what has no end is not there already for who has it until some day", () => {
  const forEver = skill("2026-05-01");
  expect(given([may], forEver)).toEqual([may, forEver]);
});

const junior = (from: string, until?: string) => skill(from, until, "高级工");

test.each([
  ["ends what has no end the day before", [junior("2026-01-01")], [junior("2026-01-01", "2026-04-30"), may]],
  [
    "ends what still holds on that day",
    [junior("2026-01-01", "2026-05-01")],
    [junior("2026-01-01", "2026-04-30"), may],
  ],
  ["leaves what ended before", [junior("2026-01-01", "2026-04-30")], [junior("2026-01-01", "2026-04-30"), may]],
  ["takes the place of what begins on that day", [junior("2026-05-01")], [may]],
  ["ends where a newer one begins", [junior("2026-06-01")], [junior("2026-06-01"), skill("2026-05-01", "2026-05-31")]],
  ["keeps its own last day where that comes first", [junior("2028-01-01")], [junior("2028-01-01"), may]],
])("a new grade %s", (_, has, gets) => {
  expect(given(has, may, true)).toEqual(gets);
});

test("a new grade leaves attributes of other names alone", () => {
  const wage: Attribute = { name: "baseWage", value: "5000", from: "2026-01-01" };
  expect(given([wage], may, true)).toEqual([wage, may]);
});

test("nobody comes to hold more than can be written back", () => {
  const many = Array.from({ length: 99 }, (_, index) => skill("2025-01-01", undefined, `s${index}`));
  expect(given(many, may)).toHaveLength(100);
  expect(() => given([...many, skill("2025-01-01")], { ...may, name: "honour" })).toThrow("attributes-full");
});
