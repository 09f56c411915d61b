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

/** Where an estimate is settled by what was real, only what its released stages have left to people counts: what lapsed of an estimate is no one's. */
export const paidBeforeFen = (of: Case, granted: Granted, replaced: readonly Loaded<Obligation>[]): Fen =>
  endsInTrueUp(of) ? keptFen(of, granted, replaced) : of.awardedFen - sumOf(replaced);

const keptFen = ({ authors }: Case, { awards, obligations }: Granted, replaced: readonly Loaded<Obligation>[]): Fen => {
  const gone = new Set(replaced.map(({ id }) => id));
  const kept = obligations.filter(({ id, body }) => body.state !== "cancelled" && !gone.has(id));
  const allFen = kept.reduce((sum, { body }) => sum + body.amountFen - body.recoveredFen, 0);
  const paid = awards.filter(({ body }) => body.obligations.length > 0);
  if (paid.every(({ body }) => body.lapsedFen === 0 && body.reversedFen === 0)) return allFen;
  // Who has had their part in full gets no more of it because another's has lapsed. Of the whole parts the largest tells best, for it was rounded least.
  const weights = authors.reduce((sum, { weight }) => sum + weight, 0);
  const parts = authors.map(({ person, weight }) => {
    const own = kept.filter(({ body }) => body.person === person);
    const fen = own.reduce((sum, { body }) => sum + body.amountFen - body.recoveredFen, 0);
    const isWhole =
      own.every(({ body }) => body.recoveredFen === 0) && !paid.some(({ body }) => lapsedOf(body, person));
    return { weight, isWhole, ofAllFen: Math.ceil((fen * weights) / weight) };
  });
  const heaviest = parts.filter(({ isWhole }) => isWhole).sort((a, b) => b.weight - a.weight)[0];
  const short = parts.filter(({ isWhole }) => !isWhole).map(({ ofAllFen }) => ofAllFen);
  return Math.max(allFen, heaviest?.ofAllFen ?? 0, ...short);
};

const lapsedOf = ({ answer }: Award, person: string): boolean =>
  (answer.shares ?? []).some(({ employee, lapsed = "0" }) => employee === person && readFen(lapsed) !== 0);

export const stagesOf = ({ answer }: Pick<Award, "answer">): string[] =>
  answer.shares?.[0]?.stages.map(({ id }) => id) ?? [];
