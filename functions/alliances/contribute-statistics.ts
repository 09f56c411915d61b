// POST /v1/alliances/{alliance}/contributions: works out the enterprise's own figures of a year and gives them to the alliance, without what is small.
import type { Access } from "../../domain/access/access.ts";
import { contribute, figuresOfTally, refuseFuture } from "../../domain/alliances/contribute.ts";
import { accept } from "../../domain/refusals.ts";
import { writeMoment } from "../../domain/values/moment.ts";
import { unknownId } from "../http/asked.ts";
import { oneMebibyte } from "../http/body.ts";
import type { Operation } from "../http/operation.ts";
import { serveWrite } from "../http/serve-write.ts";
import { contributingShape, contributionShape, showContribution } from "../shapes/alliances.ts";
import { readTally } from "../statistics/read-tally.ts";
import { loadContributions, loadJoined } from "./load-alliance.ts";

const access: Access = { to: ["hr"] };

export const handler = serveWrite({ id: "contribute-statistics", access, body: contributingShape }, async (asked) => {
  const joined = await loadJoined(asked.tenant, asked.ids.alliance);
  if (!joined) return unknownId();
  const may = await asked.may({ relations: {} });
  if (!may.ok) return may;
  const { tenant, today } = asked;
  const year = refuseFuture(asked.body.year, today);
  if (!year.ok) return year;
  const figures = figuresOfTally(await readTally(tenant, { year: year.value, today }));
  const { alliance, member } = joined;
  const last = (await loadContributions(alliance.id, year.value, tenant)).at(-1)?.body;
  const given = contribute(member, { year: year.value, figures, last }, writeMoment(asked.now));
  return accept({
    write: { changes: given.change ? [given.change] : [], holds: [member] },
    acting: may.value,
    answer: showContribution(given.contribution),
    ...(given.change && { created: `/v1/alliances/${alliance.id}/contributions/${year.value}` }),
  });
});

export const operation: Operation = {
  id: "contribute-statistics",
  method: "POST",
  path: "/v1/alliances/{alliance}/contributions",
  capability: "cases",
  access,
  summary: { zh: "上报年度统计", en: "Give the figures of a year" },
  description: {
    zh: "由人力资源上报：系统从本企业的记录算出该年各种类、各月份的件数、核实效益和核定奖励，不含姓名和部门。涉及不足五人或不足五件的数字不离开本企业，写作 suppressed，也不计入任何合计；某种类的各小月份合起来足够大时，以 rest 一并给出。再次上报时取代前一次；数字未变则不重复记录。",
    en: "By HR: from the enterprise's own records the service works out counts, verified benefit and awards of the year by kind and month, without names and departments. A figure about fewer than five people or five cases does not leave the enterprise: it says `suppressed`, and stands in no sum. Where the small months of a kind are large enough together, they are given as `rest`. Given again, it replaces what was given before; what has not changed is not recorded again.",
  },
  request: { types: ["application/json"], limitBytes: oneMebibyte, schema: contributingShape },
  answer: { type: "application/json", schema: contributionShape, means: { zh: "上报的数字", en: "What was given" } },
  creates: true,
  refusals: [400, 401, 403, 404, 409, 413, 415, 422, 503],
  examples: [],
  handler,
};
