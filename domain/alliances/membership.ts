// Founding an alliance, joining it by its code, and leaving it again: each enterprise writes of itself alone, the lead also of the alliance.
import { type Alliance, type AllianceMember, allianceMemberId } from "../records/alliances.ts";
import { type Change, changed, created, type Loaded } from "../records/record.ts";
import { accept, type Outcome, refuse, refuseAll } from "../refusals.ts";
import type { Moment } from "../values/moment.ts";
import type { Words } from "../words.ts";

export type Enterprise = { tenant: string; name: Words };

export const foundAlliance = (
  { id, name, codeHash }: { id: string; name: string; codeHash: string },
  lead: Enterprise,
  now: Moment,
): { alliance: Alliance; changes: Change[] } => {
  const alliance: Alliance = { tenant: lead.tenant, name, state: "open", since: now, codeHash };
  return { alliance, changes: [created("alliance", id, alliance), joined(id, lead, true, now)] };
};

const joined = (alliance: string, { tenant, name }: Enterprise, lead: boolean, now: Moment): Change => {
  const member: AllianceMember = { tenant, alliance, name, lead, state: "open", since: now };
  return created("alliance-member", allianceMemberId(alliance, tenant), member);
};

export type Joining = {
  /** None where there is no such alliance. */
  alliance: Loaded<Alliance> | undefined;
  codeHash: string;
  /** Has it been a member before? */
  member: Loaded<AllianceMember> | undefined;
  enterprise: Enterprise;
  now: Moment;
};

/** Whoever has not the code learns not even whether there is such an alliance. */
export const joinAlliance = ({ alliance, codeHash, member, enterprise, now }: Joining): Outcome<Change> => {
  if (alliance?.body.state !== "open" || alliance.body.codeHash !== codeHash)
    return refuseAll([refuse("invitation-invalid", "/code")]);
  if (!member) return accept(joined(alliance.id, enterprise, false, now));
  if (member.body.state === "open") return refuseAll([refuse("already-member", "", { name: alliance.body.name })]);
  return accept(changed(member, { name: enterprise.name, state: "open", since: now }));
};

/** What it gave stays in the sums: taken out again it would show as the difference. */
export const leaveAlliance = (
  member: Loaded<AllianceMember>,
  alliance: Loaded<Alliance> | undefined,
  now: Moment,
): Change[] => [
  changed(member, { state: "ended", since: now }),
  ...(member.body.lead && alliance ? [changed(alliance, { state: "closed", since: now })] : []),
];

/** A new code; the one before opens nothing any more. */
export const renewCode = (
  alliance: Loaded<Alliance>,
  { body }: Loaded<AllianceMember>,
  codeHash: string,
): Outcome<Change> =>
  body.lead ? accept(changed(alliance, { codeHash })) : refuseAll([refuse("lead-enterprise-only", "")]);
