// The limit for the tiered workload: written by hand for this one scheme, keeping the same steps as the engine. It trusts its input.

import type { Award } from "../../domain/kinds/outcome.ts";
import type { Step } from "../../domain/kinds/trace.ts";
import type { TieredFacts } from "../workloads/tiered.ts";
import { fenOf } from "./limit-values.ts";

const atMostFen = 20_000_000;

export const limitTiered = ({ benefit }: TieredFacts): Award => {
  const step = stepFor(fenOf(benefit));
  const { value } = step;
  if (value <= atMostFen)
    return { eligible: true, totalFen: value, stages: [{ id: "full", fen: value }], steps: [step] };
  const bound: Step = { does: "at-most", clause: "suggestion.atMost", ofFen: value, value: atMostFen };
  return { eligible: true, totalFen: atMostFen, stages: [{ id: "full", fen: atMostFen }], steps: [step, bound] };
};

type TierStep = Extract<Step, { does: "pay" | "rate" }>;

const stepFor = (ofFen: number): TierStep => {
  if (ofFen < 10_000)
    return { does: "pay", clause: "suggestion.tiers.0", payFen: 1_000, chosen: false, times: 1, value: 1_000 };
  if (ofFen < 100_000) return rated(ofFen, 100_000, "suggestion.tiers.1");
  if (ofFen < 500_000) return rated(ofFen, 110_000, "suggestion.tiers.2");
  if (ofFen < 1_000_000) return rated(ofFen, 120_000, "suggestion.tiers.3");
  if (ofFen <= 5_000_000) return rated(ofFen, 130_000, "suggestion.tiers.4");
  return rated(ofFen, 150_000, "suggestion.tiers.5");
};

/** Half up to the fen; exact for every benefit below ¥100 million. */
const rated = (ofFen: number, rate: number, clause: string): TierStep => ({
  does: "rate",
  clause,
  ofFen,
  rate,
  payFen: 0,
  times: 1,
  value: Math.floor((ofFen * rate + 500_000) / 1_000_000),
});
