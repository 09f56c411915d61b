// What a record is: numbered versions of a body, personal data apart from it, and the changes that lead from one version to the next.

/** Plain JSON: text, whole numbers, truth values, lists and objects. */
export type Body = object;

export type RecordKind =
  | "enterprise"
  | "person"
  | "member"
  | "login"
  | "delegation"
  | "agreement"
  | "draft"
  | "policy"
  | "policy-version"
  | "case"
  | "filing"
  | "marks"
  | "award"
  | "obligation"
  | "allowance"
  | "allowance-month"
  | "person-year"
  | "budget"
  | "run"
  | "open-run"
  | "payment"
  | "mark"
  | "job"
  | "alliance"
  | "alliance-member"
  | "contribution";

/** A record as it is stored. `secret` is what concerns a person: the journal holds only a salted commitment to it. */
export type Loaded<Public extends Body, Secret extends Body = never> = {
  kind: RecordKind;
  id: string;
  /** 1, 2, 3 … without gaps. */
  version: number;
  /** The journal entry that wrote this version: lane and number. */
  entry: string;
  body: Public;
  secret?: Secret;
  salt?: string;
};

/** A record as it is to become. Whoever saves it says from which version it was made; none means that it must be new. */
export type Change = {
  kind: RecordKind;
  id: string;
  before: Loaded<Body, Body> | undefined;
  body: Body;
  secret?: Body | undefined;
};

export const changed = <Public extends Body, Secret extends Body>(
  before: Loaded<Public, Secret>,
  fields: Partial<Public>,
  secret?: Partial<Secret>,
): Change => ({
  kind: before.kind,
  id: before.id,
  before: before as Loaded<Body, Body>,
  body: { ...before.body, ...fields },
  ...(before.secret !== undefined || secret !== undefined ? { secret: { ...before.secret, ...secret } } : {}),
});

export const created = (kind: RecordKind, id: string, body: Body, secret?: Body): Change => ({
  kind,
  id,
  before: undefined,
  body,
  ...(secret === undefined ? {} : { secret }),
});

/** `award/06f3k2m1.1`: how entries and lists name a record. */
export const refOf = ({ kind, id }: { kind: RecordKind; id: string }): string => `${kind}/${id}`;

export const kindAndId = (ref: string): { kind: RecordKind; id: string } => {
  const slash = ref.indexOf("/");
  return { kind: ref.slice(0, slash) as RecordKind, id: ref.slice(slash + 1) };
};
