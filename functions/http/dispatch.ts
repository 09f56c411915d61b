// One Lambda function serves the few routes of its capability: this picks the handler by the route that the gateway matched.
import type { Handler } from "./event.ts";

export const dispatch =
  (handlers: Record<string, Handler>): Handler =>
  (event, context) => {
    const handler = handlers[event.routeKey];
    if (!handler) throw new Error(`No handler stands behind the route ${event.routeKey}.`);
    return handler(event, context);
  };
