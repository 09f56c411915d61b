// GET /v1/members: who may do what, all or those with one role.
import * as z from "zod/mini";
import type { Access } from "../../domain/access/access.ts";
import type { Member, MemberSecret, Person, PersonSecret } from "../../domain/records/people.ts";
import type { Operation } from "../http/operation.ts";
import { answerPage, pageFields } from "../http/page.ts";
import { serveRead } from "../http/serve-read.ts";
import { memberShape, roleShape, showMember } from "../shapes/members.ts";
import { loadMany } from "../store/load.ts";

const access: Access = { to: ["admin", "auditor"] };

const queryShape = z.strictObject({ ...pageFields, role: z.optional(roleShape) });

export const handler = serveRead({ access, query: queryShape }, (asked) =>
  answerPage(asked, `members/${asked.query.role ?? "all"}`, async (links) => {
    const [members, people] = await Promise.all([
      loadMany<Member, MemberSecret>(asked.tenant, links),
      loadMany<Person, PersonSecret>(
        asked.tenant,
        links.map(({ id }) => ({ kind: "person", id })),
      ),
    ]);
    const nameOf = new Map(people.map(({ id, secret }) => [id, secret]));
    return members.map((member) => showMember(member, nameOf.get(member.id), asked.today));
  }),
);

export const operation: Operation = {
  id: "list-members",
  method: "GET",
  path: "/v1/members",
  capability: "read",
  access,
  summary: { zh: "成员与角色", en: "List members and their roles" },
  description: {
    zh: "有角色或登录账号的人，按编号排列；role 只列出担任某一角色的人。",
    en: "Everyone with roles or logins, in the order of their ids; `role` lists those with one role.",
  },
  query: queryShape,
  answer: {
    type: "application/json",
    schema: z.strictObject({ items: z.array(memberShape), next: z.optional(z.string()) }),
    means: { zh: "一页成员", en: "A page of members" },
  },
  refusals: [400, 401, 403, 503],
  examples: [],
  handler,
};
