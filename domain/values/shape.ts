// Reads a value by a shape: the value in the form that the shape gives it, or everything that is wrong with it, as refusals.
import * as z from "zod/mini";
import {
  accept,
  type Outcome,
  pointerTo,
  quote,
  type Refusal,
  type RefusalCode,
  refuse,
  refuseAll,
} from "../refusals.ts";
import { isFields } from "./fields.ts";

export const readShape = <Schema extends z.core.$ZodType>(
  schema: Schema,
  value: unknown,
): Outcome<z.output<Schema>> => {
  const read = z.safeParse(schema, value);
  return read.success ? accept(read.data) : refuseAll(refusalsOf(read.error.issues, value));
};

type Issue = z.core.$ZodIssue;

/** The problems that zod found, as refusals of ours. */
export const refusalsOf = (issues: readonly Issue[], document: unknown): Refusal[] =>
  issues.flatMap((issue) => refusalsOfIssue(issue, document));

const refusalsOfIssue = (issue: Issue, document: unknown): Refusal[] => {
  const at = pointerTo(...(issue.path as (string | number)[]));
  const found = valueAt(document, issue.path);
  const given = quote(found);
  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys.map((name) => refuse("unknown-field", at + pointerTo(name), { name }));
    case "invalid_union":
      return refusalsOfUnion(issue, document, found);
    case "invalid_value":
      if (found === undefined) return [missing(issue.path)];
      return [refuse("choice-invalid", at, { given, wanted: choices(issue.values) })];
    case "too_small":
      return [refuse("list-empty", at)];
    case "too_big":
      return [
        refuse(issue.origin === "string" ? "text-too-long" : "list-too-long", at, { wanted: String(issue.maximum) }),
      ];
    case "invalid_key":
      return [refuse("name-invalid", at, { given: quote(issue.path.at(-1)) })];
    case "custom":
      if (issue.params === undefined && found === undefined) return [missing(issue.path)];
      return [refuse(issue.message as RefusalCode, at, { given, ...issue.params })];
    default:
      if (found === undefined) return [missing(issue.path)];
      return [refuse("wrong-type", at, { given, wanted: expected(issue) })];
  }
};

/** Of the forms that a value may have, the problems of the one that was meant. */
const refusalsOfUnion = (
  issue: Extract<Issue, { code: "invalid_union" }>,
  document: unknown,
  found: unknown,
): Refusal[] => {
  if (issue.errors.length === 0) {
    if (found === undefined) return [missing(issue.path)];
    const wanted = "options" in issue ? choices(issue.options as unknown[]) : "";
    return [refuse("choice-invalid", pointerTo(...(issue.path as string[])), { given: quote(found), wanted })];
  }
  const meant = (isFields(found) ? issue.errors.at(-1) : issue.errors[0]) ?? [];
  return meant.flatMap((inner) => refusalsOfIssue({ ...inner, path: [...issue.path, ...inner.path] }, document));
};

const missing = (path: readonly PropertyKey[]): Refusal =>
  refuse("missing-field", pointerTo(...(path as string[])), { name: String(path.at(-1)) });

const choices = (values: readonly unknown[]): string =>
  values
    .filter((value) => value !== undefined)
    .map(String)
    .join(", ");

const expected = (issue: Issue): string => ("expected" in issue ? String(issue.expected) : "");

const valueAt = (document: unknown, path: readonly PropertyKey[]): unknown => {
  let value = document;
  for (const key of path) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<PropertyKey, unknown>)[key];
  }
  return value;
};
