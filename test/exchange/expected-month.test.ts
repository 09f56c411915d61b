// In which payout something that is due should come: by the runs that are under way, and those that are over.
import { describe, expect, test } from "vitest";
import { comingOf, expectedMonth } from "../../domain/my/money.ts";
import type { Run } from "../../domain/records/runs.ts";

const payouts = (...runs: [month: string, state: Run["state"]][]) => ({
  month: "2026-12",
  runs: runs.map(([month, state]) => ({ id: `${month}.1`, month, state })),
});

const due = (month: string) => ({ month, since: `${month}-20T02:00:00.000Z` });

describe("due since November, it comes", () => {
  test.each([
    ["this month, where nothing has begun", payouts(), "2026-12"],
    ["this month, where that of last month is over", payouts(["2026-11", "closed"]), "2026-12"],
    ["with the run of November that is being prepared", payouts(["2026-11", "draft"]), "2026-11"],
    ["this month, where a run was given up", payouts(["2026-12", "discarded"]), "2026-12"],
    ["next month, where this month's is locked", payouts(["2026-12", "locked"]), "2027-01"],
    ["next month, where this month's is closed", payouts(["2026-12", "closed"]), "2027-01"],
    [
      "with a second run of this month that is being prepared",
      payouts(["2026-12", "draft"], ["2026-12", "closed"]),
      "2026-12",
    ],
  ])("%s", (_, given, month) => expect(expectedMonth(given, due("2026-11"))).toBe(month));

  test.each([
    ["with the run that was locked after it became due", "2026-11-25T02:00:00.000Z", "2026-11"],
    ["in the next one, where that was locked before", "2026-11-15T02:00:00.000Z", "2026-12"],
  ])("%s", (_, since, month) => {
    const locked = { id: "2026-11.1", month: "2026-11", state: "locked", since } as const;
    expect(expectedMonth({ month: "2026-11", runs: [locked] }, due("2026-11"))).toBe(month);
    // What a computed run did not take was left out of it.
    expect(expectedMonth({ month: "2026-11", runs: [{ ...locked, state: "computed" }] }, due("2026-11"))).toBe(
      "2026-12",
    );
  });
});

test("a run that was drafted for an earlier month does not take what came to be later", () => {
  expect(expectedMonth(payouts(["2026-11", "draft"]), due("2026-12"))).toBe("2026-12");
});

describe("what is said of an amount", () => {
  const obligation = { since: "2026-11-30T16:00:00.000Z", month: "2026-11", recoveredFen: 0, returns: 0 };
  test.each([
    ["waiting", { says: { zh: "等这一阶段放行后发放", en: "It is paid once this stage is released" } }],
    ["cancelled", { says: { zh: "已撤销，不再发放", en: "It was cancelled and will not be paid" } }],
    ["settled", { says: { zh: "已于 2026-12-01 发放", en: "It was paid on 2026-12-01" }, day: "2026-12-01" }],
    [
      "due",
      { says: { zh: "预计在 2026-12 的发放中", en: "It should come in the payout of 2026-12" }, month: "2026-12" },
    ],
  ] as const)("%s", (state, coming) =>
    expect(comingOf({ obligation: { ...obligation, state } }, payouts())).toEqual(coming),
  );
});
