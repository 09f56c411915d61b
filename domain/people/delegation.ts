// Standing in 代理: who is away hands on roles of their own for some days, and the journal names both.
import { delegableRoles, type Role } from "../access/roles.ts";
import type { Delegation, DelegationSecret, Member, MemberSecret, StandIn } from "../records/people.ts";
import { type Change, changed, created, type Loaded } from "../records/record.ts";
import { accept, type Outcome, type Refusal, refuse, refuseAll } from "../refusals.ts";
import { daysBetween } from "../values/moment.ts";

export type WantedDelegation = { to: string; roles: readonly Role[]; from: string; until: string; reason: string };

const daysMax = 90;

/** Every write of who stands in holds the members for whom: a transaction has room for only so many. */
const standInsMax = 10;

type Giver = { person: string; roles: readonly Role[] };

export type Delegated = { changes: Change[]; body: Delegation; secret: DelegationSecret };

/** The receiver's own record carries what they may do, so that signing in asks one record only. */
export const delegate = (
  id: string,
  giver: Giver,
  receiver: Loaded<Member, MemberSecret> | undefined,
  wanted: WantedDelegation,
  today: string,
): Outcome<Delegated> => {
  const { to, from, until, reason } = wanted;
  const roles = [...new Set(wanted.roles)];
  const refusals = [...refuseRoles(giver, roles), ...refuseDays(wanted, today)];
  if (!receiver || !canStandIn(receiver, giver)) refusals.push(refuse("delegate-unsuitable", "/to", { name: to }));
  if (refusals.length > 0 || !receiver) return refuseAll(refusals);
  const current = receiver.body.standsInFor.filter((standIn) => standIn.until >= today);
  if (current.length >= standInsMax)
    return refuseAll([refuse("list-too-long", "/to", { wanted: String(standInsMax) })]);
  const body: Delegation = { from: giver.person, to, roles, firstDay: from, lastDay: until, state: "open" };
  const standIn: StandIn = { delegation: id, person: giver.person, roles, from, until };
  const secret: DelegationSecret = { reason };
  return accept({
    body,
    secret,
    changes: [created("delegation", id, body, secret), changed(receiver, { standsInFor: [...current, standIn] })],
  });
};

/** Only roles that are one's own: who stands in cannot hand on what is not theirs. */
const refuseRoles = (giver: Giver, roles: readonly Role[]): Refusal[] => {
  const own = delegableRoles.filter((role) => giver.roles.includes(role));
  const wanted = own.length > 0 ? own.join(", ") : "—";
  return roles.flatMap((role, index) =>
    (own as readonly Role[]).includes(role)
      ? []
      : [refuse("role-not-delegable", `/roles/${index}`, { name: role, wanted })],
  );
};

const refuseDays = ({ from, until }: WantedDelegation, today: string): Refusal[] => {
  if (from < today) return [refuse("day-past", "/from", { given: from, wanted: today })];
  const days = daysBetween(from, until) + 1;
  if (days < 1) return [refuse("span-backwards", "/until", { given: until, wanted: from })];
  return days > daysMax
    ? [refuse("delegation-too-long", "/until", { given: String(days), wanted: String(daysMax) })]
    : [];
};

const canStandIn = ({ id, body }: Loaded<Member, MemberSecret>, giver: Giver): boolean =>
  id !== giver.person && body.roles.length > 0 && body.logins.length > 0 && !body.roles.includes("auditor");

export type DelegationState = "planned" | "active" | "over" | "ended";

/** What a day makes of it: what has run out needs no one to end it. */
export const stateOn = ({ state, firstDay, lastDay }: Delegation, today: string): DelegationState => {
  if (state === "ended") return "ended";
  if (lastDay < today) return "over";
  return today < firstDay ? "planned" : "active";
};

export const endDelegation = (
  delegation: Loaded<Delegation, DelegationSecret>,
  receiver: Loaded<Member, MemberSecret> | undefined,
): Change[] => {
  const left = receiver?.body.standsInFor.filter((standIn) => standIn.delegation !== delegation.id) ?? [];
  return [
    changed(delegation, { state: "ended" }),
    ...(receiver && left.length < receiver.body.standsInFor.length ? [changed(receiver, { standsInFor: left })] : []),
  ];
};
