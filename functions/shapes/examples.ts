// Worked examples for the description of the service: requests only, the answers beside them are calculated when it is generated.
import type { Example } from "../http/operation.ts";

const bySample = { id: "jiangli-sample", on: "2026-11-20" };

/** A draft with a mistake that the check finds: 8 % of ¥100 is less than the ¥10 that ¥99.99 earns. */
const draft = {
  id: "draft",
  title: { zh: "建议奖草案", en: "Draft of a suggestion reward" },
  currency: "CNY",
  from: "2027-01-01",
  schemes: [
    {
      id: "suggestion",
      title: { zh: "合理化建议奖", en: "Suggestion reward" },
      kind: "tiered",
      measure: "benefit",
      apply: "whole",
      tiers: [{ below: "100", pay: "10" }, { rate: "8%" }],
      atMost: "50000",
    },
  ],
};

const [lowest, highest] = draft.schemes[0]?.tiers ?? [];
const draftInDisorder = { ...draft, schemes: draft.schemes.map((scheme) => ({ ...scheme, tiers: [highest, lowest] })) };

export const calculateExamples: Example[] = [
  {
    name: "two-people",
    title: { zh: "两人六四分一项建议奖", en: "Two people share a suggestion reward six to four" },
    request: {
      policy: bySample,
      scheme: "suggestion",
      facts: { benefit: "50000.01" },
      shares: [
        { employee: "E1", weight: 6 },
        { employee: "E2", weight: 4 },
      ],
    },
  },
  {
    name: "draft",
    title: { zh: "用尚未公布的草案试算", en: "Try a draft that is not published" },
    request: { policy: draft, scheme: "suggestion", facts: { benefit: "1250" }, trace: "steps" },
  },
  {
    name: "fact-missing",
    title: { zh: "写错了事实的名称", en: "A fact by the wrong name" },
    request: { policy: bySample, scheme: "suggestion", facts: { benefits: "50000.01" } },
  },
];

export const batchExamples: Example[] = [
  {
    name: "one-bad-case",
    title: { zh: "一项有误，另一项照常计算", en: "One case is wrong, the other is calculated" },
    request: {
      policy: bySample,
      scheme: "suggestion",
      trace: "none",
      cases: [
        { key: "2026-001", facts: { benefit: "99.99" } },
        { key: "2026-002", facts: { benefit: "1,000" } },
      ],
    },
  },
];

export const checkExamples: Example[] = [
  {
    name: "less-for-more",
    title: { zh: "收益更大，奖励反而更少", en: "A larger benefit earns less" },
    request: draft,
  },
  {
    name: "tiers-in-disorder",
    title: { zh: "档次顺序写反", en: "Tiers in the wrong order" },
    request: draftInDisorder,
  },
];
