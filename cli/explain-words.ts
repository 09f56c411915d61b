// The headings under which a calculation is explained to people.
import type { Title } from "../domain/policy/policy.ts";
import type { Tongue } from "./command.ts";

export const titleIn = (title: Title | undefined, tongue: Tongue): string => title?.[tongue] ?? title?.zh ?? "";

export const headings = {
  zh: {
    version: (version: number) => `第 ${version} 版`,
    facts: "事实",
    shares: "分配",
    paidBefore: "此前已发",
    steps: "计算步骤",
    total: "应发",
    notEligible: "不符合条件，应发",
    employee: "员工",
    sum: "合计",
    lapsed: "超出个人年度上限",
    stage: "分期",
    item: "项目",
    days: "天数",
    amount: "金额",
    grants: "同时授予",
  },
  en: {
    version: (version: number) => `version ${version}`,
    facts: "Facts",
    shares: "Shares",
    paidBefore: "Paid before",
    steps: "Steps",
    total: "Total",
    notEligible: "Not eligible, total",
    employee: "Employee",
    sum: "Total",
    lapsed: "Above the yearly cap",
    stage: "Stage",
    item: "Item",
    days: "Days",
    amount: "Amount",
    grants: "Granted as well",
  },
} as const;
