// Random allowances and the employees whose months they pay.
import type { AllowanceScheme, Attribute, Employee, Facts, Item, Money } from "./documents.ts";
import type { Random } from "./random.ts";
import { amountFen, fenText, money, rate } from "./random-values.ts";
import { daysOfMonth } from "./values.ts";

const attributeValues = { skill: ["技师", "高级技师"], mentoring: ["yes", "no"], 学历: ["本科"] } as const;
type Named = keyof typeof attributeValues;
const names = Object.keys(attributeValues) as Named[];

export function randomAllowance(random: Random): Omit<AllowanceScheme, "id" | "title"> {
  const prorate = random.pick(["days", "days", "none", "first-day", "last-day", "day-1", "day-15", "day-28"]);
  let made = 0;
  const item = (): Item => {
    made += 1;
    return randomItem(random, `item-${made}`);
  };
  const groups = Array.from({ length: random.whole(1, 3) }, () => ({
    take: random.pick(["highest", "all"] as const),
    items: Array.from({ length: random.whole(1, 4) }, item),
  }));
  return { kind: "allowance", prorate, groups };
}

function randomItem(random: Random, id: string): Item {
  const when = Object.fromEntries(
    random
      .shuffled(names)
      .slice(0, random.pick([0, 1, 1, 1, 1, 1, 2, 2]))
      .map((name) => [name, random.pick(attributeValues[name])]),
  );
  const times = random.chance(0.25) ? { times: "apprentices" } : {};
  if (random.chance(0.3)) return { id, when, rate: rate(random), of: random.pick(["baseWage", "岗位工资"]), ...times };
  return { id, when, pay: random.chance(0.4) ? random.pick(["500", "300", 200]) : money(random), ...times };
}

/** A month whose employment and attributes begin and end on, before and after its edges. */
export function randomMonth(random: Random): Facts {
  const year = random.pick([1999, 2000, 2023, 2024, 2100, random.whole(1900, 2200)]);
  const month = `${year}-${String(random.pick([2, 2, 4, 12, random.whole(1, 12)])).padStart(2, "0")}`;
  const days = daysOfMonth(month);
  const [first = "", last = ""] = [days[0], days.at(-1)];
  const someDay = (): string => random.pick([first, last, random.pick(days), random.pick(days)]);
  const span = (endless: number): { from: string; until?: string } => {
    const from = random.chance(0.6) ? `${year - random.whole(1, 3)}-${random.pick(["06-30", "12-31"])}` : someDay();
    const until = random.chance(0.8) ? someDay() : `${year + 1}-01-01`;
    return random.chance(endless) || until < from ? { from } : { from, until };
  };
  const attributes: Attribute[] = [];
  for (let made = random.whole(0, 7); made > 0; made -= 1) {
    const name = random.pick(names);
    attributes.push({ name, value: random.pick(attributeValues[name]), ...span(0.5) });
  }
  for (const name of ["baseWage", "岗位工资", "apprentices"]) {
    const value = (): Money => (name === "apprentices" ? String(random.whole(0, 12)) : wage(random));
    attributes.push(...follow(random, name, value, days));
  }
  if (random.chance(0.1)) attributes.push({ name: "ignored", value: "whatever", ...span(0.5) });
  return { month, employee: { ...span(0.7), attributes: random.shuffled(attributes) } satisfies Employee };
}

const wage = (random: Random): Money => (random.chance(0.05) ? random.whole(0, 9_999) : fenText(amountFen(random)));

/** One value for ever, or a change in mid-month; now and then with a gap or an overlap, which must be refused if it matters. */
function follow(random: Random, name: string, value: () => Money, days: string[]): Attribute[] {
  const from = "1890-01-01";
  if (random.chance(0.6)) return [{ name, value: value(), from }];
  if (random.chance(0.05)) return [];
  const change = random.whole(1, days.length - 1);
  const shift = random.chance(0.85) ? 0 : random.pick([-1, 1]);
  const start = days[Math.min(Math.max(change + shift, 0), days.length - 1)] as string;
  return [
    { name, value: value(), from, until: days[change - 1] as string },
    { name, value: value(), from: start },
  ];
}
