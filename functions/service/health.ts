// GET /health: says that the service stands. It touches nothing else, so that it can be asked often.
import { accept } from "../../domain/refusals.ts";
import type { Operation } from "../http/operation.ts";
import { serve } from "../http/serve.ts";
import { healthShape } from "../shapes/answer.ts";

export const handler = serve(() => accept({ status: "ok" }));

export const operation: Operation = {
  id: "health",
  method: "GET",
  path: "/health",
  capability: "describe",
  access: { to: "anyone" },
  summary: { zh: "服务状态", en: "Is the service up" },
  description: {
    zh: "只回答服务在运行，不访问任何数据。",
    en: "Says that the service is running; it touches no data.",
  },
  answer: {
    type: "application/json",
    schema: healthShape,
    means: { zh: "服务在运行", en: "The service is running" },
  },
  refusals: [],
  examples: [{ name: "up", title: { zh: "运行中", en: "Up" } }],
  handler,
};
