// GET /ready: says that the records can be reached. A load balancer or a monitor asks it; it tells nothing of what is there.
import { accept } from "../../domain/refusals.ts";
import type { Operation } from "../http/operation.ts";
import { serve } from "../http/serve.ts";
import { healthShape } from "../shapes/answer.ts";
import { recordKey } from "../store/keys.ts";
import { loadItem } from "../store/load.ts";

export const handler = serve(async () => {
  // Any key will do: whether something stands there does not matter, only that the table answers.
  await loadItem(recordKey("", "login", "none"));
  return accept({ status: "ok" });
});

export const operation: Operation = {
  id: "ready",
  method: "GET",
  path: "/ready",
  capability: "read",
  access: { to: "anyone" },
  summary: { zh: "能否访问数据", en: "Can the records be reached" },
  description: {
    zh: "读一次数据库；不可用时回答 503。",
    en: "Reads the database once; where that is not possible the answer is 503.",
  },
  answer: {
    type: "application/json",
    schema: healthShape,
    means: { zh: "数据可用", en: "The records can be reached" },
  },
  refusals: [503],
  examples: [],
  handler,
};
