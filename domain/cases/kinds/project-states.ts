// The states of a project 项目: where it stands from its goal to its last stage, whose turn it is, and what they have to do.
import type { Case } from "../../records/cases.ts";
import type { Words } from "../../words.ts";
import * as common from "../common-states.ts";
import { juryNotes, markedState, markingState } from "../jury-steps.ts";
import type { CaseKind } from "../kind.ts";
import type { Turn, TurnRule } from "../turn.ts";

/** How its rate comes about: marks of a jury, the vote of one, or by the scheme alone. */
export type RateBy = "jury" | "vote" | "scheme";

export type Project = Case & {
  rateBy?: RateBy;
  /** The fact that finance finds out: first as it is expected, at the end as it is. */
  measure?: string;
  valuation?: "estimated" | "verified";
};

const says = {
  seat: { zh: "待人力资源安排评委", en: "HR seats its jury" },
  vote: { zh: "待评审人登记议定的比例", en: "a reviewer records the rate that was voted for" },
  fix: { zh: "待评审人确定比例", en: "a reviewer fixes its rate" },
  estimate: { zh: "待财务估算价值", en: "finance estimates its value" },
  release: { zh: "待评审人验收下一阶段", en: "a reviewer accepts its next stage" },
  verify: { zh: "待财务核实实际价值", en: "finance verifies its real value" },
} satisfies Record<string, Words>;

/** Beside whatever else it waits for, finance has to say what it is expected to bring. */
const withEstimate =
  (rule: TurnRule): TurnRule =>
  (body) => {
    const { measure, facts } = body as Project;
    const isEstimated = measure === undefined || facts[measure] !== undefined;
    return [...rule(body), ...(isEstimated ? [] : [{ whose: "role/finance", says: says.estimate } as const])];
  };

const turnOnApproval: TurnRule = (body): Turn[] => {
  const { rateBy } = body as Project;
  if (rateBy === "jury") return [{ whose: "role/hr", says: says.seat }];
  return [{ whose: "role/reviewer", says: rateBy === "vote" ? says.vote : says.fix }];
};

/** Stage by stage; what the last one pays is found out when only that is left. */
const turnInStages: TurnRule = ({ stagesAhead = [] }) =>
  stagesAhead.length > 0
    ? [{ whose: "role/reviewer", says: says.release }]
    : [{ whose: "role/finance", says: says.verify }];

export const projectStates: CaseKind["states"] = {
  draft: { ...common.draft, happened: { zh: "写下了项目", en: "wrote the project" } },
  submitted: common.submitted,
  returned: common.returned,
  declined: common.declined,
  approved: {
    says: { zh: "已立项", en: "approved" },
    told: { zh: "已立项，正在确定提成比例", en: "It is approved; its rate is being set" },
    happened: { zh: "批准立项", en: "approved it" },
    hand: { zh: "评审人", en: "reviewer" },
    turn: { of: withEstimate(turnOnApproval), says: { zh: "待确定比例", en: "its rate is set" } },
    reviewed: true,
    means: "adopted",
  },
  marking: { ...markingState, turn: { ...markingState.turn, of: withEstimate(markingState.turn.of) } },
  marked: {
    ...markedState,
    turn: { of: withEstimate(() => [{ whose: "role/reviewer", says: says.fix }]), says: says.fix },
  },
  rated: {
    says: { zh: "比例已定", en: "rated" },
    told: { zh: "比例已定，正在办理奖励", en: "Its rate is set; your award is being worked out" },
    happened: { zh: "确定了比例", en: "fixed its rate" },
    hand: { zh: "评审人", en: "reviewer" },
    turn: { of: withEstimate(common.toBeProposed.of), says: common.toBeProposed.says },
    reviewed: true,
  },
  awarded: {
    ...common.awarded,
    told: { zh: "奖励已批准，按阶段验收后兑现", en: "Your award is approved; it is paid as its stages are reached" },
    turn: { of: turnInStages, says: { zh: "按阶段验收", en: "its stages are accepted one by one" } },
  },
  verified: {
    says: { zh: "实际价值已核实", en: "real value verified" },
    told: { zh: "实际价值已核实，正在结算最后阶段", en: "Its real value is verified; the last stage is being settled" },
    happened: { zh: "核实了实际价值", en: "verified its real value" },
    hand: { zh: "财务", en: "finance" },
    turn: common.toBeProposed,
    benefitVerified: true,
  },
  settled: {
    says: { zh: "最后阶段已结算", en: "settled" },
    told: { zh: "最后阶段已结算，等待验收", en: "The last stage is settled and waits to be accepted" },
    happened: { zh: "批准了结算", en: "approved the settlement" },
    hand: { zh: "审批人", en: "approver" },
    turn: {
      of: () => [{ whose: "role/reviewer" }],
      says: { zh: "待评审人验收最后阶段", en: "a reviewer accepts the last stage" },
    },
  },
  done: {
    says: { zh: "已完成", en: "done" },
    told: { zh: "项目已完成", en: "The project is done" },
    happened: { zh: "验收了最后阶段", en: "accepted the last stage" },
    hand: { zh: "验收人", en: "who accepted it" },
  },
  failed: {
    says: { zh: "未成功", en: "failed" },
    told: {
      zh: "项目未成功，已发和应发的不变，其余撤销，失败评议已启动",
      en: "It did not succeed: what was paid or due stays, the rest is cancelled, and a failure review has begun",
    },
    happened: { zh: "终止了项目", en: "ended it as failed" },
    hand: { zh: "评审人", en: "reviewer" },
    failed: true,
  },
  withdrawn: common.withdrawn,
};

export const projectNotes: NonNullable<CaseKind["notes"]> = {
  ...juryNotes,
  valuation: {
    says: { zh: "已估算价值", en: "value estimated" },
    happened: { zh: "估算了价值", en: "estimated its value" },
    hand: { zh: "财务", en: "finance" },
  },
  cancellation: {
    says: { zh: "核定已撤销", en: "award cancelled" },
    happened: { zh: "撤销了核定，重新办理", en: "cancelled the award, which is worked out again" },
    hand: { zh: "审批人", en: "approver" },
  },
};
