// GET /v1/statistics: what was filed, adopted, put to work and awarded in a year, how long it took, and how many took part.
import { accept } from "../../domain/refusals.ts";
import { reportOf } from "../../domain/statistics/report.ts";
import type { Operation } from "../http/operation.ts";
import { serveRead } from "../http/serve-read.ts";
import { showStatistics, statisticsQueryShape, statisticsShape } from "../shapes/statistics.ts";
import { readTally } from "./read-tally.ts";
import { statisticsAccess as access } from "./statistics-access.ts";

export const handler = serveRead({ access, query: statisticsQueryShape }, async ({ tenant, query, today }) => {
  const { year, department } = query;
  const tally = await readTally(tenant, { year, today, ...(department !== undefined && { department }) });
  return accept({ body: showStatistics(reportOf(tally)) });
});

export const operation: Operation = {
  id: "get-statistics",
  method: "GET",
  path: "/v1/statistics",
  capability: "read",
  access,
  summary: { zh: "年度统计", en: "Statistics of a year" },
  description: {
    zh: "报工会的统计：合计，以及按种类、部门、月份分列的提出、采纳、未采纳、退回、撤回、实施、效益核实件数，核实效益，核定奖励的笔数与金额（已扣除撤销和追回），提出与获奖人数（同一人只计一次）。每件事项的每种结果只计一次，计入首次发生的月份；效益按现在核实的金额，计入首次核实的月份。部门为提出时提出人所在部门。states 为当年结束的各状态停留：次数、天数中位数（medianDays）、九成在多少天内（within90Days），以及该年底前提出的事项中现在等待的件数和最长天数。verified 只计核实了所带来金额的事项：建议的效益、项目的实际价值、提名的金额；评审人核实提名不在其内。participation 为提出人数占当年在职人数的比例。",
    en: "As an enterprise reports them to its union: in all, and by kind, by department and by month, how many cases were filed, adopted, declined, returned, withdrawn, put to work and verified, the verified benefit, awards in number and amount less what was cancelled and taken back, and how many different people filed and were awarded. Each outcome of a case counts once, in the month in which it first came about; its benefit counts as it stands now, in the month of its first verification. The department is the proposer's when the case was filed. `states` tells of the stays in a state that ended in the year: how many, the median in days, within how many days nine in ten were over; and what waits there now of all that was filed by the end of the year. `verified` counts cases of which it was verified what they bring: the benefit of a suggestion, the real value of a project, the value of a nomination; that a reviewer verified a nomination is none of it. `participation` is the share of those employed in the year who filed.",
  },
  query: statisticsQueryShape,
  answer: { type: "application/json", schema: statisticsShape, means: { zh: "统计", en: "The statistics" } },
  refusals: [400, 401, 403, 503],
  examples: [],
  handler,
};
