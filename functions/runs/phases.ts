// The phases of a run that go chunk by chunk: computing, instructing, settling all, giving back. Each chunk is one transaction with its mark.
import type { Loaded } from "../../domain/records/record.ts";
import { type Mark, markId, type Run } from "../../domain/records/runs.ts";
import { accept, type Outcome } from "../../domain/refusals.ts";
import { allocateChunk, type ChunkWrite, giveBackChunk, instructChunk, type Phase } from "../../domain/runs/chunks.ts";
import type { Chunk } from "../../domain/runs/manifest.ts";
import { settleChunk } from "../../domain/runs/results.ts";
import type { By } from "../../domain/runs/steps.ts";
import { writeMoment } from "../../domain/values/moment.ts";
import { now } from "../store/clock.ts";
import { load } from "../store/load.ts";
import { marksOf } from "../store/paid.ts";
import type { Actor } from "../store/write.ts";
import { driveChunks, saveChunk } from "./drive-chunks.ts";
import { loadChunk, loadRun } from "./load-run.ts";
import { openManifest } from "./manifest-file.ts";

export type PhaseOf = {
  actor: Actor;
  run: Loaded<Run>;
  hasTime: () => boolean;
  workers?: number;
};

/** A call works so long, then answers how far it has come; the gateway waits little longer. */
const workMs = 20_000;

export const untilTimeIsUp = (from: number) => (): boolean => now() < from + workMs;

export const computeChunks = (at: PhaseOf): Promise<Outcome<boolean>> =>
  inChunks(at, "compute", async (chunk) => {
    const { obligations } = await loadChunk(at.actor.tenant, at.run.id, chunk);
    return allocateChunk({ run: at.run.id, chunk, obligations, now: writeMoment(now()) });
  });

export const instructChunks = (at: PhaseOf): Promise<Outcome<boolean>> =>
  inChunks(at, "release", async (chunk) => {
    const records = await loadChunk(at.actor.tenant, at.run.id, chunk);
    return instructChunk({ run: at.run.id, chunk, ...records, now: writeMoment(now()) });
  });

/** Each chunk counts in the run, so one follows the other. */
export const settleChunks = (at: PhaseOf, by: By): Promise<Outcome<boolean>> =>
  inChunks({ ...at, workers: 1 }, "settle", async (chunk) => {
    const { tenant } = at.actor;
    const run = (await loadRun(tenant, at.run.id)) as Loaded<Run>;
    const records = await loadChunk(tenant, run.id, chunk);
    return settleChunk({ run, chunk: chunk.number, ...records, by, now: writeMoment(now()) });
  });

export const giveBackChunks = (at: PhaseOf, reasons: string): Promise<Outcome<boolean>> =>
  inChunks(at, "discard", async (chunk) => {
    const { tenant } = at.actor;
    const computed = await load<Mark>(tenant, "mark", markId(at.run.id, "compute", chunk.number));
    const records = await loadChunk(tenant, at.run.id, chunk);
    const place = { run: at.run.id, chunk, ...records, now: writeMoment(now()) };
    return giveBackChunk(place, computed !== undefined, reasons);
  });

/** False when there was no time for all: the next call goes on with those that have no mark yet. */
const inChunks = async (
  { actor, run, hasTime, workers }: PhaseOf,
  phase: Phase,
  decide: (chunk: Chunk) => Promise<ChunkWrite>,
): Promise<Outcome<boolean>> => {
  const manifest = await openManifest(actor.tenant, run);
  if (!manifest.ok) return manifest;
  const done = new Set((await marksOf(actor.tenant, run.id, phase)).map(({ body }) => body.chunk));
  const isOver = await driveChunks({
    chunks: manifest.value,
    isDone: (chunk) => done.has(chunk),
    work: (chunk) => {
      const note = { run: run.id, phase, chunk: chunk.number };
      const write = async () => ({ ...(await decide(chunk)), note });
      return saveChunk({ ...actor, now: now() }, markId(run.id, phase, chunk.number), write);
    },
    hasTime,
    ...(workers !== undefined && { workers }),
  });
  return accept(isOver);
};
