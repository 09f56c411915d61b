// Who sees a case, and for whom it waits: the same answer for one case and for a list of them.
import { type Access, type Caller, type Grant, judge, type Relation } from "../access/access.ts";
import type { Role } from "../access/roles.ts";
import type { Case } from "../records/cases.ts";
import type { Moment } from "../values/moment.ts";
import type { CaseKind, CaseStep } from "./kind.ts";
import { kindNamed } from "./kinds.ts";
import { caseSubject } from "./subject.ts";
import { turnsAt } from "./waiting.ts";

type Seen = { body: Case };

/** Roles that have to do with cases see all of them; an admin answers for what lies too long, and decides nothing. */
export const readingRoles = ["reviewer", "finance", "hr", "approver", "auditor", "admin"] as const satisfies Role[];

/** Authors and mentors see their own, whoever filed it for others too, jurors what they mark, and a panel what is written in its name. */
export const caseReaders: readonly Grant[] = [
  ...readingRoles,
  "employee:author",
  "employee:mentor",
  "employee:proposer",
  "juror:juror",
  "employee:panel",
];

/** What was never filed is its authors' own business; only the auditor may look at everything. */
const unfiledReaders: readonly Grant[] = ["employee:author", "employee:proposer", "auditor"];

export const seesCase = (caller: Caller, { body }: Seen): boolean => {
  const to = body.filedAt === undefined ? unfiledReaders : caseReaders;
  return judge({ to }, caller, caseSubject(body)).verdict === "allow";
};

export const seesAllCases = (caller: Caller): boolean => readingRoles.some((role) => rolesOf(caller).includes(role));

export const rolesOf = ({ roles, standsInFor }: Caller): Role[] => [
  ...new Set([...roles, ...standsInFor.flatMap((absent) => absent.roles)]),
];

/** A turn that someone may not take, because it is their own case or their own verdict, is not theirs. */
export const waitsFor = (caller: Caller, { body }: Seen, now: Moment): boolean =>
  turnsAt(body, now).some((turn) => {
    const [whose, name] = turn.split("/") as ["role" | "person", string];
    if (whose === "person") return name === caller.person;
    return judge(turnAccess(body, name as Role), caller, caseSubject(body)).verdict === "allow";
  });

/** Whoever may take any of the steps that the role has in this state. */
const turnAccess = ({ kind, state }: Case, role: Role): Access => {
  const found = kindNamed(kind);
  const step = found.steps.find(({ to, from }) => to.includes(role) && from.includes(state));
  return { to: [role], apart: step ? apartIn(found, step) : ["author", "mentor"] };
};

/** What an objection has brought back is not turned away once more by those who did it before. */
export const apartIn = ({ states }: CaseKind, { apart = [], leads }: CaseStep): readonly Relation[] =>
  leads.some((state) => states[state]?.means === "declined") ? [...new Set([...apart, "decider"] as const)] : apart;
