// GET /v1/alliances: the alliances that one's enterprise belongs to.
import * as z from "zod/mini";
import type { Operation } from "../http/operation.ts";
import { answerPage } from "../http/page.ts";
import { serveRead } from "../http/serve-read.ts";
import { allianceLineShape, showAlliance } from "../shapes/alliances.ts";
import { pageQueryShape } from "../shapes/records.ts";
import { allianceReaders as access } from "./alliance-readers.ts";
import { loadJoined } from "./load-alliance.ts";

export const handler = serveRead({ access, query: pageQueryShape }, (asked) =>
  answerPage(asked, "alliances", (links) =>
    Promise.all(
      links.map(async ({ order }) => {
        const joined = await loadJoined(asked.tenant, order);
        return joined && showAlliance(joined.alliance.id, joined.alliance.body, joined.member.id === joined.lead.id);
      }),
    ),
  ),
);

export const operation: Operation = {
  id: "list-alliances",
  method: "GET",
  path: "/v1/alliances",
  capability: "read",
  access,
  summary: { zh: "本企业的联盟", en: "List alliances" },
  description: {
    zh: "本企业现在所在的联盟，按发起先后，每页 1 至 100 个，默认 50 个。",
    en: "The alliances that the enterprise belongs to now, in the order in which they were founded, 1 to 100 a page, 50 unless said otherwise.",
  },
  query: pageQueryShape,
  answer: {
    type: "application/json",
    schema: z.strictObject({ items: z.array(allianceLineShape), next: z.optional(z.string()) }),
    means: { zh: "一页联盟", en: "A page of alliances" },
  },
  refusals: [400, 401, 403, 503],
  examples: [],
  handler,
};
