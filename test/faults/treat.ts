// One request through the fault proxy: guard its keys, decide, let it conflict, pass it on, and lose or change the reply.
import type { IncomingHttpHeaders } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { type Decision, decide } from "./decisions.ts";
import * as answers from "./error-answers.ts";
import { holdItems } from "./held-items.ts";
import { countForeignItems, foreignKeyIn } from "./prefix-guard.ts";
import type { Profile } from "./profiles.ts";
import { askForLess, rememberAnswers } from "./reading.ts";
import { type Body, isConsistent, isRead, itemsIn, namedIn, type Operation, tablesIn } from "./requests.ts";
import type { Schema, Schemas } from "./schemas.ts";
import type { Upstream } from "./upstream.ts";

export type Counts = {
  /** Requests for data, by operation; the making and describing of tables passes untouched and is not counted. */
  operations: Partial<Record<Operation, number>>;
  /** What was done to them: fates, what came on top of these, and conflicts in earnest. */
  faults: Record<string, number>;
  /** Rows that the database looked at, rows that it gave back, and how many of those are outside the prefixes. */
  itemsRead: number;
  itemsReturned: number;
  itemsForeign: number;
  /** Requests that were refused because a key begins with no allowed prefix. */
  foreign: { operation: string; key: string }[];
};

/** What a test may change while the proxy runs. */
export type Settings = { profile: Profile; allowPrefixes?: readonly string[] | undefined };

export type Asked = { operation: Operation; number: number; headers: IncomingHttpHeaders; bytes: Buffer };

/** An answer, or nothing at all: then the connection is reset. */
export type Reply = answers.Answer | undefined;

type Proxy = {
  seed: number;
  settings: Settings;
  upstream: Upstream;
  schemas: Schemas;
  counts: Counts;
  history: string[];
  /** Lets work go on that nobody waits for. */
  later: (work: Promise<Reply>) => Promise<Reply>;
};

export const treatmentBy = (proxy: Proxy): ((asked: Asked) => Promise<Reply>) => {
  const { settings, upstream, schemas, counts } = proxy;
  const held = holdItems();
  const memory = rememberAnswers();
  const note = (fault: string): void => {
    counts.faults[fault] = (counts.faults[fault] ?? 0) + 1;
  };

  return async ({ operation, number, headers, bytes }) => {
    const { profile, allowPrefixes } = settings;
    const decision = decide(proxy.seed, number, profile, operation);
    counts.operations[operation] = (counts.operations[operation] ?? 0) + 1;
    proxy.history.push(`${number} ${operation} ${wordsOf(decision)}`);
    const body = JSON.parse(bytes.toString()) as Body;
    const schemaOf = await schemasOf(schemas, tablesIn(operation, body));

    const foreign = allowPrefixes && foreignKeyIn(operation, body, allowPrefixes, schemaOf);
    if (foreign !== undefined) {
      counts.foreign.push({ operation, key: foreign });
      return answers.foreignKey(foreign);
    }

    const named = namedIn(operation, body);
    const items = named.map(({ table, attributes }) => schemaOf(table)?.itemIdOf(attributes) ?? table);

    const ask = async (changed: Body): Promise<answers.Answer> => {
      const sent = changed === body ? bytes : Buffer.from(JSON.stringify(changed));
      const answer = await upstream.forward(headers, sent);
      if (isRead(operation) && answer.status === 200) count(JSON.parse(answer.body.toString()) as Body);
      return answer;
    };

    const count = (answer: Body): void => {
      const returned = itemsIn(answer);
      counts.itemsRead += answer.ScannedCount ?? returned.length;
      counts.itemsReturned += returned.length;
      const hashes = tablesIn(operation, body).flatMap((table) => schemaOf(table)?.hashOf() ?? []);
      if (allowPrefixes) counts.itemsForeign += countForeignItems(returned, allowPrefixes, hashes);
    };

    const answerOnce = async (): Promise<answers.Answer> => {
      const request = `${operation} ${bytes}`;
      const isStaleable = isRead(operation) && !isConsistent(operation, body);
      const last = decision.stale && isStaleable ? memory.last(request) : undefined;
      if (last) note("stale");
      if (last) return last;
      const { answer, fault } = await askForLess(operation, body, decision, ask);
      if (fault) note(fault);
      if (isStaleable && profile.stale > 0) memory.remember(request, answer);
      return answer;
    };

    /** The part that the database sees: its items are held from the first look at them until it has answered. */
    const apply = async (): Promise<answers.Answer> => {
      const refused = profile.holdsItems ? refusalNow() : undefined;
      if (refused) return refused;
      const release = held.hold(operation, items, body.ClientRequestToken);
      try {
        if (decision.delayMs > 0) note("delay");
        if (decision.delayMs > 0) await wait(decision.delayMs);
        const answer = await answerOnce();
        return decision.fate === "duplicate" ? await answerOnce() : answer;
      } finally {
        release();
      }
    };

    const refusalNow = (): Reply => {
      if (held.isTokenHeld(body.ClientRequestToken)) {
        note("inProgress");
        return answers.inProgress();
      }
      const places = held.conflictsOf(operation, items);
      if (!places.includes(true)) return undefined;
      note("heldConflict");
      return answers.conflictAt(operation, places);
    };

    const { fate, random } = decision;
    if (fate !== "none") note(fate);
    switch (fate) {
      case "resetBefore":
        return undefined;
      case "errorBefore":
        return answers.serverError();
      case "throttle":
        return answers.throttling(operation, items.length, tablesIn(operation, body)[0] ?? "", random);
      case "conflict":
        return answers.conflictAt(operation, answers.somePlaces(items.length, random));
      case "late":
        void proxy.later(wait(random.whole(1, profile.lateMsMax)).then(apply));
        return undefined;
      case "resetAfter":
        await apply();
        return undefined;
      case "errorAfter":
        await apply();
        return answers.serverError();
      default:
        return apply();
    }
  };
};

const schemasOf = async (schemas: Schemas, tables: string[]): Promise<(table: string) => Schema | undefined> => {
  const known = new Map(await Promise.all(tables.map(async (table) => [table, await schemas.of(table)] as const)));
  return (table) => known.get(table);
};

const wordsOf = ({ fate, delayMs, tinyPage, unprocessed, stale }: Decision): string =>
  [fate, delayMs > 0 && `delay=${delayMs}`, tinyPage && "tinyPage", unprocessed && "unprocessed", stale && "stale"]
    .filter(Boolean)
    .join(" ");
