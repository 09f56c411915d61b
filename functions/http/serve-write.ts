// The stack around every function that changes records: what came in is checked, decided and saved in one transaction, and a repeated request gets the first answer.
import { createHmac } from "node:crypto";
import type * as z from "zod/mini";
import type { Access, Acting } from "../../domain/access/access.ts";
import { accept, type Outcome, type Refusal, refuse, refuseAll } from "../../domain/refusals.ts";
import { readShape } from "../../domain/values/shape.ts";
import { commit } from "../store/commit.ts";
import { forgetMembers, type SignedIn } from "../store/members.ts";
import { loadOnce } from "../store/once.ts";
import { waitBefore } from "../store/patience.ts";
import type { Once, Write } from "../store/write.ts";
import { type Asked, actorOf, askedOf, enter, readIds, readQuery } from "./asked.ts";
import { oneMebibyte, readJsonBody } from "./body.ts";
import type { Handler, HttpAnswer, HttpEvent } from "./event.ts";
import { respondProblem } from "./respond.ts";
import { serve } from "./serve.ts";

export type Rules<Body extends z.ZodMiniType, Query extends z.ZodMiniType> = {
  /** The operation's name, for the journal. */
  id: string;
  access: Access;
  body?: Body;
  query?: Query;
  /** A change of what someone has read before: If-Match is required. */
  ifMatch?: boolean;
  limitBytes?: number;
  /** A body that is no JSON is the function's own to read. */
  raw?: boolean;
};

export type Decision = {
  write: Write;
  acting?: Acting;
  /** The answer's body, and the version of the record that it shows. */
  answer: unknown;
  version?: number;
  /** The address of what was created: 201. */
  created?: string;
  /** There is more to do than fits in one call: nothing is saved or kept under the key, and the same request goes on. 202. */
  unfinished?: true;
  /** What was done before and must be undone where the transaction does not come about. */
  undo?: () => Promise<void>;
};

const decisionsMax = 8;

/** What is remembered of who signs in: where it has changed, it is read again. */
const signInKinds = new Set(["member", "login", "enterprise", "person"]);

export const serveWrite = <
  Body extends z.ZodMiniType = z.ZodMiniType<undefined>,
  Query extends z.ZodMiniType = z.ZodMiniType<object>,
>(
  rules: Rules<Body, Query>,
  decide: (asked: Asked<z.output<Query>, z.output<Body>>) => Promise<Outcome<Decision>>,
): Handler =>
  serve(async (event) => {
    const entered = await enter(event, rules.access);
    if (!entered.ok) return entered;
    const key = readKey(event);
    if (!key.ok) return key;
    const inputHash = hashOf(event, entered.value);
    const known = await replay(event, entered.value, key.value, inputHash);
    if (known) return known;
    const read = readAll(event, rules);
    if (!read.ok) return read;
    let caller = entered.value;
    for (let attempt = 1; attempt <= decisionsMax; attempt++) {
      if (attempt > 1) await waitBefore(attempt);
      const asked = askedOf(event, caller, rules.access, read.value);
      const decided = await decide(asked as Asked<z.output<Query>, z.output<Body>>);
      if (!decided.ok)
        return (await replay(event, caller, key.value, inputHash)) ?? refuseAll(outrun(decided.refusals, attempt));
      const { write, acting, undo } = decided.value;
      const answer = answerOf(decided.value);
      if (decided.value.unfinished) return { ...answer, statusCode: 202 };
      const once: Once = { key: key.value, inputHash, answer: JSON.stringify(answer) };
      const rights = caller.holds.filter(({ id }) => id === caller.person || id === acting?.for);
      const holds = [...rights, ...(write.holds ?? [])];
      const saved = await commit(actorOf(asked, rules.id, acting), { ...write, holds }, once);
      if (saved.did === "committed") {
        // Whoever was just let in is not turned away by what was remembered of them.
        if (write.changes.some(({ kind }) => signInKinds.has(kind))) forgetMembers();
        return answer;
      }
      // Whether it came about is not known: what was prepared stays for the next try, or is given back as abandoned.
      if (saved.did === "busy") return respondProblem(event, [refuse("busy", "")]);
      // It may have come about late, as an earlier try that was given up: then it stands, with all that was prepared for it.
      const kept = await loadOnce(caller.tenant, caller.person, key.value);
      if (kept?.answer !== once.answer) await undo?.();
      const repeated = kept && (await replay(event, caller, key.value, inputHash));
      if (repeated) return repeated;
      if (saved.did === "clock") return respondProblem(event, [refuse("clock-wrong", "")]);
      if (saved.did === "budget") return refuseAll([budgetRefusal(write)]);
      if (saved.did === "stale" && signInKinds.has(saved.kind)) {
        forgetMembers();
        const again = await enter(event, rules.access, true);
        if (!again.ok) return again;
        caller = again.value;
      }
    }
    return respondProblem(event, [refuse("busy", "")]);
  });

/** Between reading and saving someone else was faster: what was possible a moment ago is not any more. */
const outrun = (refusals: Refusal[], attempt: number): Refusal[] =>
  attempt === 1
    ? refusals
    : refusals.map((refusal) => (refusal.code === "wrong-state" ? refuse("stale-version", "") : refusal));

const budgetRefusal = ({ budgets = [] }: Write): Refusal =>
  budgets.some(({ does }) => does === "use")
    ? refuse("reservation-expired", "")
    : refuse("budget-exhausted", "", { name: budgets[0]?.budget ?? "" });

const keyForm = /^[A-Za-z0-9._-]{8,64}$/;

const readKey = (event: HttpEvent): Outcome<string> => {
  const key = event.headers["idempotency-key"];
  if (key === undefined || key === "") return refuseAll([refuse("idempotency-key-required", "")]);
  return keyForm.test(key) ? accept(key) : refuseAll([refuse("idempotency-key-invalid", "")]);
};

/** Everything that makes a request this request; the key and the token are not part of it. Keyed, so that nothing short can be guessed from it. */
const hashOf = (event: HttpEvent, { enterprise }: SignedIn): string => {
  const { requestContext, rawPath, rawQueryString, headers, body = "", isBase64Encoded } = event;
  const { method } = requestContext.http;
  const named = [headers["content-type"] ?? "", headers["if-match"] ?? ""];
  return createHmac("sha256", enterprise.secret?.cursorKey ?? "")
    .update([method, rawPath, rawQueryString, ...named, isBase64Encoded, body].join("\n"))
    .digest("hex");
};

const replay = async (
  event: HttpEvent,
  caller: SignedIn,
  key: string,
  inputHash: string,
): Promise<HttpAnswer | undefined> => {
  const known = await loadOnce(caller.tenant, caller.person, key);
  if (!known) return undefined;
  if (known.inputHash !== inputHash) return respondProblem(event, [refuse("idempotency-key-reused", "")]);
  const answer = JSON.parse(known.answer) as HttpAnswer;
  return { ...answer, headers: { ...answer.headers, "idempotent-replayed": "true" } };
};

const readAll = <Body extends z.ZodMiniType, Query extends z.ZodMiniType>(
  event: HttpEvent,
  rules: Rules<Body, Query>,
) => {
  const ids = readIds(event);
  if (!ids.ok) return ids;
  const query = readQuery(event, rules.query);
  if (!query.ok) return query;
  const ifMatch = readIfMatch(event, rules.ifMatch ?? false);
  if (!ifMatch.ok) return ifMatch;
  const body = readBodyBy(event, rules);
  if (!body.ok) return body;
  return accept({
    ids: ids.value,
    query: query.value,
    body: body.value,
    ...(ifMatch.value !== undefined && { ifMatch: ifMatch.value }),
  });
};

const readBodyBy = <Body extends z.ZodMiniType>(
  event: HttpEvent,
  { body: schema, limitBytes = oneMebibyte, raw }: Rules<Body, z.ZodMiniType>,
): Outcome<unknown> => {
  if (raw) return accept(undefined);
  if (!schema) {
    const isEmpty = (event.body ?? "") === "" || event.body === "{}";
    return isEmpty ? accept(undefined) : refuseAll([refuse("body-not-wanted", "")]);
  }
  const document = readJsonBody(event, limitBytes);
  return document.ok ? readShape(schema, document.value) : document;
};

const readIfMatch = (event: HttpEvent, isRequired: boolean): Outcome<number | undefined> => {
  const given = event.headers["if-match"];
  if (given === undefined) return isRequired ? refuseAll([refuse("if-match-required", "")]) : accept(undefined);
  const version = /^"?([1-9][0-9]{0,8})"?$/.exec(given.trim())?.[1];
  return version === undefined ? refuseAll([refuse("if-match-required", "")]) : accept(Number(version));
};

const answerOf = ({ answer, version, created }: Decision): HttpAnswer => ({
  statusCode: created === undefined ? 200 : 201,
  headers: {
    "content-type": "application/json; charset=utf-8",
    ...(created !== undefined && { location: created }),
    ...(version !== undefined && { etag: `"${version}"` }),
  },
  body: JSON.stringify(answer),
});

/** For a function that changes a record: was it made from the version that is there now? */
export const isStale = (asked: { ifMatch?: number }, version: number): Refusal | undefined =>
  asked.ifMatch === undefined || asked.ifMatch === version
    ? undefined
    : refuse("stale-version", "", { given: String(asked.ifMatch), wanted: String(version) });
