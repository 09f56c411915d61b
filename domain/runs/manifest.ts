// The manifest 发放清单 of a run: which obligations it may pay, in the order of their ids, one line of canonical JSON each.
import { canonicalJson } from "../policy/canonical-json.ts";
import type { Obligation } from "../records/awards.ts";
import type { Loaded } from "../records/record.ts";
import { type ManifestLine, obligationsInAChunk, type Sum } from "../records/runs.ts";

/** So many lines belong together: they are computed, instructed and given back in one transaction. */
export type Chunk = { number: number; lines: ManifestLine[] };

export const manifestLine = ({ id, version, body }: Loaded<Obligation>): ManifestLine => ({
  obligation: id,
  person: body.person,
  amountFen: body.amountFen,
  version,
});

export const writeManifestLine = (line: ManifestLine): string => `${canonicalJson(line)}\n`;

export const readManifestLine = (text: string): ManifestLine => JSON.parse(text) as ManifestLine;

export const chunksFor = (lines: number): number => Math.ceil(lines / obligationsInAChunk);

export const noSum: Sum = { count: 0, fen: 0 };

export const addUp = (amountsFen: readonly number[]): Sum => ({
  count: amountsFen.length,
  fen: amountsFen.reduce((total, fen) => total + fen, 0),
});

export const plus = (a: Sum, b: Sum): Sum => ({ count: a.count + b.count, fen: a.fen + b.fen });

export const minus = (a: Sum, b: Sum): Sum => ({ count: a.count - b.count, fen: a.fen - b.fen });
