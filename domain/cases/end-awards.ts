// What becomes of the awards of a case that has failed: stages that still wait are cancelled, a proposal is ended, and what is due or paid stays.
import type { Award, Obligation, PersonYear } from "../records/awards.ts";
import { addToYears, yearKey } from "../records/person-years.ts";
import { fund, move, owed, type Posting } from "../records/postings.ts";
import { type Change, changed, type Loaded } from "../records/record.ts";
import type { Fen } from "../values/money.ts";
import type { Deed } from "./case.ts";

type By = Pick<Deed, "by" | "now">;

type Sums = Partial<Pick<Award, "cancelledFen" | "reversedFen">>;

/** An award of which nothing is left is cancelled. What lapsed of it is gone with it, or would be held against the next one. */
export const lessen = (
  award: Loaded<Award>,
  sums: Sums,
  { by, now }: By,
  reasons: string,
): { body: Award; lapsedFen: Fen } => {
  const { totalFen, lapsedFen, cancelledFen, reversedFen } = { ...award.body, ...sums };
  const isGone = totalFen - lapsedFen - cancelledFen - reversedFen === 0;
  const state = isGone ? "cancelled" : "approved";
  const step = { state, at: now, by: by.person, ...(by.for !== undefined && { for: by.for }), reasons } as const;
  const body: Award = {
    ...award.body,
    ...sums,
    state,
    ...(state !== award.body.state && { since: now }),
    history: [...award.body.history, step],
  };
  return { body, lapsedFen: isGone ? lapsedFen : 0 };
};

/** Whatever takes the place of a proposal ends it. */
export const supersede = (open: Loaded<Award>, { by, now }: By): Change =>
  changed(open, {
    state: "superseded",
    since: now,
    history: [
      ...open.body.history,
      { state: "superseded", at: now, by: by.person, ...(by.for !== undefined && { for: by.for }) },
    ],
  });

export const sumOf = (obligations: readonly Pick<Loaded<Obligation>, "body">[]): Fen =>
  obligations.reduce((sum, { body }) => sum + body.amountFen, 0);

type Granted = { awards: readonly Loaded<Award>[]; obligations: readonly Loaded<Obligation>[] };

export type Ended = {
  changes: Change[];
  postings: Posting[];
  frees: { year: string; fen: Fen }[];
  /** What the case has been granted less by it. */
  lessFen: Fen;
};

export const endAwards = (
  { awards, obligations }: Granted,
  personYears: readonly Loaded<PersonYear>[],
  deed: By,
  reasons: string,
): Ended => {
  const waiting = obligations.filter(({ body }) => body.state === "waiting");
  const byAward = Map.groupBy(waiting, ({ body }) => body.award);
  const lessened = awards.flatMap((award) => {
    const own = byAward.get(award.id);
    if (!own) return [];
    const fen = sumOf(own);
    const { body, lapsedFen } = lessen(award, { cancelledFen: award.body.cancelledFen + fen }, deed, reasons);
    const key = yearKey(body.policy.id, body.scheme);
    const inYears = own.map((each) => ({ person: each.body.person, year: body.year, key, fen: -each.body.amountFen }));
    return [{ change: changed(award, body), year: body.year, fen, lessFen: fen + lapsedFen, inYears }];
  });
  return {
    changes: [
      ...lessened.map(({ change }) => change),
      ...awards.filter(({ body }) => body.state === "proposed").map((open) => supersede(open, deed)),
      ...addToYears(
        personYears,
        lessened.flatMap(({ inYears }) => inYears),
      ),
      ...waiting.map((obligation) => changed(obligation, { state: "cancelled", since: deed.now })),
    ],
    postings: [
      ...lessened.flatMap(({ year, fen }) => move(fund(year, "spent"), fund(year, "free"), fen)),
      ...waiting.flatMap(({ body: { person, amountFen } }) =>
        move(owed(person, "waiting"), owed(person, "cancelled"), amountFen),
      ),
    ],
    frees: lessened.map(({ year, fen }) => ({ year, fen })),
    lessFen: lessened.reduce((sum, each) => sum + each.lessFen, 0),
  };
};
