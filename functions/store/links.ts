// In which lists a record stands: worked out from the record alone, so that a list can be checked, and made again, from the records.
import type { Award, Obligation } from "../../domain/records/awards.ts";
import type { Suggestion, SuggestionSecret } from "../../domain/records/cases.ts";
import type { Delegation, Member } from "../../domain/records/people.ts";
import type { Draft } from "../../domain/records/policies.ts";
import type { Body, RecordKind } from "../../domain/records/record.ts";
import type { Run } from "../../domain/records/runs.ts";
import { isWaiting, turnOf } from "../../domain/records/turn.ts";
import type { ListName } from "./keys.ts";

export type Link = { list: ListName; order: string };

export const linksOf = (kind: RecordKind, id: string, body: Body, secret: Body | undefined): Link[] =>
  listsBy[kind]?.(id, body as never, secret as never) ?? [];

type Lists = (id: string, body: never, secret: never) => Link[];

const listsBy: { [kind in RecordKind]?: Lists } = {
  person: (id) => [{ list: "people", order: id }],
  member: (id, { roles, standsInFor }: Member) => [
    ...roles.map((role): Link => ({ list: `members/${role}`, order: id })),
    ...(standsInFor.length > 0 ? [{ list: "members/standing-in", order: id } as const] : []),
    { list: "members/all", order: id },
  ],
  delegation: (_, { firstDay, from, to }: Delegation) => [
    { list: "delegations", order: firstDay },
    { list: `of/${from}/delegations`, order: firstDay },
    { list: `of/${to}/delegations`, order: firstDay },
  ],
  policy: (id) => [{ list: "policies", order: id }],
  draft: (_, { since }: Draft) => [{ list: "drafts", order: since }],
  suggestion: (id, body: Suggestion, secret: SuggestionSecret | undefined) => [
    { list: "suggestions", order: id },
    ...body.authors.map(({ person }): Link => ({ list: `of/${person}/cases`, order: id })),
    ...body.mentors.map((person): Link => ({ list: `of/${person}/mentored`, order: id })),
    ...(isWaiting(body) ? [{ list: "waiting", order: body.since } as const] : []),
    ...turnOf(body).map((turn): Link => ({ list: `turn/${turn}`, order: body.since })),
    ...(secret?.bands ?? []).map((band): Link => ({ list: `like/${band}`, order: id })),
  ],
  award: (_, { state, since }: Award) => (state === "proposed" ? [{ list: "turn/role/approver", order: since }] : []),
  obligation: (id, { person }: Obligation) => [{ list: `of/${person}/owed`, order: id }],
  budget: (id) => [{ list: "budgets", order: id }],
  run: (id, { month }: Run) => [{ list: "runs", order: `${month}.${id}` }],
  job: (id) => [{ list: "jobs", order: id }],
};

/** What must be added and taken away when a record changes. */
export const linkChanges = (before: Link[], after: Link[]): { added: Link[]; removed: Link[] } => {
  const names = (links: Link[]): Set<string> => new Set(links.map(nameOf));
  const [old, next] = [names(before), names(after)];
  const once = (links: Link[]): Link[] => [...new Map(links.map((link) => [nameOf(link), link])).values()];
  return {
    added: once(after.filter((link) => !old.has(nameOf(link)))),
    removed: once(before.filter((link) => !next.has(nameOf(link)))),
  };
};

const nameOf = ({ list, order }: Link): string => `${list}\n${order}`;
