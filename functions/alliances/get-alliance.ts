// GET /v1/alliances/{alliance}: an alliance with its members by name, for whoever belongs to it.
import { membersNow } from "../../domain/alliances/membership.ts";
import { accept } from "../../domain/refusals.ts";
import { unknownId } from "../http/asked.ts";
import type { Operation } from "../http/operation.ts";
import { serveRead } from "../http/serve-read.ts";
import { allianceShape, showAlliance } from "../shapes/alliances.ts";
import { allianceReaders as access } from "./alliance-readers.ts";
import { loadJoined } from "./load-alliance.ts";

export const handler = serveRead({ access }, async ({ tenant, ids, may }) => {
  const joined = await loadJoined(tenant, ids.alliance);
  if (!joined) return unknownId();
  const allowed = await may({ relations: {} });
  if (!allowed.ok) return allowed;
  const { alliance, member, lead } = joined;
  const members = membersNow(joined.members).map(({ id, body: { name, since } }) => ({
    name,
    lead: id === lead.id,
    since,
  }));
  return accept({ body: { ...showAlliance(alliance.id, alliance.body, member.id === lead.id), members } });
});

export const operation: Operation = {
  id: "get-alliance",
  method: "GET",
  path: "/v1/alliances/{alliance}",
  capability: "read",
  access,
  summary: { zh: "查看联盟", en: "An alliance" },
  description: {
    zh: "联盟名称和成员企业名称，按加入先后，第一家牵头；只有成员企业能看到，其他企业得到的回答与编号不存在时相同。",
    en: "Its name and the names of its members in the order in which they joined, the first of which leads it; for members alone, to all others it does not exist.",
  },
  answer: { type: "application/json", schema: allianceShape, means: { zh: "联盟", en: "The alliance" } },
  refusals: [400, 401, 403, 404, 503],
  examples: [],
  handler,
};
