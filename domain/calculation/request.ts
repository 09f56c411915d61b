// What a calculation is asked: the envelope around the facts. The facts themselves are read by the scheme that uses them.

import * as z from "zod/mini";
import { leaves } from "../policy/schema.ts";
import { accept, type Outcome, pointerTo, type Refusal, refuse, refuseAll } from "../refusals.ts";
import { type Fields, isFields } from "../values/fields.ts";
import { refusalsOf } from "../values/shape.ts";

export type TraceMode = "words" | "steps" | "none";

/** A published policy: the version in force on a day, or a version by its number. */
export type PolicyReference = { id: string; on?: string | undefined; version?: number | undefined };

/** Either a reference, or a document still to be read, so that a draft can be tried. */
export type PolicyGiven = { reference: PolicyReference } | { document: unknown };

export type CaseGiven = { facts: unknown; shares?: unknown; paidBefore?: unknown };

export type Calculation = CaseGiven & { policy: PolicyGiven; scheme: string; trace: TraceMode };

export type Batch = {
  policy: PolicyGiven;
  scheme: string;
  trace: TraceMode;
  /** A case that is not of the shape keeps its place with what is wrong with it. */
  cases: { key: string | null; given: Outcome<CaseGiven> }[];
};

const reference = z.strictObject({
  id: leaves.id,
  on: z.optional(leaves.day),
  version: z.optional(leaves.atLeastOne),
});

const caseFields = { facts: z.unknown(), shares: z.optional(z.unknown()), paidBefore: z.optional(z.unknown()) };
const around = { policy: z.unknown(), scheme: leaves.id, trace: z.optional(z.enum(["words", "steps", "none"])) };

const casesMax = 1_000;
const calculationSchema = z.strictObject({ ...around, ...caseFields });
const batchSchema = z.strictObject({
  ...around,
  cases: z.array(z.unknown()).check(z.minLength(1), z.maxLength(casesMax)),
});
const caseSchema = z.strictObject({ key: leaves.label, ...caseFields });

export const readCalculation = (value: unknown): Outcome<Calculation> => {
  const refusals: Refusal[] = [];
  const request = read(calculationSchema, value, refusals);
  const policy = readPolicyGiven(value, refusals);
  if (request === undefined || policy === undefined || refusals.length > 0) return refuseAll(refusals);
  return accept({ ...request, policy, trace: request.trace ?? "words" });
};

/** What surrounds the cases is refused as a whole; a case that is not of the shape is refused alone. */
export const readBatch = (value: unknown): Outcome<Batch> => {
  const refusals: Refusal[] = [];
  const request = read(batchSchema, value, refusals);
  const policy = readPolicyGiven(value, refusals);
  if (request === undefined || policy === undefined || refusals.length > 0) return refuseAll(refusals);
  const cases = request.cases.map((given, index) => ({ key: keyOf(given), given: readCase(given, index) }));
  return accept({ policy, scheme: request.scheme, trace: request.trace ?? "steps", cases });
};

const readCase = (value: unknown, index: number): Outcome<CaseGiven> => {
  const refusals: Refusal[] = [];
  const given = read(caseSchema, value, refusals);
  if (given !== undefined && refusals.length === 0) return accept(given);
  return refuseAll(refusals.map((refusal) => ({ ...refusal, path: pointerTo("cases", index) + refusal.path })));
};

const keyOf = (value: unknown): string | null => (isFields(value) && typeof value.key === "string" ? value.key : null);

const read = <Schema extends z.core.$ZodType>(
  schema: Schema,
  value: unknown,
  refusals: Refusal[],
): z.output<Schema> | undefined => {
  const result = z.safeParse(schema, value);
  if (result.success) return result.data;
  refusals.push(...refusalsOf(result.error.issues, value));
  return undefined;
};

const readPolicyGiven = (request: unknown, refusals: Refusal[]): PolicyGiven | undefined => {
  // Without a policy the envelope is refused already.
  if (!isFields(request) || request.policy === undefined) return undefined;
  const { policy } = request;
  if (isFields(policy) && isDocument(policy)) return { document: policy };
  const problems: Refusal[] = [];
  const named = read(reference, policy, problems);
  if (named !== undefined && (named.on === undefined) === (named.version === undefined))
    problems.push(refuse("reference-unclear", ""));
  refusals.push(...problems.map((problem) => ({ ...problem, path: `/policy${problem.path}` })));
  return named === undefined ? undefined : { reference: named };
};

/** A whole policy has schemes; one that lacks them is told from a reference by what only either of them has. */
const isDocument = (policy: Fields): boolean => {
  const has = (...fields: string[]): boolean => fields.some((field) => policy[field] !== undefined);
  return has("schemes") || (has("title", "currency", "from", "rounding") && !has("on", "version"));
};
