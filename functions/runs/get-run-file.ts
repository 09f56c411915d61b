// GET /v1/runs/{run}/file: the payment file that was released, byte for byte; the journal notes who took it.
import type { Access } from "../../domain/access/access.ts";
import { refuse, refuseAll } from "../../domain/refusals.ts";
import { runSubject } from "../../domain/runs/steps.ts";
import { actorOf, unknownId } from "../http/asked.ts";
import type { Operation } from "../http/operation.ts";
import { serveRead } from "../http/serve-read.ts";
import { commit } from "../store/commit.ts";
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
  const content = await getFile(paymentFileKey(asked.tenant, run.id, file.digest));
  if (!content) return refuseAll([refuse("run-broken", "", { name: `run/${run.id}`, given: gone })]);
  const bytes: Uint8Array[] = [];
  for await (const piece of content) bytes.push(piece);
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
  return {
    statusCode: 200,
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${run.id}.csv"`,
      "repr-digest": `sha-256=:${Buffer.from(file.digest.slice("sha256:".length), "hex").toString("base64")}:`,
    },
    body: Buffer.concat(bytes).toString("base64"),
    isBase64Encoded: true,
  };
});

const gone = { zh: "付款文件不存在", en: "the payment file is gone" };

export const operation: Operation = {
  id: "get-run-file",
  method: "GET",
  path: "/v1/runs/{run}/file",
  // It reads files and writes to the journal, which the functions that only read may not.
  capability: "money",
  access,
  summary: { zh: "付款文件", en: "The payment file" },
  description: {
    zh: "放行时生成的 CSV（UTF-8，带字节序标记），每次取得都是同样的字节；每次下载记入台账。",
    en: "The CSV that was written at the release (UTF-8 with its mark), the same bytes each time; the journal notes each download.",
  },
  answer: { type: "application/octet-stream", means: { zh: "付款文件", en: "The payment file" } },
  refusals: [401, 403, 404, 409, 422, 503],
  examples: [],
  handler,
};
