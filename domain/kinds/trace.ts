// The trace: every step of a calculation as plain numbers, small and cheap to keep. Text and sentences are made from it on demand.

import type { Day } from "../values/day.ts";
import type { Fen } from "../values/money.ts";
import type { Ppm } from "../values/rate.ts";
import type { Whole } from "../values/whole.ts";
import type { Condition } from "./conditions.ts";

/** How a month's pay comes from a person's attributes: a rate of one, or a fixed pay, so many times. */
export type Formula = { rate: Ppm; ofFen: Fen | undefined; payFen: Fen; times: number };

/** `clause` names the place in the policy; `value` is what the next step uses. What is not rounded carries an exact quotient instead. */
export type Step =
  /** A requirement that is not met. */
  | { does: "require"; clause: string; condition: Condition; given: string | number }
  /** A fixed or chosen amount, a rate of the measure, or their sum, so many times; rounded. */
  | { does: "pay"; clause: string; payFen: Fen; chosen: boolean; times: number; value: Fen }
  | { does: "rate"; clause: string; ofFen: Fen; rate: Ppm; payFen: Fen; times: number; value: Fen }
  /** What one tier adds for its own slice: exact, in millionths of a fen. */
  | { does: "slice"; clause: string; sliceFen: Fen; rate: Ppm; payFen: Fen; times: number; microFen: Whole }
  | { does: "sum"; clause: string; microFen: Whole; value: Fen }
  /** A juror's weighted marks, exact, in millionths of a point. */
  | { does: "juror"; clause: string; juror: string; seat: string; marks: number[]; microPoints: number; kept: boolean }
  | { does: "seat"; clause: string; seat: string; jurors: number; microPoints: number }
  | { does: "score"; clause: string; n: Whole; d: Whole; value: number }
  | { does: "rate-by-score"; clause: string; score: number; from: Ppm; to: Ppm; value: Ppm }
  | { does: "chosen-rate"; clause: string; value: Ppm }
  | { does: "factor"; clause: string; ofFen: Fen; factor: Ppm; value: Fen }
  | { does: "add"; clause: string; ofFen: Fen; addFen: Fen; value: Fen }
  | { does: "at-least" | "at-most"; clause: string; ofFen: Fen; value: Fen }
  | { does: "paid-before"; clause: string; ofFen: Fen; paidBeforeFen: Fen; value: Fen }
  | {
      does: "share";
      clause: string;
      employee: string;
      ofFen: Fen;
      weight: number;
      weights: number;
      oddFen: boolean;
      value: Fen;
    }
  | { does: "cap"; clause: string; employee: string; ofFen: Fen; capFen: Fen; paidThisYearFen: Fen; value: Fen }
  | { does: "stage"; clause: string; employee: string | undefined; ofFen: Fen; upTo: Ppm; beforeFen: Fen; value: Fen }
  /** A run of days on which an item was taken at one pay; exact, per month. */
  | {
      does: "days";
      clause: string;
      from: Day;
      until: Day;
      days: number;
      payMicroFen: Whole;
      formula: Formula | undefined;
    }
  | { does: "item"; clause: string; days: number; daysInMonth: number; microFen: Whole; value: Fen }
  /** An item whose whole month is paid at once. */
  | { does: "month"; clause: string; days: number; microFen: Whole; formula: Formula | undefined; value: Fen }
  | { does: "items"; clause: string; value: Fen };
