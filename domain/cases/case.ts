// What every kind of case 事项 shares: who does something to it, and how that is written down.
import type { Step } from "../records/cases.ts";
import type { Moment } from "../values/moment.ts";

/** Who does something, for whom, and when: the moment, and the day that it is in China. */
export type Deed = { by: { person: string; for?: string }; now: Moment; today: string };

export const stepTo = (state: string, { by, now }: Pick<Deed, "by" | "now">, reasons?: string): Step => ({
  state,
  at: now,
  by: by.person,
  ...(by.for !== undefined && { for: by.for }),
  ...(reasons !== undefined && { reasons }),
});

/** The fields that change whenever a case comes into a state. */
export const reach = (
  { history }: { history: Step[] },
  state: string,
  deed: Pick<Deed, "by" | "now">,
  reasons?: string,
): { state: string; since: Moment; history: Step[] } => ({
  state,
  since: deed.now,
  history: [...history, stepTo(state, deed, reasons)],
});

/** The same state, with a line in its history: something was done that leaves it where it is, by the name that its kind has for it. */
export const note = (
  { state, history }: { state: string; history: Step[] },
  deed: Pick<Deed, "by" | "now">,
  did: string,
  reasons?: string,
): { history: Step[] } => ({ history: [...history, { ...stepTo(state, deed, reasons), did }] });

/** Back in an earlier state, because what had brought it on was taken back: nobody did again what that state is about. */
export const returnTo = (
  { history }: { history: Step[] },
  state: string,
  deed: Pick<Deed, "by" | "now">,
  reasons: string,
  did = "cancellation",
): { state: string; since: Moment; history: Step[] } => ({
  state,
  since: deed.now,
  history: [...history, { ...stepTo(state, deed, reasons), did }],
});
