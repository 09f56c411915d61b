// POST /v1/delegations/{delegation}/end: either of the two, or an admin, ends it before its last day.
import type { Access } from "../../domain/access/access.ts";
import { roles } from "../../domain/access/roles.ts";
import { endDelegation, stateOn } from "../../domain/people/delegation.ts";
import type { Delegation, DelegationSecret, Member, MemberSecret } from "../../domain/records/people.ts";
import { accept } from "../../domain/refusals.ts";
import { unknownId } from "../http/asked.ts";
import type { Operation } from "../http/operation.ts";
import { serveWrite } from "../http/serve-write.ts";
import { delegationShape, showDelegation } from "../shapes/members.ts";
import { load } from "../store/load.ts";

const writing = roles.filter((role) => role !== "auditor");

const access: Access = {
  to: [...writing.map((role) => `${role}:self` as const), "admin"],
  from: ["planned", "active"],
};

export const handler = serveWrite({ id: "end-delegation", access }, async (asked) => {
  const { tenant, today } = asked;
  const { delegation: id = "" } = asked.ids;
  const delegation = await load<Delegation, DelegationSecret>(tenant, "delegation", id);
  if (!delegation) return unknownId();
  const { from, to } = delegation.body;
  const may = await asked.may({ relations: { self: [from, to] }, state: stateOn(delegation.body, today) });
  if (!may.ok) return may;
  const changes = endDelegation(delegation, await load<Member, MemberSecret>(tenant, "member", to));
  const version = delegation.version + 1;
  const answer = showDelegation({ ...delegation, version, body: { ...delegation.body, state: "ended" } }, today);
  return accept({ write: { changes }, acting: may.value, answer, version });
});

export const operation: Operation = {
  id: "end-delegation",
  method: "POST",
  path: "/v1/delegations/{delegation}/end",
  capability: "people",
  access,
  summary: { zh: "提前结束代理", en: "End a delegation" },
  description: {
    zh: "双方任何一方或管理员均可；代理得来的角色即时失效。",
    en: "By either of the two or an admin; the roles that were handed on are gone at once.",
  },
  answer: {
    type: "application/json",
    schema: delegationShape,
    means: { zh: "已结束的代理", en: "The delegation, ended" },
  },
  refusals: [400, 401, 403, 404, 409, 422, 503],
  examples: [],
  handler,
};
