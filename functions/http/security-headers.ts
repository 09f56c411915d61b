// The headers that every answer carries, whatever it is: nothing is sniffed, framed, cached by accident or loaded from elsewhere.
import type { MiddlewareObj } from "@middy/core";
import type { HttpAnswer, HttpEvent } from "./event.ts";

const always: Record<string, string> = {
  "strict-transport-security": "max-age=63072000; includeSubDomains",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
};

const unlessSaid: Record<string, string> = {
  "cache-control": "no-store",
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
};

export const securityHeaders = (): MiddlewareObj<HttpEvent, HttpAnswer> => {
  const add = (request: { response: HttpAnswer | null | undefined }): void => {
    if (request.response) request.response.headers = withSecurityHeaders(request.response.headers);
  };
  return { after: add, onError: add };
};

export const withSecurityHeaders = (headers: Record<string, string>): Record<string, string> => ({
  ...unlessSaid,
  ...headers,
  ...always,
});
