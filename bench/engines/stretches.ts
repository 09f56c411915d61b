// What the peers are spared: none of them knows months, so the days are cut into stretches and summed up around them, inside the timing.

import type { AllowanceFacts, Attribute } from "../workloads/allowance.ts";
import type { Amounts } from "../workloads/workload.ts";
import { dayOf, monthOf } from "./limit-values.ts";

/** Days in a row on which nothing changes, with the attributes in force. */
export type Stretch = { days: number; skill: string; mentoring: string; apprentices: number };

/** What a rule engine says of one stretch: the item taken of the skills, and the pay of every item taken. */
export type Taken = { skillItem: string; skillFen: number; mentorFen: number };

export const stretchesOf = ({ month, employee }: AllowanceFacts): { daysInMonth: number; stretches: Stretch[] } => {
  const firstDay = monthOf(month) * 100 + 1;
  const daysInMonth = daysIn(firstDay);
  const monthEnd = firstDay + daysInMonth - 1;
  const stretches: Stretch[] = [];
  let from = Math.max(firstDay, dayOf(employee.from));
  while (from <= monthEnd) {
    const stretch: Stretch = { days: 0, skill: "", mentoring: "", apprentices: 0 };
    let until = monthEnd;
    for (const attribute of employee.attributes) {
      const first = dayOf(attribute.from);
      const last = attribute.until === undefined ? monthEnd : dayOf(attribute.until);
      if (first > from) until = Math.min(until, first - 1);
      else if (last >= from) {
        until = Math.min(until, last);
        note(stretch, attribute);
      }
    }
    stretch.days = until - from + 1;
    stretches.push(stretch);
    from = until + 1;
  }
  return { daysInMonth, stretches };
};

const note = (stretch: Stretch, { name, value }: Attribute): void => {
  if (name === "skill") stretch.skill = value;
  else if (name === "mentoring") stretch.mentoring = value;
  else if (name === "apprentices") stretch.apprentices = Number(value);
};

const itemsInOrder = ["senior-technician", "technician", "senior-worker", "mentor"];

/** Every item's pay by the days it was taken, rounded half up to the fen; items that come to nothing are left out. */
export const sumUp = (stretches: Stretch[], taken: Taken[], daysInMonth: number): Amounts => {
  const sums = [0, 0, 0, 0];
  taken.forEach(({ skillItem, skillFen, mentorFen }, index) => {
    const { days } = stretches[index] as Stretch;
    const item = itemsInOrder.indexOf(skillItem);
    if (item >= 0) sums[item] = (sums[item] as number) + skillFen * days;
    sums[3] = (sums[3] as number) + mentorFen * days;
  });
  const partsFen = sums.map((sum) => Math.floor(sum / daysInMonth + 0.5)).filter((fen) => fen > 0);
  return { totalFen: partsFen.reduce((total, fen) => total + fen, 0), partsFen };
};

const daysIn = (firstDay: number): number => {
  const monthOfYear = Math.floor(firstDay / 100) % 100;
  if (monthOfYear === 2) return Math.floor(firstDay / 10_000) % 4 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(monthOfYear) ? 30 : 31;
};
