// Founding an alliance, leading it, joining it by its code, and leaving it again: each enterprise writes of itself alone.
import { type Alliance, type AllianceMember, allianceMemberId } from "../records/alliances.ts";
import { type Change, changed, created, type Loaded } from "../records/record.ts";
import { accept, type Outcome, refuse, refuseAll } from "../refusals.ts";
import type { Moment } from "../values/moment.ts";
import type { Words } from "../words.ts";

export type Enterprise = { tenant: string; name: Words };

export const foundAlliance = (
  { id, name, codeHash }: { id: string; name: string; codeHash: string },
  { tenant, name: called }: Enterprise,
  now: Moment,
): { alliance: Alliance; changes: Change[] } => {
  const alliance: Alliance = { tenant, name, since: now };
  const member: AllianceMember = { tenant, alliance: id, name: called, state: "open", since: now, codeHash };
  return {
    alliance,
    changes: [created("alliance", id, alliance), created("alliance-member", allianceMemberId(id, tenant), member)],
  };
};

type Members = readonly Loaded<AllianceMember>[];

/** In the order in which they joined, those that belong to it now. */
export const membersNow = (members: Members): Members =>
  members.filter(({ body }) => body.state === "open").toSorted((a, b) => (placeOf(a.body) < placeOf(b.body) ? -1 : 1));

const placeOf = ({ since, tenant }: AllianceMember): string => `${since} ${tenant}`;

/** The lead is whoever has belonged to it longest without a break: no one has to write of another when it passes on, and whoever leads does
 * so until it leaves. */
export const leadOf = (members: Members): Loaded<AllianceMember> | undefined => membersNow(members)[0];

export type Joining = {
  alliance: string;
  /** What it is called; none where there is no such alliance. */
  name: string | undefined;
  members: Members;
  codeHash: string;
  enterprise: Enterprise;
  now: Moment;
};

export type Joined = { change: Change; member: AllianceMember; lead: Loaded<AllianceMember> };

/** Whoever has not the code of its lead learns not even whether there is such an alliance. */
export const joinAlliance = ({ alliance, name, members, codeHash, enterprise, now }: Joining): Outcome<Joined> => {
  const lead = leadOf(members);
  if (name === undefined || lead?.body.codeHash !== codeHash) return refuseAll([refuse("invitation-invalid", "/code")]);
  const before = members.find(({ body }) => body.tenant === enterprise.tenant);
  if (before?.body.state === "open") return refuseAll([refuse("already-member", "", { name })]);
  const member: AllianceMember = { ...enterprise, alliance, state: "open", since: now };
  const change = before
    ? changed(before, member)
    : created("alliance-member", allianceMemberId(alliance, enterprise.tenant), member);
  return accept({ change, member, lead });
};

/** What it gave stays in the sums: taken out again it would show as the difference. Its code is gone, also if it leads again one day. */
export const leaveAlliance = (
  member: Loaded<AllianceMember>,
  now: Moment,
): { change: Change; member: AllianceMember } => {
  const { codeHash: _, ...kept } = member.body;
  const ended: AllianceMember = { ...kept, state: "ended", since: now };
  return { change: { ...changed(member, {}), body: ended }, member: ended };
};

/** A new code; the one before opens nothing any more. */
export const renewCode = (
  member: Loaded<AllianceMember>,
  lead: Loaded<AllianceMember>,
  codeHash: string,
): Outcome<Change> =>
  lead.id === member.id ? accept(changed(member, { codeHash })) : refuseAll([refuse("lead-enterprise-only", "")]);
