// People at work: suggestions on their way from the draft to the approved award, each step sent again under its key until it is answered.
import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import type { Entry } from "../../domain/ledger/entry.ts";
import type { Answered, Desk, TestEnterprise } from "../journeys/enterprise.ts";
import { idea, steps } from "../journeys/suggestion-desk.ts";
import { wholeLedger } from "./ledger.ts";

/** What a client was told, and may rely on. */
export type Acknowledged = { key: string; by: string; record: string; version: number };

export type Load = {
  acknowledged: Acknowledged[];
  /** How often something had to be sent again. */
  repeated: number;
  /** What every worker does until it is stopped or has done so many cases. */
  work: (cases: number) => Promise<void>;
  stop: () => void;
};

const attemptsMax = 200;

/** Not done yet, as far as the client can know: nothing came back, or an answer that asks to come again. */
const isOpen = (answer: Answered | undefined): boolean =>
  answer === undefined || answer.status >= 500 || answer.body.errors?.[0]?.code === "reservation-expired";

export const startLoad = (place: TestEnterprise, workers = 4): Load => {
  const acknowledged: Acknowledged[] = [];
  const load = { acknowledged, repeated: 0, isStopped: false };

  const untilAnswered = async (desk: Desk, path: string, body?: unknown): Promise<Answered["body"]> => {
    const key = randomUUID();
    for (let attempt = 1; attempt <= attemptsMax; attempt++) {
      const answer = await desk.post(path, body, { "idempotency-key": key }).catch(() => undefined);
      if (!answer || isOpen(answer)) {
        load.repeated += 1;
        await new Promise((resolve) => setTimeout(resolve, 20));
        continue;
      }
      expect(answer.status, `${path} ${JSON.stringify(answer.body)}`).toBeLessThan(300);
      const record = path.includes("award") ? "award" : "case";
      acknowledged.push({ key, by: desk.person, record: `${record}/${answer.body.id}`, version: answer.body.version });
      return answer.body;
    }
    throw new Error(`No answer to ${path} in ${attemptsMax} attempts.`);
  };

  const oneCase = async (author: string): Promise<void> => {
    const { id } = await untilAnswered(place.as(author), "/v1/suggestions", idea());
    const path = `/v1/suggestions/${id}`;
    await untilAnswered(place.as(author), `${path}/submission`, steps.submission);
    await untilAnswered(place.as("REVIEWER-1"), `${path}/review`, steps.review);
    await untilAnswered(place.as("REVIEWER-2"), `${path}/implementation`, steps.implementation);
    await untilAnswered(place.as("FINANCE-1"), `${path}/verification`, steps.verification);
    const award = await untilAnswered(place.as("HR-1"), `${path}/awards`, {});
    await untilAnswered(place.as("APPROVER-1"), `/v1/awards/${award.id}/approval`);
  };

  return {
    acknowledged,
    get repeated() {
      return load.repeated;
    },
    work: async (cases) => {
      let left = cases;
      const worker = async (_: unknown, index: number): Promise<void> => {
        while (left-- > 0 && !load.isStopped) await oneCase(`E${1 + (index % 3)}`);
      };
      await Promise.all(Array.from({ length: workers }, worker));
    },
    stop: () => {
      load.isStopped = true;
    },
  };
};

/** Everything that was acknowledged is in the journal, under its key, once; the record has no break. */
export const expectAllThere = async (place: TestEnterprise, acknowledged: readonly Acknowledged[]): Promise<void> => {
  const byKey = Map.groupBy(await wholeLedger(place), ({ key, by }: Entry) => `${by.person} ${key}`);
  for (const { key, by, record, version } of acknowledged) {
    const entries = byKey.get(`${by} ${key}`) ?? [];
    const wrote = entries.flatMap(({ changes }) => changes.filter((change) => change.record === record));
    expect(wrote.map((change) => change.version)).toEqual([version]);
    expect(entries).toHaveLength(1);
  }
};
