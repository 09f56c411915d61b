// GET /v1/people: the employees, page by page, in the order of their ids.
import * as z from "zod/mini";
import type { Access } from "../../domain/access/access.ts";
import type { Person, PersonSecret } from "../../domain/records/people.ts";
import type { Operation } from "../http/operation.ts";
import { answerPage } from "../http/page.ts";
import { serveRead } from "../http/serve-read.ts";
import { personShape, showPerson } from "../shapes/people.ts";
import { pageQueryShape } from "../shapes/records.ts";
import { loadMany } from "../store/load.ts";

const access: Access = { to: ["hr", "admin", "auditor"] };

export const handler = serveRead({ access, query: pageQueryShape }, (asked) =>
  answerPage(asked, "people", async (links) =>
    (await loadMany<Person, PersonSecret>(asked.tenant, links)).map(showPerson),
  ),
);

export const operation: Operation = {
  id: "list-people",
  method: "GET",
  path: "/v1/people",
  capability: "read",
  access,
  summary: { zh: "员工名单", en: "List employees" },
  description: {
    zh: "按编号排列，每页 1 至 100 人，默认 50 人；next 用作下一页的 cursor。",
    en: "In the order of their ids, 1 to 100 a page, 50 unless said otherwise; `next` is the `cursor` of the next page.",
  },
  query: pageQueryShape,
  answer: {
    type: "application/json",
    schema: z.strictObject({ items: z.array(personShape), next: z.optional(z.string()) }),
    means: { zh: "一页员工", en: "A page of employees" },
  },
  refusals: [400, 401, 403, 503],
  examples: [],
  handler,
};
