// Makes an enterprise with its first two admins, once: the id follows from the name, so a second one of that name is impossible.
import { randomBytes, randomUUID } from "node:crypto";
import { type FirstPerson, foundEnterprise } from "../../domain/people/found.ts";
import type { Enterprise } from "../../domain/records/people.ts";
import { chinaDay, chinaMonth } from "../../domain/values/moment.ts";
import type { Words } from "../../domain/words.ts";
import { now } from "../store/clock.ts";
import { commit } from "../store/commit.ts";
import { idOf } from "../store/ids.ts";
import { loginId, tenantIdLength } from "../store/keys.ts";
import { load } from "../store/load.ts";

export type Founder = { id: string; name: string; issuer: string; subject: string };

export type Founding =
  | { did: "founded"; tenant: string; name: Words }
  /** An enterprise of this name was there, and stays as it is. */
  | { did: "found-there"; tenant: string; name: Words }
  /** A login belongs to someone of another enterprise. */
  | { did: "login-taken" }
  /** The clocks of this machine and of the database are too far apart. */
  | { did: "clock" }
  | { did: "busy" };

export const createTenant = async (name: Words, founders: readonly Founder[]): Promise<Founding> => {
  const tenant = idOf("enterprise", name.zh).slice(0, tenantIdLength);
  const at = now();
  const enterprise = { name, since: chinaMonth(at), demo: false, cursorKey: randomBytes(32).toString("hex") };
  const people = founders.map((founder) => adminFrom(founder, chinaDay(at)));
  const person = people[0]?.id ?? "";
  const actor = { tenant, person, operation: "create-tenant", request: randomUUID(), now: at };
  const saved = await commit(actor, { changes: foundEnterprise(tenant, enterprise, people) });
  if (saved.did === "committed") return { did: "founded", tenant, name };
  if (saved.did === "clock") return saved;
  // It may be there since last year, or since a moment ago by someone faster.
  return (await foundThere(tenant)) ?? { did: saved.did === "stale" ? "login-taken" : "busy" };
};

const foundThere = async (tenant: string): Promise<Founding | undefined> => {
  const enterprise = await load<Enterprise>(tenant, "enterprise", tenant);
  return enterprise && { did: "found-there", tenant, name: enterprise.body.name };
};

const adminFrom = ({ id, name, issuer, subject }: Founder, today: string): FirstPerson => ({
  id,
  name,
  department: "管理员",
  from: today,
  roles: ["employee", "admin"],
  login: { hash: loginId(issuer, subject), issuer, subject },
});
