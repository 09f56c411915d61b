// What a replay keeps of all the cases that went through it: sums, not cases.

import type { Whole } from "../values/whole.ts";
import type { Words } from "../words.ts";
import type { keepBiggest } from "./biggest.ts";
import type { countEdges } from "./edges.ts";
import type { countReasons } from "./reasons.ts";
import type { Pair } from "./sums.ts";

export type PlaceSum = { scheme: string; version?: number; clause: string; says: Words; cases: number; fen: Whole };

/** What one of the two rules did. */
export type SideSum = {
  lapsedFen: Whole;
  notEligible: number;
  places: Map<string, PlaceSum>;
  edges: ReturnType<typeof countEdges>;
  refused: ReturnType<typeof countReasons>;
};

/** All but the last lines is of the cases that every rule could calculate. */
export type Tallies = {
  read: number;
  all: Pair;
  new: SideSum;
  old: SideSum;
  winners: Pair;
  losers: Pair;
  unchanged: Pair;
  bySchemes: Map<string, Pair>;
  /** What belongs to no named department or person stands under the empty name. */
  byDepartments: Map<string, Pair>;
  byPeople: Map<string, Pair>;
  biggest: ReturnType<typeof keepBiggest>;
  onlyNew: Pair;
  onlyOld: Pair;
  neither: number;
  unreadable: ReturnType<typeof countReasons>;
};
