// The way of a case as one of its authors sees it: what happened on which day, through whose hands, and what of it is theirs.
import { kindNamed } from "../cases/kinds.ts";
import type { Award, Obligation } from "../records/awards.ts";
import type { Case } from "../records/cases.ts";
import type { Loaded } from "../records/record.ts";
import type { Payment } from "../records/runs.ts";
import { chinaDayOf, type Moment } from "../values/moment.ts";
import { writeFen } from "../values/money.ts";
import type { Words } from "../words.ts";
import { ownShare } from "./money.ts";
import { awardWords, nothingMoreOf, reopened, roleWords } from "./words.ts";

export type Timeline = {
  me: string;
  of: Case;
  awards: readonly Award[];
  /** One's own only. */
  obligations: readonly Loaded<Obligation>[];
  payments: readonly Loaded<Payment>[];
  nameOf: (person: string) => string;
  stageName: (stage: string) => Words;
  /** That an award came to nothing for want of a requirement; undefined where it was earned. */
  refusedAs: (award: Award) => Words | undefined;
};

export type MyStep = { at: Moment; day: string; says: Words; who?: { role: Words; name: string }; reasons?: string };

/** Earliest first. */
export const timelineOf = (timeline: Timeline): MyStep[] =>
  [
    ...caseSteps(timeline),
    ...timeline.awards.flatMap((award) => awardSteps(award, timeline)),
    ...timeline.obligations.flatMap((obligation) => moneySteps(obligation, timeline)),
    ...timeline.payments.flatMap((payment) => returnSteps(payment, timeline)),
  ].toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));

type Signed = { by: string; for?: string };

const stepAt = (at: Moment, says: Words, more: { who?: MyStep["who"]; reasons?: string | undefined } = {}): MyStep => ({
  at,
  day: chinaDayOf(at),
  says,
  ...(more.who && { who: more.who }),
  ...(more.reasons !== undefined && { reasons: more.reasons }),
});

const who = ({ by, for: absent }: Signed, role: Words, { nameOf }: Timeline): MyStep["who"] => ({
  role,
  name: absent === undefined ? nameOf(by) : `${nameOf(by)} (${nameOf(absent)})`,
});

/** An approved award tells of itself, with what it means for the reader. */
const caseSteps = (timeline: Timeline): MyStep[] =>
  timeline.of.history.flatMap((step) => {
    const { states, notes } = kindNamed(timeline.of.kind);
    const state = step.did === undefined ? states[step.state] : notes?.[step.did];
    if (!state || (step.did === undefined && isByAward(timeline.of.kind, step.state))) return [];
    if (step.objection !== undefined)
      return [stepAt(step.at, reopened, { who: who(step, roleWords.answerer, timeline), reasons: step.reasons })];
    return [stepAt(step.at, state.happened, { who: who(step, state.hand, timeline), reasons: step.reasons })];
  });

const isByAward = (kind: string, state: string): boolean =>
  Object.values(kindNamed(kind).awards?.from ?? {}).includes(state);

const awardSteps = (award: Award, timeline: Timeline): MyStep[] => {
  const stages = award.answer.shares?.[0]?.stages.map(({ id }) => id) ?? [];
  return award.history.flatMap((step): MyStep[] => {
    const { at, state, reasons } = step;
    if (state === "proposed" || state === "superseded")
      return [stepAt(at, awardWords[state], { who: who(step, roleWords.hr, timeline) })];
    const signed = who(step, roleWords.approver, timeline);
    if (state === "declined") return [stepAt(at, awardWords.declined, { who: signed, reasons })];
    // What another settlement has replaced is told by that one.
    if (state === "cancelled" && reasons?.startsWith("→ ")) return [];
    if (state === "cancelled") return [stepAt(at, awardWords.cancelled, { who: signed, reasons })];
    // What was taken back may be another's: one's own money tells of that itself.
    const stage = stages.find((id) => reasons?.startsWith(`${id}: `));
    if (reasons === undefined)
      return [stepAt(at, timeline.refusedAs(award) ?? approvedFor(award, timeline.me), { who: signed })];
    if (stage === undefined) return [];
    const released = timeline.stageName(stage);
    return [
      stepAt(
        at,
        { zh: `“${released.zh}”阶段已放行`, en: `The stage ${released.en} was released` },
        { who: who(step, roleWords.release, timeline), reasons: reasons.slice(stage.length + 2) },
      ),
    ];
  });
};

const approvedFor = (award: Award, me: string): Words => {
  const nothingMore = nothingMoreOf(award);
  if (nothingMore) return nothingMore;
  const { zh, en } = awardWords.approved;
  const amount = ownShare(award, me)?.total ?? writeFen(0);
  return { zh: `${zh}，您得 ${amount} 元`, en: `${en}: ¥${amount} is yours` };
};

const moneySteps = ({ body }: Loaded<Obligation>, { stageName, awards }: Timeline): MyStep[] => {
  const amount = writeFen(body.amountFen);
  const isStaged = awards.some(({ answer }) => (answer.shares?.[0]?.stages.length ?? 0) > 1);
  const { zh: name, en } = isStaged ? stageName(body.stage) : { zh: "", en: "" };
  const zh = name && `${name} `;
  if (body.state === "settled")
    return [stepAt(body.since, { zh: `${zh}${amount} 元已发放`, en: `¥${amount} was paid${en && ` (${en})`}` })];
  if (body.state === "cancelled")
    return [stepAt(body.since, { zh: `${zh}${amount} 元已撤销`, en: `¥${amount} was cancelled${en && ` (${en})`}` })];
  return [];
};

const returnSteps = ({ body }: Loaded<Payment>, _: Timeline): MyStep[] => {
  if (body.state !== "returned") return [];
  const amount = writeFen(body.amountFen);
  return [
    stepAt(
      body.since,
      { zh: `银行退回了 ${amount} 元，将再次发放`, en: `The bank returned ¥${amount}; it will be paid again` },
      { reasons: body.reason },
    ),
  ];
};
