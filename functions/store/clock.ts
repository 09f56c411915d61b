// The one clock. Everything below it takes the time as an argument.
import type { EpochMs } from "../../domain/values/moment.ts";

let read: () => EpochMs = Date.now;

export const now = (): EpochMs => read();

/** For tests, and for a demo enterprise that has a past: the same functions at another time. */
export const setClock = (clock: () => EpochMs): void => {
  read = clock;
};
