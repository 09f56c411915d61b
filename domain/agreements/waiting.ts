// Where an agreement stands 状态, in words: its state as of a day, who has to act since when, and why it ended.
import type { Agreement, AgreementState } from "../records/agreements.ts";
import { chinaDayOf } from "../values/moment.ts";
import type { Words } from "../words.ts";
import { type EndReason, overdueAssessment, type ServiceOf } from "./end.ts";
import { notSigned, type Part } from "./terms.ts";

/** `person/E1` or `role/hr`, and the day since which it is their turn. */
export type AgreementTurn = { whose: string; says: Words; since: string };

export const turnsOf = (agreement: Agreement, serviceOf: ServiceOf, today: string): AgreementTurn[] => {
  if (agreement.state === "drafted") {
    const since = chinaDayOf(agreement.since);
    return notSigned(agreement).map((person) => ({
      whose: `person/${person}`,
      says: { zh: `待 ${person} 签署`, en: `${person} signs it` },
      since,
    }));
  }
  const due = overdueAssessment(agreement, serviceOf, today);
  if (due === undefined) return [];
  const says = {
    zh: `待人力资源或评审人登记第 ${due.year} 年的年度考核`,
    en: `HR or a reviewer assesses year ${due.year}`,
  };
  return [{ whose: "role/hr", says, since: due.since }];
};

export const agreementStateWords: Record<AgreementState, Words> = {
  drafted: { zh: "待签署", en: "waits to be signed" },
  active: { zh: "生效中", en: "in force" },
  ended: { zh: "已结束", en: "ended" },
  withdrawn: { zh: "已撤回", en: "withdrawn" },
};

export const endWords: Record<EndReason, Words> = {
  completed: { zh: "期满", en: "it ran to its last day" },
  left: { zh: "离职", en: "someone left" },
  assessed: { zh: "考核退出", en: "the assessments ended it" },
  stopped: { zh: "提前终止", en: "it was ended before its time" },
};

export const partWords: Record<Part, Words> = {
  mentor: { zh: "师傅", en: "mentor" },
  apprentice: { zh: "徒弟", en: "apprentice" },
  participant: { zh: "培养对象", en: "participant" },
};
