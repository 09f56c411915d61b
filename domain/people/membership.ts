// Rights 权限: which roles a person has and with which logins they sign in. Given by an admin, never by oneself.
import { roles as allRoles, moneyRoles, type Role } from "../access/roles.ts";
import type { Delegation, DelegationSecret, Login, Member, MemberSecret } from "../records/people.ts";
import { type Change, changed, created, type Loaded } from "../records/record.ts";
import { accept, type Outcome, type Refusal, refuse, refuseAll } from "../refusals.ts";
import type { Words } from "../words.ts";

type WantedLogin = { hash: string; issuer: string; subject: string };

export type WantedRights = { roles: readonly Role[]; logins: readonly WantedLogin[] };

/** What the decision rests on. */
export type RightsNow = {
  tenant: string;
  person: string;
  /** None for who has had no rights so far. */
  member: Loaded<Member, MemberSecret> | undefined;
  /** Of the wanted logins those that are known, here or in another enterprise. */
  logins: readonly Loaded<Login>[];
  /** The members of this enterprise whom those logins name. */
  holders: readonly Loaded<Member, MemberSecret>[];
  /** For whom the person stands in. */
  delegations: readonly Loaded<Delegation, DelegationSecret>[];
};

type Held = Pick<Loaded<object>, "kind" | "id" | "version">;

export type Rights = { changes: Change[]; holds: Held[]; member: Member; secret: MemberSecret };

export const changeRights = (now: RightsNow, wanted: WantedRights): Outcome<Rights> => {
  const roles = allRoles.filter((role) => wanted.roles.includes(role));
  const logins = [...new Map(wanted.logins.map((login) => [login.hash, login])).values()];
  const refusals = [...refuseAuditor(roles), ...logins.flatMap((login, index) => refuseTaken(now, login, index))];
  if (refusals.length > 0) return refuseAll(refusals);
  // Whoever has no role left, or only reads, stands in for no one.
  const endsAll = roles.length === 0 || roles.includes("auditor");
  const member: Member = {
    roles,
    logins: logins.map(({ hash }) => hash),
    standsInFor: endsAll ? [] : (now.member?.body.standsInFor ?? []),
  };
  const secret: MemberSecret = { logins: logins.map(({ issuer, subject }) => ({ issuer, subject })) };
  const ended = endsAll ? now.delegations.filter(({ body }) => body.state === "open") : [];
  return accept({
    member,
    secret,
    changes: [
      now.member ? changed(now.member, member, secret) : created("member", now.person, member, secret),
      ...logins.flatMap((login) => loginChange(now, login)),
      ...ended.map((delegation) => changed(delegation, { state: "ended" })),
    ],
    holds: [...now.logins, ...now.holders].map(({ kind, id, version }) => ({ kind, id, version })),
  });
};

const refuseAuditor = (roles: readonly Role[]): Refusal[] => {
  const others = roles.filter((role) => role !== "auditor");
  if (others.length === roles.length || others.length === 0) return [];
  return [refuse("roles-exclude-each-other", "/roles", { given: "auditor", wanted: others.join(", ") })];
};

/** Whose it is stays unsaid: it may be someone of another enterprise. */
const refuseTaken = (now: RightsNow, { hash }: WantedLogin, index: number): Refusal[] => {
  const known = now.logins.find(({ id }) => id === hash);
  if (!known) return [];
  const { tenant, person } = known.body;
  if (tenant !== now.tenant) return [refuse("login-taken", `/logins/${index}`)];
  if (person === now.person) return [];
  const isUsed = now.holders.find(({ id }) => id === person)?.body.logins.includes(hash) ?? false;
  return isUsed ? [refuse("login-taken", `/logins/${index}`)] : [];
};

/** A login is never struck out, only left unused: so it is either new, one's own already, or taken over from who had it. */
const loginChange = ({ tenant, person, logins }: RightsNow, { hash }: WantedLogin): Change[] => {
  const known = logins.find(({ id }) => id === hash);
  if (!known) return [created("login", hash, { tenant, person } satisfies Login)];
  return known.body.person === person ? [] : [changed(known, { person })];
};

export type Warning = { code: "one-admin" | "admin-with-money"; says: Words };

/** Not forbidden, since a small enterprise may have to, but worth a second look. */
export const warnOfRights = (roles: readonly Role[], adminsAfter: number): Warning[] => [
  ...(adminsAfter < 2 ? [oneAdmin] : []),
  ...(roles.includes("admin") && moneyRoles.some((role) => roles.includes(role)) ? [adminWithMoney] : []),
];

const oneAdmin: Warning = {
  code: "one-admin",
  says: {
    zh: "只剩一名管理员：其本人的权限将无人能改，请保持两名",
    en: "Only one admin is left, whose own rights no one can change: keep two",
  },
};

const adminWithMoney: Warning = {
  code: "admin-with-money",
  says: {
    zh: "管理员同时经手资金：人手允许时请分开",
    en: "An admin also handles money: keep the two apart as soon as there are enough people",
  },
};
