// POST /v1/alliance-memberships/{membership}/end: the enterprise leaves an alliance; what it gave stays in the sums.
import type { Access } from "../../domain/access/access.ts";
import { leaveAlliance } from "../../domain/alliances/membership.ts";
import { accept } from "../../domain/refusals.ts";
import { writeMoment } from "../../domain/values/moment.ts";
import { unknownId } from "../http/asked.ts";
import type { Operation } from "../http/operation.ts";
import { serveWrite } from "../http/serve-write.ts";
import { membershipShape, showMembership } from "../shapes/alliances.ts";
import { loadMembership } from "./load-alliance.ts";

const access: Access = { to: ["admin"], from: ["open"] };

export const handler = serveWrite({ id: "leave-alliance", access }, async (asked) => {
  const member = await loadMembership(asked.tenant, asked.ids.membership);
  if (!member) return unknownId();
  const may = await asked.may({ relations: {}, state: member.body.state });
  if (!may.ok) return may;
  const left = leaveAlliance(member, writeMoment(asked.now));
  return accept({
    write: { changes: [left.change] },
    acting: may.value,
    answer: showMembership(left.member),
  });
});

export const operation: Operation = {
  id: "leave-alliance",
  method: "POST",
  path: "/v1/alliance-memberships/{membership}/end",
  capability: "cases",
  access,
  summary: { zh: "退出联盟", en: "Leave an alliance" },
  description: {
    zh: "由管理员使本企业退出联盟；membership 即联盟编号。此后本企业看不到联盟的统计，已上报的合计保留在其中（否则前后之差会显露本企业的数字）。牵头企业退出后，由加入最早的成员企业牵头，原邀请码作废，由其更换。凭邀请码可再次加入。",
    en: "An admin has the enterprise leave; `membership` is the id of the alliance. It sees nothing of its statistics any more; what it gave stays in their sums, since the difference would show its figures. When the lead leaves, the member that joined first leads; the code is void, and the new lead asks for another. With a code it can join again.",
  },
  answer: {
    type: "application/json",
    schema: membershipShape,
    means: { zh: "已结束的成员身份", en: "The membership, ended" },
  },
  refusals: [400, 401, 403, 404, 409, 422, 503],
  examples: [],
  handler,
};
