// Cases 事项: what someone files. Today suggestions 合理化建议; what every kind of case has stands apart from what only they have.
import type { Role } from "../access/roles.ts";
import type { Moment } from "../values/moment.ts";

/** Whoever files a case agrees by filing it; every other author agrees to their weight, or says why not. */
export type Author = { person: string; weight: number; agreedAt?: Moment; refused?: { at: Moment; reasons: string } };

/** Where a case stood from when on, who brought it there, and why. */
export type Step<State extends string> = { state: State; at: Moment; by: string; for?: string; reasons?: string };

/** Every fact that an award is calculated from says where it came from. */
export type FactEntry = {
  value: string | number;
  source: Role | "derived" | "author";
  by?: string;
  at: Moment;
  /** What an author stated about their own case counts once a reviewer has said that it is so. */
  confirmed?: { by: string; for?: string; at: Moment };
};

export type Evidence = { title: string; link: string };

export type CaseFields<State extends string> = {
  state: State;
  /** Since when it is in this state. */
  since: Moment;
  proposer: string;
  /** Where the proposer worked when it was filed. */
  department?: string;
  authors: Author[];
  /** Mentors of the authors when it was filed: they do not decide it. */
  mentors: string[];
  evidence: Evidence[];
  history: Step<State>[];
  /** Which rule applies; the day that picks the version is written when the case is first filed, and stays. */
  policy: { id: string; scheme: string; day?: string };
  facts: { [name: string]: FactEntry };
  /** Awards by number: 1, 2, 3 …; how much they grant in all, less what was cancelled or taken back, in fen. */
  awards: number;
  awardedFen: number;
};

export const suggestionStates = [
  "draft",
  "submitted",
  "returned",
  "accepted",
  "declined",
  "implemented",
  "verified",
  "awarded",
  "withdrawn",
] as const;

export type SuggestionState = (typeof suggestionStates)[number];

export type Suggestion = CaseFields<SuggestionState> & {
  filedAt?: Moment;
  /** The key of what was filed: the same person files the same words once. */
  filing?: string;
  /** What the authors expect it to bring. */
  estimateFen?: number;
  implementedOn?: string;
  /** Suggestions filed before it that seem to say the same, the most alike first; likeness in percent. */
  similar?: Similar[];
  /** The span of the benefit that finance has verified. */
  verified?: { from: string; until: string; note?: string };
};

export type Similar = { id: string; likeness: number };

export type SuggestionSecret = {
  title: string;
  problem: string;
  proposal: string;
  /** A fingerprint of the words by which likely duplicates are found. */
  sketch?: number[];
  /** The parts of the fingerprint under which it is looked up. */
  bands?: string[];
};

/** What was filed by whom, once. */
export type Filing = { suggestion: string };
