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

const given = (has: Attribute[], gets: Attribute): Attribute[] | undefined => {
  const someone = person("E1");
  const change = withAttribute({ ...someone, secret: { name: "E1", attributes: has } }, gets);
  return (change?.secret as PersonSecret | undefined)?.attributes;
};

const may = skill("2026-05-01", "2027-04-30");

test.each([
  ["the same", may],
  ["one that began before and has no end", skill("2026-01-01")],
  ["one that ends on the same day", skill("2026-01-01", "2027-04-30")],
])("who has %s gets nothing", (_, has) => {
  expect(given([has], may)).toBeUndefined();
});

test.each([
  ["another value", skill("2026-01-01", undefined, "高级工")],
  ["one that begins a day later", skill("2026-05-02")],
  ["one that ends a day earlier", skill("2026-01-01", "2027-04-29")],
  ["another name", { name: "honour", value: "技师", from: "2026-01-01" }],
])("who has %s gets it beside that", (_, has) => {
  expect(given([has], may)).toEqual([has, may]);
});

test("what has no end is not there already for who has it until some day", () => {
  const forEver = skill("2026-05-01");
  expect(given([may], forEver)).toEqual([may, forEver]);
});
