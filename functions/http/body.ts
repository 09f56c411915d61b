// The body of a request: its size, its content type and its bytes are judged before anyone parses it.
import { accept, type Outcome, refuse, refuseAll } from "../../domain/refusals.ts";
import type { Memory } from "../reading/memory.ts";
import { readJson } from "../reading/read-json.ts";
import type { HttpEvent } from "./event.ts";

export const oneMebibyte = 1024 * 1024;
export const fiveMebibytes = 5 * oneMebibyte;

export type MediaType = "application/json" | "application/yaml";

/** Text as the gateway passes it, or the bytes that it could not: the reader says where they are no text. */
export type Body = { type: MediaType; content: string | Uint8Array };

export const readBody = (event: HttpEvent, limitBytes: number, types: readonly MediaType[]): Outcome<Body> => {
  const type = mediaTypeOf(event, types);
  if (!type) return refuseAll([refuse("media-type", "", { given: givenType(event), wanted: types.join(" / ") })]);
  const body = event.body ?? "";
  if (Buffer.byteLength(body, event.isBase64Encoded ? "base64" : "utf8") > limitBytes)
    return refuseAll([refuse("too-large", "", { wanted: `${limitBytes / oneMebibyte} MiB` })]);
  return accept({ type, content: event.isBase64Encoded ? Buffer.from(body, "base64") : body });
};

const mediaTypeOf = (event: HttpEvent, types: readonly MediaType[]): MediaType | undefined => {
  const encoding = event.headers["content-encoding"]?.trim().toLowerCase() ?? "identity";
  if (encoding !== "identity") return undefined;
  const [essence, ...parameters] = (event.headers["content-type"] ?? "")
    .split(";")
    .map((part) => part.trim().toLowerCase());
  if (parameters.some((parameter) => parameter.startsWith("charset=") && !utf8.test(parameter))) return undefined;
  return types.find((type) => type === essence);
};

const utf8 = /^charset="?utf-?8"?$/;

const givenType = (event: HttpEvent): string => {
  const type = event.headers["content-type"] ?? "(none)";
  const encoding = event.headers["content-encoding"];
  return (encoding ? `${type} (${encoding})` : type).slice(0, 100);
};

/** A body of JSON as a value; `memory` keeps the member that many requests repeat. */
export const readJsonBody = (event: HttpEvent, limitBytes: number, memory?: Memory): Outcome<unknown> => {
  const body = readBody(event, limitBytes, ["application/json"]);
  return body.ok ? readJson(body.value.content, memory) : body;
};
