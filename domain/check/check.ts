// Checks a policy: every contradiction, and every surprise that it holds for those who work under it.

import { readPolicy } from "../policy/policy.ts";
import { isFields } from "../values/fields.ts";
import { findErrors } from "./errors.ts";
import type { Finding } from "./findings.ts";
import { findWarnings } from "./warnings.ts";

/** Errors block publication and calculation; warnings do not. A document that is not of the shape has errors only. */
export const checkPolicy = (document: unknown): { errors: Finding[]; warnings: Finding[] } => {
  const read = readPolicy(document);
  if (!read.ok)
    return {
      errors: read.refusals.map((refusal) => ({ clause: clauseIn(document, refusal.path), ...refusal })),
      warnings: [],
    };
  const errors = findErrors(read.value);
  return { errors, warnings: errors.length > 0 ? [] : findWarnings(read.value) };
};

/** `/schemes/0/tiers/5` in the words of the policy: the scheme by its id. */
const clauseIn = (document: unknown, path: string): string => {
  const keys = path.split("/").slice(1);
  if (keys[0] !== "schemes" || keys[1] === undefined || !isFields(document)) return keys.join(".");
  const scheme: unknown = Array.isArray(document.schemes) ? document.schemes[Number(keys[1])] : undefined;
  const named = isFields(scheme) && typeof scheme.id === "string" && scheme.id !== "";
  return named ? [scheme.id, ...keys.slice(2)].join(".") : keys.join(".");
};
