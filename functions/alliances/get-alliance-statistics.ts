// GET /v1/alliances/{alliance}/statistics: what the enterprises of an alliance have given for a year, added up, never one or two of them alone.
import { membersNow } from "../../domain/alliances/membership.ts";
import { shownOf } from "../../domain/alliances/shown.ts";
import { type Sum, sumsOf } from "../../domain/alliances/sums.ts";
import { wordsOfSums } from "../../domain/alliances/words.ts";
import { accept } from "../../domain/refusals.ts";
import { unknownId } from "../http/asked.ts";
import type { Operation } from "../http/operation.ts";
import { serveRead } from "../http/serve-read.ts";
import { allianceStatisticsShape, showSums, yearQueryShape } from "../shapes/alliances.ts";
import { allianceReaders as access } from "./alliance-readers.ts";
import { loadContributions, loadJoined } from "./load-alliance.ts";

export const handler = serveRead({ access, query: yearQueryShape }, async ({ tenant, ids, query: { year }, may }) => {
  const joined = await loadJoined(tenant, ids.alliance);
  if (!joined) return unknownId();
  const allowed = await may({ relations: {} });
  if (!allowed.ok) return allowed;
  const { id } = joined.alliance;
  const contributions = await loadContributions(id, year);
  const contributed = new Set(contributions.map(({ body }) => body.tenant)).size;
  const sums = sumsOf(contributions.map(({ body }) => body));
  return accept({
    body: {
      alliance: id,
      year,
      members: membersNow(joined.members).length,
      contributed,
      says: wordsOfSums(contributed, sums.size > 0),
      ...(sums.size > 0 && showSums(shownOf(amountsOf(sums), year))),
    },
  });
});

const amountsOf = (sums: ReadonlyMap<string, Sum>): Map<string, bigint> =>
  new Map([...sums].map(([name, { sum }]) => [name, sum]));

export const operation: Operation = {
  id: "get-alliance-statistics",
  method: "GET",
  path: "/v1/alliances/{alliance}/statistics",
  capability: "read",
  access,
  summary: { zh: "联盟统计", en: "Statistics of an alliance" },
  description: {
    zh: "各成员企业为该年上报数字之和：合计、按种类、按月份，不含企业名称。每个数字至少来自三家企业，否则写作 suppressed；不足三家上报时没有数字，并说明原因。数字每次至少随三家企业的变化才更新，使前后之差不会显露任何一家；仍给出它的不足三家时不再显示。合并给出的小月份（rest）如会与所示月份重复计入，则暂不给出。合计只是所示各数字之和，不含未给出的部分。",
    en: "What the members gave for the year, added up: in all, by kind and by month, without the names of enterprises. Each figure comes from three enterprises at least, or says `suppressed`; with fewer than three that gave anything there are no figures, and it says why. A figure moves on only when those of at least three enterprises have changed, so that no difference shows one of them, and is left out once fewer than three still give it. So is `rest`, the small months together, while it would count twice what stands in a month that is shown. Totals add up what is shown and leave out what is not.",
  },
  query: yearQueryShape,
  answer: {
    type: "application/json",
    schema: allianceStatisticsShape,
    means: { zh: "联盟统计", en: "The statistics" },
  },
  refusals: [400, 401, 403, 404, 503],
  examples: [],
  handler,
};
