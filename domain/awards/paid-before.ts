// What counts as awarded before 此前已核定 when a further award of the same case pays the difference.
import { sumOf } from "../cases/end-awards.ts";
import { kindNamed } from "../cases/kinds.ts";
import type { Award, Obligation } from "../records/awards.ts";
import type { Case } from "../records/cases.ts";
import type { Loaded } from "../records/record.ts";
import { type Fen, readFen } from "../values/money.ts";
import type { Granted } from "./granted.ts";

/** In a true-up the last stage is paid anew by what the case really brought: what waits of it makes room. */
export const replacedBy = ({ kind, state }: Case, { obligations }: Granted): Loaded<Obligation>[] =>
  isTrueUp({ kind, state }) ? obligations.filter(({ body }) => body.state === "waiting") : [];

export const isTrueUp = ({ kind, state }: Pick<Case, "kind" | "state">): boolean =>
  kindNamed(kind).awards?.trueUpIn === state;

export const endsInTrueUp = ({ kind }: Pick<Case, "kind">): boolean => kindNamed(kind).awards?.trueUpIn !== undefined;

/**
 * By weight the difference is fair only if everyone's part counts in full. So what was taken back from someone counts as what they had: it stays taken
 * from them, and no one else gets more or less for it. What was cancelled was never had.
 */
export const paidBeforeFen = (of: Case, granted: Granted, replaced: readonly Loaded<Obligation>[]): Fen =>
  endsInTrueUp(of) ? hadFen(of, granted, replaced) : of.awardedFen + takenBackFen(granted) - sumOf(replaced);

const takenBackFen = ({ awards }: Granted): Fen =>
  awards.reduce((sum, { body }) => sum + (body.state === "approved" ? body.reversedFen : 0), 0);

/** Where an estimate is settled by what was real, only what its released stages have brought to people counts: what lapsed of an estimate is no one's. */
const hadFen = ({ authors }: Case, granted: Granted, replaced: readonly Loaded<Obligation>[]): Fen => {
  const gone = new Set(replaced.map(({ id }) => id));
  const standing = standingOf(granted);
  const counted = new Set(standing.map(({ id }) => id));
  const had = granted.obligations.filter(
    ({ id, body }) => counted.has(body.award) && body.state !== "cancelled" && !gone.has(id),
  );
  const allFen = sumOf(had);
  if (standing.every(({ body }) => body.lapsedFen === 0)) return allFen;
  // Who has had their part in full gets no more of it because another's has lapsed. Of the whole parts the largest tells best, for it was rounded least.
  const parts = authors.map(({ person, weight }) => ({
    weight,
    fen: sumOf(had.filter(({ body }) => body.person === person)),
    isWhole: !standing.some(({ body }) => lapsedOf(body, person)),
  }));
  return ofAllFen(allFen, parts);
};

/** An award of which nothing is left never was, unless a later one has taken over what it had left to pay. */
const standingOf = ({ awards, obligations }: Granted): Loaded<Award>[] => {
  const approved = awards.filter(({ body }) => body.state === "approved");
  const takenOver = new Set(approved.flatMap(({ body }) => body.replaces ?? []));
  const live = new Set([
    ...approved.map(({ id }) => id),
    ...obligations.filter(({ id }) => takenOver.has(id)).map(({ body }) => body.award),
  ]);
  return awards.filter(({ id, body }) => live.has(id) && body.obligations.length > 0);
};

/** What was paid of the whole, told from what each person has of it by weight. */
export const ofAllFen = (allFen: Fen, people: readonly { weight: number; fen: Fen; isWhole: boolean }[]): Fen => {
  const weights = people.reduce((sum, { weight }) => sum + weight, 0);
  const parts = people.map((each) => ({ ...each, ofAllFen: Math.ceil((each.fen * weights) / each.weight) }));
  const heaviest = parts.filter(({ isWhole }) => isWhole).sort((a, b) => b.weight - a.weight)[0];
  const short = parts.filter(({ isWhole }) => !isWhole).map(({ ofAllFen }) => ofAllFen);
  return Math.max(allFen, heaviest?.ofAllFen ?? 0, ...short);
};

const lapsedOf = ({ answer }: Award, person: string): boolean =>
  (answer.shares ?? []).some(({ employee, lapsed = "0" }) => employee === person && readFen(lapsed) !== 0);

export const stagesOf = ({ answer }: Pick<Award, "answer">): string[] =>
  answer.shares?.[0]?.stages.map(({ id }) => id) ?? [];
