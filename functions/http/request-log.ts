// One JSON line per request: what was asked, how it ended, how long it took. Never a body, a query or a person.
import { writeSync } from "node:fs";
import type { MiddlewareObj, Request } from "@middy/core";
import type { HttpAnswer, HttpEvent } from "./event.ts";

type Context = Request["context"];
/** What this middleware keeps from the beginning of a request to its end. */
type Internal = { startedMs?: number };

export const requestLog = (): MiddlewareObj<HttpEvent, HttpAnswer, Error, Context, Internal> => ({
  before: (request) => {
    request.internal.startedMs = performance.now();
  },
  after: (request) => logRequest(request.event, request.response?.statusCode, request.internal.startedMs),
  onError: (request) => {
    logError(request.event, request.error);
    logRequest(request.event, request.response?.statusCode, request.internal.startedMs);
  },
});

const logRequest = (event: HttpEvent, status = 500, startedMs = performance.now()): void =>
  writeLine({
    level: status >= 500 ? "error" : "info",
    requestId: event.requestContext.requestId,
    route: event.routeKey,
    status,
    ms: Math.round((performance.now() - startedMs) * 1000) / 1000,
  });

/** The stack names places in the code and the message is ours or the runtime's: neither quotes the request. */
const logError = (event: HttpEvent, error: unknown): void =>
  writeLine({
    level: "error",
    requestId: event.requestContext.requestId,
    error: error instanceof Error ? error.name : typeof error,
    at: error instanceof Error ? placesIn(error) : [],
  });

/** Only the lines that say where: the text of a message may carry a value from the request. */
const placesIn = (error: Error): string[] =>
  (error.stack ?? "")
    .split("\n")
    .filter((line) => line.startsWith("    at "))
    .slice(0, 8)
    .map((line) => line.trim());

const writeLine = (entry: Record<string, unknown>): void => {
  if (process.env.JIANGLI_LOG === "off") return;
  const line = `${JSON.stringify({ time: new Date().toISOString(), ...entry })}\n`;
  try {
    // Not console.log: the Lambda runtime would put its own words before the JSON, and the stream costs a millisecond to open.
    writeSync(1, line);
  } catch {
    // A reader of the log that is gone or slow must not fail the request.
  }
};
