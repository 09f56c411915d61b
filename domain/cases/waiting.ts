// Since when 自何时 a suggestion is where it is, whose turn 轮到谁 it is, what they have to do, and whether that takes too long.
import type { Suggestion, SuggestionState } from "../records/cases.ts";
import { isWaiting, type Turn, turnOf } from "../records/turn.ts";
import { chinaDayOf, daysBetween, type Moment } from "../values/moment.ts";
import type { Words } from "../words.ts";

export type Waiting = {
  since: Moment;
  turn: { whose: Turn; says: Words }[];
  /** Only where someone has to act. */
  waitingDays?: number;
  overdue: boolean;
};

export const waitingOf = (suggestion: Suggestion, today: string, overdueDays: number): Waiting => {
  const { state, since, proposer } = suggestion;
  const turns = turnOf(suggestion);
  const turn = turns.map((whose) => ({ whose, says: says(state, whose, proposer) }));
  if (turns.length === 0) return { since, turn, overdue: false };
  const waitingDays = Math.max(0, daysBetween(chinaDayOf(since), today));
  return { since, turn, waitingDays, overdue: isWaiting(suggestion) && waitingDays > overdueDays };
};

const says = (state: SuggestionState, whose: Turn, proposer: string): Words => {
  const person = whose.startsWith("person/") ? whose.slice("person/".length) : undefined;
  if (person !== undefined && person !== proposer)
    return { zh: `待 ${person} 同意所占权重`, en: `${person} agrees to their weight, or says why not` };
  return turnWords[state] ?? stateWords[state];
};

const turnWords: Partial<Record<SuggestionState, Words>> = {
  draft: { zh: "待提出人提交", en: "the proposer submits it" },
  returned: { zh: "待提出人修改后再次提交", en: "the proposer mends it and submits it again" },
  submitted: { zh: "待评审人评审", en: "a reviewer reviews it" },
  accepted: { zh: "待评审人确认已实施", en: "a reviewer confirms that it has been put to work" },
  implemented: { zh: "待财务核实效益", en: "finance verifies what it brings" },
  verified: { zh: "待人力资源提出奖励核定", en: "HR proposes the award" },
};

export const stateWords: Record<SuggestionState, Words> = {
  draft: { zh: "草稿", en: "draft" },
  submitted: { zh: "已提交", en: "submitted" },
  returned: { zh: "已退回修改", en: "returned to its authors" },
  accepted: { zh: "已采纳", en: "accepted" },
  declined: { zh: "未采纳", en: "declined" },
  implemented: { zh: "已实施", en: "put to work" },
  verified: { zh: "效益已核实", en: "benefit verified" },
  awarded: { zh: "奖励已核定", en: "awarded" },
  withdrawn: { zh: "已撤回", en: "withdrawn" },
};
