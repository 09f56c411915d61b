// Loads an alliance for an enterprise that belongs to it. Membership is found among the enterprise's own keys, so nothing of another alliance is ever asked for.
import { leadOf } from "../../domain/alliances/membership.ts";
import type { Alliance, AllianceMember, Contribution } from "../../domain/records/alliances.ts";
import type { Loaded } from "../../domain/records/record.ts";
import { recordOf } from "../store/items.ts";
import { allianceMembersKey, contributionsKey } from "../store/keys.ts";
import { itemsOf, listPage, load } from "../store/load.ts";

export const loadMembership = async (
  tenant: string,
  alliance: string | undefined,
): Promise<Loaded<AllianceMember> | undefined> => {
  const [link] = await listPage(tenant, "alliances", { prefix: `${alliance}#`, limit: 1 });
  return link && load<AllianceMember>(tenant, "alliance-member", link.id);
};

export type Joined = {
  alliance: Loaded<Alliance>;
  member: Loaded<AllianceMember>;
  members: Loaded<AllianceMember>[];
  lead: Loaded<AllianceMember>;
};

/** Undefined for whoever does not belong to it now, and where there is none. */
export const loadJoined = async (tenant: string, id: string | undefined): Promise<Joined | undefined> => {
  const member = await loadMembership(tenant, id);
  if (member?.body.state !== "open") return undefined;
  const [alliance, members] = await Promise.all([
    load<Alliance>(tenant, "alliance", member.body.alliance),
    loadMembers(member.body.alliance),
  ]);
  const lead = leadOf(members);
  return alliance && lead && { alliance, member, members, lead };
};

export const loadMembers = (alliance: string): Promise<Loaded<AllianceMember>[]> =>
  all<AllianceMember>(allianceMembersKey(alliance));

/** Of all enterprises, or of one. */
export const loadContributions = (alliance: string, year: string, tenant?: string): Promise<Loaded<Contribution>[]> =>
  all<Contribution>(contributionsKey(alliance, year), tenant === undefined ? undefined : `${tenant}#`);

const all = async <Body extends object>(pk: string, prefix?: string): Promise<Loaded<Body>[]> => {
  const records: Loaded<Body>[] = [];
  for await (const item of itemsOf(pk, prefix === undefined ? {} : { prefix })) records.push(recordOf<Body>(item));
  return records;
};
