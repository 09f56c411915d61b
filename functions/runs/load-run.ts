// Loads a run, the open one of an enterprise, and the records of a chunk.
import type { Obligation } from "../../domain/records/awards.ts";
import type { Loaded } from "../../domain/records/record.ts";
import type { OpenRun, Payment, Run } from "../../domain/records/runs.ts";
import { paymentId } from "../../domain/records/runs.ts";
import type { Chunk } from "../../domain/runs/manifest.ts";
import { load, loadMany } from "../store/load.ts";

export const loadRun = (tenant: string, id: string | undefined): Promise<Loaded<Run> | undefined> =>
  load<Run>(tenant, "run", id ?? "");

export const loadOpenRun = (tenant: string): Promise<Loaded<OpenRun> | undefined> =>
  load<OpenRun>(tenant, "open-run", "open-run");

/** The records of a chunk as they are now. */
export const loadChunk = async (tenant: string, run: string, { lines }: Chunk) => {
  const [obligations, payments] = await Promise.all([
    loadObligations(
      tenant,
      lines.map(({ obligation }) => obligation),
    ),
    loadMany<Payment>(
      tenant,
      lines.map(({ obligation }) => ({ kind: "payment", id: paymentId(run, obligation) })),
    ),
  ]);
  return { obligations, payments };
};

export const loadObligations = (tenant: string, ids: readonly string[]): Promise<Loaded<Obligation>[]> =>
  loadMany<Obligation>(
    tenant,
    ids.map((id) => ({ kind: "obligation", id })),
  );
