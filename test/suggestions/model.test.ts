// Random legal and illegal steps on a suggestion over HTTP, against a small model of its states and its money; the ledger is whole after each run.
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { seedOr } from "../faults/seeds.ts";
import { wholeLedger } from "../hold/ledger.ts";
import { useEnterprise } from "../journeys/enterprise.ts";
import { setBudget } from "../journeys/money.ts";
import { draft, publish } from "../journeys/suggestion-desk.ts";
import * as does from "./model.ts";

const { here } = useEnterprise();

const policy = {
  id: "ideas",
  title: { zh: "建议奖励办法", en: "Suggestion rewards" },
  currency: "CNY",
  from: "2025-01-01",
  schemes: [
    {
      id: "benefit",
      title: { zh: "效益奖", en: "By benefit" },
      kind: "tiered",
      measure: "benefit",
      apply: "whole",
      tiers: [{ rate: "10%" }],
      atMost: "100000",
    },
  ],
};

beforeAll(async () => {
  here().at("2026-03-10T02:00:00Z");
  await publish(here(), policy as never);
  await setBudget(here(), "10000000");
});

const thrice = <Each>(each: Each): Each[] => [each, each, each];

/** Everything that could be tried now, most of it in vain. */
const tries = (model: does.Model, benefit: number): does.Action[] => {
  const last = model.awards.length;
  const perAward = model.awards.flatMap((_, index) => [
    does.cancel(model, index + 1),
    does.reverse(model, index + 1, benefit),
    does.object(model, index + 1),
  ]);
  const answers = model.objections.flatMap((_, index) => [
    does.answer(model, index, "recalculated"),
    does.answer(model, index, "upheld"),
  ]);
  return [
    does.submit(model),
    does.review(model, "accept", "REVIEWER-1"),
    does.review(model, "accept", "REVIEWER-2"),
    does.review(model, "decline", "REVIEWER-1"),
    does.review(model, "return", "REVIEWER-2"),
    does.implement(model),
    ...thrice(does.estimate(model, benefit)),
    does.verify(model, benefit, false),
    does.verify(model, benefit, true),
    does.propose(model),
    // What leads on is tried more often than what does not.
    ...(last > 0 ? [does.decline(model, last), ...thrice(does.approve(model, last))] : []),
    ...thrice(does.pay(model)),
    does.object(model),
    ...perAward,
    ...answers,
    // Whoever withdraws ends the run: that comes seldom.
    ...(benefit === 990 ? [does.withdraw(model)] : []),
  ].filter((action) => action !== undefined);
};

const tried = new Map<string, number>();

const run = async (action: does.Action, model: does.Model, real: does.Real): Promise<void> => {
  const told = await action.send(real);
  const { status, body } = told;
  const outcome = status < 300 ? undefined : [status, body.errors?.[0]?.code];
  expect(outcome, `${action.name} when it is ${model.state}: ${JSON.stringify(body).slice(0, 300)}`).toEqual(
    action.refused,
  );
  model.now += 1;
  if (!action.refused) action.after(model, told);
  const verb = `${action.name.replace(/[\d.]+/g, "").trim()} ${action.refused ? "refused" : "done"}`;
  tried.set(verb, (tried.get(verb) ?? 0) + 1);
  const now = await real.place.as("E1").get(`/v1/suggestions/${real.id}`);
  const awarded = (model.awardedFen / 100).toFixed(2);
  expect([now.body.state, now.body.awarded], action.name).toEqual([model.state, awarded]);
};

type Command = fc.AsyncCommand<does.Model, does.Real>;

/** Anything at all, or something that the model allows: otherwise few runs would come far. */
const commandOf = (isLegal: boolean, pick: number, benefit: number): Command => ({
  check: () => true,
  run: async (model, real) => {
    const all = tries(model, benefit * 10).filter(({ refused }) => !isLegal || refused === undefined);
    const action = all[pick % Math.max(1, all.length)];
    if (action) await run(action, model, real);
  },
  toString: () => `${isLegal ? "legal" : "any"} ${pick} ${benefit}`,
});

const commands = fc.commands(
  [
    fc
      .tuple(fc.constantFrom(true, true, false), fc.nat(1000), fc.integer({ min: 1, max: 99 }))
      .map((made) => commandOf(...made)),
  ],
  { maxCommands: 50, size: "max" },
);

test("whatever is tried in whatever order, it does what the model says", async () => {
  const seed = seedOr(5);
  const property = fc.asyncProperty(commands, async (all) => {
    const id = await draft(here().as("E1"));
    const model = does.begun();
    await fc.asyncModelRun(async () => ({ model, real: { place: here(), id } }), all);
    const { items = [] } = (await here().as("HR-2").get(`/v1/suggestions/${id}/awards`)).body;
    const total = (fen: number): string => (fen / 100).toFixed(2);
    expect(items.map(({ state, total }: { state: string; total: string }) => [state, total])).toEqual(
      model.awards.map(({ state, totalFen }) => [state, total(totalFen)]),
    );
    for (const { id: objection, award } of model.objections) {
      const { objectsTo } = (await here().as("E1").get(`/v1/objections/${objection}`)).body;
      const pinned = award === undefined ? undefined : total(model.awards[award - 1]?.totalFen ?? -1);
      expect(objectsTo.pinnedAward?.total).toEqual(pinned);
    }
    await wholeLedger(here());
  });
  await fc.assert(property, { seed, numRuns: 6, endOnFailure: true });
});

test.skipIf(process.env.JIANGLI_SEED)("and the runs came far enough to mean something", () => {
  const done = [...tried.keys()].filter((verb) => verb.endsWith("done"));
  const wanted = ["estimate", "verify", "approve", "pay", "reverse  of", "object to the refusal", "cancel"];
  for (const verb of wanted) expect(done, JSON.stringify([...tried])).toContain(`${verb} done`);
  expect(done.some((verb) => verb.startsWith("answer") && verb.includes("recalculated"))).toBe(true);
  expect([...tried.keys()].filter((verb) => verb.endsWith("refused")).length).toBeGreaterThan(10);
});
