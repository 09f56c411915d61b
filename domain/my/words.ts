// What an employee is told, in plain words: one file, so that every state sounds alike. It says "you", and what comes next.
import type { Award, AwardState, ObligationState } from "../records/awards.ts";
import type { Words } from "../words.ts";

export const roleWords = {
  hr: { zh: "人力资源", en: "HR" },
  approver: { zh: "审批人", en: "approver" },
  release: { zh: "阶段放行人", en: "who released the stage" },
  answerer: { zh: "异议答复人", en: "who answered the objection" },
} satisfies Record<string, Words>;

export const approverTurn: Words = { zh: "轮到审批人批准奖励", en: "An approver has to approve the award" };
export const ownTurn: Words = { zh: "轮到您", en: "It is your turn" };

/** An objection has overturned a refusal. */
export const reopened: Words = { zh: "异议成立，退回重新评审", en: "An objection succeeded: it is reviewed again" };

/** What the reader may do themself. */
export const mayDo = {
  submit: { zh: "修改好后请提交", en: "Submit it when it is ready" },
  agree: { zh: "请同意您所占的权重，或说明理由", en: "Agree to your weight, or say why not" },
  agreeAfterAll: {
    zh: "您不同意，等提出人修改；也可以改为同意",
    en: "You did not agree, and the proposer changes it; you can still agree",
  },
  change: {
    zh: "有人不同意所占权重：请修改权重或人员，再请他们同意",
    en: "Not everyone agrees to their weight: change weights or authors, and they are asked again",
  },
  awaitAuthors: { zh: "等其他参与人同意权重后即可提交", en: "You can submit it once the other authors agree" },
  withdraw: { zh: "不想继续时可以撤回", en: "You can withdraw it if you no longer want it" },
  anew: {
    zh: "可以按理由改进后另提一条，不服可以提出异议",
    en: "You can improve it and file a new one, or object to the decision",
  },
  sign: {
    mentoring: { zh: "请签署师带徒协议", en: "Sign the mentoring agreement" },
    programme: { zh: "请签署培养计划", en: "Sign the programme" },
  },
} satisfies Record<string, Words | Record<string, Words>>;

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

/** An award of the difference that comes to nothing: what was given before is as much, or more. */
export const nothingMoreOf = ({ totalFen, answer, request }: Award): Words | undefined =>
  totalFen === 0 && answer.eligible && request.paidBefore !== undefined
    ? {
        zh: "已发的不少于应得的：不再补发，已发的不收回",
        en: "What you had before is no less than this: nothing more is paid, and nothing has to be given back",
      }
    : undefined;

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
