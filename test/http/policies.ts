// Small policies for the journeys over HTTP.

export const suggestion = {
  id: "draft",
  title: { zh: "建议奖草案", en: "Draft of a suggestion reward" },
  currency: "CNY",
  from: "2027-01-01",
  schemes: [
    {
      id: "suggestion",
      title: { zh: "合理化建议奖" },
      kind: "tiered",
      measure: "benefit",
      apply: "whole",
      tiers: [{ below: "100", pay: "10" }, { rate: "10%" }],
      atMost: "50000",
    },
  ],
};

/** The same policy in the language of people. */
export const suggestionInYaml = `
id: draft
title: { zh: 建议奖草案, en: Draft of a suggestion reward }
currency: CNY
from: 2027-01-01
schemes:
  - id: suggestion
    title: { zh: 合理化建议奖 }
    kind: tiered
    measure: benefit
    apply: whole
    tiers:
      - { below: "100", pay: "10" }
      - { rate: "10%" }
    atMost: "50000"
`;

export const tiersInDisorder = {
  ...suggestion,
  schemes: suggestion.schemes.map((scheme) => ({ ...scheme, tiers: scheme.tiers.toReversed() })),
};
