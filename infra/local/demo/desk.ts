// Speaks to the operations as a signed-in person at a moment of the demo's past: the handlers themselves, without a gateway between.
import { AsyncLocalStorage } from "node:async_hooks";
import { randomUUID } from "node:crypto";
import type { EpochMs } from "../../../domain/values/moment.ts";
import type { HttpEvent } from "../../../functions/http/event.ts";
import { type Operation, routeKeyOf } from "../../../functions/http/operation.ts";
import { operations } from "../../../functions/operations.ts";
import { setClock } from "../../../functions/store/clock.ts";
import { forgetMembers } from "../../../functions/store/members.ts";
import { localIssuer } from "../issuer.ts";

export type Asking = {
  at: EpochMs;
  /** The person's id; `subjectOf` says how they sign in. */
  by: string;
  do: string;
  of?: Record<string, string>;
  body?: unknown;
  ifMatch?: number;
};

export type Told = { id: string; version: number; [field: string]: unknown };

export type Desk = (asking: Asking) => Promise<Told>;

const clock = new AsyncLocalStorage<EpochMs>();

/** Many may act at once, each at a time of their own. */
export const inThePast = async <Value>(work: () => Promise<Value>): Promise<Value> => {
  const log = process.env.JIANGLI_LOG;
  process.env.JIANGLI_LOG = "off";
  setClock(() => clock.getStore() ?? Date.now());
  try {
    return await work();
  } finally {
    setClock(Date.now);
    forgetMembers();
    if (log === undefined) delete process.env.JIANGLI_LOG;
    else process.env.JIANGLI_LOG = log;
  }
};

export const deskOf = (subjects: ReadonlyMap<string, string>): Desk => {
  const rows = new Map(operations.map((row) => [row.id, row]));
  return async (asking) => {
    const row = rows.get(asking.do) as Operation;
    const event = eventOf(row, asking, subjects.get(asking.by) ?? "");
    const { requestId } = event.requestContext;
    const { statusCode, body } = await clock.run(asking.at, () => row.handler(event, { awsRequestId: requestId }));
    if (statusCode >= 300) throw new Error(`The demo was refused ${asking.do} (${statusCode}): ${body}`);
    return JSON.parse(body) as Told;
  };
};

const eventOf = (row: Operation, { of = {}, body, ifMatch }: Asking, subject: string): HttpEvent => {
  const path = row.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(of[name] ?? ""));
  return {
    version: "2.0",
    routeKey: routeKeyOf(row),
    rawPath: path,
    rawQueryString: "",
    headers: {
      "idempotency-key": randomUUID(),
      ...(body !== undefined && { "content-type": "application/json" }),
      ...(ifMatch !== undefined && { "if-match": String(ifMatch) }),
    },
    ...(Object.keys(of).length > 0 && { pathParameters: of }),
    ...(body !== undefined && { body: JSON.stringify(body) }),
    isBase64Encoded: false,
    requestContext: {
      requestId: randomUUID(),
      http: { method: row.method, path },
      authorizer: { jwt: { claims: { iss: localIssuer, sub: subject } } },
    },
  };
};
