// Random lives of an enterprise: certificates come, go and are corrected, people leave, months are computed and paid in any order. A naive sum a person and month is the model.
import fc from "fast-check";
import { expect, test } from "vitest";
import { readFen } from "../../domain/values/money.ts";
import { seedOr } from "../faults/seeds.ts";
import { wholeLedger } from "../hold/ledger.ts";
import {
  allowancesOf,
  computeMonth,
  openMonth,
  payMonth,
  setPerson,
  settle,
  skillPolicy,
} from "../journeys/allowances-desk.ts";
import { type TestEnterprise, useEnterprise } from "../journeys/enterprise.ts";
import { publishPolicy } from "../journeys/published-policy.ts";
import { stepsOf } from "../journeys/run-desk.ts";
import { monthFen, type Worker } from "./oracle.ts";

const { found } = useEnterprise();

const people = ["E1", "E2"] as const;
const months = ["2026-01", "2026-02", "2026-03"];

type Model = {
  workers: { [person: string]: Worker };
  opened: Set<string>;
  /** What a month came to when it was last looked at, by person and month. */
  computed: Map<string, number>;
  /** A run that holds money back. */
  run: string | undefined;
  runs: number;
};

type Command = fc.AsyncCommand<Model, TestEnterprise>;

const change = (person: string, worker: Partial<Worker>): Command => ({
  check: () => true,
  run: async (model, place) => {
    const next: Worker = { ...(model.workers[person] as Worker), ...worker };
    model.workers[person] = next;
    const attributes = next.skills.map((each) => ({ name: "skill", ...each }));
    await setPerson(place, person, attributes, next);
  },
  toString: () => `change ${person} ${JSON.stringify(worker)}`,
});

/** Computed are the month and those before it that have been: they then say what the people's records say. */
const compute = (month: string): Command => ({
  check: () => true,
  run: async (model, place) => {
    if (!model.opened.has(month)) await openMonth(place, month);
    model.opened.add(month);
    const { waiting } = await computeMonth(place, month);
    if (model.run === undefined) expect(waiting).toEqual([]);
    const held = new Set(waiting.map((each: { person: string; month: string }) => `${each.person} ${each.month}`));
    for (const each of model.opened)
      for (const person of people)
        if (each <= month && !held.has(`${person} ${each}`))
          model.computed.set(`${person} ${each}`, monthFen(model.workers[person] as Worker, each));
    await agrees(model, place);
  },
  toString: () => `compute ${month}`,
});

const isAnythingDue = async (place: TestEnterprise): Promise<boolean> => {
  const { items } = (await place.as("FINANCE-1").get("/v1/obligations?month=2026-03&state=due&limit=1")).body;
  return items.length > 0;
};

const pay = (stops: boolean): Command => ({
  check: (model) => model.run === undefined,
  run: async (model, place) => {
    if (!(await isAnythingDue(place))) return;
    const run = await payMonth(place, "2026-03", stops ? "computed" : undefined);
    if (stops) model.run = run;
    model.runs += 1;
  },
  toString: () => (stops ? "put into a run" : "pay"),
});

const endRun = (discards: boolean): Command => ({
  check: (model) => model.run !== undefined,
  run: async (model, place) => {
    if (discards) await stepsOf(place).discard(model.run ?? "");
    else await settle(place, model.run ?? "");
    model.run = undefined;
  },
  toString: () => (discards ? "discard the run" : "settle the run"),
});

/** What the allowances say, and what is owed and paid for them, is the model's sum. */
const agrees = async (model: Model, place: TestEnterprise): Promise<void> => {
  const totals = new Map<string, number>();
  for (const person of people)
    for (const { month, total } of await allowancesOf(place, person))
      totals.set(`${person} ${month}`, readFen(total) ?? -1);
  const wanted = [...model.computed].filter(([name, fen]) => fen > 0 || totals.has(name));
  expect(Object.fromEntries(totals)).toEqual(Object.fromEntries(wanted));
  const net = new Map<string, number>();
  let next = "";
  do {
    const { body } = await place.as("FINANCE-1").get(`/v1/obligations?month=2026-03&limit=100${next}`);
    for (const { person, month, for: about = month, state, amount, recovered } of body.items)
      if (state !== "cancelled")
        net.set(
          `${person} ${about}`,
          (net.get(`${person} ${about}`) ?? 0) + (readFen(amount) ?? 0) - (readFen(recovered) ?? 0),
        );
    next = body.next === undefined ? "" : `&cursor=${body.next}`;
  } while (next !== "");
  const owed = [...net].filter(([, fen]) => fen !== 0);
  expect(Object.fromEntries(owed)).toEqual(Object.fromEntries(wanted.filter(([, fen]) => fen > 0)));
};

const day = fc
  .integer({ min: 0, max: 100 })
  .map((days) => new Date(Date.UTC(2025, 11, 20 + days)).toISOString().slice(0, 10));
const person = fc.constantFrom(...people);
const skills = fc.array(fc.record({ value: fc.constantFrom("技师", "高级技师"), from: day }), { maxLength: 2 });

const command: fc.Arbitrary<Command> = fc.oneof(
  { weight: 3, arbitrary: fc.tuple(person, skills).map(([who, all]) => change(who, { skills: all })) },
  { weight: 1, arbitrary: fc.tuple(person, day).map(([who, until]) => change(who, { until })) },
  { weight: 4, arbitrary: fc.constantFrom(...months).map(compute) },
  { weight: 2, arbitrary: fc.boolean().map(pay) },
  { weight: 2, arbitrary: fc.boolean().map(endRun) },
);

/** Long enough for a calculation, a payment and a correction to come one after another. */
const life = fc.array(command, { minLength: 12, maxLength: 16 });

test("in whatever order things happen, everyone is owed what their days are worth, once", async () => {
  const seed = seedOr(20260301);
  let runs = 0;
  await fc.assert(
    fc.asyncProperty(life, async (steps) => {
      const model: Model = { workers: {}, opened: new Set(), computed: new Map(), run: undefined, runs: 0 };
      const place = await found();
      place.at("2026-03-20T02:00:00Z");
      await publishPolicy(place, skillPolicy());
      for (const each of people) {
        model.workers[each] = { skills: [], from: "2020-01-01" };
        await change(each, { skills: [{ value: "技师", from: "2025-01-01" }] }).run(model, place);
      }
      await fc.asyncModelRun(() => ({ model, real: place }), steps);
      if (model.run !== undefined) await endRun(false).run(model, place);
      const last = [...model.opened].sort().at(-1);
      if (last !== undefined) await compute(last).run(model, place);
      await wholeLedger(place);
      runs += model.runs;
    }),
    { numRuns: 5, seed, endOnFailure: true },
  );
  // Sequences in which nothing is ever paid would prove little.
  expect(runs).toBeGreaterThan(1);
});
