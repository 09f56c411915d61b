// A month of allowances, paid by the day: a better skill certificate from the middle of the month, and apprentices all month.

import { asParsed, type Workload, wholeBetween } from "./workload.ts";

export type Attribute = { name: string; value: string; from: string; until?: string };
export type AllowanceFacts = { month: string; employee: { from: string; attributes: Attribute[] } };

const policy = {
  id: "jiangli-sample",
  title: { zh: "职工创新激励办法", en: "Employee innovation incentives" },
  currency: "CNY",
  from: "2024-01-01",
  schemes: [
    {
      id: "monthly",
      title: { zh: "技能津贴", en: "Monthly allowances" },
      kind: "allowance",
      prorate: "days",
      groups: [
        {
          take: "highest",
          items: [
            { id: "senior-technician", when: { skill: "高级技师" }, pay: "500" },
            { id: "technician", when: { skill: "技师" }, pay: "300" },
            { id: "senior-worker", when: { skill: "高级工" }, pay: "200" },
          ],
        },
        {
          take: "all",
          items: [{ id: "mentor", when: { mentoring: "yes" }, pay: "200", times: "apprentices" }],
        },
      ],
    },
  ],
};

const promotions: [before: string, after: string][] = [
  ["高级工", "技师"],
  ["技师", "高级技师"],
  ["高级工", "高级技师"],
];

const two = (value: number): string => String(value).padStart(2, "0");

const factsFrom = (random: () => number): AllowanceFacts => {
  const year = wholeBetween(random, 2024, 2030);
  const month = `${year}-${two(wholeBetween(random, 1, 12))}`;
  const [before, after] = promotions[wholeBetween(random, 0, 2)] as [string, string];
  // The 15th in half of the months, some other day in the rest.
  const changes = random() < 0.5 ? 15 : wholeBetween(random, 2, 27);
  const since = `${year - wholeBetween(random, 1, 9)}-${two(wholeBetween(random, 1, 12))}-01`;
  return {
    month,
    employee: {
      from: since,
      attributes: [
        { name: "skill", value: before, from: since, until: `${month}-${two(changes - 1)}` },
        { name: "skill", value: after, from: `${month}-${two(changes)}` },
        { name: "mentoring", value: "yes", from: since },
        { name: "apprentices", value: String(wholeBetween(random, 1, 4)), from: since },
      ],
    },
  };
};

export const allowance: Workload<AllowanceFacts> = {
  policy,
  scheme: "monthly",
  inputs: asParsed(factsFrom, 20_240_103),
};
