// GET /v1/members/{person}: the roles and logins of one person.
import type { Access } from "../../domain/access/access.ts";
import type { Member, MemberSecret, Person, PersonSecret } from "../../domain/records/people.ts";
import { accept } from "../../domain/refusals.ts";
import { unknownId } from "../http/asked.ts";
import type { Operation } from "../http/operation.ts";
import { serveRead } from "../http/serve-read.ts";
import { memberShape, showMember } from "../shapes/members.ts";
import { load } from "../store/load.ts";

const access: Access = { to: ["admin", "auditor"] };

export const handler = serveRead({ access }, async (asked) => {
  const { person: id = "" } = asked.ids;
  const [member, person] = await Promise.all([
    load<Member, MemberSecret>(asked.tenant, "member", id),
    load<Person, PersonSecret>(asked.tenant, "person", id),
  ]);
  if (!member) return unknownId();
  const may = await asked.may({ relations: {} });
  if (!may.ok) return may;
  return accept({ body: showMember(member, person?.secret, asked.today), version: member.version });
});

export const operation: Operation = {
  id: "get-member",
  method: "GET",
  path: "/v1/members/{person}",
  capability: "read",
  access,
  summary: { zh: "一人的角色和登录账号", en: "Roles and logins of one person" },
  description: {
    zh: "从未有过权限的员工没有此记录（404）；首次授权直接用 PUT，不带 If-Match。",
    en: "An employee who never had any rights has no such record (404); the first PUT makes it, without If-Match.",
  },
  answer: { type: "application/json", schema: memberShape, means: { zh: "成员", en: "The member" } },
  refusals: [401, 403, 404, 503],
  examples: [],
  handler,
};
