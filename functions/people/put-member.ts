// PUT /v1/members/{person}: gives and takes roles and logins. What is taken away is gone at once, whatever token is still valid.
import type { Access } from "../../domain/access/access.ts";
import { changeRights, type RightsNow, type WantedRights, warnOfRights } from "../../domain/people/membership.ts";
import type {
  Delegation,
  DelegationSecret,
  Login,
  Member,
  MemberSecret,
  Person,
  PersonSecret,
} from "../../domain/records/people.ts";
import { accept, type Refusal, refuse, refuseAll } from "../../domain/refusals.ts";
import { unknownId } from "../http/asked.ts";
import { oneMebibyte } from "../http/body.ts";
import type { Operation } from "../http/operation.ts";
import { isStale, serveWrite } from "../http/serve-write.ts";
import { memberShape, newMemberShape, showMember, showWarnings } from "../shapes/members.ts";
import { loginId } from "../store/keys.ts";
import { listAll, load, loadMany } from "../store/load.ts";

/** No one gives rights to themself: with this, an admin who acts is always one who remains. */
const access: Access = { to: ["admin"], apart: ["holder"] };

export const handler = serveWrite({ id: "put-member", access, body: newMemberShape }, async (asked) => {
  const { person: id = "" } = asked.ids;
  const [person, member, admins] = await Promise.all([
    load<Person, PersonSecret>(asked.tenant, "person", id),
    load<Member, MemberSecret>(asked.tenant, "member", id),
    listAll(asked.tenant, "members/admin"),
  ]);
  if (!person) return unknownId();
  const may = await asked.may({ relations: { holder: [id] } });
  if (!may.ok) return may;
  const stale = refuseVersion(asked, member?.version);
  if (stale) return refuseAll([stale]);
  const { roles, logins } = asked.body;
  const wanted = { roles, logins: logins.map((login) => ({ ...login, hash: loginId(login.issuer, login.subject) })) };
  const rights = changeRights(await rightsNow(asked.tenant, id, member, wanted), wanted);
  if (!rights.ok) return rights;
  const { changes, holds, member: body, secret } = rights.value;
  const version = (member?.version ?? 0) + 1;
  const adminsAfter = admins.filter((admin) => admin.id !== id).length + (body.roles.includes("admin") ? 1 : 0);
  return accept({
    write: { changes, holds },
    acting: may.value,
    answer: {
      ...showMember({ id, version, body, secret }, person.secret, asked.today),
      ...showWarnings(warnOfRights(body.roles, adminsAfter)),
    },
    version,
    ...(!member && { created: `/v1/members/${id}` }),
  });
});

/** The first rights of a person are made from no version. */
const refuseVersion = (asked: { ifMatch?: number }, version: number | undefined): Refusal | undefined => {
  if (version === undefined)
    return asked.ifMatch === undefined ? undefined : refuse("stale-version", "", { given: String(asked.ifMatch) });
  return asked.ifMatch === undefined ? refuse("if-match-required", "") : isStale(asked, version);
};

const rightsNow = async (
  tenant: string,
  person: string,
  member: RightsNow["member"],
  wanted: WantedRights,
): Promise<RightsNow> => {
  const [logins, delegations] = await Promise.all([
    // The key of a login names no enterprise.
    loadMany<Login>(
      "",
      wanted.logins.map(({ hash }) => ({ kind: "login", id: hash })),
    ),
    loadMany<Delegation, DelegationSecret>(
      tenant,
      (member?.body.standsInFor ?? []).map(({ delegation }) => ({ kind: "delegation", id: delegation })),
    ),
  ]);
  const here = logins.filter(({ body }) => body.tenant === tenant && body.person !== person);
  const holders = await loadMany<Member, MemberSecret>(
    tenant,
    [...new Set(here.map(({ body }) => body.person))].map((id) => ({ kind: "member", id })),
  );
  return { tenant, person, member, logins, holders, delegations };
};

export const operation: Operation = {
  id: "put-member",
  method: "PUT",
  path: "/v1/members/{person}",
  capability: "people",
  access,
  summary: { zh: "授予或收回角色和登录账号", en: "Give and take roles and logins" },
  description: {
    zh: "整体替换一名员工的角色和登录账号（issuer 与 subject）。首次授权不带 If-Match，此后必须带。管理员不能更改本人的权限，由另一名管理员办理。审计不兼任其他角色。一个登录账号只属于一人，一人可有多个，视为同一自然人。收回即时生效；没有任何角色的人不再代理他人。",
    en: "Replaces all roles and logins (issuer and subject) of an employee. The first time without If-Match, afterwards with it. No admin changes their own rights: another one does. An auditor has no other role. A login is one person's only; a person may have several and remains one natural person. What is taken away is gone at once; who has no role left stands in for no one.",
  },
  request: { types: ["application/json"], limitBytes: oneMebibyte, schema: newMemberShape },
  answer: {
    type: "application/json",
    schema: memberShape,
    means: { zh: "现在的权限；warnings 为提醒", en: "The rights as they are now; `warnings` are worth a second look" },
  },
  refusals: [400, 401, 403, 404, 409, 413, 415, 422, 503],
  examples: [],
  handler,
};
