// POST /v1/runs/{run}/release: instructs the payments and writes the payment file.
import type { Access } from "../../domain/access/access.ts";
import { accept } from "../../domain/refusals.ts";
import { releaseRun, runSubject } from "../../domain/runs/steps.ts";
import { writeMoment } from "../../domain/values/moment.ts";
import { actorOf, unknownId } from "../http/asked.ts";
import type { Operation } from "../http/operation.ts";
import { serveWrite } from "../http/serve-write.ts";
import { runShape, showRun } from "../shapes/runs.ts";
import { begin } from "./begin.ts";
import { checkWhole } from "./check-whole.ts";
import { loadRun } from "./load-run.ts";
import { instructChunks, untilTimeIsUp } from "./phases.ts";
import { notYet } from "./progress.ts";
import { writePaymentFile } from "./write-payment-file.ts";

const access: Access = {
  to: ["cashier"],
  seenBy: ["hr", "finance", "approver", "auditor"],
  apart: ["maker", "approver"],
  from: ["approved"],
};

export const handler = serveWrite({ id: "release-run", access }, async (asked) => {
  const run = await loadRun(asked.tenant, asked.ids.run);
  if (!run) return unknownId();
  const may = await asked.may(runSubject(run.body));
  if (!may.ok) return may;
  const payments = await checkWhole(asked.tenant, run);
  if (!payments.ok) return payments;
  const actor = actorOf(asked, "release-run", may.value);
  const told = await begin(asked, actor, run.id);
  if (told) return told;
  const driven = await instructChunks({ actor, run, hasTime: untilTimeIsUp(asked.now) });
  if (!driven.ok) return driven;
  if (!driven.value) return accept(await notYet(asked.tenant, run));
  const file = await writePaymentFile(asked.tenant, run, payments.value);
  if (!file.ok) return file;
  const by = { ...may.value, person: asked.caller.person };
  const released = releaseRun(run, file.value, by, writeMoment(asked.now));
  const version = run.version + 1;
  const answer = showRun({ id: run.id, version, body: released.run });
  return accept({ write: { changes: released.changes }, acting: may.value, answer, version });
});

export const operation: Operation = {
  id: "release-run",
  method: "POST",
  path: "/v1/runs/{run}/release",
  capability: "money",
  access,
  summary: { zh: "放行批次", en: "Release a run" },
  description: {
    zh: "由制单人、审批人以外的出纳放行：付款转为已指令，并生成付款文件，摘要和放行人记入批次。未完成时以 202 回答，再次调用即继续；文件只在全部完成后可取。",
    en: "By a cashier who neither made nor approved it: the payments become instructed, and the payment file is written; its digest and who released it are kept with the run. Answers 202 while there is more to do; call again to go on. There is no file before all is done.",
  },
  answer: { type: "application/json", schema: runShape, means: { zh: "已放行的批次", en: "The released run" } },
  refusals: [400, 401, 403, 404, 409, 503],
  examples: [],
  handler,
};
