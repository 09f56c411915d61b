// How differences between two calculations become money: what is owed, cancelled, set off or to be paid back; by hand, and for any row of calculations.
import fc from "fast-check";
import { expect, test } from "vitest";
import { differencesOf, settleDifferences } from "../../domain/allowances/settle.ts";
import { stepWithin } from "../../domain/allowances/step.ts";
import type { ItemFen } from "../../domain/records/allowances.ts";
import type { Obligation, ObligationState } from "../../domain/records/awards.ts";
import type { Loaded } from "../../domain/records/record.ts";

const owed = (id: string, stage: string, amountFen: number, state: ObligationState, recoveredFen = 0) => {
  const body: Obligation = {
    ...{ person: "E1", award: "a", stage, amountFen, state, since: "2026-03-01T00:00:00.000Z", month: "2026-03" },
    ...{ recoveredFen, returns: 0 },
  };
  return { kind: "obligation", id, version: 1, entry: "00-000000000001", body } as Loaded<Obligation>;
};

const told = (differences: ItemFen[], obligations: Loaded<Obligation>[]) => {
  const settled = settleDifferences(differences, obligations);
  return (
    settled && {
      owed: settled.owed.map(({ item, fen }) => [item, fen]),
      cancelled: settled.cancelled.map(({ id }) => id),
      recovered: settled.recovered.map(({ obligation, fen }) => [obligation.id, fen]),
    }
  );
};

const a = (fen: number): ItemFen => ({ item: "a", fen });
const b = (fen: number): ItemFen => ({ item: "b", fen });

test("differences stand by item, and what is the same is left out", () => {
  expect(differencesOf([a(100), b(5)], [b(5), { item: "c", fen: 7 }])).toEqual([{ item: "c", fen: 7 }, a(-100)]);
});

test.each([
  ["what is more is owed in addition", [a(50)], [owed("1", "a", 100, "settled")], [["a", 50]], [], []],
  ["what is unpaid is cancelled whole", [a(-100)], [owed("1", "a", 100, "due")], [], ["1"], []],
  ["or for a part, and the rest owed anew", [a(-40)], [owed("1", "a", 100, "due")], [["a", 60]], ["1"], []],
  [
    "the latest first, then what was paid",
    [a(-70)],
    [owed("1", "a", 100, "settled"), owed("2", "a", 50, "due")],
    [],
    ["2"],
    [["1", 20]],
  ],
  [
    "paid as one item is not paid again as another",
    [b(500), a(-300)],
    [owed("1", "a", 300, "settled")],
    [["b", 200]],
    [],
    [],
  ],
  [
    "what is left after that is to be paid back",
    [b(200), a(-300)],
    [owed("1", "a", 300, "settled")],
    [],
    [],
    [["1", 100]],
  ],
  [
    "set off it needs no waiting for a run",
    [b(500), a(-300)],
    [owed("1", "a", 300, "instructed")],
    [["b", 200]],
    [],
    [],
  ],
  [
    "what another item was paid for is found there",
    [a(-100)],
    [owed("1", "b", 60, "settled", 10), owed("2", "b", 80, "due")],
    [],
    ["2"],
    [["1", 20]],
  ],
  [
    "what was cancelled or taken back is gone",
    [a(-10)],
    [owed("1", "a", 50, "cancelled"), owed("2", "a", 30, "settled", 20)],
    [],
    [],
    [["2", 10]],
  ],
] as [string, ItemFen[], Loaded<Obligation>[], unknown[], unknown[], unknown[]][])(
  "%s",
  (_, differences, obligations, more, cancelled, recovered) => {
    expect(told(differences, obligations)).toEqual({ owed: more, cancelled, recovered });
  },
);

test.each(["allocated", "instructed"] as const)("money that is %s makes a difference wait as a whole", (state) => {
  expect(told([a(-100), b(10)], [owed("1", "a", 100, state)])).toBeUndefined();
  expect(told([a(-100)], [owed("1", "a", 60, state), owed("2", "a", 50, "due")])).toBeUndefined();
});

const items = fc.uniqueArray(
  fc.record({ item: fc.constantFrom("a", "b", "c"), fen: fc.integer({ min: 1, max: 999 }) }),
  {
    selector: ({ item }) => item,
  },
);

const moves = fc.array(fc.tuple(items, fc.array(fc.nat(), { maxLength: 6 })), { minLength: 1, maxLength: 8 });

test("whatever is calculated and paid in between, what is owed comes to the last calculation", () => {
  fc.assert(
    fc.property(moves, (row) => {
      let obligations: Loaded<Obligation>[] = [];
      let last: ItemFen[] = [];
      for (const [next, paid] of row) {
        const settled = settleDifferences(differencesOf(last, next), obligations);
        const isOnItsWay = obligations.some(({ body }) => body.state === "instructed");
        if (!settled) expect(isOnItsWay).toBe(true);
        else {
          const taken = new Map(settled.recovered.map(({ obligation, fen }) => [obligation.id, fen]));
          const gone = new Set(settled.cancelled.map(({ id }) => id));
          obligations = obligations.map(({ id, body }) =>
            owed(
              id,
              body.stage,
              body.amountFen,
              gone.has(id) ? "cancelled" : body.state,
              body.recoveredFen + (taken.get(id) ?? 0),
            ),
          );
          for (const { item, fen } of settled.owed) obligations.push(owed(`${obligations.length}`, item, fen, "due"));
          last = next;
        }
        const net = obligations.reduce(
          (sum, { body }) => sum + (body.state === "cancelled" ? 0 : body.amountFen - body.recoveredFen),
          0,
        );
        expect(net).toBe(last.reduce((sum, { fen }) => sum + fen, 0));
        expect(obligations.every(({ body }) => body.recoveredFen <= body.amountFen && body.amountFen > 0)).toBe(true);
        expect(obligations.every(({ body }) => body.recoveredFen === 0 || body.state === "settled")).toBe(true);
        // Of one item one calculation leaves one obligation, or two would have the same id.
        expect(new Set(settled?.owed.map(({ item }) => item)).size).toBe(settled?.owed.length ?? 0);
        obligations = obligations.map((each, index) => {
          const { state } = each.body;
          const onward = state === "due" ? "instructed" : "settled";
          const isMoved = (state === "due" || state === "instructed") && paid.includes(index);
          return isMoved ? { ...each, body: { ...each.body, state: onward } } : each;
        });
      }
    }),
    { numRuns: 500 },
  );
});

type Kept = { obligations: Loaded<Obligation>[]; items: ItemFen[] };

/** One transaction with room for so much, until the whole is written; how many it took. */
const written = (kept: Kept, next: ItemFen[], actionsMax: number): number => {
  for (let steps = 1; ; steps++) {
    const differences = differencesOf(kept.items, next);
    const settlement = settleDifferences(differences, kept.obligations);
    if (!settlement) throw new Error("Nothing is on its way here.");
    const step = stepWithin(actionsMax, kept.items, { items: next, differences, settlement });
    const { owed: more, cancelled, recovered } = step.settlement;
    expect(2 + 2 * more.length + cancelled.length + recovered.length).toBeLessThanOrEqual(actionsMax);
    const taken = new Map(recovered.map(({ obligation, fen }) => [obligation.id, fen]));
    const gone = new Set(cancelled.map(({ id }) => id));
    kept.obligations = kept.obligations.map(({ id, body }) =>
      owed(
        ...([id, body.stage, body.amountFen, gone.has(id) ? "cancelled" : body.state] as const),
        body.recoveredFen + (taken.get(id) ?? 0),
      ),
    );
    for (const { item, fen } of more) kept.obligations.push(owed(`${kept.obligations.length}`, item, fen, "due"));
    expect(step.items.every(({ fen }) => fen > 0)).toBe(true);
    expect(step.differences).toEqual(differencesOf(kept.items, step.items));
    kept.items = step.items;
    if (!step.isPart) return steps;
  }
};

const netOf = ({ obligations }: Kept): number =>
  obligations.reduce((sum, { body }) => sum + (body.state === "cancelled" ? 0 : body.amountFen - body.recoveredFen), 0);

test("a correction in steps comes to the same sum as one in a single transaction, however little fits", () => {
  let steps = 0;
  const life = fc.array(fc.tuple(items, fc.boolean()), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(life, fc.integer({ min: 4, max: 6 }), (row, actionsMax) => {
      const kept: Kept = { obligations: [], items: [] };
      for (const [next, isPaid] of row) {
        steps = Math.max(steps, written(kept, next, actionsMax));
        expect(kept.items).toEqual(next);
        expect(netOf(kept)).toBe(next.reduce((sum, { fen }) => sum + fen, 0));
        if (isPaid)
          kept.obligations = kept.obligations.map((each) =>
            each.body.state === "due" ? { ...each, body: { ...each.body, state: "settled" } } : each,
          );
      }
    }),
    { numRuns: 500 },
  );
  expect(steps).toBeGreaterThan(2);
});
