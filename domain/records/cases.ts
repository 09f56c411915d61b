// Cases 事项: what someone files. These are the fields that every kind has; what only one kind has stands in that kind's own file.
import type { Role } from "../access/roles.ts";
import type { Moment } from "../values/moment.ts";

/** Whoever files a case agrees by filing it; every other author agrees to their weight, or says why not. */
export type Author = { person: string; weight: number; agreedAt?: Moment; refused?: { at: Moment; reasons: string } };

/** Where a case stood from when on, who brought it there, and why. */
export type Step = {
  state: string;
  at: Moment;
  by: string;
  for?: string;
  reasons?: string;
  /** The objection that brought it back here. */
  objection?: string;
  /** What was done where the state stayed as it was, by the name that its kind gives it. */
  did?: string;
};

/** What one juror gave, in the form in which a calculation takes it. */
export type JuryScore = { juror: string; seat: string; marks: { [criterion: string]: number } };

/** Every fact that an award is calculated from says where it came from. */
export type FactEntry = {
  value: string | number | JuryScore[];
  source: Role | "derived" | "author";
  by?: string;
  at: Moment;
  /** What an author stated about their own case counts once a reviewer has said that it is so. */
  confirmed?: { by: string; for?: string; at: Moment };
};

export type Evidence = { title: string; link: string };

/** Who marks a case 评委: one mark sheet a seat and round, sealed until all are in. */
export type Jury = {
  round: number;
  seats: { juror: string; seat: string; markedAt?: Moment }[];
  /** What their marks come to, once all are in. */
  opened?: JuryResult;
};

/** Scores in points and rates in percent, as text. */
export type JuryResult = {
  score: string;
  /** The rate that follows from the score, where a rate does. */
  rate?: string;
  seats: { seat: string; score: string }[];
  /** Jurors whose score is far from what the others gave, and the mean of those. */
  outliers: { juror: string; seat: string; score: string; others: string }[];
};

export type Case = {
  /** Which kind of case it is. */
  kind: string;
  state: string;
  /** Since when it is in this state. */
  since: Moment;
  proposer: string;
  /** Where the proposer worked when it was filed. */
  department?: string;
  authors: Author[];
  /** A team or workshop in whose name it is filed; the authors are its people. */
  team?: string;
  /** Mentors of the authors when it was filed: they do not decide it. */
  mentors: string[];
  evidence: Evidence[];
  history: Step[];
  /** Which rule applies; the day that picks the version is written when the case is first filed, and stays. None where it earns no money. */
  policy?: { id: string; scheme: string; day?: string };
  facts: { [name: string]: FactEntry };
  filedAt?: Moment;
  /** The key of what was filed: the same person files the same words once. */
  filing?: string;
  /** The key of what only one of its kind can stand for, whatever its words. */
  filedAs?: string;
  /** What the authors expect it to bring. */
  estimateFen?: number;
  /** Cases of its kind filed before it that seem to say the same, the most alike first; likeness in percent. */
  similar?: Similar[];
  /** What was learned from failures that are like it. */
  lessons?: Similar[];
  /** Another case that it is about, or a monthly allowance. */
  about?: string;
  allowance?: string;
  jury?: Jury;
  /** In whose name it is reviewed, beside the reviewer who writes it. */
  panel?: string[];
  /** Stages of its award that are still to be released before the last one is settled by the real value, in order. */
  stagesAhead?: string[];
  /** Who decided what it objects to, or what an objection has overturned: they do not decide this as well. */
  deciders?: string[];
  /** Others who gain from what comes of it, and their mentors: they do not decide it either. */
  concerned?: string[];
  /** Awards by number: 1, 2, 3 …; how much they grant in all, less what was cancelled or taken back, in fen. */
  awards: number;
  awardedFen: number;
  /** What the award that was proposed last would bring it to. */
  proposedFen?: number;
};

export type Similar = { id: string; likeness: number };

export type CaseSecret = {
  title: string;
  /** The parts of its text, by the names that its kind gives them. */
  texts: { [name: string]: string };
  /** What only its kind has, and is personal. */
  own?: object;
  /** A fingerprint of the words by which likely duplicates are found. */
  sketch?: number[];
  /** The parts of the fingerprint under which it is looked up. */
  bands?: string[];
};

/** What was filed by whom, once. */
export type Filing = { case: string };

/** A juror's marks in one round. What they gave is secret until all are in. */
export type MarkSheet = { case: string; round: number; juror: string; seat: string; at: Moment };

export type MarkSheetSecret = { marks: JuryScore["marks"] };

export const markSheetId = (caseId: string, round: number, seat: number): string => `${caseId}_${round}-${seat}`;
