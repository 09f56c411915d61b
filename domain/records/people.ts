// The enterprise 企业, its people 员工, who may sign in for them, and who stands in for whom.
import type { Role } from "../access/roles.ts";
import type { Words } from "../words.ts";

export type Enterprise = {
  name: Words;
  /** The month in which its records begin. */
  since: string;
  /** Made of invented people: may be removed as a whole. */
  demo: boolean;
  /** A demo that is still being made; one that was left so is made anew. */
  unfinished?: true;
  settings: Settings;
  /** Fewer approvals than now: proposed by one admin, in force once another proposes the same. */
  proposed?: { approvals: 1 | 2; by: string };
};

/** What an enterprise decides for itself. */
export type Settings = {
  /** How many different people approve an award before it is owed. */
  approvals: 1 | 2;
  /** After how many days in a state a case counts as overdue. */
  overdueDays: number;
  /** Within how many days an objection is answered. */
  objectionDays?: number;
  /** After how many months at work the benefit of a suggestion that was rewarded in advance is settled. */
  topUpMonths?: number;
  /** The scheme that a suggestion is meant for when it names none. */
  suggestions?: { policy: string; scheme: string };
};

/** A dated attribute of a person, as an allowance takes it. */
export type Attribute = { name: string; value: string; from: string; until?: string };

export type Person = { department: string; from: string; until?: string };

/** `bankAccount` and `identityNumber` are sealed; the mentor 师傅 and the manager 上级 are employees' ids. */
export type PersonSecret = {
  name: string;
  attributes: Attribute[];
  mentor?: string;
  manager?: string;
  bankAccount?: SealedText;
  identityNumber?: SealedText;
};

/** Text that only the key's holder can read, bound to its enterprise, person and field. */
export type SealedText = { [part: string]: string | number };

/** What a person may do. The id is the person's, so that two logins of one person remain one. */
export type Member = {
  roles: Role[];
  /** Hashes of issuer and subject, as the keys of `login`. */
  logins: string[];
  standsInFor: StandIn[];
};

export type StandIn = { delegation: string; person: string; roles: Role[]; from: string; until: string };

export type MemberSecret = { logins: { issuer: string; subject: string }[] };

/** Which enterprise and person a login belongs to: the only record whose key names no enterprise, since it is how the enterprise is found. */
export type Login = { tenant: string; person: string };

/** Someone hands on roles during an absence. */
export type Delegation = {
  from: string;
  to: string;
  roles: Role[];
  firstDay: string;
  lastDay: string;
  state: "open" | "ended";
};

/** Why someone is away is theirs to keep. */
export type DelegationSecret = { reason: string };
