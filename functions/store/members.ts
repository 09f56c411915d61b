// Who signs in: from a login to the person and what they may do, remembered for a moment. Writes check again that it still holds.
import type { Caller } from "../../domain/access/access.ts";
import type { Enterprise, Login, Member, MemberSecret, Person, PersonSecret } from "../../domain/records/people.ts";
import type { Loaded } from "../../domain/records/record.ts";
import { chinaDay } from "../../domain/values/moment.ts";
import { now } from "./clock.ts";
import { loginId } from "./keys.ts";
import { load, loadMany } from "./load.ts";
import type { Hold } from "./write.ts";

export type SignedIn = Caller & {
  tenant: string;
  /** The records that say so: a write holds them at these versions. */
  holds: Hold[];
  enterprise: Loaded<Enterprise, EnterpriseSecret>;
};

/** The key that signs the cursors of an enterprise's lists. */
export type EnterpriseSecret = { cursorKey: string };

const rememberedMs = 5_000;
const remembered = new Map<string, { until: number; signedIn: Promise<SignedIn | undefined> }>();

/** Undefined for a login that belongs to no enterprise. */
export const signIn = (issuer: string, subject: string, fresh = false): Promise<SignedIn | undefined> => {
  const login = loginId(issuer, subject);
  const at = performance.now();
  const known = remembered.get(login);
  if (!fresh && known && known.until > at) return known.signedIn;
  if (remembered.size > 1_000) remembered.clear();
  const signedIn = loadSignedIn(login);
  remembered.set(login, { until: at + rememberedMs, signedIn });
  signedIn.catch(() => remembered.delete(login));
  return signedIn;
};

export const forgetMembers = (): void => remembered.clear();

const loadSignedIn = async (login: string): Promise<SignedIn | undefined> => {
  // The key of a login names no enterprise.
  const found = await load<Login>("", "login", login);
  if (!found) return undefined;
  const { tenant, person } = found.body;
  const [member, enterprise, self] = await Promise.all([
    load<Member, MemberSecret>(tenant, "member", person),
    load<Enterprise, EnterpriseSecret>(tenant, "enterprise", tenant),
    load<Person, PersonSecret>(tenant, "person", person),
  ]);
  if (!member || !enterprise || !self || !member.body.logins.includes(login)) return undefined;
  const today = chinaDay(now());
  const open = hasLeft(self, today)
    ? []
    : member.body.standsInFor.filter(({ from, until }) => from <= today && today <= until);
  const absent = await loadMany<Member>(
    tenant,
    open.map(({ person: id }) => ({ kind: "member", id })),
  );
  const rolesOf = new Map(absent.map(({ id, body }) => [id, body.roles]));
  return {
    tenant,
    person,
    roles: hasLeft(self, today) ? member.body.roles.filter((role) => role === "employee") : member.body.roles,
    standsInFor: open.map(({ person: id, roles }) => ({
      person: id,
      roles: roles.filter((role) => rolesOf.get(id)?.includes(role)),
    })),
    holds: [member, self, ...absent].map(({ kind, id, version }) => ({ kind, id, version })),
    enterprise,
  };
};

/** Who has left decides nothing any more, but still sees what they filed and are owed. */
const hasLeft = ({ body: { until } }: Loaded<Person, PersonSecret>, today: string): boolean =>
  until !== undefined && until < today;
