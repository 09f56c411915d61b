// What a compiled scheme is given, and what it gives back, in plain numbers.

import type { Title } from "../policy/policy.ts";
import type { Outcome } from "../refusals.ts";
import type { Fen } from "../values/money.ts";
import type { Step } from "./trace.ts";

/** What a calculation is given beside the policy, as it came in. */
type Case = { facts: unknown; shares?: unknown; paidBefore?: unknown };

export type StageAmount = { id: string; fen: Fen };
export type PersonAward = { employee: string; fen: Fen; lapsedFen: Fen | undefined; stages: StageAmount[] };
export type ItemAward = { id: string; days: number; fen: Fen };

/** A calculated award in plain numbers. What an ineligible case or an allowance has no use for is absent. */
export type Award = {
  eligible: boolean;
  totalFen: Fen;
  shares?: PersonAward[];
  stages?: StageAmount[];
  items?: ItemAward[];
  grants?: Title[];
  steps: Step[];
};

export type Calculate = (given: Case) => Outcome<Award>;
