// GET /docs: the description of this service as one page that needs nothing else, so that it can be read offline.
import type { Operation } from "../http/operation.ts";
import { serve } from "../http/serve.ts";
import { pageOf } from "./docs-page/page.ts";
import { styleHash } from "./docs-page/style.ts";
import { loadDescription } from "./load-description.ts";

export const handler = serve(async () => ({
  statusCode: 200,
  headers: {
    "content-type": "text/html; charset=utf-8",
    // One style sheet, known by its hash, and nothing that runs.
    "content-security-policy": `default-src 'none'; style-src '${styleHash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  },
  body: pageOf(await loadDescription()),
}));

export const operation: Operation = {
  id: "docs",
  method: "GET",
  path: "/docs",
  capability: "describe",
  access: { to: "anyone" },
  summary: { zh: "接口说明（网页）", en: "This description as a page" },
  description: {
    zh: "一个独立的网页，中文在前，英文在旁，离线可读。",
    en: "One page that stands by itself, Chinese first with English beside it, readable offline.",
  },
  answer: { type: "text/html", means: { zh: "网页", en: "The page" } },
  refusals: [],
  examples: [],
  handler,
};
