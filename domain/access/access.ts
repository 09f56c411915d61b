// Who may do what: one rule a row of the table of operations, judged for a person, their relations to the record, and its state.
import { type Refusal, refuse } from "../refusals.ts";
import type { Words } from "../words.ts";
import type { Role } from "./roles.ts";

/** How a person can stand to a record. */
export type Relation =
  | "self"
  | "holder"
  | "author"
  | "mentor"
  | "reviewer"
  | "juror"
  | "panel"
  | "decider"
  | "proposer"
  | "maker"
  | "approver"
  | "policy-author";

/** A role, or a role that counts only for who stands in a relation to the record: `employee:author`. */
export type Grant = Role | `${Role}:${Relation}`;

export type Access =
  /** No sign-in needed. */
  | { to: "anyone" }
  /** On one machine also without sign-in, and then without records. */
  | { to: "visitors" }
  | {
      to: readonly Grant[];
      /** Who may know that the record exists. To all others it answers as an unknown id does. Left out: who may act. */
      seenBy?: readonly Grant[];
      /** Who may not act although they have the role, as natural persons. */
      apart?: readonly Relation[];
      /** The states in which it can be done at all. */
      from?: readonly string[];
    };

export type Caller = {
  person: string;
  roles: readonly Role[];
  /** Roles taken over during an absence, each with whose they are. */
  standsInFor: readonly { person: string; roles: readonly Role[] }[];
};

export type Subject = { relations: { [relation in Relation]?: readonly string[] }; state?: string };

/** How someone acts: in a role of their own, or for someone whose role they have taken over. */
export type Acting = { role: Role; for?: string };

export type Judgement =
  | { verdict: "allow"; acting: Acting }
  | { verdict: "hide" }
  | { verdict: "deny"; refusal: Refusal; apart?: Relation };

/** Before anything is loaded: does the caller have any role that this could be done in? */
export const mayTry = (access: Access, caller: Caller): Judgement => {
  if (typeof access.to === "string") return { verdict: "allow", acting: { role: "employee" } };
  const acting = access.to
    .map(roleOf)
    .map((role) => actingIn(role, caller))
    .find((found) => found !== undefined);
  return acting ? { verdict: "allow", acting } : { verdict: "deny", refusal: roleMissing(access.to) };
};

/** With the record at hand: relation, separation and state, in this order. */
export const judge = (access: Access, caller: Caller, subject: Subject): Judgement => {
  if (typeof access.to === "string") return mayTry(access, caller);
  const ways = access.to.flatMap((grant) => actingBy(grant, caller, subject));
  const [first] = ways;
  if (!first) {
    const seen = (access.seenBy ?? []).some((grant) => actingBy(grant, caller, subject).length > 0);
    return seen ? { verdict: "deny", refusal: notTheirs(access.to, caller) } : { verdict: "hide" };
  }
  const free = ways.find((acting) => relationApart(access.apart, caller, acting, subject) === undefined);
  if (!free) {
    const apart = relationApart(access.apart, caller, first, subject) as Relation;
    return { verdict: "deny", refusal: refuse(separationCodes[apart], "", { name: relationWords[apart] }), apart };
  }
  if (access.from !== undefined && subject.state !== undefined && !access.from.includes(subject.state))
    return {
      verdict: "deny",
      refusal: refuse("wrong-state", "", { given: subject.state, wanted: access.from.join(", ") }),
    };
  return { verdict: "allow", acting: free };
};

/** The people whom a separation rule keeps away from a record. */
export const keptApart = (access: Access, subject: Subject): string[] =>
  typeof access.to === "string" ? [] : (access.apart ?? []).flatMap((relation) => subject.relations[relation] ?? []);

export const roleOf = (grant: Grant): Role => grant.split(":")[0] as Role;

const actingIn = (role: Role, caller: Caller): Acting | undefined => {
  if (caller.roles.includes(role)) return { role };
  const absent = caller.standsInFor.find(({ roles }) => roles.includes(role));
  return absent && { role, for: absent.person };
};

/** Every way in which a grant fits: a relation is one's own, and is not taken over with a role. */
const actingBy = (grant: Grant, caller: Caller, subject: Subject): Acting[] => {
  const [role, relation] = grant.split(":") as [Role, Relation | undefined];
  if (relation !== undefined)
    return caller.roles.includes(role) && (subject.relations[relation] ?? []).includes(caller.person) ? [{ role }] : [];
  const own: Acting[] = caller.roles.includes(role) ? [{ role }] : [];
  const taken = caller.standsInFor
    .filter(({ roles }) => roles.includes(role))
    .map(({ person }) => ({ role, for: person }));
  return [...own, ...taken];
};

/** Who acts for another is kept apart by either of the two. */
const relationApart = (
  apart: readonly Relation[] | undefined,
  caller: Caller,
  acting: Acting,
  subject: Subject,
): Relation | undefined =>
  apart?.find((relation) =>
    [caller.person, acting.for].some(
      (person) => person !== undefined && (subject.relations[relation] ?? []).includes(person),
    ),
  );

const separationCodes = {
  self: "sod-beneficiary",
  holder: "sod-maker-checker",
  author: "sod-beneficiary",
  mentor: "sod-beneficiary",
  reviewer: "sod-same-person",
  juror: "sod-same-person",
  panel: "sod-same-person",
  decider: "sod-same-person",
  proposer: "sod-maker-checker",
  maker: "sod-maker-checker",
  approver: "sod-same-person",
  "policy-author": "sod-maker-checker",
} as const;

export const relationWords: Record<Relation, Words> = {
  self: { zh: "本人", en: "the person concerned" },
  holder: { zh: "权限所有者本人", en: "the person whose rights they are" },
  author: { zh: "建议人", en: "an author" },
  mentor: { zh: "当事人的师傅", en: "a mentor of someone concerned" },
  reviewer: { zh: "评审人", en: "the reviewer" },
  juror: { zh: "评委", en: "a juror" },
  panel: { zh: "评议小组成员", en: "a member of the panel" },
  decider: { zh: "原决定人", en: "who took the decision" },
  proposer: { zh: "提出人", en: "who proposed it" },
  maker: { zh: "制单人", en: "who made it" },
  approver: { zh: "审批人", en: "who approved it" },
  "policy-author": { zh: "制度起草人", en: "an author of the policy" },
};

const roleMissing = (grants: readonly Grant[]): Refusal =>
  refuse("role-missing", "", { wanted: [...new Set(grants.map(roleOf))].join(", ") });

/** Whoever has the role stands in no such relation to the record. */
const notTheirs = (grants: readonly Grant[], caller: Caller): Refusal => {
  const relations = grants
    .map((grant) => grant.split(":") as [Role, Relation | undefined])
    .flatMap(([role, relation]) => (relation !== undefined && caller.roles.includes(role) ? [relation] : []));
  if (relations.length === 0) return roleMissing(grants);
  const said = [...new Set(relations)].map((relation) => relationWords[relation]);
  return refuse("relation-missing", "", {
    name: { zh: said.map(({ zh }) => zh).join("、"), en: said.map(({ en }) => en).join(" or ") },
  });
};
