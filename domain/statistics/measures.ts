// What is counted 统计指标 of cases in one place of the statistics, so kept that places can be put together: nobody counts twice.

/** What can become of a case; each counts once, in the month in which it first happened. Only awards may come again. */
export const outcomes = [
  "filed",
  "adopted",
  "declined",
  "returned",
  "withdrawn",
  "implemented",
  "verified",
  "awarded",
] as const;

export type Outcomes = (typeof outcomes)[number];

/** Whom and what a figure is about. */
export type Population = { cases: Set<string>; people: Set<string> };

export type Cell = {
  of: Record<Outcomes, Population>;
  /** Sums of a large enterprise leave behind what a number holds exactly. */
  benefitFen: bigint;
  awards: number;
  awardedFen: bigint;
};

export const emptyCell = (): Cell => ({
  of: Object.fromEntries(
    outcomes.map((outcome): [string, Population] => [outcome, { cases: new Set(), people: new Set() }]),
  ) as Cell["of"],
  benefitFen: 0n,
  awards: 0,
  awardedFen: 0n,
});

export const note = (cell: Cell, outcome: Outcomes, id: string, people: readonly string[]): void => {
  const population = cell.of[outcome];
  population.cases.add(id);
  for (const person of people) population.people.add(person);
};

export const together = (cells: Iterable<Cell>): Cell => {
  const sum = emptyCell();
  for (const cell of cells) {
    for (const outcome of outcomes) {
      for (const id of cell.of[outcome].cases) sum.of[outcome].cases.add(id);
      for (const person of cell.of[outcome].people) sum.of[outcome].people.add(person);
    }
    sum.benefitFen += cell.benefitFen;
    sum.awards += cell.awards;
    sum.awardedFen += cell.awardedFen;
  }
  return sum;
};

export type Measures = {
  filed: number;
  adopted: number;
  declined: number;
  returned: number;
  withdrawn: number;
  implemented: number;
  verified: number;
  benefitFen: bigint;
  awards: number;
  awardedFen: bigint;
  peopleFiled: number;
  peopleAwarded: number;
};

export const measuresOf = ({ of, benefitFen, awards, awardedFen }: Cell): Measures => ({
  filed: of.filed.cases.size,
  adopted: of.adopted.cases.size,
  declined: of.declined.cases.size,
  returned: of.returned.cases.size,
  withdrawn: of.withdrawn.cases.size,
  implemented: of.implemented.cases.size,
  verified: of.verified.cases.size,
  benefitFen,
  awards,
  awardedFen,
  peopleFiled: of.filed.people.size,
  peopleAwarded: of.awarded.people.size,
});
