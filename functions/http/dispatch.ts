// One Lambda function serves the few routes of its capability: this picks the handler by the route that the gateway matched.
import type { Handler } from "./event.ts";
import { type Operation, routeKeyOf } from "./operation.ts";

export const dispatch =
  (handlers: Record<string, Handler>): Handler =>
  (event, context) => {
    const handler = handlers[event.routeKey];
    if (!handler) throw new Error(`No handler stands behind the route ${event.routeKey}.`);
    return handler(event, context);
  };

/** The handlers of rows that are made, by their routes. */
export const handlersOf = (rows: readonly Operation[]): Record<string, Handler> =>
  Object.fromEntries(rows.map((row) => [routeKeyOf(row), row.handler]));
