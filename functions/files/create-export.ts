// POST /v1/exports: writes people, suggestions or payments into a file, which can then be fetched; the journal notes who took what.

import type * as z from "zod/mini";
import type { Export } from "../../domain/records/jobs.ts";
import { created } from "../../domain/records/record.ts";
import { accept, type Refusal, refuse, refuseAll } from "../../domain/refusals.ts";
import { writeMoment } from "../../domain/values/moment.ts";
import { oneMebibyte } from "../http/body.ts";
import type { Operation } from "../http/operation.ts";
import { serveWrite } from "../http/serve-write.ts";
import { exportShape, newExportShape, showExport } from "../shapes/jobs.ts";
import { putFile, removeFile } from "../store/files.ts";
import { newId } from "../store/ids.ts";
import { exportAccess as access, mayExport } from "./export-access.ts";
import { exportKey } from "./file-names.ts";

export const handler = serveWrite({ id: "create-export", access, body: newExportShape }, async (asked) => {
  const { tenant, caller, today } = asked;
  const { of, format, from, until } = asked.body;
  const may = await mayExport(asked, of);
  if (!may.ok) return may;
  const refusals = refuseSpan(asked.body);
  if (refusals.length > 0) return refuseAll(refusals);
  const id = newId(asked.now);
  const key = exportKey(tenant, id);
  const { overdueDays } = caller.enterprise.body.settings;
  const { sheetOf } = await import("./export-sheets.ts");
  const { bytes, rows } = sheetOf(of, { tenant, format, today, overdueDays, span: { from, until } });
  const stored = await putFile(key, bytes);
  if (!stored.ok) return stored;
  const body: Export = {
    direction: "export",
    of,
    format,
    state: "done",
    since: writeMoment(asked.now),
    by: caller.person,
    day: today,
    file: { key, digest: `sha256:${stored.value.sha256}`, sizeBytes: stored.value.sizeBytes },
    rows: rows(),
    ...(of === "payments" && { span: { ...(from !== undefined && { from }), ...(until !== undefined && { until }) } }),
  };
  return accept({
    write: { changes: [created("job", id, body)], note: { exported: of, rows: rows() } },
    acting: may.value,
    answer: showExport({ id, body }),
    version: 1,
    created: `/v1/exports/${id}`,
    undo: () => removeFile(key),
  });
});

const refuseSpan = ({ of, from, until }: z.output<typeof newExportShape>): Refusal[] => {
  if (of !== "payments")
    return Object.entries({ from, until })
      .filter(([, day]) => day !== undefined)
      .map(([name]) => refuse("unknown-field", `/${name}`, { name }));
  if (from !== undefined && until !== undefined && until < from)
    return [refuse("span-backwards", "/until", { given: until, wanted: from })];
  return [];
};

export const operation: Operation = {
  id: "create-export",
  method: "POST",
  path: "/v1/exports",
  capability: "files",
  access,
  summary: { zh: "导出表格", en: "Take a sheet out" },
  description: {
    zh: "导出 people 员工、suggestions 已提交的建议，或 payments 付款（仅审计）。格式 csv、xlsx 或 ndjson。payments 按发放批次的放款日（中国日期）取 from 至 until（含），每笔一行：收款人、金额、文字事由、制度版本和摘要、可重算的计算请求与结果、经手人、批次、状态、台账号。导出的员工表可原样再导入。审计除导出外不写入任何内容；导出只产生文件和一笔台账记录。数据很多时请分段导出：AWS 上一次最长 29 秒。",
    en: "Takes out `people`, `suggestions` that were filed, or `payments` (auditors only), as csv, xlsx or ndjson. Payments are those of runs released from `from` until `until`, both included, days in China; one row each: who, how much, why in words, the policy's version and digest, request and answer of the calculation to calculate again, through whose hands, the run, the state, and the numbers of the journal's entries. People as taken out can be brought in again as they are. An auditor writes nothing but this: a file, and an entry that says so. Take much out in several spans: on AWS one call has 29 seconds.",
  },
  request: { types: ["application/json"], limitBytes: oneMebibyte, schema: newExportShape },
  answer: { type: "application/json", schema: exportShape, means: { zh: "导出", en: "The export" } },
  creates: true,
  refusals: [400, 401, 403, 413, 415, 422, 503],
  examples: [],
  handler,
};
