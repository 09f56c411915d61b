// POST /v1/imports: takes a sheet in, stores it and checks all of it; nothing of it is applied yet.
import type { Access } from "../../domain/access/access.ts";
import type { Import, ImportOf, ImportSecret } from "../../domain/records/jobs.ts";
import { created } from "../../domain/records/record.ts";
import { accept, type Outcome } from "../../domain/refusals.ts";
import { writeMoment } from "../../domain/values/moment.ts";
import type { Asked } from "../http/asked.ts";
import type { Operation } from "../http/operation.ts";
import { type Decision, serveWrite } from "../http/serve-write.ts";
import { importQueryShape, importShape, sheetShape, showImport, showProblem } from "../shapes/jobs.ts";
import { putFile, removeFile } from "../store/files.ts";
import { newId } from "../store/ids.ts";
import { claimId, takeClaims } from "./claims.ts";
import { importKey, problemsKey } from "./file-names.ts";
import type { Checked } from "./run-import.ts";
import { readSheetBody, sheetLimitBytes, sheetTypes } from "./sheet-body.ts";

const access: Access = { to: ["hr"] };

/** So many problems are told at once; the rest of those that are kept can be asked for. */
const problemsTold = 50;

type AskedImport = Asked<{ of: ImportOf }, unknown>;

export const handler = serveWrite(
  { id: "create-import", access, query: importQueryShape, raw: true },
  async (asked: AskedImport): Promise<Outcome<Decision>> => {
    const may = await asked.may({ relations: {} });
    if (!may.ok) return may;
    const sheet = readSheetBody(asked.event);
    if (!sheet.ok) return sheet;
    const { tenant, caller, today } = asked;
    const id = newId(asked.now);
    const key = importKey(tenant, id);
    const stored = await putFile(key, sheet.value.bytes);
    if (!stored.ok) return stored;
    const hands = { by: caller.person, ...(may.value.for !== undefined && { for: may.value.for }) };
    const brought = { tenant, ...hands, day: today, enterprise: caller.enterprise };
    const { checkImport } = await import("./run-import.ts");
    const checked = await checkImport(asked.query.of, brought, sheet.value.bytes, sheet.value.format);
    const isRefused = checked.problemsInAll > 0;
    const claims = isRefused ? [] : (checked.importer.claims?.(id) ?? []);
    const claimed = await takeClaims(tenant, claims);
    if (!claimed.ok) {
      await removeFile(key);
      return claimed;
    }
    if (isRefused) await keepProblems(tenant, id, checked);
    const body: Import = {
      direction: "import",
      of: asked.query.of,
      format: sheet.value.format,
      state: isRefused ? "refused" : "received",
      since: writeMoment(asked.now),
      ...hands,
      day: today,
      file: { key, digest: `sha256:${stored.value.sha256}`, sizeBytes: stored.value.sizeBytes },
      rows: checked.rows,
      chunks: checked.chunks,
      counts: checked.counts,
      problemsInAll: checked.problemsInAll,
      ...(checked.importer.needsAnother?.() && { byAnother: true }),
      ...(claims.length > 0 && { claims: claims.map(claimId) }),
    };
    const secret: ImportSecret = { problems: checked.problems.slice(0, problemsTold).map(showProblem) };
    return accept({
      write: { changes: [created("job", id, body, secret), ...claimed.value] },
      acting: may.value,
      answer: showImport({ id, body, secret }, 0),
      version: 1,
      created: `/v1/imports/${id}`,
      undo: () => removeFile(key),
    });
  },
);

const keepProblems = async (tenant: string, id: string, { problems }: Checked): Promise<void> => {
  await putFile(problemsKey(tenant, id), Buffer.from(JSON.stringify(problems.map(showProblem))));
};

export const operation: Operation = {
  id: "create-import",
  method: "POST",
  path: "/v1/imports",
  capability: "files",
  access,
  summary: { zh: "导入表格", en: "Bring a sheet in" },
  description: {
    zh: "正文为 CSV 或 XLSX 文件本身，of 说明内容：people 员工、suggestions 以前的建议、opening-balances 期初余额；最多 50 MB、50,000 行（经 AWS 网关和 Lambda 约 4.5 MB，大文件请分开）。先存入并全部检查：有一处错误即整份拒绝（state 为 refused），problems 列出行、列和原因，前 50 处在此，其余（最多 1,000 处）见 GET。没有错误时 state 为 received，并说明将新增、更改、不变多少；用 continuation 才真正写入。people：列为 工号、姓名、部门、入职日期，可加 离职日期、师傅、上级、属性、属性值、属性起始日期、属性截止日期；一人有几个属性就有几行，其余内容相同；没有的列保持原样，留空的格子则清除。suggestions：标题、现状问题、改进办法、建议人及权重（E1:6;E2:4）、状态（草稿或已提交），可加 提出人、提交日期、制度、方案；按提交之日有效的制度；其中不得有导入人本人或其徒弟的建议，有已提交的须由另一人写入。opening-balances：年度、金额，加 工号、制度、方案 为个人本年已核定的奖励；三者皆空为该年基金已使用的金额；每年只能导入一次；尚未写入的可先放弃（discard），再导入更正后的表格。",
    en: "The body is the CSV or XLSX file itself; `of` says what it holds: `people`, `suggestions` of before, or `opening-balances`. At most 50 MB and 50,000 rows (through the gateway and Lambda on AWS about 4.5 MB: cut larger ones). It is stored and checked in full first: with one error all of it is refused (`state` is refused), and `problems` names row, column and reason, the first 50 here, up to 1,000 by GET. Without an error `state` is received, with how many are created, changed and the same; only `continuation` applies it. people: the columns id, name, department, from, and if wanted until, mentor, manager, attribute, value, attribute from, attribute until; a person with several attributes has a row for each, alike in all else; a column that is left out leaves things as they are, an empty cell takes away. suggestions: title, problem, proposal, authors with weights (E1:6;E2:4), state (draft or submitted), and if wanted proposer, day filed, policy, scheme; the policy in force on the day filed rules; nobody brings their own or those of whom they mentor, and where some were submitted another person applies them. opening-balances: year and amount, with person, policy and scheme for what someone was awarded this year, without them for what was used of the year's budget; once a year, or again after `discard` while nothing was applied.",
  },
  query: importQueryShape,
  request: { types: sheetTypes, limitBytes: sheetLimitBytes, schema: sheetShape },
  answer: {
    type: "application/json",
    schema: importShape,
    means: { zh: "导入及检查结果", en: "The import as checked" },
  },
  creates: true,
  refusals: [400, 401, 403, 409, 413, 415, 422, 503],
  examples: [],
  handler,
};
