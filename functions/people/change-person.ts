// PATCH /v1/people/{person}: changes what is known of an employee; leaving is a last day, and the record stays.
import type { Access } from "../../domain/access/access.ts";
import { changePerson } from "../../domain/people/person.ts";
import type { Person, PersonSecret } from "../../domain/records/people.ts";
import { accept, refuseAll } from "../../domain/refusals.ts";
import { unknownId } from "../http/asked.ts";
import { oneMebibyte } from "../http/body.ts";
import type { Operation } from "../http/operation.ts";
import { isStale, serveWrite } from "../http/serve-write.ts";
import { changedPersonShape, personShape, showPerson } from "../shapes/people.ts";
import { load } from "../store/load.ts";
import { aboveOf } from "./load-line.ts";

/** What earns an allowance is not for oneself to write. */
const access: Access = { to: ["hr", "admin"], apart: ["self"] };

export const handler = serveWrite(
  { id: "change-person", access, body: changedPersonShape, ifMatch: true },
  async (asked) => {
    const { person: id = "" } = asked.ids;
    const { mentor, manager } = asked.body;
    const [person, teacher, above] = await Promise.all([
      load<Person, PersonSecret>(asked.tenant, "person", id),
      mentor == null ? undefined : load(asked.tenant, "person", mentor),
      aboveOf(asked.tenant, id, manager ?? undefined),
    ]);
    if (!person) return unknownId();
    const may = await asked.may({ relations: { self: [id] } });
    if (!may.ok) return may;
    const stale = isStale(asked, person.version);
    if (stale) return refuseAll([stale]);
    const change = changePerson(person, asked.body, { hasMentor: teacher !== undefined, ...above });
    if (!change.ok) return change;
    const { body, secret } = change.value as { body: Person; secret: PersonSecret };
    const version = person.version + 1;
    return accept({
      write: { changes: [change.value], holds: above.holds },
      acting: may.value,
      answer: showPerson({ id, version, body, secret }),
      version,
    });
  },
);

export const operation: Operation = {
  id: "change-person",
  method: "PATCH",
  path: "/v1/people/{person}",
  capability: "people",
  access,
  summary: { zh: "更改员工信息", en: "Change an employee" },
  description: {
    zh: "更改所列字段，未列的不变；until 为最后在职日，记录保留，写 null 则撤销离职；attributes 整体替换；mentor、manager 写 null 则取消。manager 为上级：不能是本人，上级关系不能绕回本人，最多 12 级。不能更改本人的信息。离职不收回登录权限，权限由管理员另行收回。",
    en: "Changes the fields that are named and leaves the others. `until` is the last day of service: the record stays, and null takes it back. `attributes` replaces them all; null as `mentor` or `manager` takes them away. The line of managers must not come back to the employee, and has at most 12 levels. Not for one's own record. Leaving takes no rights away: an admin does that.",
  },
  ifMatch: true,
  request: { types: ["application/json"], limitBytes: oneMebibyte, schema: changedPersonShape },
  answer: {
    type: "application/json",
    schema: personShape,
    means: { zh: "更改后的员工", en: "The employee as changed" },
  },
  refusals: [400, 401, 403, 404, 409, 413, 415, 422, 503],
  examples: [],
  handler,
};
