// Drives the chunks of a run, or of a month of allowances, through one phase. Nothing of it lives in memory: a dead worker's chunks are done by the next, and two at once do none twice.
import { commit } from "../store/commit.ts";
import type { Actor, Write } from "../store/write.ts";

export type Drive<Chunk extends { number: number }> = {
  chunks: AsyncIterable<Chunk>;
  /** By the marks that were there when the drive began; a mark that comes later is met when the chunk is saved. */
  isDone: (chunk: number) => boolean;
  work: (chunk: Chunk) => Promise<void>;
  hasTime: () => boolean;
  workers?: number;
};

/** True when every chunk has been seen to. */
export const driveChunks = async <Chunk extends { number: number }>({
  chunks,
  isDone,
  work,
  hasTime,
  workers = 4,
}: Drive<Chunk>): Promise<boolean> => {
  const source = chunks[Symbol.asyncIterator]();
  let isStopped = false;
  const drive = async (): Promise<void> => {
    while (!isStopped) {
      const next = await source.next();
      if (next.done === true) return;
      if (isDone(next.value.number)) continue;
      if (!hasTime()) isStopped = true;
      else await work(next.value);
    }
  };
  const driveOrStop = () =>
    drive().catch((error: unknown) => {
      isStopped = true;
      throw error;
    });
  // All come to rest before anyone is told what went wrong: no worker goes on behind the caller's back.
  const ended = await Promise.allSettled(Array.from({ length: workers }, driveOrStop));
  await source.return?.();
  const failed = ended.find(({ status }) => status === "rejected");
  if (failed) throw (failed as PromiseRejectedResult).reason;
  return !isStopped;
};

const decisionsMax = 8;

/** Saves what `decide` makes of a chunk. Where its mark is there already, another worker was faster; where a record has changed, it is decided anew. */
export const saveChunk = async (actor: Actor, mark: string, decide: () => Promise<Write>): Promise<void> => {
  for (let attempt = 1; attempt <= decisionsMax; attempt++) {
    const saved = await commit(actor, await decide());
    if (saved.did === "committed") return;
    if (saved.did === "stale" && saved.kind === "mark" && saved.id === mark) return;
    if (saved.did !== "stale") break;
  }
  throw Object.assign(new Error("A chunk could not be saved for now."), { name: "Busy" });
};
