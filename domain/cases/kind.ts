// What a kind of case 事项 is: its texts, its states and the steps between them. A further kind is one file of this form, and one row in the list of kinds.
import type * as z from "zod/mini";
import type { Grant, Relation } from "../access/access.ts";
import type { Granted } from "../awards/granted.ts";
import type { CompiledScheme } from "../calculation/compile.ts";
import type { Scheme } from "../policy/policy.ts";
import type { Allowance, AllowanceMonth } from "../records/allowances.ts";
import type { PersonYear } from "../records/awards.ts";
import type { Case, CaseSecret, MarkSheet, MarkSheetSecret } from "../records/cases.ts";
import type { Member, Person, PersonSecret, Settings } from "../records/people.ts";
import type { Posting } from "../records/postings.ts";
import type { Change, Loaded, RecordKind } from "../records/record.ts";
import type { Outcome, Refusal, RefusalCode } from "../refusals.ts";
import type { Fen } from "../values/money.ts";
import type { Words } from "../words.ts";
import type { Deed } from "./case.ts";
import type { TurnRule } from "./turn.ts";

export type LoadedCase<Body extends Case = Case> = Loaded<Body, CaseSecret>;

export type CaseState = {
  says: Words;
  /** Where it stands, as its authors are told. */
  told: Words;
  /** What whoever brought it here did, and in which role. */
  happened: Words;
  hand: Words;
  /** Who has to act now, and what they have to do. Where no one has, it is done. */
  turn?: {
    of: TurnRule;
    says: Words;
    /** What is another role's to do, where it has a turn here as well. */
    saysTo?: { [role: string]: Words };
    /** It may come only on a later day. */
    later?: true;
  };
  /** With its authors: words, authors and weights can be changed, and agreed to. */
  withAuthors?: true;
  /** A reviewer's doing: whoever did it does not also verify what it brought. */
  reviewed?: true;
  /** For statistics: it was found good, or turned away. */
  means?: "adopted" | "declined";
  /** For statistics: what it brings has been found out and vouched for. */
  benefitVerified?: true;
  /** It was tried and did not work: what it has earned by then stays, and its failure can be reviewed. */
  failed?: true;
};

/** What has to be read besides the case itself. `deciders`: who decided what it is about. */
export type Need = "scheme" | "people" | "granted" | "years" | "marks" | "about" | "allowance";

export type Known = {
  /** Its scheme, in the version that rules it. */
  scheme?: CompiledScheme;
  /** That scheme, where the request names it: by which policy, and the day that picks the version. */
  chosen?: NonNullable<Case["policy"]>;
  /** The people that the request names, with what they may do, and everyone above them. */
  people: readonly Loaded<Person, PersonSecret>[];
  members: readonly Loaded<Member>[];
  above: ReadonlyMap<string, readonly string[]>;
  /** Who teaches one of its authors by an agreement. */
  teaching?: readonly string[];
  /** Its awards and what they have left to pay. */
  granted: Granted;
  /** Its people's years that its awards count against. */
  years?: readonly Loaded<PersonYear>[];
  /** What the enterprise has decided for itself. */
  settings: Settings;
  /** The mark sheets of the round. */
  marks: readonly Loaded<MarkSheet, MarkSheetSecret>[];
  /** The case that it is about, with its awards; undefined where the caller may not see it. */
  about?: { of: LoadedCase; kind: CaseKind; granted: Granted };
  /** The monthly allowance that it is about, with its month, whoever may see them. */
  allowance?: { of: Loaded<Allowance>; month?: Loaded<AllowanceMonth> | undefined };
  /** Others about that same case, whoever may see them. */
  besides?: readonly LoadedCase[];
};

export type Deciding<Sent = unknown> = {
  of: LoadedCase;
  sent: Sent;
  deed: Deed;
  known: Known;
  /** For a record that comes into being with it. */
  newId: string;
};

/** The case as it becomes comes first. */
export type Decided = {
  changes: readonly [Change, ...Change[]];
  postings?: readonly Posting[];
  /** Money that is free again, in the budget of a year. */
  frees?: readonly { year: string; fen: Fen }[];
  /** Other records that it relies on, and that must still be so when it is saved. */
  holds?: readonly Held[];
};

export type Held = { kind: RecordKind; id: string; version: number };

export type CaseStep<Sent = unknown> = {
  /** The name of the operation. */
  id: string;
  /** POST /v1/<kinds>/{<kind>}/<path>. */
  path: string;
  to: readonly Grant[];
  apart?: readonly Relation[];
  from: readonly string[];
  /** Where it may lead; from the states in `only`, to no more than what stands there. */
  leads: readonly string[];
  only?: { [state: string]: readonly string[] };
  body: z.ZodMiniType;
  needs?: readonly Need[];
  /** The people that a request names. */
  names?: (sent: Sent) => string[];
  /** The scheme that a request names for it; whether it fits and was in force on the day that rules it is looked at as in writing. */
  chooses?: (sent: Sent) => { policy?: string | undefined; scheme?: string | undefined };
  summary: Words;
  description: Words;
  decide: (deciding: Deciding<Sent>) => Outcome<Decided>;
};

/** A step whose request is of the shape that it names. */
export const caseStep = <Body extends z.ZodMiniType>(
  step: Omit<CaseStep<z.output<Body>>, "body"> & { body: Body },
): CaseStep => step as CaseStep;

/** What is written beside title, texts, authors, scheme, estimate and evidence. */
export type WrittenToo = {
  /** What these fields are, for the description of whoever writes one. */
  says?: Words;
  shape: { [field: string]: z.ZodMiniType };
  /** Those of its fields that are personal, and so not for the journal. */
  secret?: readonly string[];
  needs?: readonly Need[];
  names?: (sent: { [field: string]: unknown }) => string[];
  /** `before` is what it was; none where it is being written. */
  read: (
    sent: { [field: string]: unknown },
    known: Known,
    deed: Deed,
    before: LoadedCase | undefined,
  ) => Outcome<object>;
};

/** What the filing of a kind does beyond what all have in common. */
export type CaseFiling = {
  needs?: readonly Need[];
  /** What makes two the same beside their words, and the states of the first in which another may be filed. Undefined where nothing does. */
  once?: {
    /** `stated`: what its authors say of it as they file it. It names the proposer where another may file the same. */
    key: (body: Case, stated: { [fact: string]: unknown }) => readonly string[] | undefined;
    refusal: RefusalCode;
    until: readonly string[];
    /** The same words may be filed again. */
    wordsToo?: true;
  };
  /** The fields that are written with it. */
  file?: (filing: Pick<Deciding, "of" | "known" | "deed">) => Outcome<{ fields: object; holds?: readonly Held[] }>;
};

export type CaseAwards = {
  /** The states in which an award can be proposed, each with the one that its approval leads to. */
  from: { [state: string]: string };
  /** Which schemes can reward it. */
  fits: (scheme: Scheme) => boolean;
  /** It may be filed without a scheme: not every one of its kind earns money. */
  schemeOptional?: true;
  /** What to do with one that was filed without a scheme. */
  withoutScheme?: Words;
  /** Why this one can earn nothing, although others of its kind in its state can. */
  refuses?: (body: Case) => Refusal | undefined;
  /** All stages wait for their evidence; otherwise the first is due with the approval. */
  stagesWait?: true;
  /** In this state the last stage is settled anew by what the case really brought. */
  trueUpIn?: string;
  /** The release of the last stage leads from a state to another. */
  afterStages?: readonly (readonly [from: string, to: string])[];
  /** Steps of its own that close it once it is awarded: without its award it is not done. */
  closes?: readonly (readonly [from: string, to: string])[];
};

export type CaseKind = {
  /** What one is called in records and in addresses, and what all of them are. */
  kind: string;
  plural: string;
  title: Words;
  /** The parts of its text; those in `optionalTexts` may be left out. */
  texts: { [name: string]: Words };
  optionalTexts?: { [name: string]: Words };
  too?: WrittenToo;
  filing?: CaseFiling;
  /** Whoever files it is one of its authors, or files it for others. */
  proposer: "author" | "anyone";
  /** Whoever files it is its only author: there are no weights to agree to. */
  alone?: true;
  states: { [state: string]: CaseState };
  /** What can be done to it that leaves it in its state, by the names that its history has for them. */
  notes?: { [did: string]: Pick<CaseState, "says" | "happened" | "hand" | "benefitVerified"> };
  /** The states in which the proposer can take it back. */
  withdrawnFrom: readonly string[];
  /** Why this one is not theirs to take back. */
  refusesWithdrawal?: (body: Case) => Refusal | undefined;
  /** The states in which its lesson is for everyone. */
  teaches?: readonly string[];
  steps: readonly CaseStep[];
  awards?: CaseAwards;
  /** The last day for what is to be done now, where it has one of its own; after it, it is overdue. */
  doneBy?: (body: Case) => string | undefined;
  /** The days after which an enterprise calls a case overdue count beside it. */
  usualDaysToo?: true;
  /** Where it stands, as its authors are told, where the state alone does not say enough. */
  tells?: (body: Case) => Words | undefined;
  /** What it was found to bring in money, where that is no fact of its scheme. */
  brings?: (body: Case) => Fen | undefined;
  /** Who else may know of it, beside those who may know of every case. */
  readers?: readonly Grant[];
  /** What its own fields look like in an answer. */
  shows?: { shape: { [field: string]: z.ZodMiniType }; show: (body: Case, secret: CaseSecret | undefined) => object };
};
