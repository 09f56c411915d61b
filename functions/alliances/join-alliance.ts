// POST /v1/alliance-memberships: the enterprise joins an alliance by the code that its lead has handed over.
import type { Access } from "../../domain/access/access.ts";
import { joinAlliance } from "../../domain/alliances/membership.ts";
import type { Alliance } from "../../domain/records/alliances.ts";
import { accept } from "../../domain/refusals.ts";
import { writeMoment } from "../../domain/values/moment.ts";
import { oneMebibyte } from "../http/body.ts";
import type { Operation } from "../http/operation.ts";
import { serveWrite } from "../http/serve-write.ts";
import { joiningShape, membershipShape, showMembership } from "../shapes/alliances.ts";
import { load } from "../store/load.ts";
import { hashOfCode } from "./invitation.ts";
import { loadMembers } from "./load-alliance.ts";

const access: Access = { to: ["admin"] };

export const handler = serveWrite({ id: "join-alliance", access, body: joiningShape }, async (asked) => {
  const may = await asked.may({ relations: {} });
  if (!may.ok) return may;
  const { tenant, caller, body } = asked;
  const [alliance, members] = await Promise.all([
    load<Alliance>(tenant, "alliance", body.alliance),
    loadMembers(body.alliance),
  ]);
  const enterprise = { tenant, name: caller.enterprise.body.name };
  const now = writeMoment(asked.now);
  const joined = joinAlliance({
    alliance: body.alliance,
    name: alliance?.body.name,
    members,
    codeHash: hashOfCode(body.code),
    enterprise,
    now,
  });
  if (!joined.ok) return joined;
  const { change, member, lead } = joined.value;
  return accept({
    // At this moment the lead may replace the code, or leave.
    write: { changes: [change], holds: [lead] },
    acting: may.value,
    answer: showMembership(member),
    created: `/v1/alliances/${body.alliance}`,
  });
});

export const operation: Operation = {
  id: "join-alliance",
  method: "POST",
  path: "/v1/alliance-memberships",
  capability: "cases",
  access,
  summary: { zh: "加入联盟", en: "Join an alliance" },
  description: {
    zh: "由管理员凭联盟编号和邀请码使本企业加入联盟。其他成员企业能看到本企业名称；除人力资源上报的合计外，看不到其他任何内容。编号不存在与邀请码不符的回答相同。",
    en: "An admin has the enterprise join, by the id of the alliance and its code. The others see its name, and of its records nothing but the sums that its HR gives. An unknown id and a wrong code are answered alike.",
  },
  request: { types: ["application/json"], limitBytes: oneMebibyte, schema: joiningShape },
  answer: { type: "application/json", schema: membershipShape, means: { zh: "成员身份", en: "The membership" } },
  creates: true,
  refusals: [400, 401, 403, 409, 413, 415, 422, 503],
  examples: [],
  handler,
};
