// The statistics of a year as a union asks for them 工会统计: in all, by kind with the time in each state, by department and by month.
import { caseKinds } from "../cases/kinds.ts";
import { writeRate } from "../values/rate.ts";
import { roundQuotient } from "../values/rounding.ts";
import type { Words } from "../words.ts";
import { type Cell, type Measures, measuresOf, together } from "./measures.ts";
import type { Place, Tally } from "./tally.ts";
import { countOf, daysWithin } from "./times.ts";

export type StateTimes = {
  state: string;
  title: Words;
  stays: number;
  medianDays?: number;
  within90Days?: number;
  waiting: number;
  longestDays?: number;
};

export type Report = {
  year: string;
  department?: string;
  today: string;
  total: Measures;
  employed: number;
  participation?: string;
  kinds: (Measures & { kind: string; title: Words; states: StateTimes[] })[];
  departments: (Measures & { department: string; employed: number; participation?: string })[];
  /** Those in whose name something was filed. */
  teams: (Measures & { team: string })[];
  months: (Measures & { month: string })[];
};

export const reportOf = (tally: Tally): Report => {
  const { asking, employed } = tally;
  const where = (is: (place: Place) => boolean): Measures => measuresOf(together(cellsWhere(tally, is)));
  const total = where(() => true);
  const people = [...employed.values()].reduce((sum, count) => sum + count, 0);
  return {
    year: asking.year,
    ...(asking.department !== undefined && { department: asking.department }),
    today: asking.today,
    total,
    employed: people,
    ...participationOf(total.peopleFiled, people),
    kinds: caseKinds.map(({ kind, title }) => ({
      kind,
      title,
      ...where((place) => place.kind === kind),
      states: timesOf(tally, kind),
    })),
    departments: departmentsIn(tally).map((department) => {
      const measures = where((place) => place.department === department);
      const here = employed.get(department) ?? 0;
      return { department, ...measures, employed: here, ...participationOf(measures.peopleFiled, here) };
    }),
    teams: [...tally.teams]
      .map(([team, cell]) => ({ team, ...measuresOf(cell) }))
      .sort((a, b) => compare(a.team, b.team)),
    months: monthsOf(asking).map((month) => ({ month, ...where((place) => place.month === month) })),
  };
};

/** One line for each department, month and kind in which something happened. */
export const linesOf = ({ cells }: Tally): (Place & Measures)[] =>
  [...cells.values()]
    .map(({ place, cell }) => ({ ...place, ...measuresOf(cell) }))
    .sort((a, b) => compare(lineName(a), lineName(b)));

const lineName = ({ department, month, kind }: Place): string => [department, month, kind].join("\n");

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

export const cellsWhere = ({ cells }: Tally, is: (place: Place) => boolean): Cell[] =>
  [...cells.values()].filter(({ place }) => is(place)).map(({ cell }) => cell);

const departmentsIn = ({ cells, employed }: Tally): string[] =>
  [...new Set([...[...cells.values()].map(({ place }) => place.department), ...employed.keys()])].sort();

/** Those of the year that have begun. */
export const monthsOf = ({ year, today }: { year: string; today: string }): string[] =>
  Array.from({ length: 12 }, (_, index) => `${year}-${String(index + 1).padStart(2, "0")}`).filter(
    (month) => `${month}-01` <= today,
  );

/** In percent with one decimal. Who has moved to another department since may lift one of a department above a hundred. */
const participationOf = (filed: number, employed: number): { participation?: string } =>
  employed === 0 ? {} : { participation: writeRate(roundQuotient(filed * 1000, employed, "half-up") * 1000) };

const timesOf = ({ stays }: Tally, kind: string): StateTimes[] => {
  const states = caseKinds.find((each) => each.kind === kind)?.states ?? {};
  return Object.entries(states).flatMap(([state, { says: title }]) => {
    const found = stays.get(`${kind}/${state}`)?.stays;
    if (!found) return [];
    const [medianDays, within90Days] = [daysWithin(found, 50), daysWithin(found, 90)];
    return [
      {
        state,
        title,
        stays: countOf(found),
        ...(medianDays !== undefined && { medianDays }),
        ...(within90Days !== undefined && { within90Days }),
        waiting: found.waiting,
        ...(found.waiting > 0 && { longestDays: found.longestDays }),
      },
    ];
  });
};
