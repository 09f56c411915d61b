// What was taken back of a project's released stage, when its last stage is settled: each person for themself.
import { expect, test } from "vitest";
import { openBook, policyOf } from "./book.ts";

const commission = policyOf({
  ...{ kind: "commission", by: "vote", rate: { from: "0%", to: "100%" } },
  stages: [
    { id: "first", share: "10%" },
    { id: "last", share: "90%" },
  ],
});

const team = ["P0", "P1"].map((person) => ({ person, weight: 1 }));

test.each<[{ [person: string]: number }]>([
  [{}],
  [{ P0: 5000 }],
  [{ P0: 5000, P1: 1 }],
  [{ P0: 5000, P1: 2500 }],
  [{ P0: 5000, P1: 5000 }],
])("what was taken back from someone stays taken from them, and from no one else: %o", (back) => {
  const book = openBook(commission, team);
  const settle = (value: string) => {
    book.become("verified", { value });
    return book.grant().totalFen;
  };
  book.become("rated", { value: "10000", chosenRate: "10%" });
  book.grant();
  book.release(1, "first");
  book.takeBack(1, "first", back);
  const [first, whole] = [5000, 50_000];
  expect(settle("10000")).toBe(2 * (whole - first));
  // Settled once more, when of the first award nothing may be left.
  expect(settle("20000")).toBe(2 * (2 * whole - first));
  const kept = team.map(({ person }) =>
    book
      .obligations()
      .filter(({ body }) => body.person === person && body.state !== "cancelled")
      .reduce((sum, { body }) => sum + body.amountFen - body.recoveredFen, 0),
  );
  expect(kept).toEqual(team.map(({ person }) => 2 * whole - (back[person] ?? 0)));
});
