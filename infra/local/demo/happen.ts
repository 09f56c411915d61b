// Lets what the demo's people do happen in the order of its time, several at once where nothing hangs on another.
import type { EpochMs } from "../../../domain/values/moment.ts";

export type Happening = {
  at: EpochMs;
  /** What it is about: things about one case or one person happen one after another. Without any it waits for all before it. */
  about: readonly string[];
  run: () => Promise<unknown>;
};

/** More than these leave the database idle no less. */
const atOnceMax = 8;

export const letHappen = async (
  happenings: readonly Happening[],
  onDone: (share: number) => void,
  signal: AbortSignal,
): Promise<void> => {
  const last = new Map<string, Promise<unknown>>();
  const running = new Set<Promise<unknown>>();
  const failures: unknown[] = [];
  const inOrder = happenings.toSorted((a, b) => a.at - b.at);
  for (const [index, { about, run }] of inOrder.entries()) {
    while (running.size >= (about.length === 0 ? 1 : atOnceMax)) await Promise.race(running);
    if (signal.aborted || failures.length > 0) break;
    const done: Promise<unknown> = Promise.all(about.map((name) => last.get(name)))
      .then(run)
      .catch((error: unknown) => failures.push(error))
      .finally(() => running.delete(done));
    running.add(done);
    for (const name of about) last.set(name, done);
    if (about.length === 0) await done;
    onDone((index + 1) / inOrder.length);
  }
  await Promise.all(running);
  if (failures.length > 0) throw failures[0];
};
