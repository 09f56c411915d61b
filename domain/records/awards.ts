// Awards 核定 and what they leave to be paid 应发.
import type { Answer } from "../calculation/answer.ts";
import type { Moment } from "../values/moment.ts";
import type { Fen } from "../values/money.ts";
import type { Evidence, FactEntry } from "./cases.ts";

export type AwardState = "proposed" | "approved" | "declined" | "superseded" | "cancelled";

/** An immutable calculation and what became of it. The id is `case.number`. */
export type Award = {
  case: string;
  number: number;
  state: AwardState;
  since: Moment;
  policy: { id: string; version: number; digest: string };
  scheme: string;
  /** Exactly what was calculated: anyone can calculate it again. */
  request: {
    facts: { [name: string]: FactEntry["value"] };
    shares: { employee: string; weight: number; paidThisYear?: string }[];
    paidBefore?: string;
  };
  factsFrom: { [name: string]: FactEntry };
  /** The answer with its steps as codes and numbers; the words are made when someone reads them. */
  answer: Answer;
  /** All of it is paid in this one stage: what the stages before it were paid on was an estimate. */
  inStage?: string;
  /** Stages of earlier awards that still wait and are cancelled with its approval, for it pays anew what they were to pay. */
  replaces?: string[];
  totalFen: Fen;
  lapsedFen: Fen;
  cancelledFen: Fen;
  reversedFen: Fen;
  proposedBy: string;
  approvals: { by: string; for?: string; at: Moment }[];
  /** The year whose budget it uses, and whose personal caps it counts against. */
  year: string;
  obligations: string[];
  history: {
    state: AwardState;
    at: Moment;
    by: string;
    for?: string;
    reasons?: string;
    /** Of the release of a stage: what shows that it is reached. */
    evidence?: Evidence[];
  }[];
};

export const awardId = (caseId: string, number: number): string => `${caseId}.${number}`;

/** `waiting`: a stage that has not been released yet. `returned` money is due again and keeps the word in its history. */
export type ObligationState = "waiting" | "due" | "allocated" | "instructed" | "settled" | "cancelled";

/** One amount owed to one person for one reason. Its id is made of award, stage and person, so a second one is impossible. */
export type Obligation = {
  person: string;
  /** An award, or the allowance of a month. */
  award: string;
  /** An allowance follows from no case. */
  case?: string;
  /** Of an allowance: the item. */
  stage: string;
  amountFen: Fen;
  state: ObligationState;
  since: Moment;
  /** The month in which it came to be; part of its id. */
  month: string;
  /** Of an allowance: the month that it is for, where that is another. */
  for?: string;
  /** Of what was settled: how much was taken back. */
  recoveredFen: Fen;
  /** The payment that it is in, and how often money came back. */
  payment?: string;
  returns: number;
};

/** What a person was awarded in a year, by `policy/scheme`; ordinary awards and what was imported at the start. */
export type PersonYear = { person: string; year: string; awardedFen: { [scheme: string]: Fen } };

/** The numbers of a budget live beside the body, where the database can count with them. */
export type Budget = { year: string; capFen: Fen };
