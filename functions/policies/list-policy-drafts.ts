// GET /v1/policy-drafts: drafts of policies, the newest first, with what still keeps each from being published.
import type { Access } from "../../domain/access/access.ts";
import type { Draft } from "../../domain/records/policies.ts";
import type { Operation } from "../http/operation.ts";
import { answerPage } from "../http/page.ts";
import { serveRead } from "../http/serve-read.ts";
import { draftPageShape, draftQueryShape, showDraft } from "../shapes/policies.ts";
import { loadMany } from "../store/load.ts";

const access: Access = { to: ["admin", "hr", "approver", "auditor"] };

export const handler = serveRead({ access, query: draftQueryShape }, (asked) =>
  answerPage(
    asked,
    "drafts",
    async (links) => {
      const drafts = await loadMany<Draft>(asked.tenant, links);
      const byId = new Map(drafts.map((draft) => [draft.id, draft]));
      return links.map(({ id }) => {
        const draft = byId.get(id);
        const isWanted = asked.query.state === undefined || asked.query.state === draft?.body.state;
        return draft && isWanted ? showDraft(draft) : undefined;
      });
    },
    true,
  ),
);

export const operation: Operation = {
  id: "list-policy-drafts",
  method: "GET",
  path: "/v1/policy-drafts",
  capability: "read",
  access,
  summary: { zh: "制度草案列表", en: "List drafts of policies" },
  description: {
    zh: "最近变动状态的在前；state 只列某一状态：draft 起草中，published 已公布，discarded 已作废。missing 是公布前尚缺的法定程序。",
    en: "The latest change of state first; `state` picks draft, published or discarded. `missing` are the steps of the legal trail that publication still waits for.",
  },
  query: draftQueryShape,
  answer: { type: "application/json", schema: draftPageShape, means: { zh: "一页草案", en: "A page of drafts" } },
  refusals: [400, 401, 403, 503],
  examples: [],
  handler,
};
