// Founds an enterprise: its record, and the first people, who may let others in. Two admins, so that one can give roles to the other.
import type { Role } from "../access/roles.ts";
import type { Enterprise, Login, Member, MemberSecret, Person, PersonSecret } from "../records/people.ts";
import { type Change, created } from "../records/record.ts";
import type { Words } from "../words.ts";

export type FirstPerson = {
  id: string;
  name: string;
  department: string;
  from: string;
  roles: Role[];
  login: { hash: string; issuer: string; subject: string };
};

export const foundEnterprise = (
  tenant: string,
  { name, since, demo, cursorKey }: { name: Words; since: string; demo: boolean; cursorKey: string },
  people: readonly FirstPerson[],
): Change[] => {
  const enterprise: Enterprise = { name, since, demo, settings: { approvals: 1, overdueDays: 30 } };
  return [
    created("enterprise", tenant, enterprise, { cursorKey }),
    ...people.flatMap((person) => welcome(tenant, person)),
  ];
};

/** A person with the right to sign in. */
export const welcome = (tenant: string, { id, name, department, from, roles, login }: FirstPerson): Change[] => {
  const person: Person = { department, from };
  const personSecret: PersonSecret = { name, attributes: [] };
  const member: Member = { roles, logins: [login.hash], standsInFor: [] };
  const memberSecret: MemberSecret = { logins: [{ issuer: login.issuer, subject: login.subject }] };
  const account: Login = { tenant, person: id };
  return [
    created("person", id, person, personSecret),
    created("member", id, member, memberSecret),
    created("login", login.hash, account),
  ];
};
