// GET /v1/runs/{run}: where a run stands, how far its present phase has come, what comes next, and who may do it.
import type { Access } from "../../domain/access/access.ts";
import { accept } from "../../domain/refusals.ts";
import { type NextStep, nextStep } from "../../domain/runs/next.ts";
import { runSubject } from "../../domain/runs/steps.ts";
import { unknownId } from "../http/asked.ts";
import type { Operation } from "../http/operation.ts";
import { serveRead } from "../http/serve-read.ts";
import { runNowShape, showRun } from "../shapes/runs.ts";
import { listAll } from "../store/load.ts";
import { loadRun } from "./load-run.ts";
import { progressOf } from "./progress.ts";

const access: Access = { to: ["hr", "finance", "approver", "cashier", "auditor"] };

export const handler = serveRead({ access }, async (asked) => {
  const run = await loadRun(asked.tenant, asked.ids.run);
  if (!run) return unknownId();
  const may = await asked.may(runSubject(run.body));
  if (!may.ok) return may;
  const [progress, next] = await Promise.all([
    progressOf(asked.tenant, run),
    whoIsNext(asked.tenant, nextStep(run.body)),
  ]);
  return accept({
    body: { ...showRun(run), ...(progress && { progress }), ...(next && { next }) },
    version: run.version,
  });
});

const shownMax = 10;

const whoIsNext = async (tenant: string, next: NextStep | undefined) => {
  if (!next) return undefined;
  const { operation: id, roles, notBy, says } = next;
  const lists = await Promise.all(roles.map((role) => listAll(tenant, `members/${role}`)));
  const people = [...new Set(lists.flat().map((link) => link.id))].filter((person) => !notBy.includes(person));
  return { operation: id, roles, people: people.slice(0, shownMax), ...says };
};

export const operation: Operation = {
  id: "get-run",
  method: "GET",
  path: "/v1/runs/{run}",
  capability: "read",
  access,
  summary: { zh: "发放批次的现状", en: "A run" },
  description: {
    zh: "状态、各项合计、本阶段进度，以及下一步由谁办理。锁定后有变化而未列入的款项在 leftOut 中列出（最多一百个编号）。",
    en: "Its state and sums, how far the present phase has come, what comes next and who may do it. What had changed since it was locked stands in `leftOut`, named up to a hundred.",
  },
  answer: { type: "application/json", schema: runNowShape, means: { zh: "批次", en: "The run" } },
  refusals: [401, 403, 404, 503],
  examples: [],
  handler,
};
