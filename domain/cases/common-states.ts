// The states 状态 that most kinds of case go through, in words; each kind adds its own, and may word these its own way.
import type { Words } from "../words.ts";
import type { CaseState } from "./kind.ts";
import { turnOfAuthors, turnOfRole } from "./turn.ts";

export const draft: CaseState = {
  says: { zh: "草稿", en: "draft" },
  told: { zh: "还是草稿，没有提交", en: "It is a draft and has not been submitted" },
  happened: { zh: "起草", en: "wrote it" },
  hand: { zh: "提出人", en: "proposer" },
  turn: { of: turnOfAuthors, says: { zh: "待提出人提交", en: "the proposer submits it" } },
  withAuthors: true,
};

export const submitted: CaseState = {
  says: { zh: "已提交", en: "submitted" },
  told: { zh: "已提交，等待评审", en: "It is submitted and waits to be reviewed" },
  happened: { zh: "提交", en: "submitted it" },
  hand: { zh: "提出人", en: "proposer" },
  turn: { of: turnOfRole("reviewer"), says: { zh: "待评审人评审", en: "a reviewer reviews it" } },
};

export const returned: CaseState = {
  says: { zh: "已退回修改", en: "returned to its authors" },
  told: { zh: "已退回，修改后可再次提交", en: "It came back to you; mend it and submit it again" },
  happened: { zh: "退回修改", en: "returned it to be mended" },
  hand: { zh: "评审人", en: "reviewer" },
  turn: {
    of: turnOfAuthors,
    says: { zh: "待提出人修改后再次提交", en: "the proposer mends it and submits it again" },
  },
  withAuthors: true,
  reviewed: true,
};

export const declined: CaseState = {
  says: { zh: "未通过", en: "declined" },
  told: { zh: "没有通过，理由见经过", en: "It was not accepted; the steps say why" },
  happened: { zh: "没有通过", en: "did not accept it" },
  hand: { zh: "评审人", en: "reviewer" },
  reviewed: true,
  means: "declined",
};

export const awarded: CaseState = {
  says: { zh: "奖励已核定", en: "awarded" },
  told: { zh: "奖励已批准", en: "Your award is approved" },
  happened: { zh: "批准了奖励", en: "approved the award" },
  hand: { zh: "审批人", en: "approver" },
};

export const withdrawn: CaseState = {
  says: { zh: "已撤回", en: "withdrawn" },
  told: { zh: "已撤回", en: "It was withdrawn" },
  happened: { zh: "撤回", en: "withdrew it" },
  hand: { zh: "提出人", en: "proposer" },
};

/** Its award was cancelled, so that it stands again where one can be proposed. */
export const cancellation: Pick<CaseState, "says" | "happened" | "hand"> = {
  says: { zh: "奖励已撤销", en: "award cancelled" },
  happened: { zh: "撤销了奖励", en: "cancelled the award" },
  hand: { zh: "审批人", en: "approver" },
};

/** Where it was awarded before. */
export const differenceToBeProposed: Words = {
  zh: "待人力资源提出补差核定",
  en: "HR proposes the award of the difference",
};

/** Whose facts are verified, and whose award HR has to propose. */
export const toBeProposed = {
  of: turnOfRole("hr"),
  says: { zh: "待人力资源提出奖励核定", en: "HR proposes the award" },
} as const;
