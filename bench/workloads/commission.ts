// A technical commission: three seats with one juror each, three criteria, a rate from 1 to 5 %, four stages.

import { amountText, asParsed, type Workload, wholeBetween } from "./workload.ts";

export type Juror = { juror: string; seat: string; marks: { novelty: number; difficulty: number; market: number } };
export type CommissionFacts = { value: string; scores: Juror[] };

const policy = {
  id: "jiangli-sample",
  title: { zh: "职工创新激励办法", en: "Employee innovation incentives" },
  currency: "CNY",
  from: "2024-01-01",
  schemes: [
    {
      id: "commission",
      title: { zh: "技术提成", en: "Technical commission" },
      kind: "commission",
      criteria: [
        { id: "novelty", weight: "40%" },
        { id: "difficulty", weight: "30%" },
        { id: "market", weight: "30%" },
      ],
      seats: [
        { id: "technical", atLeast: 1 },
        { id: "market", atLeast: 1 },
        { id: "management", atLeast: 1 },
      ],
      rate: { from: "1%", to: "5%" },
      stages: [
        { id: "kickoff", share: "10%" },
        { id: "development", share: "20%" },
        { id: "test", share: "30%" },
        { id: "application", share: "40%" },
      ],
    },
  ],
};

const seats = ["technical", "market", "management"];

const factsFrom = (random: () => number): CommissionFacts => ({
  value: amountText(random, Math.floor(10 ** (6 + 4 * random()))),
  scores: seats.map((seat, index) => ({
    juror: `E${index + 1}${wholeBetween(random, 100, 999)}`,
    seat,
    marks: {
      novelty: wholeBetween(random, 0, 100),
      difficulty: wholeBetween(random, 0, 100),
      market: wholeBetween(random, 0, 100),
    },
  })),
});

export const commission: Workload<CommissionFacts> = {
  policy,
  scheme: "commission",
  inputs: asParsed(factsFrom, 20_240_102),
};
