// POST /v1/delegations: hands on roles of one's own for some days of absence.
import type { Access } from "../../domain/access/access.ts";
import { delegableRoles } from "../../domain/access/roles.ts";
import { delegate } from "../../domain/people/delegation.ts";
import type { Member, MemberSecret } from "../../domain/records/people.ts";
import { accept } from "../../domain/refusals.ts";
import { oneMebibyte } from "../http/body.ts";
import type { Operation } from "../http/operation.ts";
import { serveWrite } from "../http/serve-write.ts";
import { delegationShape, newDelegationShape, showDelegation } from "../shapes/members.ts";
import { newId } from "../store/ids.ts";
import { load } from "../store/load.ts";

/** Who only stands in may not hand on: the role has to be one's own. */
const access: Access = { to: delegableRoles.map((role) => `${role}:self` as const), seenBy: delegableRoles };

export const handler = serveWrite({ id: "create-delegation", access, body: newDelegationShape }, async (asked) => {
  const { caller, body: wanted } = asked;
  const may = await asked.may({ relations: { self: [caller.person] } });
  if (!may.ok) return may;
  const receiver = await load<Member, MemberSecret>(asked.tenant, "member", wanted.to);
  const id = newId(asked.now);
  const delegated = delegate(id, caller, receiver, wanted, asked.today);
  if (!delegated.ok) return delegated;
  const { changes, body, secret } = delegated.value;
  return accept({
    write: { changes },
    acting: may.value,
    answer: showDelegation({ id, version: 1, body, secret }, asked.today),
    version: 1,
    created: `/v1/delegations/${id}`,
  });
});

export const operation: Operation = {
  id: "create-delegation",
  method: "POST",
  path: "/v1/delegations",
  capability: "people",
  access,
  summary: { zh: "外出期间转授角色", en: "Hand on roles during an absence" },
  description: {
    zh: "把本人的角色在 from 至 until（含，最长 90 天）转授给本企业另一名成员；不能转授 admin、auditor 和代理得来的角色。代理人的操作在台账中记有双方，回避规则对双方都适用。",
    en: "Hands roles of one's own to another member from `from` to `until`, both included, at most 90 days; not admin, not auditor, and not what one has only by standing in. The journal names both, and every separation of duties holds for both.",
  },
  request: { types: ["application/json"], limitBytes: oneMebibyte, schema: newDelegationShape },
  answer: { type: "application/json", schema: delegationShape, means: { zh: "代理", en: "The delegation" } },
  creates: true,
  refusals: [400, 401, 403, 409, 413, 415, 422, 503],
  examples: [],
  handler,
};
