// How far a run has come in its present phase, and the answer of a call that had no time for all of it.
import type { Loaded } from "../../domain/records/record.ts";
import type { Run } from "../../domain/records/runs.ts";
import { noSum } from "../../domain/runs/manifest.ts";
import { pendingOf } from "../../domain/runs/results.ts";
import { stateOf } from "../../domain/runs/steps.ts";
import type { Decision } from "../http/serve-write.ts";
import { type Progress, showRun } from "../shapes/runs.ts";
import { marksOf } from "../store/paid.ts";

const phases: { [state: string]: string } = { locked: "compute", approved: "release", discarding: "discard" };

/** Chunks that have their mark, of all; of a run that is released, payments of which the bank has spoken. */
export const progressOf = async (tenant: string, { id, body }: Loaded<Run>): Promise<Progress | undefined> => {
  const phase = phases[stateOf(body)];
  if (phase !== undefined) {
    const done = (await marksOf(tenant, id, phase)).length;
    return { phase, done, total: body.manifest?.chunks ?? 0 };
  }
  if (body.state !== "released") return undefined;
  const total = (body.payments ?? noSum).count;
  return { phase: "results", done: total - pendingOf(body).count, total };
};

/** 202: what is done is done, and the same request goes on. */
export const notYet = async (tenant: string, run: Loaded<Run>): Promise<Decision> => {
  const progress = await progressOf(tenant, run);
  return { unfinished: true, write: { changes: [] }, answer: { ...showRun(run), ...(progress && { progress }) } };
};
