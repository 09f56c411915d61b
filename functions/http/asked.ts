// What a signed-in request asks: who, for which record, with which query and body, and whether they may.
import type * as z from "zod/mini";
import {
  type Access,
  type Acting,
  judge,
  keptApart,
  mayTry,
  roleOf,
  type Subject,
} from "../../domain/access/access.ts";
import { accept, type Outcome, type Refusal, refuse, refuseAll } from "../../domain/refusals.ts";
import { chinaDay, type EpochMs } from "../../domain/values/moment.ts";
import { readShape } from "../../domain/values/shape.ts";
import { isId } from "../../domain/values/text.ts";
import { now } from "../store/clock.ts";
import { listAll } from "../store/load.ts";
import { type SignedIn, signIn } from "../store/members.ts";
import type { Actor } from "../store/write.ts";
import type { HttpEvent } from "./event.ts";
import { decodeParams } from "./path.ts";

export type Asked<Query, Body> = {
  event: HttpEvent;
  tenant: string;
  caller: SignedIn;
  /** The ids in the path. */
  ids: Record<string, string>;
  query: Query;
  body: Body;
  now: EpochMs;
  /** The day in China. */
  today: string;
  /** The version that a change was made from, as If-Match says. */
  ifMatch?: number;
  /** Relation, separation and state: to be asked once the record is at hand. An accepted answer says in which role, and for whom. */
  may: (subject: Subject) => Promise<Outcome<Acting>>;
};

/** Signed in, of an enterprise, and with a role in which it could be done. */
export const enter = async (event: HttpEvent, access: Access, fresh = false): Promise<Outcome<SignedIn>> => {
  const claims = event.requestContext.authorizer?.jwt.claims;
  if (typeof claims?.iss !== "string" || typeof claims.sub !== "string") return refused("not-signed-in");
  // An id token says who someone is to an application; it is no permission to call.
  if (claims.token_use === "id") return refused("not-signed-in");
  const caller = await signIn(claims.iss, claims.sub, fresh);
  if (!caller) return refused("no-membership");
  const judgement = mayTry(access, caller);
  return judgement.verdict === "deny" ? refuseAll([judgement.refusal]) : accept(caller);
};

const refused = (code: "not-signed-in" | "no-membership") => refuseAll([refuse(code, "")]);

/** Ids that could be none are unknown, like all that do not exist. */
export const readIds = (event: HttpEvent): Outcome<Record<string, string>> => {
  const ids = decodeParams(event.pathParameters ?? {});
  return Object.values(ids).every(isId) ? accept(ids) : unknownId();
};

export const unknownId = () => refuseAll([refuse("unknown-id", "")]);

export const readQuery = <Schema extends z.ZodMiniType>(
  event: HttpEvent,
  schema: Schema | undefined,
): Outcome<z.output<Schema>> => {
  const given: Record<string, string> = {};
  const repeated: Refusal[] = [];
  for (const [name, value] of new URLSearchParams(event.rawQueryString)) {
    if (Object.hasOwn(given, name)) repeated.push(refuse("repeated-key", `/${name}`, { name }));
    Object.defineProperty(given, name, { value, enumerable: true, configurable: true, writable: true });
  }
  if (repeated.length > 0) return refuseAll(repeated);
  const names = Object.keys(given);
  if (schema) return readShape(schema, given);
  return names.length === 0
    ? accept({} as z.output<Schema>)
    : refuseAll(names.map((name) => refuse("unknown-field", `/${name}`, { name })));
};

export const mayFor =
  (caller: SignedIn, access: Access) =>
  async (subject: Subject): Promise<Outcome<Acting>> => {
    const judgement = judge(access, caller, subject);
    if (judgement.verdict === "allow") return accept(judgement.acting);
    if (judgement.verdict === "hide") return unknownId();
    if (judgement.apart === undefined) return refuseAll([judgement.refusal]);
    return refuseAll([await sayWhoCould(judgement.refusal, caller, access, subject)]);
  };

/** A separation is no dead end: the refusal names who could act instead. */
const sayWhoCould = async (refusal: Refusal, caller: SignedIn, access: Access, subject: Subject): Promise<Refusal> => {
  if (typeof access.to === "string") return refusal;
  const roles = [...new Set(access.to.map(roleOf))];
  const lists = await Promise.all(roles.map((role) => listAll(caller.tenant, `members/${role}`)));
  const apart = new Set([...keptApart(access, subject), caller.person]);
  const others = [...new Set(lists.flat().map(({ id }) => id))].filter((id) => !apart.has(id));
  const shown = others.slice(0, 10).join(", ");
  const wanted =
    others.length === 0
      ? {
          zh: `暂无他人，请管理员为其他员工授予角色 ${roles.join("、")}`,
          en: `no one yet: an admin must give someone else the role ${roles.join(" or ")}`,
        }
      : { zh: shown, en: shown };
  return {
    ...refusal,
    says: {
      zh: `${refusal.says.zh}；可由以下人员办理：${wanted.zh}`,
      en: `${refusal.says.en}; it can be done by ${wanted.en}`,
    },
  };
};

/** Who acts, for the journal: a role that was taken over names whose it is. */
export const actorOf = (
  asked: Pick<Asked<unknown, unknown>, "tenant" | "caller" | "event" | "now">,
  operation: string,
  acting?: Acting,
): Actor => ({
  tenant: asked.tenant,
  person: asked.caller.person,
  ...(acting?.for !== undefined && { for: acting.for }),
  operation,
  request: asked.event.requestContext.requestId,
  now: asked.now,
});

export const askedOf = <Query, Body>(
  event: HttpEvent,
  caller: SignedIn,
  access: Access,
  read: { ids: Record<string, string>; query: Query; body: Body; ifMatch?: number },
): Asked<Query, Body> => {
  const at = now();
  return { event, tenant: caller.tenant, caller, ...read, now: at, today: chinaDay(at), may: mayFor(caller, access) };
};
