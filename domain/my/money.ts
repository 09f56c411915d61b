// When a person's money comes: by the state of what is owed, and by which payouts are under way.
import type { Award, Obligation } from "../records/awards.ts";
import type { Loaded } from "../records/record.ts";
import type { Payment, Run } from "../records/runs.ts";
import { chinaDayOf, nextMonth } from "../values/moment.ts";
import { type Fen, writeFen } from "../values/money.ts";
import type { Words } from "../words.ts";
import { cameBack, inPayoutOf, inRunOf, joined, moneyWords, paidOn, takenBack } from "./words.ts";

export type Payouts = {
  /** This month, in China. */
  month: string;
  /** The latest, newest first. */
  runs: readonly (Pick<Run, "month" | "state"> & { id: string })[];
};

/** The payout in which something due now is to be expected: one that is being prepared, or the next that can be begun. */
export const expectedMonth = ({ month, runs }: Payouts, dueSince: string): string => {
  const open = runs.find((run) => run.state === "draft" && run.month >= dueSince);
  if (open) return open.month;
  const isOver = runs.some((run) => run.month === month && run.state !== "draft" && run.state !== "discarded");
  return isOver ? nextMonth(month) : month;
};

type Owed = {
  obligation: Pick<Obligation, "state" | "since" | "month" | "payment" | "recoveredFen" | "returns">;
  payment?: Payment | undefined;
};

export type Coming = { says: Words; month?: string; day?: string };

export const comingOf = ({ obligation, payment }: Owed, payouts: Payouts): Coming => {
  const { state, since, month: dueSince, recoveredFen, returns } = obligation;
  const recovered = recoveredFen === 0 ? undefined : takenBack(writeFen(recoveredFen));
  switch (state) {
    case "due": {
      const month = expectedMonth(payouts, dueSince);
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
    const month =
      body.state === "due" ? expectedMonth(payouts, body.month) : (monthOfRun(runIn(body.payment)) ?? payouts.month);
    byMonth.set(month, (byMonth.get(month) ?? 0) + body.amountFen);
  }
  const [first] = [...byMonth].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    owed: writeFen(still.reduce((sum, { body }) => sum + body.amountFen, 0)),
    ...(first && { next: { month: first[0], amount: writeFen(first[1]) } }),
  };
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
