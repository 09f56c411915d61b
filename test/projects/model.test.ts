// Random steps of a project, legal and illegal, against a small model of its states and its money; the ledger is whole after each run.
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { wholeLedger } from "../hold/ledger.ts";
import { type Answered, useEnterprise } from "../journeys/enterprise.ts";
import { forward, isLegal, type Model, type Move, make, newModel, standing, sums } from "./model.ts";
import { fileProject, furnishProjects, ok, owedTo, projectAt } from "./project-desk.ts";

const { here } = useEnterprise();

beforeAll(() => furnishProjects(here(), "10000000"));

type Real = ReturnType<typeof projectAt>;

const yuan = (fen: number): string => (fen / 100).toFixed(2);

/** What someone sends for a move, at the award that it is about. */
const send = (real: Real, model: Model, move: Move): Promise<Answered> => {
  const award = `${real.id}.${standing(model)?.number ?? 1}`;
  switch (move.does) {
    case "review":
      return real.review(move.verdict);
    case "submit":
      return real.post("E1", "submission", {});
    case "withdraw":
      return real.post("E1", "withdrawal", { reasons: "另有安排" });
    case "seat":
      return real.seat();
    case "mark":
      return real.mark(move.juror, move.each);
    case "again":
      return real.post("HR-1", "marking-again", { reasons: "口径不一致" });
    case "vote":
      return real.vote("2.50%");
    case "rate":
      return real.rate();
    case "estimate":
      return real.estimate(yuan(move.valueFen));
    case "verify":
      return real.verify(yuan(move.valueFen));
    case "propose":
      return real.propose();
    case "approve":
      return here()
        .as("APPROVER-1")
        .post(`/v1/awards/${real.id}.${model.open?.number ?? model.count}/approval`);
    case "release":
      return real.release(award, move.stage);
    case "fail":
      return real.fail();
    case "cancel":
      return here().as("APPROVER-2").post(`/v1/awards/${award}/cancellation`, { reasons: "重新核定" });
  }
};

const command = (pick: (model: Model) => Move, name: string): fc.AsyncCommand<Model, Real> => ({
  check: () => true,
  run: async (model, real) => {
    const move = pick(model);
    const legal = isLegal(model, move);
    const answer = await send(real, model, move);
    const what = `${JSON.stringify(move)} in ${model.state}: ${JSON.stringify(answer.body).slice(0, 300)}`;
    expect(answer.status < 300, what).toBe(legal);
    if (legal) make(model, move);
    else expect([403, 404, 409, 422], what).toContain(answer.status);
    expect((await real.get()).state, what).toBe(model.state);
  },
  toString: () => name,
});

const value = fc.constantFrom(0, 1, 100_001, 3_333_333, 25_000_000);

const move: fc.Arbitrary<Move> = fc.oneof(
  fc.record({ does: fc.constant("review" as const), verdict: fc.constantFrom("accept", "decline", "return") }),
  fc.record({
    does: fc.constant("mark" as const),
    juror: fc.constantFrom("J1", "J2"),
    each: fc.constantFrom(0, 50, 75, 100),
  }),
  fc.record({ does: fc.constantFrom("estimate", "verify"), valueFen: value }),
  fc.record({
    does: fc.constant("release" as const),
    stage: fc.constantFrom("kickoff", "development", "test", "application"),
  }),
  fc.record({
    does: fc.constantFrom("submit", "withdraw", "seat", "again", "rate", "vote", "propose", "approve", "fail"),
  }),
  fc.record({ does: fc.constant("cancel" as const) }),
);

const random = move.map((each) => command(() => each, JSON.stringify(each)));
const onward = value.map((fen) => command((model) => forward(model, fen), `forward(${fen})`));

/** What ends a project comes seldom, or no run would reach its last stage. */
const gentle = move
  .filter(({ does }) => !["withdraw", "fail", "review"].includes(does))
  .map((each) => command(() => each, JSON.stringify(each)));

const commands = fc.commands([onward, onward, onward, onward, onward, gentle, gentle, random], {
  maxCommands: 40,
  size: "max",
});

test.each(["vote", "jury"] as const)(
  "a project by %s goes only where it may, and owes what it has to",
  async (scheme) => {
    const place = here();
    const reached = new Set<string>();
    await fc.assert(
      fc.asyncProperty(commands, async (steps) => {
        const real = projectAt(
          place,
          await fileProject(place, {
            scheme,
            team: [
              ["E1", 2],
              ["E2", 1],
            ],
          }),
        );
        const model = newModel(scheme);
        await fc.asyncModelRun(() => ({ model, real }), steps);
        const { items } = ok(await place.as("HR-1").get(`/v1/projects/${real.id}/awards`));
        expect(await owedTo(place, items)).toEqual(sums(model));
        const { awarded, stagesAhead = [] } = await real.get();
        const kept = model.owed.filter(({ state }) => state !== "cancelled").reduce((sum, { fen }) => sum + fen, 0);
        expect([awarded, stagesAhead]).toEqual([yuan(kept), model.ahead]);
        reached.add(model.state);
      }),
      { numRuns: 8, seed: 20260301, endOnFailure: true },
    );
    expect(reached.size).toBeGreaterThan(2);
    await wholeLedger(place);
  },
);
