// GET /v1/people/{person}: one employee, as those who may know them see them.
import type { Access } from "../../domain/access/access.ts";
import type { Person, PersonSecret } from "../../domain/records/people.ts";
import { accept } from "../../domain/refusals.ts";
import { unknownId } from "../http/asked.ts";
import type { Operation } from "../http/operation.ts";
import { serveRead } from "../http/serve-read.ts";
import { personShape, showPerson } from "../shapes/people.ts";
import { load } from "../store/load.ts";

const access: Access = { to: ["hr", "admin", "auditor", "employee:self"] };

export const handler = serveRead({ access }, async (asked) => {
  const { person: id = "" } = asked.ids;
  const person = await load<Person, PersonSecret>(asked.tenant, "person", id);
  if (!person) return unknownId();
  const may = await asked.may({ relations: { self: [id] } });
  return may.ok ? accept({ body: showPerson(person), version: person.version }) : may;
});

export const operation: Operation = {
  id: "get-person",
  method: "GET",
  path: "/v1/people/{person}",
  capability: "read",
  access,
  summary: { zh: "一名员工", en: "One employee" },
  description: {
    zh: "姓名、部门、在职日期和属性；员工本人只能看到自己。账号和证件号码不在其中。",
    en: "Name, department, dates of service and attributes; employees see themselves. Account and identity numbers are not part of it.",
  },
  answer: { type: "application/json", schema: personShape, means: { zh: "员工", en: "The employee" } },
  refusals: [401, 403, 404, 503],
  examples: [],
  handler,
};
