// What every kind of case 事项 shares: who does something to it, and how that is written down.
import type { Step } from "../records/cases.ts";
import type { Moment } from "../values/moment.ts";

/** Who does something, for whom, and when: the moment, and the day that it is in China. */
export type Deed = { by: { person: string; for?: string }; now: Moment; today: string };

export const stepTo = <State extends string>(state: State, { by, now }: Deed, reasons?: string): Step<State> => ({
  state,
  at: now,
  by: by.person,
  ...(by.for !== undefined && { for: by.for }),
  ...(reasons !== undefined && { reasons }),
});

/** The fields that change whenever a case comes into a state. */
export const reach = <State extends string>(
  { history }: { history: Step<State>[] },
  state: State,
  deed: Deed,
  reasons?: string,
): { state: State; since: Moment; history: Step<State>[] } => ({
  state,
  since: deed.now,
  history: [...history, stepTo(state, deed, reasons)],
});
