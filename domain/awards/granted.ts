// What a case has granted to each of its people so far: awards, less what was cancelled and taken back.
import type { Award, Obligation } from "../records/awards.ts";
import type { Loaded } from "../records/record.ts";
import { type Fen, readFen } from "../values/money.ts";

export type Granted = { awards: readonly Loaded<Award>[]; obligations: readonly Loaded<Obligation>[] };

/** A further award pays the difference by weight: not so where one person's part was cancelled and another's is paid. Who has less of it than their weight. */
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
  const parts = authors.map(({ person, weight }) => {
    const calculated = approved
      .flatMap(({ body }) => body.answer.shares ?? [])
      .filter(({ employee }) => employee === person)
      .reduce((sum, { total, lapsed }) => sum + fenOf(total) + fenOf(lapsed ?? "0"), 0);
    const cancelled = obligations
      .filter(({ body }) => body.person === person && ids.has(body.award) && body.state === "cancelled")
      .reduce((sum, { body }) => sum + body.amountFen, 0);
    return { person, shortFen: (paidBeforeFen * weight) / weights - (calculated - cancelled) };
  });
  const uneven = parts.some(({ shortFen }) => Math.abs(shortFen) > toleranceFen);
  return uneven ? parts.sort((a, b) => b.shortFen - a.shortFen)[0]?.person : undefined;
};

const fenOf = (amount: string): Fen => readFen(amount) ?? 0;
