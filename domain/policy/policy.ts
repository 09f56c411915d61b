// Reads a policy: from any value to the normal form, or to every problem of its shape.

import type * as z from "zod/mini";
import { accept, type Outcome, refuseAll } from "../refusals.ts";
import { refusalsOf } from "../values/shape.ts";
import { policySchema } from "./schema.ts";

/** A policy in normal form: two spellings of one policy give equal values. */
export type Policy = z.output<typeof policySchema>;
export type Scheme = Policy["schemes"][number];
export type SchemeOf<Kind extends Scheme["kind"]> = Extract<Scheme, { kind: Kind }>;
export type Title = Policy["title"];

/** The shape alone is read here; whether the rules hold together is the check's business. */
export const readPolicy = (document: unknown): Outcome<Policy> => {
  const read = policySchema.safeParse(document);
  return read.success ? accept(read.data) : refuseAll(refusalsOf(read.error.issues, document));
};
