// In which lists a record stands: worked out from the record alone, so that a list can be checked, and made again, from the records.

import { nextAssessment, peopleIn } from "../../domain/agreements/terms.ts";
import { taughtSince } from "../../domain/cases/taught.ts";
import { turnsOf, waitsFrom } from "../../domain/cases/waiting.ts";
import type { Agreement } from "../../domain/records/agreements.ts";
import type { AllianceMember } from "../../domain/records/alliances.ts";
import type { Allowance } from "../../domain/records/allowances.ts";
import type { Award, Obligation } from "../../domain/records/awards.ts";
import type { Case, CaseSecret } from "../../domain/records/cases.ts";
import type { Delegation, Member } from "../../domain/records/people.ts";
import type { Draft } from "../../domain/records/policies.ts";
import type { Body, RecordKind } from "../../domain/records/record.ts";
import type { Run } from "../../domain/records/runs.ts";
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
  agreement: (id, body: Agreement) => {
    const next = nextAssessment(body);
    return [
      { list: "agreements", order: id },
      ...peopleIn(body).map((person): Link => ({ list: `of/${person}/agreements`, order: id })),
      ...(next === undefined ? [] : [{ list: "assessments", order: next.since } as const]),
    ];
  },
  policy: (id) => [{ list: "policies", order: id }],
  draft: (_, { since }: Draft) => [{ list: "drafts", order: since }],
  case: (id, body: Case, secret: CaseSecret | undefined) => [
    { list: `cases/${body.kind}`, order: id },
    ...(body.authors.some(({ person }) => person === body.proposer)
      ? []
      : [{ list: `of/${body.proposer}/cases`, order: id } as const]),
    ...body.authors.map(({ person }): Link => ({ list: `of/${person}/cases`, order: id })),
    ...body.mentors.map((person): Link => ({ list: `of/${person}/mentored`, order: id })),
    ...(body.jury?.seats ?? []).map(({ juror }): Link => ({ list: `of/${juror}/judged`, order: id })),
    ...(body.panel ?? []).map((person): Link => ({ list: `of/${person}/judged`, order: id })),
    ...(body.about === undefined ? [] : [{ list: `about/${body.about}`, order: id } as const]),
    ...(body.allowance === undefined ? [] : [{ list: `about/${body.allowance}`, order: id } as const]),
    ...inOrderOf("waiting", waitsFrom(body)),
    ...inOrderOf("lessons", taughtSince(body)),
    // What waits for someone only from a later day stands in the order of that day, and is not looked at before.
    ...turnsOf(body).map(({ whose, from }): Link => ({ list: `turn/${whose}`, order: from ?? body.since })),
    ...(secret?.bands ?? []).map((band): Link => ({ list: `like/${body.kind}/${band}`, order: id })),
  ],
  award: (_, { state, since }: Award) => (state === "proposed" ? [{ list: "turn/role/approver", order: since }] : []),
  allowance: (_, { person, month }: Allowance) => [{ list: `of/${person}/allowances`, order: month }],
  "allowance-month": (id) => [{ list: "allowance-months", order: id }],
  obligation: (id, { person }: Obligation) => [{ list: `of/${person}/owed`, order: id }],
  budget: (id) => [{ list: "budgets", order: id }],
  run: (id, { month }: Run) => [{ list: "runs", order: `${month}.${id}` }],
  job: (id) => [{ list: "jobs", order: id }],
  "alliance-member": (_, { alliance }: AllianceMember) => [{ list: "alliances", order: alliance }],
};

const inOrderOf = (list: ListName, order: string | undefined): Link[] => (order === undefined ? [] : [{ list, order }]);

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
