// GET /v1/exports/{export}/file: the bytes of an export, in one piece or, where it is large, in ranges; the journal notes who fetched it.
import type { Acting } from "../../domain/access/access.ts";
import type { Export, SheetFormat } from "../../domain/records/jobs.ts";
import type { Loaded } from "../../domain/records/record.ts";
import { accept, type Outcome, refuse, refuseAll } from "../../domain/refusals.ts";
import { type Asked, actorOf, unknownId } from "../http/asked.ts";
import type { Operation } from "../http/operation.ts";
import { serveRead } from "../http/serve-read.ts";
import { fileShape } from "../shapes/jobs.ts";
import { commit } from "../store/commit.ts";
import { getFile } from "../store/files.ts";
import { forgetMembers } from "../store/members.ts";
import { exportAccess as access, openExport } from "./export-access.ts";
import { answerFile, bytesWithin, type OutgoingFile, readRange } from "./ranges.ts";
import { csvType, xlsxType } from "./sheet-body.ts";

export const handler = serveRead({ access }, async (asked) => {
  const opened = await openExport(asked);
  if (!opened.ok) return opened;
  const { job, acting } = opened.value;
  const { sizeBytes } = job.body.file;
  const range = readRange(asked.event.headers.range, sizeBytes);
  if (!range.ok) return range;
  const noted = await noteFetching(asked, job.id, acting);
  if (!noted.ok) return noted;
  const content = await getFile(job.body.file.key);
  if (!content) return unknownId();
  return answerFile(outgoing(job), range.value, await bytesWithin(content, range.value));
});

const contentTypes: Record<SheetFormat, string> = {
  csv: `${csvType}; charset=utf-8`,
  xlsx: xlsxType,
  ndjson: "application/x-ndjson",
};

const outgoing = ({ body }: Loaded<Export>): OutgoingFile => ({
  ...body.file,
  type: contentTypes[body.format],
  name: `${body.of}-${body.day}.${body.format}`,
});

/** First the entry, then the bytes. */
const noteFetching = async (
  asked: Asked<unknown, undefined>,
  id: string,
  acting: Acting,
): Promise<Outcome<undefined>> => {
  const saved = await commit(actorOf(asked, "get-export-file", acting), {
    changes: [],
    holds: asked.caller.holds,
    note: { export: id, fetchedBy: asked.caller.person },
  });
  if (saved.did === "committed") return accept(undefined);
  // The reader's rights may just have changed: the next try sees them as they are.
  forgetMembers();
  return refuseAll([refuse("busy", "")]);
};

export const operation: Operation = {
  id: "get-export-file",
  method: "GET",
  path: "/v1/exports/{export}/file",
  // It reads the store of files and writes to the journal, which the functions that only read may not.
  capability: "files",
  access,
  summary: { zh: "下载导出的文件", en: "Fetch an exported file" },
  description: {
    zh: "文件本身；每次下载都记入台账。超过 4,000,000 字节须用 Range 请求头分段下载（206），各段依次相接即为全文，SHA-256 见导出。",
    en: "The file itself; the journal notes each fetch. Beyond 4,000,000 bytes it comes in parts, by the header Range (206); put together they are the file, whose SHA-256 the export tells.",
  },
  answer: { type: "application/octet-stream", schema: fileShape, means: { zh: "文件", en: "The file" } },
  refusals: [400, 401, 403, 404, 422, 503],
  examples: [],
  handler,
};
