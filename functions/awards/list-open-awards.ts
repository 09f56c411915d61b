// GET /v1/awards: the awards that wait for an approver, the longest waiting first.
import * as z from "zod/mini";
import type { Access } from "../../domain/access/access.ts";
import type { Award } from "../../domain/records/awards.ts";
import { loadSimilarOf } from "../cases/find-similar.ts";
import type { Operation } from "../http/operation.ts";
import { answerPage } from "../http/page.ts";
import { serveRead } from "../http/serve-read.ts";
import { awardShape, showAward } from "../shapes/awards.ts";
import { pageQueryShape } from "../shapes/records.ts";
import { someSimilar } from "../shapes/similar.ts";
import { loadCases, loadMany } from "../store/load.ts";

const access: Access = { to: ["approver", "hr", "auditor"] };

export const handler = serveRead({ access, query: pageQueryShape }, (asked) =>
  answerPage(asked, "turn/role/approver", async (links) => {
    const awards = await loadMany<Award>(
      asked.tenant,
      links.filter(({ kind }) => kind === "award"),
    );
    const cases = await loadCases(
      asked.tenant,
      awards.map(({ body }) => body.case),
    );
    const similar = await loadSimilarOf(asked, cases);
    const byId = new Map(awards.map((award) => [award.id, award]));
    return links.map(({ id }) => {
      const award = byId.get(id);
      return award && { ...showAward(award), ...someSimilar(similar.get(award.body.case)) };
    });
  }),
);

export const operation: Operation = {
  id: "list-open-awards",
  method: "GET",
  path: "/v1/awards",
  capability: "read",
  access,
  summary: { zh: "待审批的核定", en: "Awards that wait for approval" },
  description: {
    zh: "等待最久的在前；所属建议疑似重复的其他建议见 similar。",
    en: "Those that wait longest come first; `similar` are the likely duplicates of the case.",
  },
  query: pageQueryShape,
  answer: {
    type: "application/json",
    schema: z.strictObject({ items: z.array(awardShape), next: z.optional(z.string()) }),
    means: { zh: "一页核定", en: "A page of awards" },
  },
  refusals: [400, 401, 403, 503],
  examples: [],
  handler,
};
