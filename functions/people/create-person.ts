// POST /v1/people: enters an employee, with department and dated attributes.
import type { Access } from "../../domain/access/access.ts";
import type { Person, PersonSecret } from "../../domain/records/people.ts";
import { created, type Loaded } from "../../domain/records/record.ts";
import { accept, refuse, refuseAll } from "../../domain/refusals.ts";
import { oneMebibyte } from "../http/body.ts";
import type { Operation } from "../http/operation.ts";
import { serveWrite } from "../http/serve-write.ts";
import { newPersonShape, personShape, showPerson } from "../shapes/people.ts";
import { load } from "../store/load.ts";

const access: Access = { to: ["hr", "admin"] };

export const handler = serveWrite({ id: "create-person", access, body: newPersonShape }, async (asked) => {
  const { id, name, attributes = [], mentor, ...person } = asked.body;
  if (await load(asked.tenant, "person", id)) return refuseAll([refuse("id-taken", "/id", { name: id })]);
  const secret: PersonSecret = {
    name,
    attributes: attributes as PersonSecret["attributes"],
    ...(mentor !== undefined && { mentor }),
  };
  const body = person as Person;
  const shown = showPerson({ kind: "person", id, version: 1, entry: "", body, secret } as Loaded<Person, PersonSecret>);
  return accept({
    write: { changes: [created("person", id, body, secret)] },
    answer: shown,
    version: 1,
    created: `/v1/people/${id}`,
  });
});

export const operation: Operation = {
  id: "create-person",
  method: "POST",
  path: "/v1/people",
  capability: "people",
  access,
  summary: { zh: "登记员工", en: "Enter an employee" },
  description: {
    zh: "登记一名员工：姓名、部门、入职日期，以及带起止日期的属性（技能等级、职称、学历、师带徒等）。",
    en: "Enters an employee: name, department, first day, and dated attributes such as skill grades, titles, degrees and mentoring.",
  },
  request: { types: ["application/json"], limitBytes: oneMebibyte, schema: newPersonShape },
  answer: {
    type: "application/json",
    schema: personShape,
    means: { zh: "已登记的员工", en: "The employee as entered" },
  },
  creates: true,
  refusals: [400, 401, 403, 409, 413, 415, 422, 503],
  examples: [],
  handler,
};
