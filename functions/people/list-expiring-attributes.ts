// GET /v1/expiring-attributes: whose certificates and other dated attributes end within some days, person by person.
import * as z from "zod/mini";
import type { Access } from "../../domain/access/access.ts";
import { expiringOf } from "../../domain/people/expiring.ts";
import type { Person, PersonSecret } from "../../domain/records/people.ts";
import { readDigits } from "../../domain/values/money.ts";
import type { Operation } from "../http/operation.ts";
import { answerPage, pageFields } from "../http/page.ts";
import { serveRead } from "../http/serve-read.ts";
import { dayShape, idShape } from "../shapes/records.ts";
import { loadMany } from "../store/load.ts";

const access: Access = { to: ["hr", "admin", "auditor"] };

const daysMax = 366;
const byDefault = "90";

const withinShape = z.custom<string>(
  (value) => {
    const days = readDigits(value);
    return days !== undefined && days >= 1 && days <= daysMax;
  },
  { error: "whole-number-invalid", params: { wanted: `1–${daysMax}` } },
);

const queryShape = z.strictObject({ ...pageFields, within: z.optional(withinShape) });

const itemShape = z.strictObject({
  person: idShape,
  name: z.string(),
  department: z.string(),
  expiring: z.array(z.strictObject({ name: z.string(), value: z.string(), until: dayShape, daysLeft: z.int() })),
});

export const handler = serveRead({ access, query: queryShape }, (asked) => {
  const { tenant, today, query } = asked;
  const withinDays = Number(query.within ?? byDefault);
  return answerPage(asked, "people", async (links) =>
    (await loadMany<Person, PersonSecret>(tenant, links)).map(({ id, body, secret }) => {
      const expiring = expiringOf(body, secret?.attributes ?? [], today, withinDays);
      if (expiring.length === 0) return undefined;
      return { person: id, name: secret?.name ?? "", department: body.department, expiring };
    }),
  );
});

export const operation: Operation = {
  id: "list-expiring-attributes",
  method: "GET",
  path: "/v1/expiring-attributes",
  capability: "read",
  access,
  summary: { zh: "即将到期的证书和属性", en: "List what is about to expire" },
  description: {
    zh: "在职员工中，属性（技能等级、证书等）的最后一天在今天起 within 天之内的（1 至 366，默认 90），按员工编号排列；已续期的，即同值继续有效或次日起有同名的新值，不在其中。一页可能不满，有 next 就还有下文。",
    en: "Employees with attributes, such as skill grades and certificates, whose last day lies within `within` days from today (1 to 366, 90 unless said otherwise), in the order of their ids. What was renewed is left out: the same value goes on, or another of its name begins on the day after. A page may be short: as long as there is `next`, there is more.",
  },
  query: queryShape,
  answer: {
    type: "application/json",
    schema: z.strictObject({ items: z.array(itemShape), next: z.optional(z.string()) }),
    means: { zh: "一页员工及其即将到期的属性", en: "A page of employees with what expires" },
  },
  refusals: [400, 401, 403, 503],
  examples: [],
  handler,
};
