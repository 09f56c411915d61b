// Files that go out in one piece or, where they are larger than an answer may be, in the ranges that the header Range asks for.
import { accept, type Outcome, refuse, refuseAll } from "../../domain/refusals.ts";
import type { HttpAnswer } from "../http/event.ts";

export type Range = { first: number; last: number; isPart: boolean };

/** As bytes in base64 inside JSON, this is what a function on AWS can hand back. */
const partMaxBytes = 4_000_000;

export const readRange = (header: string | undefined, sizeBytes: number): Outcome<Range> => {
  const whole = { first: 0, last: sizeBytes - 1, isPart: false };
  if (header === undefined && sizeBytes <= partMaxBytes) return accept(whole);
  if (header === undefined)
    return refuseAll([refuse("file-in-parts", "", { given: String(sizeBytes), wanted: String(partMaxBytes) })]);
  const [, from = "", until = ""] = /^bytes=(\d{1,15})-(\d{0,15})$/.exec(header.trim()) ?? [];
  const first = Number(from);
  if (from === "" || first >= sizeBytes || (until !== "" && Number(until) < first))
    return refuseAll([refuse("range-invalid", "", { given: header.slice(0, 60), wanted: String(sizeBytes) })]);
  // Less than was asked for is allowed, and said in the answer.
  const last = Math.min(until === "" ? sizeBytes - 1 : Number(until), sizeBytes - 1, first + partMaxBytes - 1);
  return accept({ first, last, isPart: true });
};

export const bytesWithin = async (content: AsyncIterable<Uint8Array>, range: Range): Promise<Buffer> => {
  const pieces: Uint8Array[] = [];
  let at = 0;
  for await (const piece of content) {
    const from = Math.max(0, range.first - at);
    if (from < piece.length) pieces.push(piece.subarray(from, range.last - at + 1));
    at += piece.length;
    if (at > range.last) break;
  }
  return Buffer.concat(pieces);
};

export type OutgoingFile = { type: string; name: string; digest: string; sizeBytes: number };

export const answerFile = (
  { type, name, digest, sizeBytes }: OutgoingFile,
  { first, last, isPart }: Range,
  bytes: Buffer,
): HttpAnswer => ({
  statusCode: isPart ? 206 : 200,
  headers: {
    "content-type": type,
    "content-disposition": `attachment; filename="${name}"`,
    "accept-ranges": "bytes",
    "repr-digest": `sha-256=:${Buffer.from(digest.slice("sha256:".length), "hex").toString("base64")}:`,
    ...(isPart && { "content-range": `bytes ${first}-${last}/${sizeBytes}` }),
  },
  body: bytes.toString("base64"),
  isBase64Encoded: true,
});
