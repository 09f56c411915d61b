// Gives an enterprise's figures of a year to an alliance 上报: worked out from its own records, and a further time only where they have changed.
import { caseKinds } from "../cases/kinds.ts";
import { canonicalJson } from "../policy/canonical-json.ts";
import { type AllianceMember, type Contribution, contributionId, type Figures } from "../records/alliances.ts";
import { type Change, created, type Loaded } from "../records/record.ts";
import { accept, type Outcome, refuse, refuseAll } from "../refusals.ts";
import { together } from "../statistics/measures.ts";
import { cellsWhere, monthsOf } from "../statistics/report.ts";
import type { Tally } from "../statistics/tally.ts";
import type { Moment } from "../values/moment.ts";
import { figuresOf } from "./figures.ts";

/** Departments are the enterprise's own business. */
export const figuresOfTally = (tally: Tally): Figures =>
  figuresOf(
    caseKinds.map(({ kind }) => ({
      kind,
      months: new Map(
        monthsOf(tally.asking).map((month) => [
          month,
          together(cellsWhere(tally, (place) => place.kind === kind && place.month === month)),
        ]),
      ),
    })),
  );

export const refuseFuture = (year: string, today: string): Outcome<string> =>
  `${year}-01-01` > today
    ? refuseAll([refuse("day-in-future", "/year", { given: `${year}-01-01`, wanted: today })])
    : accept(year);

export type Given = { contribution: Contribution; change?: Change };

export const contribute = (
  { body: { alliance, tenant } }: Loaded<AllianceMember>,
  { year, figures, last }: { year: string; figures: Figures; last: Contribution | undefined },
  now: Moment,
): Given => {
  if (last && canonicalJson(last.figures) === canonicalJson(figures)) return { contribution: last };
  const number = (last?.number ?? 0) + 1;
  const contribution: Contribution = { tenant, alliance, year, number, at: now, figures };
  return { contribution, change: created("contribution", contributionId(contribution), contribution) };
};
