// GET /v1/runs/{run}/file: the payment file that was released, byte for byte, in one piece or in ranges; the journal notes who took it.
import type { Access } from "../../domain/access/access.ts";
import { refuse, refuseAll } from "../../domain/refusals.ts";
import { runSubject } from "../../domain/runs/steps.ts";
import { answerFile, readRange } from "../files/ranges.ts";
import { actorOf, unknownId } from "../http/asked.ts";
import type { Operation } from "../http/operation.ts";
import { serveRead } from "../http/serve-read.ts";
import { commit } from "../store/commit.ts";
import { fingerprintOf } from "../store/file-content.ts";
import { getFile } from "../store/files.ts";
import { forgetMembers } from "../store/members.ts";
import { loadRun } from "./load-run.ts";
import { paymentFileKey } from "./write-payment-file.ts";

const access: Access = { to: ["hr", "approver", "cashier", "auditor"], seenBy: ["finance"] };

export const handler = serveRead({ access }, async (asked) => {
  const run = await loadRun(asked.tenant, asked.ids.run);
  if (!run) return unknownId();
  const may = await asked.may(runSubject(run.body));
  if (!may.ok) return may;
  const { file, state } = run.body;
  if (!file) return refuseAll([refuse("wrong-state", "", { given: state, wanted: "released, reconciled, closed" })]);
  const range = readRange(asked.event.headers.range, file.sizeBytes);
  if (!range.ok) return range;
  const content = await getFile(paymentFileKey(asked.tenant, run.id, file.digest));
  const whole = content && (await readWhole(content));
  const isWhole = whole !== undefined && `sha256:${(await fingerprintOf(whole)).sha256}` === file.digest;
  if (!isWhole) return refuseAll([refuse("run-broken", "", { name: `run/${run.id}`, given: whole ? other : gone })]);
  // First the entry, then the file: nobody takes it without having been written down.
  const saved = await commit(actorOf(asked, "get-run-file", may.value), {
    changes: [],
    holds: asked.caller.holds,
    note: { run: run.id, digest: file.digest, reader: asked.caller.person },
  });
  if (saved.did !== "committed") {
    forgetMembers();
    return refuseAll([refuse("busy", "")]);
  }
  const { first, last } = range.value;
  const outgoing = { ...file, type: "text/csv; charset=utf-8", name: `${run.id}.csv` };
  return answerFile(outgoing, range.value, whole.subarray(first, last + 1));
});

/** The bytes that are given are the ones that were held against the digest, also where only a part of them is asked for. */
const readWhole = async (content: AsyncIterable<Uint8Array>): Promise<Buffer> => {
  const pieces: Uint8Array[] = [];
  for await (const piece of content) pieces.push(piece);
  return Buffer.concat(pieces);
};

const gone = { zh: "付款文件不存在", en: "the payment file is gone" };
const other = { zh: "付款文件的摘要不符", en: "the payment file is not that of its digest" };

export const operation: Operation = {
  id: "get-run-file",
  method: "GET",
  path: "/v1/runs/{run}/file",
  // It reads files and writes to the journal, which the functions that only read may not.
  capability: "money",
  access,
  summary: { zh: "付款文件", en: "The payment file" },
  description: {
    zh: "放行时生成的 CSV（UTF-8，带字节序标记），每次取得都是同样的字节；每次下载记入台账。与放行时的摘要不符则不给出（run-broken）。超过 4,000,000 字节须用 Range 请求头分段下载（206）。",
    en: "The CSV that was written at the release (UTF-8 with its mark), the same bytes each time; the journal notes each download. Bytes that are not those of the release are not given (`run-broken`). Beyond 4,000,000 bytes it comes in parts, by the header Range (206).",
  },
  answer: { type: "application/octet-stream", means: { zh: "付款文件", en: "The payment file" } },
  refusals: [400, 401, 403, 404, 409, 422, 503],
  examples: [],
  handler,
};
