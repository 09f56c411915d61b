// Takes back 撤销与追回: what is not yet paid is cancelled, what is paid is recovered; new entries in both cases, never an edit.
import { afterTakingBack } from "../cases/award-states.ts";
import { returnTo } from "../cases/case.ts";
import { lessen } from "../cases/end-awards.ts";
import type { LoadedCase } from "../cases/kind.ts";
import { kindNamed } from "../cases/kinds.ts";
import type { Award, Obligation, PersonYear } from "../records/awards.ts";
import { addToYear, yearKey } from "../records/person-years.ts";
import { fund, move, owed, type Posting } from "../records/postings.ts";
import { type Change, changed, type Loaded } from "../records/record.ts";
import { accept, type Outcome, refuse, refuseAll } from "../refusals.ts";
import type { Moment } from "../values/moment.ts";
import { type Fen, writeFen } from "../values/money.ts";
import { endsInTrueUp } from "./paid-before.ts";

export type TakeBack = {
  award: Loaded<Award>;
  of: LoadedCase;
  obligations: readonly Loaded<Obligation>[];
  personYears: readonly Loaded<PersonYear>[];
  by: { person: string; for?: string };
  reasons: string;
  now: Moment;
};

export type TakenBack = { award: Award; changes: Change[]; postings: Posting[]; releaseFen: Fen };

/** Everything of the award that is not in a run or paid is cancelled. */
export const cancelAward = (request: TakeBack): Outcome<TakenBack> => {
  const { award, obligations, now } = request;
  const inARun = obligations.find(({ body }) => body.state === "allocated" || body.state === "instructed");
  if (inARun)
    return refuseAll([refuse("obligation-in-run", "", { name: inARun.id, given: inARun.body.payment ?? "" })]);
  const open = obligations.filter(({ body }) => body.state === "due" || body.state === "waiting");
  const isEmpty = award.body.obligations.length === 0;
  if (open.length === 0 && !isEmpty) return refuseAll([refuse("nothing-to-cancel", "")]);
  const releaseFen = sum(open.map(({ body }) => body.amountFen));
  const cancelled = open.map((obligation) => changed(obligation, { state: "cancelled", since: now }));
  return accept({
    ...takenBack(
      request,
      { releaseFen, perPerson: amountsOf(open), isCancelled: true },
      {
        cancelledFen: award.body.cancelledFen + releaseFen,
      },
      cancelled,
    ),
    postings: [
      ...move(fund(award.body.year, "spent"), fund(award.body.year, "free"), releaseFen),
      ...open.flatMap(({ body }) =>
        move(owed(body.person, body.state), owed(body.person, "cancelled"), body.amountFen),
      ),
    ],
  });
};

/** Paid money is to come back: never more than was paid and not yet taken back. */
export const reverseAward = (request: TakeBack & { person: string; amountFen: Fen }): Outcome<TakenBack> => {
  const { award, obligations, person, amountFen } = request;
  const settled = obligations.filter(({ body }) => body.person === person && body.state === "settled");
  const leftFen = sum(settled.map(({ body }) => body.amountFen - body.recoveredFen));
  if (amountFen === 0 || amountFen > leftFen)
    return refuseAll([
      refuse("reversal-exceeds", "/amount", { given: writeFen(amountFen), wanted: writeFen(leftFen) }),
    ]);
  let rest = amountFen;
  const recovered = settled.flatMap((obligation) => {
    const part = Math.min(rest, obligation.body.amountFen - obligation.body.recoveredFen);
    rest -= part;
    return part === 0 ? [] : [changed(obligation, { recoveredFen: obligation.body.recoveredFen + part })];
  });
  return accept({
    ...takenBack(
      request,
      { releaseFen: amountFen, perPerson: new Map([[person, amountFen]]) },
      {
        reversedFen: award.body.reversedFen + amountFen,
      },
      recovered,
    ),
    postings: [
      ...move(fund(award.body.year, "spent"), fund(award.body.year, "free"), amountFen),
      ...move(owed(person, "settled"), owed(person, "recovered"), amountFen),
    ],
  });
};

const takenBack = (
  { award, of, personYears, by, reasons, now }: TakeBack,
  what: { releaseFen: Fen; perPerson: Map<string, Fen>; isCancelled?: true },
  sums: Partial<Pick<Award, "cancelledFen" | "reversedFen">>,
  obligations: Change[],
): Omit<TakenBack, "postings"> => {
  const { body, lapsedFen } = lessen(award, sums, { by, now }, reasons);
  const key = yearKey(award.body.policy.id, award.body.scheme);
  const years = [...what.perPerson].map(([person, fen]) =>
    addToYear(personYears, { person, year: award.body.year, key, fen: -fen }),
  );
  const awardedFen = Math.max(0, of.body.awardedFen - what.releaseFen - lapsedFen);
  // An earlier award is not what its case stands on, unless nothing else is left.
  const isStoodOn = award.body.number === of.body.awards || awardedFen === 0;
  // Where stages wait, none of them is left to release: what was released is all that there is of it.
  const isOver = body.state === "cancelled" || (what.isCancelled === true && endsInTrueUp(of.body));
  const back = isStoodOn && isOver ? afterTakingBack(kindNamed(of.body.kind).awards, of.body.state) : undefined;
  return {
    award: body,
    releaseFen: what.releaseFen,
    changes: [
      changed(award, body),
      changed(of, {
        ...(back !== undefined && returnTo(of.body, back, { by, now }, reasons)),
        ...(back !== undefined && of.body.stagesAhead && { stagesAhead: [] }),
        awardedFen,
      }),
      ...years,
      ...obligations,
    ],
  };
};

const amountsOf = (obligations: readonly Loaded<Obligation>[]): Map<string, Fen> => {
  const amounts = new Map<string, Fen>();
  for (const { body } of obligations) amounts.set(body.person, (amounts.get(body.person) ?? 0) + body.amountFen);
  return amounts;
};

const sum = (amounts: readonly Fen[]): Fen => amounts.reduce((total, amount) => total + amount, 0);
