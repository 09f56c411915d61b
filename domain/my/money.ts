// When a person's money comes: by the state of what is owed, and by which payouts are under way.
import type { Award, Obligation } from "../records/awards.ts";
import type { Loaded } from "../records/record.ts";
import type { Payment, Run } from "../records/runs.ts";
import { chinaDayOf, type Moment, nextMonth } from "../values/moment.ts";
import { type Fen, writeFen } from "../values/money.ts";
import type { Words } from "../words.ts";
import { cameBack, inPayoutOf, inRunOf, joined, lineWords, moneyWords, paidOn, takenBack } from "./words.ts";

export type Payouts = {
  /** This month, in China. */
  month: string;
  /** The latest, newest first. */
  runs: readonly (Pick<Run, "month" | "state"> & { id: string; since?: Moment })[];
};

type Due = Pick<Obligation, "month" | "since">;

/** The payout in which something due now is to be expected: one that it can still come into, or the next that can be begun. */
export const expectedMonth = ({ month, runs }: Payouts, due: Due): string => {
  const open = runs.find((run) => run.month >= due.month && takes(run, due));
  if (open) return open.month;
  const isOver = runs.some((run) => run.month === month && run.state !== "draft" && run.state !== "discarded");
  return isOver ? nextMonth(month) : month;
};

/** A run takes what is due when it is locked; what comes later waits for the next one, and so does what a computed run has left out. */
const takes = ({ state, since = "" }: Payouts["runs"][number], due: Due): boolean =>
  state === "draft" || (state === "locked" && due.since <= since);

type Owed = {
  obligation: Pick<Obligation, "state" | "since" | "month" | "payment" | "recoveredFen" | "returns">;
  payment?: Payment | undefined;
};

export type Coming = { says: Words; month?: string; day?: string };

export const comingOf = ({ obligation, payment }: Owed, payouts: Payouts): Coming => {
  const { state, since, recoveredFen, returns } = obligation;
  const recovered = recoveredFen === 0 ? undefined : takenBack(writeFen(recoveredFen));
  switch (state) {
    case "due": {
      const month = expectedMonth(payouts, obligation);
      return { says: joined(returns > 0 ? cameBack(payment?.reason) : undefined, inPayoutOf(month)), month };
    }
    case "allocated":
    case "instructed": {
      const month = monthOfRun(payment?.run);
      return {
        says: joined(moneyWords[state], month === undefined ? undefined : inRunOf(month)),
        ...(month && { month }),
      };
    }
    case "settled": {
      const day = chinaDayOf(since);
      return { says: joined(paidOn(day), recovered), day };
    }
    default:
      return { says: joined(moneyWords[state], recovered) };
  }
};

/** A run is called after its month. */
export const monthOfRun = (run: string | undefined): string | undefined => run?.slice(0, "2026-11".length);

const open: ReadonlySet<Obligation["state"]> = new Set(["waiting", "due", "allocated", "instructed"]);

export type Sums = { owed: string; next?: { month: string; amount: string } };

/** All that is still to come, and of it what comes first. */
export const sumsOf = (obligations: readonly Loaded<Obligation>[], payouts: Payouts): Sums => {
  const still = obligations.filter(({ body }) => open.has(body.state));
  const byMonth = new Map<string, Fen>();
  for (const { body } of still) {
    if (body.state === "waiting") continue;
    const month = monthFor(body, payouts);
    byMonth.set(month, (byMonth.get(month) ?? 0) + body.amountFen);
  }
  const [first] = [...byMonth].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    owed: writeFen(still.reduce((sum, { body }) => sum + body.amountFen, 0)),
    ...(first && { next: { month: first[0], amount: writeFen(first[1]) } }),
  };
};

const monthFor = (owed: Pick<Obligation, "state" | "since" | "month" | "payment">, payouts: Payouts): string =>
  owed.state === "due" ? expectedMonth(payouts, owed) : (monthOfRun(runIn(owed.payment)) ?? payouts.month);

/** What of one's own was awarded, less what was cancelled or has to be paid back. */
export const mineOf = (obligations: readonly Loaded<Obligation>[]): Fen =>
  obligations.reduce((sum, { body }) => sum + (body.state === "cancelled" ? 0 : body.amountFen - body.recoveredFen), 0);

/** Where the money of one case stands, in a few words; undefined where there is none. */
export const lineOf = (obligations: readonly Loaded<Obligation>[], payouts: Payouts): Words | undefined => {
  const bodies = obligations.map(({ body }) => body);
  const live = bodies.filter(({ state }) => state !== "cancelled");
  if (live.length === 0) return bodies.length === 0 ? undefined : lineWords.cancelled;
  const paid = live.filter(({ state }) => state === "settled");
  if (paid.length === live.length) return lineWords.paid;
  const had = paid.length > 0 ? lineWords.partlyPaid : lineWords.approved;
  const coming = live
    .filter(({ state }) => state !== "settled" && state !== "waiting")
    .map((body) => ({ month: monthFor(body, payouts), isIn: body.state !== "due" }))
    .toSorted((a, b) => (a.month < b.month ? -1 : 1))[0];
  if (!coming) return joined(had, lineWords.waiting);
  return joined(had, coming.isIn ? inRunOf(coming.month) : inPayoutOf(coming.month));
};

/** The payment that something owed is in, or else the last one that came back. */
export const paymentFor = (
  { id, body }: Pick<Loaded<Obligation>, "id" | "body">,
  payments: readonly Loaded<Payment>[],
): Payment | undefined => {
  const own = payments.filter((payment) => payment.body.obligation === id);
  const present = own.find((payment) => payment.id === body.payment);
  return (present ?? own.toSorted((a, b) => (a.body.since < b.body.since ? 1 : -1))[0])?.body;
};

/** A payment's id begins with that of its run. */
const runIn = (payment: string | undefined): string | undefined => payment?.split("_")[0];

/** What someone's own share of an award came to; nothing of the others'. */
export const ownShare = ({ answer }: Award, person: string) =>
  answer.shares?.find(({ employee }) => employee === person);
