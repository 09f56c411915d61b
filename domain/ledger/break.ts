// The invariants 不变式 by name, and how a break of one is reported: which, at which line, and what is wrong.
import type { Words } from "../words.ts";

export const invariants = {
  I1: { zh: "每笔台账的分录合计为零", en: "the postings of an entry add up to zero" },
  I2: {
    zh: "核定 = 各笔应发 + 因上限作废，事项与个人年度累计与之一致",
    en: "an award is the sum of its obligations and what lapsed; cases and people's years agree with it",
  },
  I3: {
    zh: "每笔应发只处于一种状态、记在一个账户",
    en: "an obligation is in one state, and its money in the account of that state",
  },
  I4: {
    zh: "核定总额 = 已发 + 未发 + 撤销 + 追回",
    en: "everything awarded is settled, outstanding, cancelled or recovered",
  },
  I5: { zh: "基金：额度 = 可用 + 预留 + 已核定", en: "a budget's cap is what is free, reserved and spent" },
  I6: { zh: "批次：清单 = 付款 = 台账", en: "a run's manifest, payments and entries agree" },
  I7: { zh: "一笔应发至多一笔有效付款", en: "an obligation has at most one live payment" },
  I8: {
    zh: "版本连续，状态变化合法，不变的字段不变",
    en: "versions follow one another, states change as they may, and what is fixed stays",
  },
  I9: { zh: "由台账可还原每条记录", en: "folding the journal gives every record" },
  I10: { zh: "提出、审批、受益人互不相同", en: "who proposes, who approves and who gains are different people" },
  I11: { zh: "按制度和事实重算金额一致", en: "calculating again gives the same amount" },
} satisfies Record<string, Words>;

export type Invariant = keyof typeof invariants;

export type Break = { invariant: Invariant; at: string; says: Words };

export const broken = (invariant: Invariant, at: string, says: Words): Break => ({ invariant, at, says });
