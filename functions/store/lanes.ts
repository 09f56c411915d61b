// Lanes of the journal: many writes at once each take their own, so that none waits for another, and each lane counts without gaps.
import type { EpochMs } from "../../domain/values/moment.ts";
import { numberOf } from "./items.ts";
import { headKey, lanes } from "./keys.ts";
import { loadItem } from "./load.ts";

type Head = { number: number; atMs: EpochMs };

/** What this process last saw of each lane. Another process may have gone on; then the transaction's condition says so. */
const heads = new Map<string, Head>();
const taken = new Set<string>();

/** A lane that no one in this process is writing to, and the place of the next entry in it. Time never runs backwards in a lane. */
export const takeLane = async (tenant: string, now: EpochMs) => {
  const lane = freeLane(tenant);
  const name = nameOf(tenant, lane);
  taken.add(name);
  const release = (): void => void taken.delete(name);
  try {
    const head = heads.get(name) ?? (await readHead(tenant, lane));
    return { lane, number: head.number + 1, atMs: Math.max(now, head.atMs + 1), release };
  } catch (error) {
    release();
    throw error;
  }
};

export const rememberLane = (tenant: string, lane: number, head: Head): void =>
  void heads.set(nameOf(tenant, lane), head);

export const forgetLane = (tenant: string, lane: number): void => void heads.delete(nameOf(tenant, lane));

const freeLane = (tenant: string): number => {
  const start = Math.floor(Math.random() * lanes);
  for (let step = 0; step < lanes; step++) {
    const lane = (start + step) % lanes;
    if (!taken.has(nameOf(tenant, lane))) return lane;
  }
  return start;
};

const readHead = async (tenant: string, lane: number): Promise<Head> => {
  const item = await loadItem(headKey(tenant, lane));
  return item ? { number: numberOf(item, "number"), atMs: numberOf(item, "at") } : { number: 0, atMs: 0 };
};

const nameOf = (tenant: string, lane: number): string => `${tenant}#${lane}`;

/** For tests and restarts: another database stands behind the same names. */
export const forgetLanes = (): void => {
  heads.clear();
  taken.clear();
};
