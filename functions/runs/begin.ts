// Work that goes chunk by chunk begins with a transaction of its own: it holds the rights of whoever asks, which the chunks then need not.
import type { Change } from "../../domain/records/record.ts";
import { accept, type Outcome, refuse, refuseAll } from "../../domain/refusals.ts";
import type { Asked } from "../http/asked.ts";
import type { Decision } from "../http/serve-write.ts";
import { commit } from "../store/commit.ts";
import type { Actor } from "../store/write.ts";

/** Undefined when it has begun; otherwise what the caller is to be told. */
export const begin = async (
  { caller }: Asked<unknown, unknown>,
  actor: Actor,
  run: string,
  changes: readonly Change[] = [],
): Promise<Outcome<Decision> | undefined> => {
  const saved = await commit(actor, { changes, holds: caller.holds, note: { run, begins: actor.operation } });
  if (saved.did === "committed") return undefined;
  if (saved.did !== "stale") return refuseAll([refuse("busy", "")]);
  if (saved.kind === "run") return refuseAll([refuse("stale-version", "")]);
  // Rights have changed: a write of nothing fails on them as well, and then they are read again.
  return accept({ write: { changes: [] }, answer: {} });
};
