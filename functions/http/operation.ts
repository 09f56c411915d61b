// What one operation of the service is: the row that each function's file exports, and from which routes, functions and the description are made.
import type * as z from "zod/mini";
import type { Access } from "../../domain/access/access.ts";
import type { Words } from "../../domain/words.ts";
import type { MediaType } from "./body.ts";
import type { Handler } from "./event.ts";
import type { RefusalStatus } from "./statuses.ts";

/** A body that is a file: CSV or a workbook. */
export type SheetType = "text/csv" | "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** Operations of one capability share one Lambda function. */
export type Capability = "calculate" | "describe" | "policies" | "read" | "people" | "cases" | "money" | "files";

export type Operation = {
  /** Also the name of the function's file, but for rows that are made from the kinds of case. */
  id: string;
  /** The file and the list in it that has this row among others. */
  madeBy?: { file: string; list: string };
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  path: `/${string}`;
  capability: Capability;
  /** Who may call it, as what, in which states. */
  access: Access;
  summary: Words;
  description: Words;
  /** What may stand in the query of the address. */
  query?: z.ZodMiniType;
  /** The answer creates something: 201 with its address. */
  creates?: true;
  /** If-Match must name the version that is changed. */
  ifMatch?: true;
  request?: { types: readonly (MediaType | SheetType)[]; limitBytes: number; schema: z.ZodMiniType };
  answer: { type: "application/json" | "text/html" | "application/octet-stream"; schema?: z.ZodMiniType; means: Words };
  /** With which statuses it may refuse. An internal error, 500, is possible everywhere and not repeated here. */
  refusals: readonly RefusalStatus[];
  /** Worked examples. Their answers are not written but calculated when the description is generated. */
  examples: readonly Example[];
  handler: Handler;
};

export type Example = { name: string; title: Words; request?: unknown };

/** The name by which the gateway knows the route. */
export const routeKeyOf = (operation: Operation): string => `${operation.method} ${operation.path}`;
