// Approves an award 核定: money is spent from the budget, and each person is owed each stage.
import { afterApproval } from "../cases/award-states.ts";
import { reach } from "../cases/case.ts";
import { lessen, sumOf } from "../cases/end-awards.ts";
import type { LoadedCase } from "../cases/kind.ts";
import { kindNamed } from "../cases/kinds.ts";
import type { Award, Obligation, PersonYear } from "../records/awards.ts";
import { addToYears, type InYear, yearKey } from "../records/person-years.ts";
import { fund, move, owed, type Posting } from "../records/postings.ts";
import { type Change, changed, created, type Loaded } from "../records/record.ts";
import { accept, type Outcome, refuse, refuseAll } from "../refusals.ts";
import type { Moment } from "../values/moment.ts";
import type { Fen } from "../values/money.ts";
import type { Granted } from "./granted.ts";
import { endsInTrueUp, stagesOf } from "./paid-before.ts";
import { fenOf } from "./propose.ts";
import { whyOutdated } from "./why-outdated.ts";

export type Approval = {
  award: Loaded<Award>;
  of: LoadedCase;
  /** What it replaces, with the awards that these are of. */
  replaced: Granted;
  /** All its awards and what is owed of them: what was paid before counts. */
  granted: Granted;
  personYears: readonly Loaded<PersonYear>[];
  /** The version that rules the case now. */
  policyVersion: number;
  /** How many different people the enterprise wants. */
  approvalsNeeded: number;
  by: { person: string; for?: string };
  now: Moment;
  /** The month in which it comes to be owed, and the year whose caps and budget it counts against. */
  month: string;
  year: string;
  obligationId: (month: string, award: string, stage: string, person: string) => string;
};

export type Approved = {
  award: Award;
  changes: Change[];
  postings: Posting[];
  /** What the budget of the award's year must have free for it. */
  spendFen: Fen;
  /** What goes back into the budgets of the years that it was taken from. */
  frees: { year: string; fen: Fen }[];
};

export const approveAward = (approval: Approval): Outcome<Approved> => {
  const { award, by, now } = approval;
  const outdated = whyOutdated(approval);
  if (outdated !== undefined) return refuseAll([refuse("award-outdated", "", { name: outdated })]);
  const signed = { by: by.person, ...(by.for !== undefined && { for: by.for }) };
  const approvals = [...award.body.approvals, { ...signed, at: now }];
  const isEnough = approvals.length >= approval.approvalsNeeded;
  if (!isEnough) {
    const body = { ...award.body, approvals };
    return accept({ award: body, changes: [changed(award, { approvals })], postings: [], spendFen: 0, frees: [] });
  }
  const obligations = obligationsOf(approval);
  const body: Award = {
    ...award.body,
    state: "approved",
    since: now,
    approvals,
    obligations: obligations.map(({ id }) => id),
    history: [...award.body.history, { state: "approved", at: now, ...signed }],
  };
  const spentFen = sumOf(obligations);
  const replacing = replace(approval);
  return accept({
    award: body,
    ...budgetsFor(award.body.year, spentFen, replacing.frees),
    changes: [
      changed(award, body),
      awardedCase(approval, obligations, replacing.fen),
      ...replacing.changes,
      ...personYearChanges(approval),
      ...obligations.map((obligation) => created("obligation", obligation.id, obligation.body)),
    ],
    postings: [
      ...move(fund(award.body.year, "free"), fund(award.body.year, "spent"), spentFen),
      ...obligations.flatMap(({ body: { person, state, amountFen } }) =>
        move("awarded", owed(person, state), amountFen),
      ),
      ...replacing.postings,
    ],
  });
};

/** What is spent and what is free again in the same year are one movement: a fund that is used up still settles what it has promised. */
const budgetsFor = (year: string, spentFen: Fen, frees: Approved["frees"]): Pick<Approved, "spendFen" | "frees"> => {
  const freed = frees.filter((each) => each.year === year).reduce((sum, { fen }) => sum + fen, 0);
  return {
    spendFen: Math.max(0, spentFen - freed),
    frees: [
      ...frees.filter((each) => each.year !== year),
      ...(freed > spentFen ? [{ year, fen: freed - spentFen }] : []),
    ],
  };
};

/** The case is awarded in the same transaction; what is granted comes on top of earlier awards. */
const awardedCase = ({ of, award, by, now }: Approval, owedNow: readonly Owed[], replacedFen: Fen): Change => {
  const { body } = of;
  const to = afterApproval(kindNamed(body.kind).awards, body.state);
  const ahead = award.body.inStage === undefined ? stagesOf(award.body).slice(0, -1) : [];
  const stagesAhead = ahead.filter((stage) => owedNow.some((each) => each.body.stage === stage));
  return changed(of, {
    ...reach(body, to, { by, now }),
    ...(endsInTrueUp(body) && { stagesAhead }),
    awardedFen: body.awardedFen + award.body.totalFen - replacedFen,
  });
};

/** Stages that waited are cancelled, as if their awards had never had them. */
const replace = ({
  award,
  replaced,
  by,
  now,
}: Approval): Pick<Approved, "changes" | "postings" | "frees"> & { fen: Fen } => {
  const { obligations, awards } = replaced;
  const byAward = Map.groupBy(obligations, ({ body }) => body.award);
  const lessened = awards.map((earlier) => {
    const cancelledFen = earlier.body.cancelledFen + sumOf(byAward.get(earlier.id) ?? []);
    return { earlier, ...lessen(earlier, { cancelledFen }, { by, now }, `→ ${award.id}`) };
  });
  return {
    fen: lessened.reduce((sum, { lapsedFen }) => sum + lapsedFen, sumOf(obligations)),
    changes: [
      ...lessened.map(({ earlier, body }) => changed(earlier, body)),
      ...obligations.map((obligation) => changed(obligation, { state: "cancelled", since: now })),
    ],
    postings: [
      ...awards.flatMap(({ id, body: { year } }) =>
        move(fund(year, "spent"), fund(year, "free"), sumOf(byAward.get(id) ?? [])),
      ),
      ...obligations.flatMap(({ body: { person, amountFen } }) =>
        move(owed(person, "waiting"), owed(person, "cancelled"), amountFen),
      ),
    ],
    frees: awards.map(({ id, body: { year } }) => ({ year, fen: sumOf(byAward.get(id) ?? []) })),
  };
};

/** The first stage is due at once and the later ones wait until they are released; in some kinds of case all of them do. */
const obligationsOf = (approval: Approval): Owed[] => {
  const { award, of, month, now, obligationId } = approval;
  const allWait = kindNamed(of.body.kind).awards?.stagesWait === true;
  return partsOf(award.body).flatMap(({ person, stage, amountFen, isFirst }) => {
    if (amountFen === 0) return [];
    const body: Obligation = {
      person,
      award: award.id,
      case: award.body.case,
      stage,
      amountFen,
      state: isFirst && !allWait ? "due" : "waiting",
      since: now,
      month,
      recoveredFen: 0,
      returns: 0,
    };
    return [{ id: obligationId(month, award.id, stage, person), body }];
  });
};

type Owed = { id: string; body: Obligation };

type Part = { person: string; stage: string; amountFen: Fen; isFirst: boolean };

/** What an award owes to whom in which stage. */
export const partsOf = ({ answer, inStage }: Pick<Award, "answer" | "inStage">): Part[] =>
  (answer.shares ?? []).flatMap(({ employee: person, total, stages }): Part[] =>
    inStage === undefined
      ? stages.map(({ id, amount }, index) => ({ person, stage: id, amountFen: fenOf(amount), isFirst: index === 0 }))
      : [{ person, stage: inStage, amountFen: fenOf(total), isFirst: false }],
  );

/** What each person gets more this year, less what was replaced of awards of this year and before. */
const personYearChanges = (approval: Approval): Change[] => {
  const {
    award: { body },
    replaced,
    personYears,
    year,
  } = approval;
  const key = yearKey(body.policy.id, body.scheme);
  const more = (body.answer.shares ?? []).map(
    ({ employee, total }): InYear => ({
      person: employee,
      year,
      key,
      fen: fenOf(total),
    }),
  );
  const awardOf = new Map(replaced.awards.map((award) => [award.id, award.body]));
  const less = replaced.obligations.flatMap(({ body: { person, award, amountFen } }): InYear[] => {
    const earlier = awardOf.get(award);
    return earlier
      ? [{ person, year: earlier.year, key: yearKey(earlier.policy.id, earlier.scheme), fen: -amountFen }]
      : [];
  });
  return addToYears(personYears, [...more, ...less]);
};

/** Nothing is owed; the case stays verified, and another award can be proposed. */
export const declineAward = ({
  award,
  by,
  reasons,
  now,
}: Pick<Approval, "award" | "by" | "now"> & { reasons: string }): Award => ({
  ...award.body,
  state: "declined",
  since: now,
  history: [
    ...award.body.history,
    { state: "declined", at: now, by: by.person, ...(by.for !== undefined && { for: by.for }), reasons },
  ],
});
