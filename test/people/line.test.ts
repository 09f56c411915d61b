// The line of command, and which attributes are about to expire: both sides of each edge.
import { describe, expect, test } from "vitest";
import { expiringOf } from "../../domain/people/expiring.ts";
import { endsAtTheTop, lineOf } from "../../domain/people/line.ts";

describe("the line of command", () => {
  const chain = (levels: number) =>
    new Map(Array.from({ length: levels }, (_, level) => [`P${level}`, `P${level + 1}`] as const));

  test("goes up to the top, the nearest first", () => {
    expect(lineOf("P0", chain(3))).toEqual(["P1", "P2", "P3"]);
    expect(lineOf("P3", chain(3))).toEqual([]);
  });

  test("has twelve levels at most", () => {
    expect([lineOf("P0", chain(12)).length, endsAtTheTop("P0", chain(12))]).toEqual([12, true]);
    expect([lineOf("P0", chain(13)).length, endsAtTheTop("P0", chain(13))]).toEqual([12, false]);
  });

  test("that comes back has no top, for whoever is in it or below it", () => {
    const circle = new Map([
      ["A", "B"],
      ["B", "C"],
      ["C", "A"],
      ["D", "A"],
    ]);
    expect(lineOf("A", circle)).toEqual(["B", "C"]);
    expect(lineOf("D", circle)).toEqual(["A", "B", "C"]);
    expect(["A", "D"].map((person) => endsAtTheTop(person, circle))).toEqual([false, false]);
    expect(endsAtTheTop("E", new Map([["E", "E"]]))).toBe(false);
    expect(endsAtTheTop("F", circle)).toBe(true);
  });
});

describe("what expires", () => {
  const employed = { department: "一", from: "2020-01-01" };
  const certificate = { name: "certificate", value: "焊工", from: "2023-03-01" };
  const until = (day: string) => ({ ...certificate, until: day });
  const found = (attributes: Parameters<typeof expiringOf>[1], person = employed) =>
    expiringOf(person, attributes, "2026-03-01", 30).map(({ value, daysLeft }) => `${value} ${daysLeft}`);

  test.each([
    ["2026-02-28", []],
    ["2026-03-01", ["焊工 0"]],
    ["2026-03-31", ["焊工 30"]],
    ["2026-04-01", []],
  ])("within thirty days: %s is %j", (day, expected) => expect(found([until(day)])).toEqual(expected));

  test("is not what goes on, what was renewed, or what another value follows the next day", () => {
    expect(found([certificate])).toEqual([]);
    const renewed = { ...certificate, from: "2026-03-11" };
    expect(found([until("2026-03-10"), renewed])).toEqual([]);
    expect(found([until("2026-03-09"), renewed])).toEqual(["焊工 8"]);
    expect(found([until("2026-03-10"), { ...renewed, value: "高级焊工" }])).toEqual([]);
    expect(found([until("2026-03-10"), { ...certificate, value: "电工" }])).toEqual(["焊工 9"]);
    expect(found([until("2026-03-10"), { ...renewed, name: "skill" }])).toEqual(["焊工 9"]);
  });

  test("is nothing of someone who has left, and the nearest comes first", () => {
    const two = [until("2026-03-20"), { ...until("2026-03-05"), value: "电工" }];
    expect(found(two)).toEqual(["电工 4", "焊工 19"]);
    expect(found(two, { ...employed, until: "2026-03-01" } as typeof employed)).toHaveLength(2);
    expect(found(two, { ...employed, until: "2026-02-28" } as typeof employed)).toEqual([]);
  });
});
