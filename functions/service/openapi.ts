// GET /openapi.json: the description of this service, generated from the table of operations and shipped as it is in the repository.
import { accept } from "../../domain/refusals.ts";
import type { Operation } from "../http/operation.ts";
import { serve } from "../http/serve.ts";
import { openapiShape } from "../shapes/answer.ts";
import { loadDescription } from "./load-description.ts";

export const handler = serve(async () => accept(await loadDescription()));

export const operation: Operation = {
  id: "openapi",
  method: "GET",
  path: "/openapi.json",
  capability: "describe",
  access: { to: "anyone" },
  summary: { zh: "接口说明（OpenAPI 3.1）", en: "This service as OpenAPI 3.1" },
  description: {
    zh: "供程序和工具读取；同样的内容在 /docs 供人阅读。",
    en: "For programs and tools; the same content is readable for people at /docs.",
  },
  answer: {
    type: "application/json",
    schema: openapiShape,
    means: { zh: "OpenAPI 文档", en: "The OpenAPI document" },
  },
  refusals: [],
  examples: [],
  handler,
};
