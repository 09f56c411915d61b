// A second, naive calculation of the allowances of the journeys' policy: day by day, with numbers of its own.
type Dated = { value: string; from: string; until?: string };

export type Worker = { skills: Dated[]; from: string; until?: string };

const payOf: { [skill: string]: number } = { 高级技师: 50_000, 技师: 30_000 };

const daysOf = (month: string): string[] => {
  const [year, ofYear] = month.split("-").map(Number) as [number, number];
  const days = new Date(Date.UTC(year, ofYear, 0)).getUTCDate();
  return Array.from({ length: days }, (_, index) => `${month}-${String(index + 1).padStart(2, "0")}`);
};

const holdsOn = ({ from, until = "9999" }: { from: string; until?: string }, day: string): boolean =>
  from <= day && day <= until;

/** Each grade's days are paid by themselves and rounded to the fen. */
export const monthFen = (worker: Worker, month: string): number => {
  const days = daysOf(month);
  const best = days.map((day) =>
    holdsOn(worker, day)
      ? Math.max(0, ...worker.skills.filter((skill) => holdsOn(skill, day)).map(({ value }) => payOf[value] ?? 0))
      : 0,
  );
  return Object.values(payOf).reduce(
    (total, pay) => total + Math.round((pay * best.filter((each) => each === pay).length) / days.length),
    0,
  );
};
