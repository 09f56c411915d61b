// Approves an award 核定: money is spent from the budget, and each person is owed each stage.
import { awardedSuggestion } from "../cases/decide-suggestion.ts";
import { canonicalJson } from "../policy/canonical-json.ts";
import type { Award, Obligation, PersonYear } from "../records/awards.ts";
import type { Suggestion, SuggestionSecret } from "../records/cases.ts";
import { fund, move, owed, type Posting } from "../records/postings.ts";
import { type Change, changed, created, type Loaded } from "../records/record.ts";
import { accept, type Outcome, refuse, refuseAll } from "../refusals.ts";
import type { Moment } from "../values/moment.ts";
import type { Fen } from "../values/money.ts";
import { fenOf, yearKey } from "./propose.ts";

export type Approval = {
  award: Loaded<Award>;
  suggestion: Loaded<Suggestion, SuggestionSecret>;
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
  postings: Posting[] /** From the budget of the award's year. */;
  spendFen: Fen;
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
    return accept({ award: body, changes: [changed(award, { approvals })], postings: [], spendFen: 0 });
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
  const spendFen = obligations.reduce((sum, { body: { amountFen } }) => sum + amountFen, 0);
  return accept({
    award: body,
    spendFen,
    changes: [
      changed(award, body),
      awardedSuggestion(approval.suggestion, { grantedFen: award.body.totalFen, deed: { by, now } }),
      ...personYearChanges(approval),
      ...obligations.map((obligation) => created("obligation", obligation.id, obligation.body)),
    ],
    postings: [
      ...move(fund(award.body.year, "free"), fund(award.body.year, "spent"), spendFen),
      ...obligations.flatMap(({ body: { person, state, amountFen } }) =>
        move("awarded", owed(person, state), amountFen),
      ),
    ],
  });
};

/** What the award was calculated from must still be so: no fact corrected, nothing awarded, no other rule in between. */
const whyOutdated = ({
  award: { body },
  suggestion,
  personYears,
  year,
  policyVersion,
}: Approval): string | undefined => {
  if (body.year !== year) return body.year;
  if (body.policy.version !== policyVersion) return body.policy.id;
  const { chosenPay: _, ...facts } = body.factsFrom;
  if (canonicalJson(facts) !== canonicalJson(suggestion.body.facts)) return suggestion.id;
  if (fenOf(body.request.paidBefore ?? "0") !== suggestion.body.awardedFen) return suggestion.id;
  return body.request.shares.find(
    ({ employee, paidThisYear }) =>
      paidThisYear !== undefined && fenOf(paidThisYear) !== awardedThisYear(personYears, employee, body),
  )?.employee;
};

const awardedThisYear = (personYears: Approval["personYears"], person: string, { policy, scheme, year }: Award): Fen =>
  personYears.find(({ body }) => body.person === person && body.year === year)?.body.awardedFen[
    yearKey(policy.id, scheme)
  ] ?? 0;

/** The first stage is due at once, the later ones wait until they are released. */
const obligationsOf = ({ award, month, now, obligationId }: Approval): { id: string; body: Obligation }[] =>
  (award.body.answer.shares ?? []).flatMap(({ employee, stages }) =>
    stages.flatMap(({ id: stage, amount }, index) => {
      const amountFen = fenOf(amount);
      if (amountFen === 0) return [];
      const body: Obligation = {
        person: employee,
        award: award.id,
        case: award.body.case,
        stage,
        amountFen,
        state: index === 0 ? "due" : "waiting",
        since: now,
        month,
        recoveredFen: 0,
        returns: 0,
      };
      return [{ id: obligationId(month, award.id, stage, employee), body }];
    }),
  );

const personYearChanges = ({ award: { body }, personYears, year }: Approval): Change[] =>
  (body.answer.shares ?? []).flatMap(({ employee, total }) => {
    const fen = fenOf(total);
    return fen === 0
      ? []
      : [addToYear(personYears, { person: employee, year, key: yearKey(body.policy.id, body.scheme), fen })];
  });

/** A person's year counts up with each award, and down where one is taken back. */
export const addToYear = (
  personYears: readonly Loaded<PersonYear>[],
  { person, year, key, fen }: { person: string; year: string; key: string; fen: Fen },
): Change => {
  const known = personYears.find(({ body }) => body.person === person && body.year === year);
  if (!known) return created("person-year", `${person}@${year}`, { person, year, awardedFen: { [key]: fen } });
  const { awardedFen } = known.body;
  return changed(known, { awardedFen: { ...awardedFen, [key]: Math.max(0, (awardedFen[key] ?? 0) + fen) } });
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
