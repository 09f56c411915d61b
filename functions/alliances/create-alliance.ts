// POST /v1/alliances: founds an alliance of enterprises, and tells once the code with which others join it.
import type { Access } from "../../domain/access/access.ts";
import { foundAlliance } from "../../domain/alliances/membership.ts";
import { accept } from "../../domain/refusals.ts";
import { writeMoment } from "../../domain/values/moment.ts";
import { oneMebibyte } from "../http/body.ts";
import type { Operation } from "../http/operation.ts";
import { serveWrite } from "../http/serve-write.ts";
import { foundedShape, newAllianceShape, showAlliance } from "../shapes/alliances.ts";
import { newId } from "../store/ids.ts";
import { hashOfCode, tellingOnce } from "./invitation.ts";

const access: Access = { to: ["admin"] };

export const handler = tellingOnce((code) =>
  serveWrite({ id: "create-alliance", access, body: newAllianceShape }, async (asked) => {
    const may = await asked.may({ relations: {} });
    if (!may.ok) return may;
    const { tenant, caller, now, body } = asked;
    const id = newId(now);
    const lead = { tenant, name: caller.enterprise.body.name };
    const wanted = { id, name: body.name, codeHash: hashOfCode(code) };
    const { alliance, changes } = foundAlliance(wanted, lead, writeMoment(now));
    return accept({
      write: { changes },
      acting: may.value,
      answer: showAlliance(id, alliance, true),
      created: `/v1/alliances/${id}`,
    });
  }),
);

export const operation: Operation = {
  id: "create-alliance",
  method: "POST",
  path: "/v1/alliances",
  capability: "cases",
  access,
  summary: { zh: "发起联盟", en: "Found an alliance" },
  description: {
    zh: "由管理员发起产业联盟，本企业为牵头企业；牵头企业退出后，由加入最早的成员企业接替。邀请码（code）只在这一次回答中出现，系统只保存其摘要；交给其他企业的管理员用以加入。遗失时可更换。",
    en: "An admin founds an alliance of enterprises, which their own leads; when it leaves, the member that joined first takes over. The code stands in this one answer only, and nothing but its hash is kept: hand it to the admins of the others, who join with it. A lost one can be replaced.",
  },
  request: { types: ["application/json"], limitBytes: oneMebibyte, schema: newAllianceShape },
  answer: {
    type: "application/json",
    schema: foundedShape,
    means: { zh: "联盟与邀请码", en: "The alliance, with its code" },
  },
  creates: true,
  refusals: [400, 401, 403, 413, 415, 422, 503],
  examples: [],
  handler,
};
