// The body of a request that is a sheet: CSV or a workbook, as its content type says, in bytes.
import { accept, type Outcome, refuse, refuseAll } from "../../domain/refusals.ts";
import type { HttpEvent } from "../http/event.ts";
import { importLimits, sizeInWords } from "../sheets/sheet.ts";

export const csvType = "text/csv";
export const xlsxType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

export const sheetTypes = [csvType, xlsxType] as const;

export const sheetLimitBytes = importLimits.fileBytesMax;

export const readSheetBody = ({
  headers,
  body = "",
  isBase64Encoded,
}: HttpEvent): Outcome<{ format: "csv" | "xlsx"; bytes: Uint8Array }> => {
  const given = headers["content-type"] ?? "(none)";
  const type = given.split(";")[0]?.trim().toLowerCase();
  if ((type !== csvType && type !== xlsxType) || (headers["content-encoding"] ?? "identity") !== "identity")
    return refuseAll([refuse("media-type", "", { given: given.slice(0, 100), wanted: sheetTypes.join(" / ") })]);
  const encoding = isBase64Encoded ? "base64" : "utf8";
  if (Buffer.byteLength(body, encoding) > sheetLimitBytes)
    return refuseAll([refuse("too-large", "", { wanted: sizeInWords(sheetLimitBytes) })]);
  return accept({ format: type === csvType ? "csv" : "xlsx", bytes: Buffer.from(body, encoding) });
};
