// The engine of this repository: the policy compiled once, facts as they came in, the award with all its steps.

import { compilePolicy } from "../../domain/calculation/compile.ts";
import type { Award } from "../../domain/kinds/outcome.ts";
import { sha256Hex } from "../../functions/store/sha256.ts";
import type { Workload } from "../workloads/workload.ts";
import { amountsOf, type Engine } from "./engine.ts";

export const ours = <Facts>({ policy, scheme }: Workload<Facts>): Engine<Facts> => {
  const compiled = compilePolicy(policy, sha256Hex);
  if (!compiled.ok) throw new Error(`the policy is refused: ${JSON.stringify(compiled.refusals)}`);
  const calculate = compiled.value.schemes.get(scheme)?.calculate;
  if (calculate === undefined) throw new Error(`no scheme ${scheme}`);
  const award = (facts: Facts): Award => {
    const outcome = calculate({ facts });
    if (outcome.ok) return outcome.value;
    throw new Error(`refused: ${JSON.stringify(outcome.refusals)}`);
  };
  return {
    name: "ours",
    calculate: (facts) => calculate({ facts }),
    answer: (facts) => amountsOf(award(facts)),
    award,
  };
};
