// POST /v1/imports/{import}/continuation: applies an import that was checked, as far as one call comes; called again, it goes on where it stopped.
import type { Access } from "../../domain/access/access.ts";
import { handsOf, importSubject } from "../../domain/exchange/import-job.ts";
import type { Import } from "../../domain/records/jobs.ts";
import { changed } from "../../domain/records/record.ts";
import { accept } from "../../domain/refusals.ts";
import { writeMoment } from "../../domain/values/moment.ts";
import { actorOf, unknownId } from "../http/asked.ts";
import type { Operation } from "../http/operation.ts";
import { serveWrite } from "../http/serve-write.ts";
import { importShape, showImport } from "../shapes/jobs.ts";
import { now as clock } from "../store/clock.ts";
import { chunksDone } from "./chunks-done.ts";
import { loadImport } from "./get-import.ts";

const access: Access = {
  to: ["hr", "finance"],
  seenBy: ["auditor"],
  apart: ["maker"],
  from: ["received"],
};

/** A gateway on AWS waits 29 seconds for an answer. */
const workMs = 20_000;

export const handler = serveWrite({ id: "continue-import", access }, async (asked) => {
  const { tenant, caller } = asked;
  const job = await loadImport(tenant, asked.ids.import ?? "");
  if (!job) return unknownId();
  const { by, for: absent, day } = job.body;
  const may = await asked.may(importSubject(job.body));
  if (!may.ok) return may;
  const appliedBy = handsOf({ ...may.value, by: caller.person });
  const hands = { by, ...(absent !== undefined && { for: absent }), appliedBy };
  const brought = { tenant, ...hands, day, enterprise: caller.enterprise };
  const isTimeUp = (): boolean => clock() > asked.now + workMs;
  // Sheets are read by much that the other operations do not need: it is loaded when it is.
  const { applyImport } = await import("./run-import.ts");
  const applied = await applyImport(
    { job, brought, actor: actorOf(asked, "continue-import", may.value), callerHolds: caller.holds },
    isTimeUp,
  );
  if (!applied.ok) return applied;
  const { isDone } = applied.value;
  const next: Import = isDone ? { ...job.body, state: "done", since: writeMoment(asked.now) } : job.body;
  const answer = showImport({ ...job, body: next }, (await chunksDone(tenant, job.id)).size);
  if (!isDone) return accept({ unfinished: true, write: { changes: [] }, answer });
  return accept({
    write: { changes: [changed(job, next)] },
    acting: may.value,
    answer,
    version: job.version + 1,
  });
});

export const operation: Operation = {
  id: "continue-import",
  method: "POST",
  path: "/v1/imports/{import}/continuation",
  capability: "files",
  access,
  summary: { zh: "写入导入的内容", en: "Apply an import" },
  description: {
    zh: "写入已检查无误的导入，每次最多约 20 秒；未完成时以 202 回答，用同一请求再次调用即继续，直至 200。中断后从停下处继续，不会重复写入。期初余额和已提交的建议须由上传人以外的人力资源或财务人员写入。若检查后情况已变（如基金余额不足），不写入该部分并说明是哪一行，处理后可继续；无法处理的，用 discard 结束，已写入的保留。",
    en: "Applies an import that was checked, for about 20 seconds a call; it answers 202 while there is more to do, and the same request again goes on, until 200. After an interruption it goes on where it stopped, and nothing is done twice. Opening balances, and suggestions that were submitted, are applied by someone of HR or finance other than who brought them. Where things have changed since the check, such as the money of a budget, that part is not applied and its row is named; once that is mended, it goes on; where it cannot be, `discard` ends it, and what was applied stays.",
  },
  answer: {
    type: "application/json",
    schema: importShape,
    means: { zh: "导入及进度", en: "The import and how far it is" },
  },
  refusals: [400, 401, 403, 404, 409, 422, 503],
  examples: [],
  handler,
};
