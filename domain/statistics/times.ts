// How long cases stay in a state 各状态用时: every finished stay as a number of days, so that any share of them can be told; and what waits now.

/** How many stays took how many days; how many cases are there now, and how long the longest has been. */
export type Stays = { finished: Map<number, number>; waiting: number; longestDays: number };

export const noStays = (): Stays => ({ finished: new Map(), waiting: 0, longestDays: 0 });

export const addStay = ({ finished }: Stays, days: number): void => {
  finished.set(days, (finished.get(days) ?? 0) + 1);
};

export const addWaiting = (stays: Stays, days: number): void => {
  stays.waiting += 1;
  stays.longestDays = Math.max(stays.longestDays, days);
};

export const countOf = ({ finished }: Stays): number => [...finished.values()].reduce((sum, count) => sum + count, 0);

/** The fewest days within which so many percent of the stays were over. */
export const daysWithin = (stays: Stays, percent: number): number | undefined => {
  const wanted = countOf(stays) * percent;
  let reached = 0;
  for (const [days, count] of [...stays.finished].sort(([a], [b]) => a - b)) {
    reached += count * 100;
    if (reached >= wanted) return days;
  }
  return undefined;
};
