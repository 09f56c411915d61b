// The hand-written code as something that takes part.

import type { Award } from "../../domain/kinds/outcome.ts";
import { amountsOf, type Engine } from "./engine.ts";

export const limit = <Facts>(calculate: (facts: Facts) => Award): Engine<Facts> => ({
  name: "limit",
  calculate,
  answer: (facts) => amountsOf(calculate(facts)),
  award: calculate,
});
