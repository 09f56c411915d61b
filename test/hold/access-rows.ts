// What the rows of the operations say of a role, in the terms of the oracle and of the page.
import type { Grant } from "../../domain/access/access.ts";
import type { Role } from "../../domain/access/roles.ts";
import type { Operation } from "../../functions/http/operation.ts";
import { operations } from "../../functions/operations.ts";

export type Right = "may" | "own" | "sees" | "none";

/** Operations on records: those that everyone may call without signing in are left out. */
export const recordOperations: readonly Operation[] = operations.filter(({ access }) => typeof access.to !== "string");

const grantsOf = (grants: readonly Grant[] | string | undefined): readonly Grant[] =>
  grants === undefined || typeof grants === "string" ? [] : grants;

export const rightOf = ({ access }: Operation, role: Role): Right => {
  const to = grantsOf(access.to);
  if (to.includes(role)) return "may";
  if (to.some((grant) => grant.startsWith(`${role}:`))) return "own";
  return grantsOf("seenBy" in access ? access.seenBy : undefined).includes(role) ? "sees" : "none";
};

export const operationsWith = (role: Role, right: Right): string[] =>
  recordOperations
    .filter((operation) => rightOf(operation, role) === right)
    .map(({ id }) => id)
    .sort();
