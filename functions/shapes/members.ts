// What rights look like from outside: members, who stands in for whom, and what an enterprise decides for itself.
import * as z from "zod/mini";
import { roles } from "../../domain/access/roles.ts";
import { type DelegationState, stateOn } from "../../domain/people/delegation.ts";
import { objectionDaysOf, topUpMonthsOf } from "../../domain/people/settings.ts";
import type {
  Delegation,
  DelegationSecret,
  Enterprise,
  Member,
  MemberSecret,
  PersonSecret,
} from "../../domain/records/people.ts";
import type { Loaded } from "../../domain/records/record.ts";
import { isWholeNumber } from "../../domain/values/money.ts";
import { proseUpTo, textUpTo } from "../../domain/values/prose.ts";
import type { Words } from "../../domain/words.ts";
import { wordsShape } from "./common.ts";
import { dayShape, idShape } from "./records.ts";

export const roleShape = z.enum(roles);

const rolesShape = z.array(roleShape).check(z.maxLength(roles.length));

const loginShape = z.strictObject({ issuer: textUpTo(500), subject: textUpTo(300) });

export const newMemberShape = z.strictObject({
  roles: rolesShape,
  logins: z.array(loginShape).check(z.maxLength(10)),
});

const standInShape = z.strictObject({
  delegation: idShape,
  person: idShape,
  roles: z.array(roleShape),
  from: dayShape,
  until: dayShape,
});

export const memberShape = z.strictObject({
  person: idShape,
  name: z.string(),
  roles: z.array(roleShape),
  logins: z.array(loginShape),
  standsInFor: z.array(standInShape),
  warnings: z.optional(z.array(z.strictObject({ code: z.string(), zh: z.string(), en: z.string() }))),
  version: z.int(),
});

type ShownMember = Pick<Loaded<Member, MemberSecret>, "id" | "version" | "body" | "secret">;

/** Stand-ins that have run out are of no use to anyone who looks now. */
export const showMember = (
  { id, version, body, secret }: ShownMember,
  person: PersonSecret | undefined,
  today: string,
): z.output<typeof memberShape> => ({
  person: id,
  name: person?.name ?? "",
  roles: body.roles,
  logins: secret?.logins ?? [],
  standsInFor: body.standsInFor.filter(({ until }) => until >= today),
  version,
});

export const showWarnings = (warnings: readonly { code: string; says: Words }[]) =>
  warnings.length === 0 ? {} : { warnings: warnings.map(({ code, says }) => ({ code, ...says })) };

export const newDelegationShape = z.strictObject({
  to: idShape,
  roles: rolesShape.check(z.minLength(1)),
  from: dayShape,
  until: dayShape,
  reason: proseUpTo(500),
});

const delegationStates = ["planned", "active", "over", "ended"] as const satisfies readonly DelegationState[];

export const delegationShape = z.strictObject({
  id: idShape,
  by: idShape,
  to: idShape,
  roles: z.array(roleShape),
  from: dayShape,
  until: dayShape,
  reason: z.string(),
  state: z.enum(delegationStates),
  version: z.int(),
});

type ShownDelegation = Pick<Loaded<Delegation, DelegationSecret>, "id" | "version" | "body" | "secret">;

export const showDelegation = (
  { id, version, body, secret }: ShownDelegation,
  today: string,
): z.output<typeof delegationShape> => ({
  id,
  by: body.from,
  to: body.to,
  roles: body.roles,
  from: body.firstDay,
  until: body.lastDay,
  reason: secret?.reason ?? "",
  state: stateOn(body, today),
  version,
});

const approvalsShape = z.literal([1, 2]);
const upTo = (most: number) =>
  z.custom<number>((count) => isWholeNumber(count) && count >= 1 && count <= most, {
    error: "whole-number-invalid",
    params: { wanted: `1–${most}` },
  });
const schemeShape = z.strictObject({ policy: idShape, scheme: idShape });

export const changedEnterpriseShape = z.strictObject({
  name: z.optional(z.strictObject({ zh: textUpTo(100), en: textUpTo(100) })),
  settings: z.optional(
    z.strictObject({
      approvals: z.optional(approvalsShape),
      overdueDays: z.optional(upTo(365)),
      objectionDays: z.optional(upTo(60)),
      topUpMonths: z.optional(upTo(36)),
      suggestions: z.optional(z.nullable(schemeShape)),
    }),
  ),
});

export const enterpriseShape = z.strictObject({
  id: idShape,
  name: wordsShape,
  demo: z.boolean(),
  settings: z.strictObject({
    approvals: approvalsShape,
    overdueDays: z.int(),
    objectionDays: z.int(),
    topUpMonths: z.int(),
    suggestions: z.optional(schemeShape),
  }),
  proposed: z.optional(z.strictObject({ approvals: approvalsShape, by: idShape })),
  version: z.int(),
});

type ShownEnterprise = Pick<Loaded<Enterprise>, "id" | "version" | "body">;

export const showEnterprise = ({ id, version, body: { name, demo, settings, proposed } }: ShownEnterprise) => ({
  id,
  name,
  demo,
  settings: { ...settings, objectionDays: objectionDaysOf(settings), topUpMonths: topUpMonthsOf(settings) },
  ...(proposed && { proposed }),
  version,
});

export const meShape = z.strictObject({
  person: idShape,
  name: z.string(),
  department: z.optional(z.string()),
  roles: z.array(roleShape),
  standsInFor: z.array(z.strictObject({ person: idShape, name: z.string(), roles: z.array(roleShape) })),
  enterprise: z.strictObject({ id: idShape, name: wordsShape }),
});

/** What a new enterprise begins with. */
export const newTenantShape = z.strictObject({
  name: z.strictObject({ zh: textUpTo(100), en: textUpTo(100) }),
  admins: z.array(z.strictObject({ id: idShape, name: textUpTo(100), ...loginShape.shape })),
});
