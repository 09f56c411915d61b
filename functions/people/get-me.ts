// GET /v1/me: who one is here, and what one may do today.
import type { Access } from "../../domain/access/access.ts";
import { roles } from "../../domain/access/roles.ts";
import type { Person, PersonSecret } from "../../domain/records/people.ts";
import { accept } from "../../domain/refusals.ts";
import type { Operation } from "../http/operation.ts";
import { serveRead } from "../http/serve-read.ts";
import { meShape } from "../shapes/members.ts";
import { loadMany } from "../store/load.ts";

const access: Access = { to: roles };

export const handler = serveRead({ access }, async (asked) => {
  const { tenant, caller } = asked;
  const people = await loadMany<Person, PersonSecret>(
    tenant,
    [caller, ...caller.standsInFor].map(({ person }) => ({ kind: "person", id: person })),
  );
  const known = new Map(people.map((person) => [person.id, person]));
  const nameOf = (person: string): string => known.get(person)?.secret?.name ?? "";
  const own = known.get(caller.person)?.body;
  return accept({
    body: {
      person: caller.person,
      name: nameOf(caller.person),
      ...(own && { department: own.department }),
      roles: caller.roles,
      standsInFor: caller.standsInFor.map(({ person, roles: taken }) => ({
        person,
        name: nameOf(person),
        roles: taken,
      })),
      enterprise: { id: tenant, name: caller.enterprise.body.name },
    },
  });
});

export const operation: Operation = {
  id: "get-me",
  method: "GET",
  path: "/v1/me",
  capability: "read",
  access,
  summary: { zh: "我是谁", en: "Who I am here" },
  description: {
    zh: "本人的编号、姓名、角色、今天代理谁的哪些角色，以及所属企业。",
    en: "One's own id, name and roles, for whom one stands in today and in which roles, and the enterprise.",
  },
  answer: { type: "application/json", schema: meShape, means: { zh: "登录者", en: "Who has signed in" } },
  refusals: [401, 403, 503],
  examples: [],
  handler,
};
