// What an employee is told, in plain words: one file, so that every state sounds alike. It says "you", and what comes next.
import type { AwardState, ObligationState } from "../records/awards.ts";
import type { SuggestionState } from "../records/cases.ts";
import type { Words } from "../words.ts";

/** Where a suggestion stands. */
export const standing: Record<SuggestionState, Words> = {
  draft: { zh: "还是草稿，没有提交", en: "It is a draft and has not been submitted" },
  submitted: { zh: "已提交，等待评审", en: "It is submitted and waits to be reviewed" },
  returned: { zh: "已退回，修改后可再次提交", en: "It came back to you; mend it and submit it again" },
  accepted: { zh: "已采纳，等待实施", en: "It is accepted and waits to be put to work" },
  declined: { zh: "没有采纳，理由见经过", en: "It was not accepted; the steps say why" },
  implemented: { zh: "已实施，财务正在核实效益", en: "It is at work; finance verifies what it brings" },
  verified: { zh: "效益已核实，正在办理奖励", en: "Its benefit is verified; your award is being worked out" },
  awarded: { zh: "奖励已批准", en: "Your award is approved" },
  withdrawn: { zh: "已撤回", en: "It was withdrawn" },
};

/** What happened. */
export const happened: Record<SuggestionState, Words> = {
  draft: { zh: "写下了建议", en: "wrote the suggestion" },
  submitted: { zh: "提交了建议", en: "submitted it" },
  returned: { zh: "退回修改", en: "returned it to be mended" },
  accepted: { zh: "采纳了建议", en: "accepted it" },
  declined: { zh: "没有采纳", en: "did not accept it" },
  implemented: { zh: "确认已实施", en: "confirmed that it was put to work" },
  verified: { zh: "核实了效益", en: "verified its benefit" },
  awarded: { zh: "批准了奖励", en: "approved the award" },
  withdrawn: { zh: "撤回了建议", en: "withdrew it" },
};

/** In which role someone does what leads to a state. */
export const hands: Record<SuggestionState, Words> = {
  draft: { zh: "提出人", en: "proposer" },
  submitted: { zh: "提出人", en: "proposer" },
  returned: { zh: "评审人", en: "reviewer" },
  accepted: { zh: "评审人", en: "reviewer" },
  declined: { zh: "评审人", en: "reviewer" },
  implemented: { zh: "评审人", en: "reviewer" },
  verified: { zh: "财务", en: "finance" },
  awarded: { zh: "审批人", en: "approver" },
  withdrawn: { zh: "提出人", en: "proposer" },
};

export const roleWords = {
  hr: { zh: "人力资源", en: "HR" },
  approver: { zh: "审批人", en: "approver" },
  release: { zh: "阶段放行人", en: "who released the stage" },
} satisfies Record<string, Words>;

/** Who has to act. */
export const turns: { [state in SuggestionState]?: Words } = {
  submitted: { zh: "轮到评审人评审", en: "A reviewer has to review it" },
  accepted: { zh: "轮到评审人确认实施", en: "A reviewer has to confirm that it is at work" },
  implemented: { zh: "轮到财务核实效益", en: "Finance has to verify the benefit" },
  verified: { zh: "轮到人力资源拟定奖励", en: "HR has to work out the award" },
};
export const approverTurn: Words = { zh: "轮到审批人批准奖励", en: "An approver has to approve the award" };
export const proposerTurn: Words = { zh: "轮到提出人提交", en: "The proposer has to submit it" };
export const ownTurn: Words = { zh: "轮到您", en: "It is your turn" };

/** What the reader may do themself. */
export const mayDo = {
  submit: { zh: "修改好后请提交", en: "Submit it when it is ready" },
  agree: { zh: "请同意您所占的权重，或说明理由", en: "Agree to your weight, or say why not" },
  awaitAuthors: { zh: "等其他建议人同意权重后即可提交", en: "You can submit it once the other authors agree" },
  withdraw: { zh: "不想继续时可以撤回", en: "You can withdraw it if you no longer want it" },
  anew: { zh: "可以按理由改进后另提一条", en: "You can improve it and file a new one" },
} satisfies Record<string, Words>;

export const awardWords: Record<AwardState, Words> = {
  proposed: { zh: "奖励已拟定，等待批准", en: "The award is worked out and waits for approval" },
  approved: { zh: "奖励已批准", en: "The award is approved" },
  declined: { zh: "拟定的奖励未获批准，将重新办理", en: "The award was not approved and will be worked out again" },
  superseded: { zh: "奖励已重新拟定", en: "The award was worked out anew" },
  cancelled: { zh: "奖励已撤销", en: "The award was cancelled" },
};

/** In a list: where the money of a whole case stands. */
export const lineWords = {
  approved: { zh: "奖励已批准", en: "Your award is approved" },
  paid: { zh: "已到账", en: "It is paid" },
  partlyPaid: { zh: "已到账一部分", en: "Part of it is paid" },
  waiting: { zh: "其余等下一阶段放行", en: "The rest waits until its stage is released" },
  cancelled: { zh: "奖励已撤销", en: "Your award was cancelled" },
} satisfies Record<string, Words>;

/** An award that came to nothing, because something was required that is not so. */
export const notEligible = (unmet: readonly Words[]): Words => ({
  zh: `不符合条件，没有奖励：${unmet.map(({ zh }) => zh).join("；")}`,
  en: `Not eligible, so there is no award: ${unmet.map(({ en }) => en).join("; ")}`,
});

export const awaits = (names: readonly string[]): Words => ({
  zh: `等${names.join("、")}同意权重`,
  en: `${names.join(", ")} ${names.length === 1 ? "has to agree to their weight" : "have to agree to their weights"}`,
});

/** Where one amount stands. */
export const moneyWords: Record<ObligationState, Words> = {
  waiting: { zh: "等这一阶段放行后发放", en: "It is paid once this stage is released" },
  due: { zh: "待发放", en: "It is to be paid" },
  allocated: { zh: "已列入发放批次", en: "It is in a payout" },
  instructed: { zh: "已送银行，等待到账", en: "It is at the bank and on its way to you" },
  settled: { zh: "已发放", en: "It was paid" },
  cancelled: { zh: "已撤销，不再发放", en: "It was cancelled and will not be paid" },
};

export const inPayoutOf = (month: string): Words => ({
  zh: `预计在 ${month} 的发放中`,
  en: `It should come in the payout of ${month}`,
});

export const inRunOf = (month: string): Words => ({
  zh: `在 ${month} 的发放中`,
  en: `It comes in the payout of ${month}`,
});

export const paidOn = (day: string): Words => ({ zh: `已于 ${day} 发放`, en: `It was paid on ${day}` });

export const cameBack = (reason: string | undefined): Words => ({
  zh: `银行曾退回这笔款${reason === undefined ? "" : `（${reason}）`}，将再次发放；请核对收款账号`,
  en: `The bank returned it${reason === undefined ? "" : ` (${reason})`}; it will be paid again: check your account`,
});

export const takenBack = (amount: string): Words => ({
  zh: `其中 ${amount} 元须退回`,
  en: `¥${amount} of it has to be paid back`,
});

export const joined = (...parts: readonly (Words | undefined)[]): Words => {
  const said = parts.filter((part) => part !== undefined);
  return { zh: said.map(({ zh }) => zh).join("；"), en: said.map(({ en }) => en).join(". ") };
};
