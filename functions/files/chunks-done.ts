// Which chunks of an import are done, by their marks: whoever applied them, and however that ended.
import type { Mark } from "../../domain/records/runs.ts";
import { recordOf } from "../store/items.ts";
import { marksKey } from "../store/keys.ts";
import { itemsOf } from "../store/load.ts";

export const phase = "apply";

export const chunksDone = async (tenant: string, job: string): Promise<Set<number>> => {
  const done = new Set<number>();
  for await (const item of itemsOf(marksKey(tenant, job))) done.add(recordOf<Mark>(item).body.chunk);
  return done;
};
