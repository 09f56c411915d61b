// POST /v1/alliances/{alliance}/invitation: a new code to join with; the one before opens nothing any more.
import type { Access } from "../../domain/access/access.ts";
import { renewCode } from "../../domain/alliances/membership.ts";
import { accept } from "../../domain/refusals.ts";
import { unknownId } from "../http/asked.ts";
import type { Operation } from "../http/operation.ts";
import { serveWrite } from "../http/serve-write.ts";
import { invitationShape } from "../shapes/alliances.ts";
import { hashOfCode, tellingOnce } from "./invitation.ts";
import { loadJoined } from "./load-alliance.ts";

const access: Access = { to: ["admin"] };

export const handler = tellingOnce((code) =>
  serveWrite({ id: "renew-invitation", access }, async (asked) => {
    const joined = await loadJoined(asked.tenant, asked.ids.alliance);
    if (!joined) return unknownId();
    const may = await asked.may({ relations: {} });
    if (!may.ok) return may;
    const { alliance, member, lead } = joined;
    const renewed = renewCode(member, lead, hashOfCode(code));
    if (!renewed.ok) return renewed;
    return accept({
      write: { changes: [renewed.value] },
      acting: may.value,
      answer: { id: alliance.id },
    });
  }),
);

export const operation: Operation = {
  id: "renew-invitation",
  method: "POST",
  path: "/v1/alliances/{alliance}/invitation",
  capability: "cases",
  access,
  summary: { zh: "更换邀请码", en: "Replace the code" },
  description: {
    zh: "由牵头企业的管理员更换邀请码，原码立即作废；已加入的企业不受影响。新码只在这一次回答中出现。",
    en: "An admin of the lead enterprise replaces the code; the one before is void at once, and whoever has joined stays. The new one stands in this one answer only.",
  },
  answer: { type: "application/json", schema: invitationShape, means: { zh: "新的邀请码", en: "The new code" } },
  refusals: [400, 401, 403, 404, 422, 503],
  examples: [],
  handler,
};
