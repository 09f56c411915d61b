// GET /v1/alliances/{alliance}: an alliance with its members by name, for whoever belongs to it.
import { accept } from "../../domain/refusals.ts";
import { unknownId } from "../http/asked.ts";
import type { Operation } from "../http/operation.ts";
import { serveRead } from "../http/serve-read.ts";
import { allianceShape, showAlliance } from "../shapes/alliances.ts";
import { allianceReaders as access } from "./alliance-readers.ts";
import { loadJoined, loadMembers } from "./load-alliance.ts";

export const handler = serveRead({ access }, async ({ tenant, ids, may }) => {
  const joined = await loadJoined(tenant, ids.alliance);
  if (!joined) return unknownId();
  const allowed = await may({ relations: {} });
  if (!allowed.ok) return allowed;
  const { alliance, member } = joined;
  const members = (await loadMembers(alliance.id))
    .filter(({ body }) => body.state === "open")
    .map(({ body: { name, lead, since } }) => ({ name, lead, since }))
    .sort((a, b) => (a.since < b.since ? -1 : 1));
  return accept({ body: { ...showAlliance(alliance.id, alliance.body, member.body), members } });
});

export const operation: Operation = {
  id: "get-alliance",
  method: "GET",
  path: "/v1/alliances/{alliance}",
  capability: "read",
  access,
  summary: { zh: "查看联盟", en: "An alliance" },
  description: {
    zh: "联盟名称和成员企业名称，按加入先后；只有成员企业能看到，其他企业得到的回答与编号不存在时相同。",
    en: "Its name and the names of its members in the order in which they joined; for members alone, to all others it does not exist.",
  },
  answer: { type: "application/json", schema: allianceShape, means: { zh: "联盟", en: "The alliance" } },
  refusals: [400, 401, 403, 404, 503],
  examples: [],
  handler,
};
