// GET /v1/delegations/{delegation}: who handed on which roles to whom, and until when.
import type { Access } from "../../domain/access/access.ts";
import { roles } from "../../domain/access/roles.ts";
import type { Delegation, DelegationSecret } from "../../domain/records/people.ts";
import { accept } from "../../domain/refusals.ts";
import { unknownId } from "../http/asked.ts";
import type { Operation } from "../http/operation.ts";
import { serveRead } from "../http/serve-read.ts";
import { delegationShape, showDelegation } from "../shapes/members.ts";
import { load } from "../store/load.ts";

const access: Access = { to: ["admin", "auditor", ...roles.map((role) => `${role}:self` as const)] };

export const handler = serveRead({ access }, async (asked) => {
  const { delegation: id = "" } = asked.ids;
  const delegation = await load<Delegation, DelegationSecret>(asked.tenant, "delegation", id);
  if (!delegation) return unknownId();
  const { from, to } = delegation.body;
  const may = await asked.may({ relations: { self: [from, to] } });
  return may.ok ? accept({ body: showDelegation(delegation, asked.today), version: delegation.version }) : may;
});

export const operation: Operation = {
  id: "get-delegation",
  method: "GET",
  path: "/v1/delegations/{delegation}",
  capability: "read",
  access,
  summary: { zh: "一项代理", en: "One delegation" },
  description: {
    zh: "双方、管理员和审计可见。state：planned 未开始，active 代理中，over 已到期，ended 已提前结束。",
    en: "For either of the two, admins and auditors. `state`: planned, active, over when its last day has passed, ended when someone ended it.",
  },
  answer: { type: "application/json", schema: delegationShape, means: { zh: "代理", en: "The delegation" } },
  refusals: [401, 403, 404, 503],
  examples: [],
  handler,
};
