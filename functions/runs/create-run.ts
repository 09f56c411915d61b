// POST /v1/runs: begins the payout of a month. One run is under way at a time.
import type { Access } from "../../domain/access/access.ts";
import { accept } from "../../domain/refusals.ts";
import { draftRun } from "../../domain/runs/steps.ts";
import { chinaMonth, writeMoment } from "../../domain/values/moment.ts";
import { oneMebibyte } from "../http/body.ts";
import type { Operation } from "../http/operation.ts";
import { serveWrite } from "../http/serve-write.ts";
import { newRunShape, runShape, showRun } from "../shapes/runs.ts";
import { listPage } from "../store/load.ts";
import { loadOpenRun } from "./load-run.ts";

const access: Access = { to: ["hr"] };

export const handler = serveWrite({ id: "create-run", access, body: newRunShape }, async (asked) => {
  const { month } = asked.body;
  const may = await asked.may({ relations: {} });
  if (!may.ok) return may;
  const [open, before] = await Promise.all([
    loadOpenRun(asked.tenant),
    listPage(asked.tenant, "runs", { prefix: `${month}.`, limit: Number.POSITIVE_INFINITY }),
  ]);
  const outcome = draftRun({
    month,
    before: before.length,
    open,
    months: { first: asked.caller.enterprise.body.since, last: chinaMonth(asked.now) },
    by: { ...may.value, person: asked.caller.person },
    now: writeMoment(asked.now),
  });
  if (!outcome.ok) return outcome;
  const { id, run, changes } = outcome.value;
  return accept({
    write: { changes },
    acting: may.value,
    answer: showRun({ id, version: 1, body: run }),
    version: 1,
    created: `/v1/runs/${id}`,
  });
});

export const operation: Operation = {
  id: "create-run",
  method: "POST",
  path: "/v1/runs",
  capability: "money",
  access,
  summary: { zh: "建立发放批次", en: "Begin a run" },
  description: {
    zh: "为某月建立发放批次，编号如 2026-11.1。同一时间只能有一个未关闭的批次。制单、审批、出纳须为三个人。",
    en: "Begins the payout of a month; the id is like 2026-11.1. One run is under way at a time. Its maker, its approver and its cashier are three people.",
  },
  request: { types: ["application/json"], limitBytes: oneMebibyte, schema: newRunShape },
  answer: { type: "application/json", schema: runShape, means: { zh: "新批次", en: "The new run" } },
  creates: true,
  refusals: [400, 401, 403, 409, 413, 415, 422, 503],
  examples: [],
  handler,
};
