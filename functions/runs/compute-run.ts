// POST /v1/runs/{run}/computation: turns the manifest into payments, chunk by chunk; called again, it goes on where it stopped.
import type { Access } from "../../domain/access/access.ts";
import { accept } from "../../domain/refusals.ts";
import { computeRun, runSubject } from "../../domain/runs/steps.ts";
import { writeMoment } from "../../domain/values/moment.ts";
import { actorOf, unknownId } from "../http/asked.ts";
import type { Operation } from "../http/operation.ts";
import { serveWrite } from "../http/serve-write.ts";
import { runShape, showRun } from "../shapes/runs.ts";
import { marksOf } from "../store/paid.ts";
import { begin } from "./begin.ts";
import { loadRun } from "./load-run.ts";
import { computeChunks, untilTimeIsUp } from "./phases.ts";
import { notYet } from "./progress.ts";

const access: Access = { to: ["hr"], seenBy: ["finance", "approver", "cashier", "auditor"], from: ["locked"] };

export const handler = serveWrite({ id: "compute-run", access }, async (asked) => {
  const run = await loadRun(asked.tenant, asked.ids.run);
  if (!run) return unknownId();
  const may = await asked.may(runSubject(run.body));
  if (!may.ok) return may;
  const actor = actorOf(asked, "compute-run", may.value);
  const told = await begin(asked, actor, run.id);
  if (told) return told;
  const driven = await computeChunks({ actor, run, hasTime: untilTimeIsUp(asked.now) });
  if (!driven.ok) return driven;
  if (!driven.value) return accept(await notYet(asked.tenant, run));
  const marks = (await marksOf(asked.tenant, run.id, "compute")).map(({ body }) => body);
  const by = { ...may.value, person: asked.caller.person };
  const computed = computeRun(run, marks, by, writeMoment(asked.now));
  const version = run.version + 1;
  const answer = showRun({ id: run.id, version, body: computed.run });
  return accept({ write: { changes: computed.changes }, acting: may.value, answer, version });
});

export const operation: Operation = {
  id: "compute-run",
  method: "POST",
  path: "/v1/runs/{run}/computation",
  capability: "money",
  access,
  summary: { zh: "生成付款", en: "Compute the payments" },
  description: {
    zh: "按清单分段生成付款，每段四十笔、一次写成。锁定后有变化的款项不列入，留待下一批次。约二十秒内未完成时以 202 回答，状态仍为 locked：用同一 Idempotency-Key 再次调用即继续。",
    en: "Makes the payments of the manifest in chunks of forty, each whole or not at all. What has changed since it was locked is left out, for the next run. What is not done in about twenty seconds is answered by 202, the run still being `locked`: call again with the same Idempotency-Key to go on.",
  },
  answer: { type: "application/json", schema: runShape, means: { zh: "批次", en: "The run" } },
  refusals: [400, 401, 403, 404, 409, 503],
  examples: [],
  handler,
};
