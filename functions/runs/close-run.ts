// POST /v1/runs/{run}/close: ends a run of which nothing is pending, and makes room for the next.
import type { Access } from "../../domain/access/access.ts";
import { accept } from "../../domain/refusals.ts";
import { closeRun, runSubject } from "../../domain/runs/steps.ts";
import { writeMoment } from "../../domain/values/moment.ts";
import { unknownId } from "../http/asked.ts";
import type { Operation } from "../http/operation.ts";
import { serveWrite } from "../http/serve-write.ts";
import { runShape, showRun } from "../shapes/runs.ts";
import { checkWhole } from "./check-whole.ts";
import { loadOpenRun, loadRun } from "./load-run.ts";

const access: Access = {
  to: ["approver", "hr"],
  seenBy: ["finance", "cashier", "auditor"],
  from: ["reconciled"],
};

export const handler = serveWrite({ id: "close-run", access }, async (asked) => {
  const [run, open] = await Promise.all([loadRun(asked.tenant, asked.ids.run), loadOpenRun(asked.tenant)]);
  if (!run || !open) return unknownId();
  const may = await asked.may(runSubject(run.body));
  if (!may.ok) return may;
  const whole = await checkWhole(asked.tenant, run);
  if (!whole.ok) return whole;
  const closed = closeRun(run, open, { ...may.value, person: asked.caller.person }, writeMoment(asked.now));
  const version = run.version + 1;
  const answer = showRun({ id: run.id, version, body: closed.run });
  return accept({ write: { changes: closed.changes }, acting: may.value, answer, version });
});

export const operation: Operation = {
  id: "close-run",
  method: "POST",
  path: "/v1/runs/{run}/close",
  capability: "money",
  access,
  summary: { zh: "关闭批次", en: "Close a run" },
  description: {
    zh: "全部付款已有结果后关闭；退回的款项重新成为应发，进入下一批次。关闭后银行仍可能退回已发款项，届时照常登记。",
    en: "When every payment has its result. What came back is due again, for the next run. A bank may still return a payment later; that is recorded as before.",
  },
  answer: { type: "application/json", schema: runShape, means: { zh: "已关闭的批次", en: "The closed run" } },
  refusals: [400, 401, 403, 404, 409, 503],
  examples: [],
  handler,
};
