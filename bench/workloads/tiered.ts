// Six tiers of a suggestion reward: one money fact, one tier, one rounding, a cap.

import { amountText, asParsed, type Workload } from "./workload.ts";

export type TieredFacts = { benefit: string };

const policy = {
  id: "jiangli-sample",
  title: { zh: "职工创新激励办法", en: "Employee innovation incentives" },
  currency: "CNY",
  from: "2024-01-01",
  schemes: [
    {
      id: "suggestion",
      title: { zh: "合理化建议奖", en: "Suggestion reward" },
      kind: "tiered",
      measure: "benefit",
      apply: "whole",
      tiers: [
        { below: "100", pay: "10" },
        { below: "1000", rate: "10%" },
        { below: "5000", rate: "11%" },
        { below: "10000", rate: "12%" },
        { upTo: "50000", rate: "13%" },
        { rate: "15%" },
      ],
      atMost: "200000",
    },
  ],
};

/** Benefits from ¥10 to ¥10,000,000, as many of each size, so that every tier and the cap have their turn. */
const factsFrom = (random: () => number): TieredFacts => ({
  benefit: amountText(random, Math.floor(10 ** (3 + 6 * random()))),
});

export const tiered: Workload<TieredFacts> = {
  policy,
  scheme: "suggestion",
  inputs: asParsed(factsFrom, 20_240_101),
};
