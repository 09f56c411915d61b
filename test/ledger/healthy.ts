// A small enterprise in which everything has happened once: owed, paid, taken back, cancelled, graded anew, declined.
import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import type { LoadedCase } from "../../domain/cases/kind.ts";
import type { Obligation } from "../../domain/records/awards.ts";
import { move, owed, type Posting } from "../../domain/records/postings.ts";
import { type Change, changed, created, type Loaded } from "../../domain/records/record.ts";
import { markId, type Payment, paymentId, type Run, type RunState, runId } from "../../domain/records/runs.ts";
import { reserve } from "../../functions/store/budgets.ts";
import { now } from "../../functions/store/clock.ts";
import { commit } from "../../functions/store/commit.ts";
import { load, loadCase } from "../../functions/store/load.ts";
import type { TestEnterprise } from "../journeys/enterprise.ts";
import { approve, award, moneyPolicy, propose, setBudget, verifiedSuggestion } from "../journeys/money.ts";
import { publishPolicy } from "../journeys/published-policy.ts";
import { bring, draft, policy as ideas, publish } from "../journeys/suggestion-desk.ts";

const actorIn = ({ tenant }: TestEnterprise) => ({
  tenant,
  person: "HR-1",
  operation: "test-run",
  request: randomUUID(),
  now: now(),
});

const write = async (place: TestEnterprise, changes: Change[], postings: Posting[] = []): Promise<void> =>
  expect((await commit(actorIn(place), { changes, postings })).did).toBe("committed");

const loaded = async <Public extends object>(place: TestEnterprise, kind: Change["kind"], id: string) =>
  (await load<Public>(place.tenant, kind, id)) as Loaded<Public>;

const run = runId("2026-03", 1);

/** One run of one chunk, from draft to reconciled, written by the store alone: how people make one is the runs' own journey. */
const payAll = async (place: TestEnterprise, ids: string[]): Promise<void> => {
  const at = new Date(now()).toISOString();
  const obligations = () => Promise.all(ids.map((id) => loaded<Obligation>(place, "obligation", id)));
  const payments = () => Promise.all(ids.map((id) => loaded<Payment>(place, "payment", paymentId(run, id))));
  const sum = {
    count: ids.length,
    fen: (await obligations()).reduce((total, { body }) => total + body.amountFen, 0),
  };
  const begun: Run = { month: "2026-03", number: 1, state: "draft", since: at, maker: "HR-1", history: [] };
  await write(place, [created("run", run, begun)]);
  const step = async (state: RunState, fields: Partial<Run> = {}, more: Change[] = [], postings: Posting[] = []) =>
    write(place, [changed(await loaded<Run>(place, "run", run), { state, since: at, ...fields }), ...more], postings);
  const manifest = { digest: "sha256:0", chunks: 1, obligations: sum.count, totalFen: sum.fen };
  await step("locked", { manifest });
  const due = await obligations();
  await step(
    "computed",
    { payments: sum },
    [
      created("mark", markId(run, "compute", 0), { of: run, phase: "compute", chunk: 0, done: sum }),
      ...due.flatMap((each) => {
        const { person, award: of, case: about = "", stage, amountFen } = each.body;
        const id = paymentId(run, each.id);
        const payment: Payment = {
          ...{ run, chunk: 0, obligation: each.id, person, award: of, case: about, stage },
          ...{ amountFen, state: "allocated", since: at },
        };
        return [created("payment", id, payment), changed(each, { state: "allocated", since: at, payment: id })];
      }),
    ],
    due.flatMap(({ body }) => move(owed(body.person, "due"), owed(body.person, "allocated"), body.amountFen)),
  );
  await step("approved", { approver: "APPROVER-1" });
  for (const [before, state] of [
    ["allocated", "instructed"],
    ["instructed", "settled"],
  ] as const) {
    const ready = await obligations();
    await step(
      state === "instructed" ? "released" : "reconciled",
      state === "settled" ? { settled: sum, cashier: "CASHIER-1" } : {},
      [
        ...ready.map((each) => changed(each, { state, since: at })),
        ...(await payments()).map((each) => changed(each, { state, since: at })),
      ],
      ready.flatMap(({ body }) => move(owed(body.person, before), owed(body.person, state), body.amountFen)),
    );
  }
};

export type Healthy = {
  team: string;
  staged: string;
  regraded: string;
  cancelled: string;
  declined: string;
  /** A case that went the whole way over HTTP to the verified benefit. */
  idea: string;
  paid: string;
  waiting: string;
};

export const healthyEnterprise = async (place: TestEnterprise): Promise<Healthy> => {
  place.at("2026-03-10T02:00:00Z");
  await publishPolicy(place, moneyPolicy());
  await publish(place, ideas);
  await setBudget(place, "100000");
  const authors: [string, number][] = [
    ["E1", 1],
    ["E2", 1],
    ["E3", 1],
  ];
  const team = await award(place, await verifiedSuggestion(place, { benefit: "10001", authors }));
  const staged = await award(place, await verifiedSuggestion(place, { scheme: "staged", benefit: "10003" }));
  await payAll(place, staged.obligations.slice(0, 1));
  const approver = place.as("APPROVER-1");
  const back = { person: "E1", amount: "100.05", reasons: "重复计算" };
  expect((await approver.post(`/v1/awards/${staged.id}/reversals`, back)).status).toBe(200);

  const again = await verifiedSuggestion(place, { scheme: "staged", benefit: "10000", authors: [["E2", 1]] });
  await award(place, again);
  const known = (await loadCase(place.tenant, again)) as LoadedCase;
  const more = { ...known.body.facts, benefit: { value: "30000", source: "finance", at: "" } as const };
  await write(place, [changed(known, { facts: more })]);
  const regraded = await award(place, again);
  const paths = (id: string) => `/v1/awards/${id}`;
  const cancelled = await award(place, await verifiedSuggestion(place, { scheme: "staged", authors: [["E3", 1]] }));
  expect((await approver.post(`${paths(cancelled.id)}/cancellation`, { reasons: "未实施" })).status).toBe(200);
  const refused = await verifiedSuggestion(place, { scheme: "staged", authors: [["E3", 1]] });
  await propose(place, refused);
  const declined = await propose(place, refused);
  expect((await approver.post(`${paths(declined.id)}/refusal`, { reasons: "请补充" })).status).toBe(200);
  expect((await approve(place, declined.id)).status).toBe(409);
  expect((await reserve(actorIn(place), "2026", "left-by-a-crash", 12_345)).ok).toBe(true);
  const idea = await draft(place.as("E3"), {});
  await bring(place, idea, "E3", "verified");
  const [paid, waiting] = staged.obligations;
  return {
    team: team.id,
    staged: staged.id,
    regraded: regraded.id,
    cancelled: cancelled.id,
    declined: declined.id,
    idea,
    paid,
    waiting,
  };
};
