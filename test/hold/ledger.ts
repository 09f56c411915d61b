// What the tests of this folder ask of the record when the dust has settled.
import { expect } from "vitest";
import { breaksIn } from "../../cli/ledger.ts";
import type { Entry } from "../../domain/ledger/entry.ts";
import { readLedger } from "../../functions/store/read-ledger.ts";
import type { Answered, TestEnterprise } from "../journeys/enterprise.ts";

/** The journal of an enterprise whose record has no break. */
export const wholeLedger = async ({ tenant }: Pick<TestEnterprise, "tenant">): Promise<Entry[]> => {
  const ledger = await readLedger(tenant);
  expect(ledger && breaksIn(ledger)).toEqual([]);
  return (ledger?.entries ?? []).map(({ entry }) => entry);
};

export const entriesOf = (entries: readonly Entry[], operation: string, record: string): Entry[] =>
  entries.filter((entry) => entry.operation === operation && entry.changes.some((change) => change.record === record));

export const isReplayed = ({ headers }: Answered): boolean => headers.get("idempotent-replayed") === "true";

/** Status and code of each, so many times. */
export const tally = (answers: readonly Answered[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const { status, body } of answers) {
    const name = status < 400 ? String(status) : `${status} ${body.errors?.[0]?.code}`;
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
};

/** Everything is done, so many at a time; the answers are in the order of what was to be done. */
export const atOnce = async <Each, Done>(
  width: number,
  all: readonly Each[],
  does: (each: Each, index: number) => Promise<Done>,
): Promise<Done[]> => {
  const done: Done[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let index = next++; index < all.length; index = next++) done[index] = await does(all[index] as Each, index);
  };
  await Promise.all(Array.from({ length: width }, worker));
  return done;
};

/** What every refusal owes to whoever reads it. */
export const expectRefusal = (answer: Answered, status: number, code: string, what: string): void => {
  const { body, headers } = answer;
  expect([answer.status, body.errors?.[0]?.code], `${what} ${JSON.stringify(body).slice(0, 300)}`).toEqual([
    status,
    code,
  ]);
  expect(headers.get("content-type")).toContain("application/problem+json");
  expect(body.type).toBe(`urn:jiangli:problem:${code}`);
  for (const { message, zh } of body.errors) {
    expect(message, what).toMatch(/[A-Za-z]{2}/);
    expect(zh, what).toMatch(/[\u4e00-\u9fff]/);
  }
};
