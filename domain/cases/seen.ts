// Who sees a case, and for whom it waits: the same answer for one case and for a list of them.
import { type Access, type Caller, type Grant, judge } from "../access/access.ts";
import type { Role } from "../access/roles.ts";
import type { Suggestion, SuggestionSecret } from "../records/cases.ts";
import type { Loaded } from "../records/record.ts";
import { turnOf } from "../records/turn.ts";
import { caseSubject } from "./subject.ts";

type LoadedSuggestion = Pick<Loaded<Suggestion, SuggestionSecret>, "body">;

/** Roles that have to do with cases see all of them; an admin answers for what lies too long, and decides nothing. */
export const readingRoles = ["reviewer", "finance", "hr", "approver", "auditor", "admin"] as const satisfies Role[];

/** Authors and mentors see their own. */
export const caseReaders: readonly Grant[] = [...readingRoles, "employee:author", "employee:mentor"];

/** What was never filed is its authors' own business; only the auditor may look at everything. */
const unfiledReaders: readonly Grant[] = ["employee:author", "auditor"];

export const seesCase = (caller: Caller, suggestion: LoadedSuggestion): boolean => {
  const to = suggestion.body.filedAt === undefined ? unfiledReaders : caseReaders;
  return judge({ to }, caller, caseSubject(suggestion.body)).verdict === "allow";
};

export const seesAllCases = (caller: Caller): boolean => readingRoles.some((role) => rolesOf(caller).includes(role));

export const rolesOf = ({ roles, standsInFor }: Caller): Role[] => [
  ...new Set([...roles, ...standsInFor.flatMap((absent) => absent.roles)]),
];

/** A turn that someone may not take, because it is their own case or their own verdict, is not theirs. */
export const waitsFor = (caller: Caller, suggestion: LoadedSuggestion): boolean =>
  turnOf(suggestion.body).some((turn) => {
    const [whose, name] = turn.split("/") as ["role" | "person", string];
    if (whose === "person") return name === caller.person;
    return judge(turnAccess(name as Role), caller, caseSubject(suggestion.body)).verdict === "allow";
  });

const turnAccess = (role: Role): Access => ({
  to: [role],
  apart: role === "finance" ? ["author", "mentor", "reviewer"] : ["author", "mentor"],
});
