// Recorded awards through a draft, in the order of their approval: what the draft itself has given so far is what it takes as paid before, and as paid in the year.
import { endsInTrueUp } from "../awards/paid-before.ts";
import type { CompiledPolicy, CompiledScheme } from "../calculation/compile.ts";
import type { Award, Obligation } from "../records/awards.ts";
import { accept, type Outcome } from "../refusals.ts";
import { type Fen, readFen, writeFen } from "../values/money.ts";
import type { Earned } from "./case.ts";
import { earnedThen } from "./recorded.ts";
import type { Replay } from "./replay.ts";
import { prepareRules } from "./rules.ts";
import { grantedFen, inAll, keptFen, without } from "./several.ts";

export type RecordedAward = {
  id: string;
  award: Award;
  of: { kind: string; department?: string | undefined };
  /** The rule that it was calculated by. */
  scheme: CompiledScheme;
  /** What earlier awards still had to pay, and this one pays anew. */
  replaced: readonly Pick<Obligation, "award" | "person" | "amountFen">[];
  /** What each person had of its year before the first award that is replayed; only where the award does not say. */
  yearBefore: ReadonlyMap<string, Fen>;
  /** The last of its case that is replayed. */
  isLast: boolean;
};

/** An award by both rules, less what later ones have replaced of it. */
type Taken = {
  id: string;
  year: string;
  scheme: string;
  paysLastStageOnly: boolean;
  /** Its last stage has been paid anew. */
  isSettled: boolean;
  /** The draft could not calculate it. */
  isAsRecorded: boolean;
  next: Earned;
  old: Earned;
};

/** The first refusal stands for the case, and what it got then for what the draft would have given. */
type CaseSoFar = { taken: Taken[]; refused: Outcome<Earned> | undefined };

type YearSoFar = { nextFen: Fen; oldFen: Fen };

/** Held in memory are sums for each person and year, and the cases of which a further award is to come. */
export const replayAwards = (policy: CompiledPolicy, replay: Replay) => {
  const earn = prepareRules();
  const cases = new Map<string, CaseSoFar>();
  const years = new Map<string, YearSoFar>();

  const yearOf = (person: string | undefined, { year, scheme }: Pick<Taken, "year" | "scheme">): YearSoFar => {
    const name = `${person}@${year}@${scheme}`;
    const known = years.get(name) ?? { nextFen: 0, oldFen: 0 };
    years.set(name, known);
    return known;
  };

  const count = (taken: Taken, sign: 1 | -1): void => {
    for (const { employee, fen } of taken.next.people) yearOf(employee, taken).nextFen += sign * fen;
    for (const { employee, fen } of taken.old.people) yearOf(employee, taken).oldFen += sign * fen;
  };

  const paidThisYear = ({ award, yearBefore }: RecordedAward, share: Share): Fen => {
    const { nextFen, oldFen } = yearOf(share.employee, award);
    if (share.paidThisYear === undefined) return Math.max(0, (yearBefore.get(share.employee) ?? 0) + nextFen);
    return Math.max(0, fenOf(share.paidThisYear) + nextFen - oldFen);
  };

  const replace = (soFar: CaseSoFar, recorded: RecordedAward): void => {
    soFar.taken = soFar.taken.map((taken) => {
      const left = leftOf(taken, recorded);
      if (left === taken) return taken;
      count(taken, -1);
      count(left, 1);
      return left;
    });
  };

  return (recorded: RecordedAward): void => {
    const { id, award, of, scheme, isLast } = recorded;
    const soFar = cases.get(award.case) ?? { taken: [], refused: undefined };
    replace(soFar, recorded);
    const paidBefore = writeFen(paidBeforeFen(soFar.taken, recorded));
    const isCapped = isCappedIn(policy, award.scheme);
    const shares = award.request.shares.map((share) => ({
      employee: share.employee,
      weight: share.weight,
      ...(isCapped && { paidThisYear: writeFen(paidThisYear(recorded, share)) }),
    }));
    const given = {
      key: award.case,
      scheme: award.scheme,
      facts: award.request.facts,
      shares,
      paidBefore,
      department: of.department,
    };
    const old = earnedThen(award, scheme);
    const earned = soFar.refused ?? earn(policy, given, scheme);
    if (!earned.ok) soFar.refused = earned;
    const taken: Taken = {
      id,
      year: award.year,
      scheme: award.scheme,
      paysLastStageOnly: award.inStage !== undefined,
      isSettled: false,
      isAsRecorded: !earned.ok,
      next: earned.ok ? earned.value : old,
      old,
    };
    soFar.taken.push(taken);
    count(taken, 1);
    if (!isLast) {
      cases.set(award.case, soFar);
      return;
    }
    cases.delete(award.case);
    const [next, before] = [soFar.taken.map((each) => each.next), soFar.taken.map((each) => each.old)];
    replay.hold(given, soFar.refused ?? accept(inAll(next)), accept(inAll(before)));
  };
};

type Share = Award["request"]["shares"][number];

export const isCappedIn = ({ schemes }: CompiledPolicy, name: string): boolean => {
  const rule = schemes.get(name)?.rule;
  return rule !== undefined && rule.kind !== "allowance" && rule.perPersonYear !== undefined;
};

/** As it was recorded, but for what the draft would have given otherwise. */
const paidBeforeFen = (taken: readonly Taken[], { award: { request }, of }: RecordedAward): Fen => {
  const [next, old] = [taken.map((each) => each.next), taken.map((each) => each.old)];
  const sumOf = (awards: Earned[]): Fen => (endsInTrueUp(of) ? keptFen(awards, request.shares) : grantedFen(awards));
  return Math.max(0, fenOf(request.paidBefore) + sumOf(next) - sumOf(old));
};

/** When the real value is known, the last stage of an estimate is paid anew, by its record and by the draft alike. */
const leftOf = (taken: Taken, { award, replaced }: RecordedAward): Taken => {
  const own = replaced.filter((obligation) => obligation.award === taken.id);
  const isEstimate = award.inStage !== undefined && !taken.paysLastStageOnly && !taken.isSettled;
  if (own.length === 0 && !isEstimate) return taken;
  const recordedFen = (person: string | undefined): Fen =>
    own.filter((each) => each.person === person).reduce((sum, { amountFen }) => sum + amountFen, 0);
  const old = without(taken.old, ({ employee }) => recordedFen(employee));
  if (taken.isAsRecorded) return { ...taken, old, next: old, isSettled: true };
  const next = without(taken.next, ({ fen, stages }) => (taken.paysLastStageOnly ? fen : (stages?.at(-1)?.fen ?? 0)));
  return { ...taken, old, next, isSettled: true };
};

const fenOf = (amount: string | undefined): Fen => readFen(amount ?? "0") as Fen;
