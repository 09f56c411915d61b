// What is asked of everything that takes part.

import type { Award } from "../../domain/kinds/outcome.ts";
import type { Amounts } from "../workloads/workload.ts";

/** Outside the timing `answer` and, where there are steps that must be the same, `award` say what `calculate` came to. */
export type Engine<Facts> = {
  name: EngineName;
  calculate: (facts: Facts) => unknown;
  answer: (facts: Facts) => Amounts | Promise<Amounts>;
  award?: (facts: Facts) => Award;
};

export type EngineName = "ours" | "limit" | "json-rules-engine" | "zen-engine" | "json-logic-engine" | "cel-js";

export const amountsOf = ({ totalFen, stages, items }: Award): Amounts => ({
  totalFen,
  partsFen: (stages ?? items ?? []).map(({ fen }) => fen),
});
