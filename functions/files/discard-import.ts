// POST /v1/imports/{import}/discard: gives an import up; what was applied of it stays, and the answer says how much that is.
import type { Access } from "../../domain/access/access.ts";
import { beginDiscard, endDiscard, importSubject } from "../../domain/exchange/import-job.ts";
import { accept, type Outcome, refuse, refuseAll } from "../../domain/refusals.ts";
import { writeMoment } from "../../domain/values/moment.ts";
import { actorOf, unknownId } from "../http/asked.ts";
import { oneMebibyte } from "../http/body.ts";
import type { Operation } from "../http/operation.ts";
import { serveWrite } from "../http/serve-write.ts";
import { discardImportShape, importShape, showImport } from "../shapes/jobs.ts";
import { commit } from "../store/commit.ts";
import { forgetMembers } from "../store/members.ts";
import type { Actor, Write } from "../store/write.ts";
import { chunksDone } from "./chunks-done.ts";
import { loadClaims } from "./claims.ts";
import { loadImport } from "./get-import.ts";

const access: Access = { to: ["hr", "finance"], seenBy: ["auditor"], from: ["received", "discarding"] };

export const handler = serveWrite({ id: "discard-import", access, body: discardImportShape }, async (asked) => {
  const { tenant, caller } = asked;
  const found = await loadImport(tenant, asked.ids.import ?? "");
  if (!found) return unknownId();
  const may = await asked.may(importSubject(found.body));
  if (!may.ok) return may;
  const now = writeMoment(asked.now);
  if (!found.body.discarding) {
    const { for: absent } = may.value;
    const by = { by: caller.person, ...(absent !== undefined && { for: absent }) };
    const begins = beginDiscard(found, { at: now, ...by, reasons: asked.body.reasons });
    const actor = actorOf(asked, "discard-import", may.value);
    const begun = await begin(actor, { changes: [begins], holds: caller.holds, note: { import: found.id } });
    if (!begun.ok) return begun;
  }
  // Counted after nothing more can be added.
  const job = await loadImport(tenant, found.id);
  if (!job) return unknownId();
  const done = (await chunksDone(tenant, job.id)).size;
  const { next, changes } = endDiscard(job, await loadClaims(tenant, job.body), done, now);
  return accept({
    write: { changes, note: { import: job.id, chunksDone: done } },
    acting: may.value,
    answer: showImport({ ...job, body: next }, done),
    version: job.version + 1,
  });
});

const begin = async (actor: Actor, write: Write): Promise<Outcome<"begun">> => {
  const saved = await commit(actor, write);
  if (saved.did === "committed") return accept("begun");
  if (saved.did === "stale" && saved.kind === "job") return refuseAll([refuse("stale-version", "")]);
  // Whoever asks may have lost the right to: the next call sees what they may now.
  forgetMembers();
  return refuseAll([refuse("busy", "")]);
};

export const operation: Operation = {
  id: "discard-import",
  method: "POST",
  path: "/v1/imports/{import}/discard",
  capability: "files",
  access,
  summary: { zh: "放弃导入", en: "Give an import up" },
  description: {
    zh: "放弃已检查而尚未写完的导入，须说明理由。尚未写入任何内容的，state 为 discarded；期初余额所占的年度随之释放，可导入更正后的表格。已写入一部分而不能继续的，state 为 ended，已写入的各段（chunksDone）保留不变，其余不再写入；期初余额的年度不释放。",
    en: "Gives up an import that was checked and is not wholly applied, with reasons. Where nothing of it was applied `state` is discarded, and opening balances give their years back, so that a corrected sheet can come in. Where a part was applied `state` is ended: the chunks that were applied (`chunksDone`) stay, the others never are, and opening balances keep their years.",
  },
  request: { types: ["application/json"], limitBytes: oneMebibyte, schema: discardImportShape },
  answer: { type: "application/json", schema: importShape, means: { zh: "已放弃的导入", en: "The import as ended" } },
  refusals: [400, 401, 403, 404, 409, 413, 415, 503],
  examples: [],
  handler,
};
