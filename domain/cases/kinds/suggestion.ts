// Suggestions 合理化建议: an idea is reviewed, put to work, its benefit verified by finance, and rewarded by what it brought.
import * as z from "zod/mini";
import type { Scheme } from "../../policy/policy.ts";
import { startOfDay } from "../../values/moment.ts";
import { writeFen } from "../../values/money.ts";
import type { Words } from "../../words.ts";
import * as common from "../common-states.ts";
import { juryNotes, jurySteps, markedState, markingState } from "../jury-steps.ts";
import { type CaseKind, caseStep } from "../kind.ts";
import { reviewCase, reviewShape } from "../review.ts";
import { dayShape, moneyShape } from "../shapes.ts";
import { type Turn, type TurnRule, turnOfRole } from "../turn.ts";
import {
  effectOf,
  estimate,
  estimationShape,
  implement,
  implementationShape,
  rate,
  ratingShape,
  type Suggestion,
  verificationShape,
  verify,
} from "./suggestion-benefit.ts";

/** A suggestion earns by a measure, by marks or by a row of a table; commissions and monthly allowances are no part of it. */
export const fitsSuggestions = ({ kind }: Scheme): boolean => kind === "table" || kind === "tiered";

/** From the day on which what it really brought can be settled; until then no one is asked. */
const turnAtSettlement: TurnRule = (body) => {
  const { settledFrom } = (body as Suggestion).estimated ?? {};
  return [{ whose: "role/finance", ...(settledFrom !== undefined && { from: startOfDay(settledFrom) }) }];
};

const inAdvance = ({ settledFrom, months }: NonNullable<Suggestion["estimated"]>): Words => ({
  zh: `这是预奖：${settledFrom} 起按满 ${months} 个月的实际效益结算，多于预估的补发差额，少于预估的不收回`,
  en: `This is in advance: from ${settledFrom} on what it really brought in ${months} months is verified; more is topped up, and for less nothing has to be given back`,
});

const turnOfMeasuring: TurnRule = (body) => {
  const { effect } = body as Suggestion;
  const finance: Turn = { whose: "role/finance" };
  if (effect === "marks") return [{ whose: "role/hr", says: { zh: "待人力资源安排评委", en: "HR seats its jury" } }];
  const rater: Turn = {
    whose: "role/reviewer",
    says: { zh: "待未参与采纳的评审人评分", en: "a reviewer who had no hand in accepting it rates it" },
  };
  return effect === "points" ? [rater, finance] : [finance];
};

const showVerified = ({ benefitFen, ...verified }: NonNullable<Suggestion["verified"]>) => ({
  ...verified,
  ...(benefitFen !== undefined && { benefit: writeFen(benefitFen) }),
});

export const suggestion: CaseKind = {
  kind: "suggestion",
  plural: "suggestions",
  title: { zh: "合理化建议", en: "suggestion" },
  texts: { problem: { zh: "现状问题", en: "problem" }, proposal: { zh: "改进办法", en: "proposal" } },
  proposer: "author",
  states: {
    draft: { ...common.draft, happened: { zh: "写下了建议", en: "wrote the suggestion" } },
    submitted: { ...common.submitted, happened: { zh: "提交了建议", en: "submitted it" } },
    returned: common.returned,
    accepted: {
      says: { zh: "已采纳", en: "accepted" },
      told: { zh: "已采纳，等待实施", en: "It is accepted and waits to be put to work" },
      happened: { zh: "采纳了建议", en: "accepted it" },
      hand: { zh: "评审人", en: "reviewer" },
      turn: {
        of: turnOfRole("reviewer"),
        says: { zh: "待评审人确认已实施", en: "a reviewer confirms that it has been put to work" },
      },
      reviewed: true,
      means: "adopted",
    },
    declined: {
      ...common.declined,
      says: { zh: "未采纳", en: "declined" },
      told: { zh: "没有采纳，理由见经过", en: "It was not accepted; the steps say why" },
      happened: { zh: "没有采纳", en: "did not accept it" },
    },
    implemented: {
      says: { zh: "已实施", en: "put to work" },
      told: { zh: "已实施，财务正在核实效益", en: "It is at work; finance verifies what it brings" },
      happened: { zh: "确认已实施", en: "confirmed that it was put to work" },
      hand: { zh: "评审人", en: "reviewer" },
      turn: {
        of: turnOfMeasuring,
        says: { zh: "待财务核实效益", en: "finance verifies what it brings" },
      },
      reviewed: true,
    },
    marking: markingState,
    marked: {
      ...markedState,
      turn: {
        of: turnOfRole("finance"),
        says: {
          zh: "待财务核实：写明所评期间 from、until，以及方案所需的其余事实（没有则不写）；效益能计价的写 benefit",
          en: "finance verifies it: the span (from, until), what other facts the scheme asks for, if any, and as benefit what it brings in money, where that can be said",
        },
      },
    },
    estimated: {
      says: { zh: "效益已预估", en: "benefit estimated" },
      told: { zh: "效益已预估，正在办理预奖", en: "Its benefit is estimated; an award in advance is being worked out" },
      happened: { zh: "预估了效益", en: "estimated its benefit" },
      hand: { zh: "财务", en: "finance" },
      turn: common.toBeProposed,
    },
    reserved: {
      says: { zh: "已批准预奖", en: "rewarded in advance" },
      told: { zh: "预奖已批准", en: "An award in advance is approved" },
      happened: { zh: "批准了预奖", en: "approved the award in advance" },
      hand: { zh: "审批人", en: "approver" },
      turn: {
        of: turnAtSettlement,
        says: { zh: "待财务核实实际效益", en: "finance verifies what it really brought" },
        later: true,
      },
    },
    verified: {
      says: { zh: "效益已核实", en: "benefit verified" },
      told: { zh: "效益已核实，正在办理奖励", en: "Its benefit is verified; your award is being worked out" },
      happened: { zh: "核实了效益", en: "verified its benefit" },
      hand: { zh: "财务", en: "finance" },
      turn: common.toBeProposed,
      benefitVerified: true,
    },
    awarded: common.awarded,
    withdrawn: { ...common.withdrawn, happened: { zh: "撤回了建议", en: "withdrew it" } },
  },
  notes: { ...juryNotes, cancellation: common.cancellation },
  withdrawnFrom: ["draft", "submitted", "returned", "accepted"],
  steps: [
    caseStep({
      id: "review-suggestion",
      path: "review",
      to: ["reviewer"],
      apart: ["author", "mentor"],
      from: ["submitted"],
      leads: ["accepted", "declined", "returned"],
      body: reviewShape,
      needs: ["scheme"],
      summary: { zh: "评审建议", en: "Review a suggestion" },
      description: {
        zh: "由建议人及其师傅以外的评审人采纳（accept）、不采纳（decline）或退回修改（return）；后两者须写理由，建议人可见。建议人填写的事实，采纳时须在 facts 中逐项写明：与其相同即为确认，不同即为更正；漏写时拒绝并列出各项的值。附 If-Match 时，他人已评审则拒绝。",
        en: "By a reviewer who is neither an author nor a mentor of one: `accept`, `decline` or `return`, the last two with reasons, which the authors see. To accept, each fact that the authors stated is written in `facts`: with their value to confirm it, with another to correct it; what is left out is refused and named with its value. With If-Match a verdict on a version that is gone is refused.",
      },
      decide: (deciding) => {
        const effect = effectOf(deciding.known.scheme?.rule);
        return reviewCase(deciding, "accepted", (effect ? { effect } : {}) as Partial<Suggestion>);
      },
    }),
    caseStep({
      id: "confirm-implementation",
      path: "implementation",
      // HR proposes the award later, so it is not the one to say that there is something to reward.
      to: ["reviewer"],
      apart: ["author", "mentor"],
      from: ["accepted"],
      leads: ["implemented"],
      body: implementationShape,
      summary: { zh: "确认已实施", en: "Confirm that it is at work" },
      description: {
        zh: "由建议人及其师傅以外的评审人确认建议已实施，写明实施之日（不晚于今天）。效益从这一天起算。",
        en: "A reviewer who is neither an author nor a mentor of one confirms that the suggestion is at work, and since which day, today at the latest. Its benefit counts from that day.",
      },
      decide: implement,
    }),
    caseStep({
      id: "estimate-benefit",
      path: "estimate",
      to: ["finance"],
      apart: ["author", "mentor", "reviewer"],
      from: ["implemented", "estimated", "reserved"],
      leads: ["estimated"],
      body: estimationShape,
      needs: ["scheme"],
      summary: { zh: "预估效益", en: "Estimate the benefit" },
      description: {
        zh: "由建议人、其师傅和评审人以外的财务人员，按实施之日起企业规定月数（topUpMonths，默认 12 个月）的预期效益填写方案所需的事实，据以核定预奖。预奖批准后，满期之日（estimated.settledFrom）起轮到财务核实实际效益，只补发差额；实际效益低于预估的，预奖不收回（追回另行办理）。",
        en: "By finance, apart from the authors, their mentors and the reviewers: the facts that the scheme asks for, as they are expected of the months that the enterprise has settled (`topUpMonths`, 12 unless said otherwise) from the day it was put to work. An award in advance is made of it. Once that is approved, it is finance's turn again when these months have passed (`estimated.settledFrom`), to verify what it really brought: only the difference is paid. Where it brought less, the award in advance stays, unless it is taken back.",
      },
      decide: estimate,
    }),
    caseStep({
      id: "verify-benefit",
      path: "verification",
      // Who found the idea good does not also measure what it brought: the amount of the award hangs on this number alone.
      to: ["finance"],
      apart: ["author", "mentor", "reviewer"],
      // Also again: a mistake is mended before the award, and a longer span of benefit leads to a further one.
      from: ["implemented", "marked", "estimated", "reserved", "verified", "awarded"],
      leads: ["verified"],
      body: verificationShape,
      needs: ["scheme"],
      summary: { zh: "核实效益", en: "Verify the benefit" },
      description: {
        zh: "由建议人、其师傅和评审人以外的财务人员核实：方案所需的事实（如 benefit）和效益期间（不早于实施之日，不晚于今天）。事实须齐全。方案不按金额计奖的（表、积分、评分），可另写 benefit：所带来的效益金额（元），计入统计和清单，不影响奖励。核定前可再次核实以更正，与上次完全相同的拒绝；核定后再次核实，可据以补发差额。发放过预奖的，期间须满规定月数，事实须重新填写。",
        en: "By finance, apart from the authors, their mentors and the reviewers: the facts that the scheme asks for, such as `benefit`, and the span that they hold for, from the day it was put to work until today at the latest. No fact may be missing. Where the scheme does not pay by a sum of money (a table, points, marks), `benefit` can say what it brings in money: that counts in statistics and lists and changes no award. Verified again before the award it mends a mistake (the same once more is refused), after it it leads to an award of the difference. Where it was rewarded in advance, the span has as many whole months as the enterprise wants, and what was only estimated is entered anew.",
      },
      decide: verify,
    }),
    caseStep({
      id: "rate-effect",
      path: "points",
      to: ["reviewer"],
      apart: ["author", "mentor", "reviewer"],
      from: ["implemented", "estimated", "reserved", "verified", "awarded"],
      leads: ["verified"],
      body: ratingShape,
      needs: ["scheme"],
      summary: { zh: "为无法计价的效果评分", en: "Rate an effect that has no price" },
      description: {
        zh: "方案按积分（unit: points）计奖的建议：由没有参与采纳、也不是建议人及其师傅的另一位评审人填写积分等事实和所评期间；财务也可通过核实效益填写，并可写明效益金额 benefit。其他方案的建议不适用。",
        en: "For suggestions whose scheme pays by points (`unit: points`): a reviewer who had no hand in accepting it, and is neither an author nor a mentor of one, enters the points, and the span that they rate. Finance can enter them by verification as well, and what it brings in money as `benefit`. Refused for all other schemes.",
      },
      decide: rate,
    }),
    ...jurySteps({
      seat: "seat-suggestion-jury",
      give: "give-suggestion-marks",
      again: "reopen-suggestion-marking",
      from: ["implemented"],
      marking: "marking",
      marked: "marked",
    }),
  ],
  awards: { from: { estimated: "reserved", verified: "awarded", awarded: "awarded" }, fits: fitsSuggestions },
  tells: (body) => {
    const { state, estimated, effect } = body as Suggestion;
    if (state === "implemented" && effect)
      return { zh: "已实施，正在评定效果", en: "It is at work; its effect is being rated" };
    return state === "reserved" && estimated ? inAdvance(estimated) : undefined;
  },
  brings: (body) => (body as Suggestion).verified?.benefitFen,
  shows: {
    shape: {
      effect: z.optional(z.enum(["points", "marks"])),
      implementedOn: z.optional(dayShape),
      estimated: z.optional(
        z.strictObject({
          from: dayShape,
          until: dayShape,
          months: z.int(),
          settledFrom: dayShape,
          note: z.optional(z.string()),
        }),
      ),
      verified: z.optional(
        z.strictObject({
          from: dayShape,
          until: dayShape,
          note: z.optional(z.string()),
          benefit: z.optional(moneyShape),
        }),
      ),
    },
    show: (body) => {
      const { effect, implementedOn, estimated, verified } = body as Suggestion;
      return {
        ...(effect && { effect }),
        ...(implementedOn !== undefined && { implementedOn }),
        ...(estimated && { estimated }),
        ...(verified && { verified: showVerified(verified) }),
      };
    },
  },
};
