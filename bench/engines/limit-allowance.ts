// The limit for the allowance workload: written by hand for these four items. It trusts its input.

import type { Award } from "../../domain/kinds/outcome.ts";
import type { Formula, Step } from "../../domain/kinds/trace.ts";
import type { AllowanceFacts, Attribute } from "../workloads/allowance.ts";
import { dayOf, monthOf } from "./limit-values.ts";

type ItemAwards = NonNullable<Award["items"]>;
type Item = { id: string; clause: string; pay: number };

const senior: Item = { id: "senior-technician", clause: "monthly.groups.0.items.0", pay: 50_000_000_000 };
const technician: Item = { id: "technician", clause: "monthly.groups.0.items.1", pay: 30_000_000_000 };
const worker: Item = { id: "senior-worker", clause: "monthly.groups.0.items.2", pay: 20_000_000_000 };
const mentorFen = 20_000;
const mentor: Item = { id: "mentor", clause: "monthly.groups.1.items.0", pay: 20_000_000_000 };

/** What an attribute means, as a number: two numbers compare faster than two names and two values. Above 100: so many apprentices. */
const meaningOf = ({ name, value }: Attribute): number => {
  if (name === "skill") return value === "高级技师" ? 1 : value === "技师" ? 2 : value === "高级工" ? 3 : 0;
  if (name === "mentoring") return value === "yes" ? 4 : 0;
  return name === "apprentices" ? 100 + value.charCodeAt(0) - 48 : 0;
};

/** Reused from call to call, so that reading attributes allocates nothing. */
const attributesMax = 100;
const meanings = new Int32Array(attributesMax);
const firsts = new Int32Array(attributesMax);
const lasts = new Int32Array(attributesMax);

export const limitAllowance = ({ month, employee }: AllowanceFacts): Award => {
  const firstDay = monthOf(month) * 100 + 1;
  const daysInMonth = daysIn(firstDay);
  const monthEnd = firstDay + daysInMonth - 1;
  const count = readAttributes(employee.attributes, monthEnd);
  const steps: Step[] = [];
  let seniorDays = 0;
  let technicianDays = 0;
  let workerDays = 0;
  let mentorDays = 0;
  let mentorSum = 0;
  let from = Math.max(firstDay, dayOf(employee.from));
  while (from <= monthEnd) {
    let until = monthEnd;
    let best = 4;
    let mentoring = false;
    let apprentices = 0;
    for (let index = 0; index < count; index++) {
      const first = firsts[index] as number;
      const last = lasts[index] as number;
      if (first > from) {
        if (first <= until) until = first - 1;
      } else if (last >= from) {
        if (last < until) until = last;
        const meaning = meanings[index] as number;
        if (meaning > 100) apprentices = meaning - 100;
        else if (meaning === 4) mentoring = true;
        else if (meaning > 0 && meaning < best) best = meaning;
      }
    }
    const days = until - from + 1;
    if (best === 1) seniorDays += take(senior.clause, senior.pay, from, until, days, undefined, steps);
    else if (best === 2) technicianDays += take(technician.clause, technician.pay, from, until, days, undefined, steps);
    else if (best === 3) workerDays += take(worker.clause, worker.pay, from, until, days, undefined, steps);
    if (mentoring) {
      const pay = mentor.pay * apprentices;
      const formula = { rate: 0, ofFen: undefined, payFen: mentorFen, times: apprentices };
      mentorDays += take(mentor.clause, pay, from, until, days, formula, steps);
      mentorSum += pay * days;
    }
    from = until + 1;
  }
  const items: ItemAwards = [];
  let totalFen = 0;
  if (seniorDays > 0) totalFen += award(senior, seniorDays, senior.pay * seniorDays, daysInMonth, steps, items);
  if (technicianDays > 0)
    totalFen += award(technician, technicianDays, technician.pay * technicianDays, daysInMonth, steps, items);
  if (workerDays > 0) totalFen += award(worker, workerDays, worker.pay * workerDays, daysInMonth, steps, items);
  if (mentorDays > 0) totalFen += award(mentor, mentorDays, mentorSum, daysInMonth, steps, items);
  steps.push({ does: "items", clause: "monthly.groups", value: totalFen });
  return { eligible: true, totalFen, items, steps };
};

/** How many there are; those that mean nothing here do not count. */
const readAttributes = (attributes: Attribute[], monthEnd: number): number => {
  let count = 0;
  for (let index = 0; index < attributes.length; index++) {
    const attribute = attributes[index] as Attribute;
    const meaning = meaningOf(attribute);
    if (meaning === 0) continue;
    meanings[count] = meaning;
    firsts[count] = dayOf(attribute.from);
    lasts[count] = attribute.until === undefined ? monthEnd : dayOf(attribute.until);
    count++;
  }
  return count;
};

const take = (
  clause: string,
  payMicroFen: number,
  from: number,
  until: number,
  days: number,
  formula: Formula | undefined,
  steps: Step[],
): number => {
  steps.push({ does: "days", clause, from, until, days, payMicroFen, formula });
  return days;
};

const award = (
  { id, clause }: Item,
  days: number,
  microFen: number,
  daysInMonth: number,
  steps: Step[],
  items: ItemAwards,
): number => {
  const divisor = daysInMonth * 1_000_000;
  const value = Math.floor((microFen + divisor / 2) / divisor);
  steps.push({ does: "item", clause, days, daysInMonth, microFen, value });
  items.push({ id, days, fen: value });
  return value;
};

const daysIn = (firstDay: number): number => {
  const monthOfYear = Math.floor(firstDay / 100) % 100;
  if (monthOfYear === 2) return Math.floor(firstDay / 10_000) % 4 === 0 ? 29 : 28;
  return monthOfYear === 4 || monthOfYear === 6 || monthOfYear === 9 || monthOfYear === 11 ? 30 : 31;
};
