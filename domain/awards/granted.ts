// What a case has granted to each of its people so far: awards, less what was cancelled and taken back.
import type { Award, Obligation } from "../records/awards.ts";
import type { Loaded } from "../records/record.ts";
import { type Fen, readFen } from "../values/money.ts";

export type Granted = { awards: readonly Loaded<Award>[]; obligations: readonly Loaded<Obligation>[] };

/** A further award pays the difference by weight. That is fair only while what was paid before still stands in that proportion. */
export const unevenPerson = (
  { awards, obligations }: Granted,
  authors: readonly { person: string; weight: number }[],
  paidBeforeFen: Fen,
): string | undefined => {
  const approved = awards.filter(({ body }) => body.state === "approved");
  const ids = new Set(approved.map(({ id }) => id));
  const weights = authors.reduce((sum, { weight }) => sum + weight, 0);
  // Each award has given the odd fen to someone, and each stage has rounded on its own.
  const stages = approved.reduce((sum, { body }) => sum + (body.answer.shares?.[0]?.stages.length ?? 1), 0);
  const toleranceFen = approved.length + stages - 1;
  return authors.find(({ person, weight }) => {
    const calculated = approved
      .flatMap(({ body }) => body.answer.shares ?? [])
      .filter(({ employee }) => employee === person)
      .reduce((sum, { total, lapsed }) => sum + fenOf(total) + fenOf(lapsed ?? "0"), 0);
    const takenBack = obligations
      .filter(({ body }) => body.person === person && ids.has(body.award))
      .reduce((sum, { body }) => sum + (body.state === "cancelled" ? body.amountFen : body.recoveredFen), 0);
    return Math.abs(calculated - takenBack - (paidBeforeFen * weight) / weights) > toleranceFen;
  })?.person;
};

const fenOf = (amount: string): Fen => readFen(amount) ?? 0;
