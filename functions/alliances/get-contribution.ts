// GET /v1/alliances/{alliance}/contributions/{year}: what one's own enterprise gave for a year, figure by figure.
import type { Access } from "../../domain/access/access.ts";
import { accept } from "../../domain/refusals.ts";
import { unknownId } from "../http/asked.ts";
import type { Operation } from "../http/operation.ts";
import { serveRead } from "../http/serve-read.ts";
import { contributionShape, showContribution } from "../shapes/alliances.ts";
import { loadContributions, loadMembership } from "./load-alliance.ts";

const access: Access = { to: ["hr", "admin", "auditor"] };

export const handler = serveRead({ access }, async ({ tenant, ids, may }) => {
  // Also after it has left: what went out is its own.
  const member = await loadMembership(tenant, ids.alliance);
  const last = member && (await loadContributions(member.body.alliance, ids.year ?? "", tenant)).at(-1);
  if (!last) return unknownId();
  const allowed = await may({ relations: {} });
  return allowed.ok ? accept({ body: showContribution(last.body) }) : allowed;
});

export const operation: Operation = {
  id: "get-contribution",
  method: "GET",
  path: "/v1/alliances/{alliance}/contributions/{year}",
  capability: "read",
  access,
  summary: { zh: "本企业的上报", en: "What was given for a year" },
  description: {
    zh: "本企业最近一次为该年上报的全部数字，退出联盟后仍可查看。其他企业的上报任何人都看不到。",
    en: "Every figure that the caller's enterprise last gave for the year, also after it has left. What others gave is shown to no one.",
  },
  answer: { type: "application/json", schema: contributionShape, means: { zh: "上报的数字", en: "What was given" } },
  refusals: [400, 401, 403, 404, 503],
  examples: [],
  handler,
};
