// POST /v1/people: enters an employee, with department and dated attributes.
import type { Access } from "../../domain/access/access.ts";
import { enterPerson } from "../../domain/people/person.ts";
import type { Person, PersonSecret } from "../../domain/records/people.ts";
import { accept } from "../../domain/refusals.ts";
import { oneMebibyte } from "../http/body.ts";
import type { Operation } from "../http/operation.ts";
import { serveWrite } from "../http/serve-write.ts";
import { newPersonShape, personShape, showPerson } from "../shapes/people.ts";
import { loadMany } from "../store/load.ts";
import { aboveOf } from "./load-line.ts";

const access: Access = { to: ["hr", "admin"] };

export const handler = serveWrite({ id: "create-person", access, body: newPersonShape }, async (asked) => {
  const may = await asked.may({ relations: {} });
  if (!may.ok) return may;
  const { id, mentor, manager } = asked.body;
  const ids = [id, ...(mentor === undefined ? [] : [mentor])];
  const [known, above] = await Promise.all([
    loadMany(
      asked.tenant,
      ids.map((each) => ({ kind: "person", id: each })),
    ),
    aboveOf(asked.tenant, id, manager),
  ]);
  const isKnown = (wanted: string | undefined): boolean => known.some((person) => person.id === wanted);
  const entered = enterPerson(asked.body, { isTaken: isKnown(id), hasMentor: isKnown(mentor), ...above });
  if (!entered.ok) return entered;
  const { body, secret } = entered.value as { body: Person; secret: PersonSecret };
  return accept({
    write: { changes: [entered.value], holds: above.holds },
    acting: may.value,
    answer: showPerson({ id, version: 1, body, secret }),
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
    zh: "登记一名员工：姓名、部门、入职日期，以及带起止日期的属性（技能等级、职称、学历等）、师傅和上级。师傅和上级须已登记。",
    en: "Enters an employee: name, department, first day, dated attributes such as skill grades, titles and degrees, a mentor and a manager, who must be known already.",
  },
  request: { types: ["application/json"], limitBytes: oneMebibyte, schema: newPersonShape },
  answer: {
    type: "application/json",
    schema: personShape,
    means: { zh: "已登记的员工", en: "The employee as entered" },
  },
  creates: true,
  refusals: [400, 401, 403, 404, 409, 413, 415, 422, 503],
  examples: [],
  handler,
};
