// Roles 角色: what people may be in an enterprise. A person has several; an auditor has no other.

export const roles = [
  "employee",
  "reviewer",
  "juror",
  "finance",
  "hr",
  "approver",
  "cashier",
  "auditor",
  "admin",
  "alliance",
] as const;

export type Role = (typeof roles)[number];

/** Roles through whose hands money goes: an admin may give them to others, never to themself. */
export const moneyRoles: readonly Role[] = ["finance", "hr", "approver", "cashier"];

/** Roles that can be handed on during an absence: an auditor reads for no one else, and who gives roles gives them in person. */
export const delegableRoles = ["reviewer", "juror", "finance", "hr", "approver", "cashier", "alliance"] as const;
