// Who does what: the engines that each workload is measured with. Ours and the limit come first, for the others are compared with both.

import { allowanceByCel, commissionByCel, tieredByCel } from "./engines/cel-js.ts";
import type { Engine } from "./engines/engine.ts";
import { allowanceByJsonLogic, commissionByJsonLogic, tieredByJsonLogic } from "./engines/json-logic-engine.ts";
import { allowanceByJsonRules, commissionByJsonRules, tieredByJsonRules } from "./engines/json-rules-engine.ts";
import { limit } from "./engines/limit.ts";
import { limitAllowance } from "./engines/limit-allowance.ts";
import { limitCommission } from "./engines/limit-commission.ts";
import { limitTiered } from "./engines/limit-tiered.ts";
import { ours } from "./engines/ours.ts";
import { allowanceByZen, commissionByZen, tieredByZen } from "./engines/zen-engine.ts";
import { type AllowanceFacts, allowance } from "./workloads/allowance.ts";
import { type CommissionFacts, commission } from "./workloads/commission.ts";
import { type TieredFacts, tiered } from "./workloads/tiered.ts";
import type { WorkloadName } from "./workloads/workload.ts";

/** An engine is given no facts but those of its own workload. */
export type Contest = { inputs: never[]; engines: Engine<never>[] };

const tieredEngines = (): Engine<TieredFacts>[] => [
  ours(tiered),
  limit(limitTiered),
  tieredByJsonRules(),
  tieredByZen(),
  tieredByJsonLogic(),
  tieredByCel(),
];

const commissionEngines = (): Engine<CommissionFacts>[] => [
  ours(commission),
  limit(limitCommission),
  commissionByJsonRules(),
  commissionByZen(),
  commissionByJsonLogic(),
  commissionByCel(),
];

const allowanceEngines = (): Engine<AllowanceFacts>[] => [
  ours(allowance),
  limit(limitAllowance),
  allowanceByJsonRules(),
  allowanceByZen(),
  allowanceByJsonLogic(),
  allowanceByCel(),
];

export const contests: Record<WorkloadName, () => Contest> = {
  tiered: () => ({ inputs: tiered.inputs as never[], engines: tieredEngines() }),
  commission: () => ({ inputs: commission.inputs as never[], engines: commissionEngines() }),
  allowance: () => ({ inputs: allowance.inputs as never[], engines: allowanceEngines() }),
};
