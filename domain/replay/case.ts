// A case that is replayed 回算, and what it earned under one rule: calculated now, or recorded then.
import * as z from "zod/mini";
import type { CompiledScheme } from "../calculation/compile.ts";
import type { StageAmount } from "../kinds/outcome.ts";
import { leaves } from "../policy/schema.ts";
import { accept, type Outcome, refuse, refuseAll } from "../refusals.ts";
import type { Fen } from "../values/money.ts";
import { readShape } from "../values/shape.ts";

export type ReplayCase = {
  key: string;
  /** Its line or row in what was read. */
  row?: number;
  scheme: string;
  facts: unknown;
  shares?: unknown;
  paidBefore?: unknown;
  /** Whose it is, where there are no shares. */
  employee?: string | undefined;
  department?: string | undefined;
  /** Where each person works, if not all of them in one department. */
  departments?: ReadonlyMap<string, string>;
  /** Every fact is text, as in a sheet: digits become numbers where the scheme wants them. */
  isText?: true;
};

export type EarnedPart = {
  employee: string | undefined;
  fen: Fen;
  lapsedFen?: Fen | undefined;
  stages?: readonly StageAmount[];
};

/** What one rule makes of a case. */
export type Earned = {
  /** To be paid: the award less what lapsed. */
  fen: Fen;
  lapsedFen: Fen;
  eligible: boolean;
  people: readonly EarnedPart[];
  /** The places of the rule that paid, or that turned the case away. */
  places: readonly { clause: string; fen: Fen }[];
  /** In its smallest steps, of a tiered scheme. */
  measure: number | undefined;
  scheme: CompiledScheme;
  /** Of which published version the rule is, where there may be several. */
  version?: number;
};

/** The fields of a calculation; which policy it names, and which trace it asks for, has no meaning here. */
const shape = z.strictObject({
  key: z.optional(leaves.label),
  scheme: z.optional(leaves.id),
  facts: z.unknown(),
  shares: z.optional(z.unknown()),
  paidBefore: z.optional(z.unknown()),
  employee: z.optional(leaves.id),
  department: z.optional(leaves.label),
  policy: z.optional(z.unknown()),
  trace: z.optional(z.unknown()),
});

/** A case that names no scheme is of the one that goes without saying. */
export const readReplayCase = (value: unknown, row: number, schemeMeant: string | undefined): Outcome<ReplayCase> => {
  const read = readShape(shape, value);
  if (!read.ok) return read;
  const { key = `#${row}`, scheme = schemeMeant, policy: _, trace: __, ...given } = read.value;
  if (scheme === undefined) return refuseAll([refuse("missing-field", "/scheme", { name: "scheme" })]);
  return accept({ ...given, key, row, scheme });
};
