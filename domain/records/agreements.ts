// Agreements 协议: a mentor and their apprentices 师带徒, or someone's years in a programme 培养计划, with what they signed and how they were assessed.
import type { Moment } from "../values/moment.ts";

/** What ends by rule stays `active` here: the last day follows from the record and from who is still employed. */
export const agreementStates = ["drafted", "active", "ended", "withdrawn"] as const;

export type AgreementState = (typeof agreementStates)[number];

export const mentoringResults = ["excellent", "passed", "failed"] as const;

/** From the best to the worst. */
export const programmeResults = ["excellent", "good", "mediocre", "failed"] as const;

export type AssessmentResult = (typeof mentoringResults)[number] | (typeof programmeResults)[number];

export type Assessment = {
  day: string;
  result: AssessmentResult;
  /** Which year of a programme it is about: 1, 2, 3 … */
  year?: number;
  by: string;
  for?: string;
  at: Moment;
};

/** An assessment that was a mistake, by its place in the list: 1, 2, 3 … From then on it is as if it had not been made. */
export type Correction = { assessment: number; by: string; for?: string; at: Moment };

export type AgreementStep = { state: AgreementState; at: Moment; by: string; for?: string };

type Shared = {
  state: AgreementState;
  since: Moment;
  from: string;
  /** How often the terms were written: whoever signs says which ones they have read. */
  terms: number;
  signatures: { person: string; at: Moment }[];
  /** The day on which the last of them had signed. */
  signedOn?: string;
  assessments: Assessment[];
  corrections?: Correction[];
  /** Its last day, where someone ended it before its time. */
  stoppedOn?: string;
  history: AgreementStep[];
};

/** One mentor, one apprentice or several. */
export type Mentoring = Shared & { form: "mentoring"; mentor: string; apprentices: string[]; until: string };

/** So many years from its first day; out after so many years in a row that were no better than mediocre. */
export type Programme = Shared & {
  form: "programme";
  participant: string;
  programme: string;
  years: number;
  outAfter: number;
  mentor?: string;
};

export type Agreement = Mentoring | Programme;

/** What people wrote: the goals, why it was ended or withdrawn, and the reasons of each assessment and correction in their order. */
export type AgreementSecret = { goals: string; reasons?: string; assessments: string[]; corrections?: string[] };
