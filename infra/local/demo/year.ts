// The demo's year of suggestions: most are on their way to money or have arrived there, some were declined, some wait for someone.
import type { EpochMs } from "../../../domain/values/moment.ts";
import { type Calendar, monthsBefore } from "./calendar.ts";
import { type CaseSteps, type Share, startCase } from "./cases.ts";
import type { Desk } from "./desk.ts";
import type { Happening } from "./happen.ts";
import { type IdeaOf, ideasBy } from "./ideas.ts";
import { type DemoPerson, staff } from "./people.ts";
import { type Chance, chanceOf } from "./random.ts";
import { declineReasons, returnReasons, withdrawReasons } from "./reasons.ts";

const seed = 20_250_901;
const hourMs = 3_600_000;

export const reviewers = ["E1010", "E1011"];
export const hr = ["E1003", "E1004"];
export const approvers = ["E1008", "E1009"];
export const finance = "E1005";

/** Stands in for finance during an absence. */
export const clerk = "E1012";
export const absence = { month: 6, from: 5, until: 19 };

/** Suggestions that are awarded in each of the months; the last is the current one, whose money is still due. */
const awardedIn = [0, 4, 5, 6, 6, 6, 6, 6, 6, 6, 6, 6, 5];

/** For how many days each has been waiting where it is. */
const waiting = {
  submitted: [1, 2, 4, 9, 13, 27],
  /** What others have filed already. */
  submittedAgain: [6, 41],
  accepted: [3, 7, 12, 15, 18, 35, 62],
  implemented: [2, 5, 8, 14, 24],
  verified: [1, 3, 6],
  returned: [4, 33],
  draft: [2, 9],
};

/** The day in a month when awards are proposed and approved; one after another, each in its quarter of an hour. */
const sessionDay = 21;
const slotMinutes = 25;
export const slotOf = ({ at, thisMonth }: Calendar, month: number, slot: number): [EpochMs, EpochMs] =>
  month === monthsBefore
    ? [thisMonth(0.3 + slot * 0.05), thisMonth(0.32 + slot * 0.05)]
    : [at(month, sessionDay, slot * slotMinutes), at(month, sessionDay, slot * slotMinutes + 15)];

type Scene = { desk: Desk; calendar: Calendar; people: readonly DemoPerson[]; happenings: Happening[] };

export const tellYear = ({ desk, calendar, people, happenings }: Scene): void => {
  const chance = chanceOf(seed);
  const ideas = ideasBy(chance);
  const authorsOf = authorsBy(people, chance);
  const beginWith =
    (next: () => IdeaOf): Begin =>
    (at) => {
      const { department, idea } = next();
      return startCase(desk, happenings, { idea, authors: authorsOf(department) }, { at });
    };
  const begin = beginWith(ideas.once);
  const beginAgain = beginWith(ideas.again);
  tellDeclined(begin, calendar, chance);
  tellWaiting(begin, calendar, chance);
  for (const [month, count] of awardedIn.entries())
    for (let slot = 0; slot < count; slot++) {
      const steps = toVerified(beginAgain, calendar, month, chance);
      const [proposed, approved] = slotOf(calendar, month, slot);
      steps.propose(proposed, chance.pick(hr)).approve(approved, chance.pick(approvers));
    }
  for (const days of waiting.submittedAgain) {
    const at = calendar.ago(days, chance.whole(0, 480));
    beginAgain(at - 2 * hourMs).file(at);
  }
};

type Begin = (at: EpochMs) => CaseSteps;

const tellDeclined = (begin: Begin, { at, ago }: Calendar, chance: Chance): void => {
  for (const [index, reasons] of declineReasons.entries()) {
    const month = 1 + (index % (monthsBefore - 1));
    const filed = at(month, chance.whole(2, 14), chance.whole(0, 400));
    const declined = at(month, chance.whole(16, 19), chance.whole(0, 400));
    begin(filed - hourMs)
      .file(filed)
      .review(declined, chance.pick(reviewers), "decline", reasons);
  }
  for (const [index, days] of [20, 75, 130].entries()) {
    const filed = ago(days + 6, 60);
    begin(filed - hourMs)
      .file(filed)
      .withdraw(ago(days, 90), withdrawReasons[index] ?? "");
  }
};

/** Filed one or two months before its award, and verified when the day of awards comes. */
const toVerified = (begin: Begin, calendar: Calendar, month: number, chance: Chance): CaseSteps => {
  const filedMonth = Math.max(0, month - (chance.whole(1, 10) <= 7 && month !== monthsBefore ? 1 : 2));
  const drafted = calendar.at(filedMonth, chance.whole(2, 24), chance.whole(0, 480));
  const until = month === monthsBefore ? calendar.at(month - 1, 28) : calendar.at(month, sessionDay - 1);
  const part = (least: number, most: number): EpochMs =>
    calendar.inHours(drafted + Math.floor(((until - drafted) * chance.whole(least, most)) / 100));
  return begin(drafted)
    .file(drafted + 3 * hourMs)
    .review(part(18, 30), chance.pick(reviewers), "accept")
    .implement(part(45, 60), chance.pick(reviewers))
    .verify(...byFinance(calendar, part(80, 95)), benefitBy(chance));
};

/** Who verifies on that day: during an absence it is someone else. */
const byFinance = ({ at }: Calendar, moment: EpochMs): [EpochMs, string] => {
  const isAway = at(absence.month, absence.from) <= moment && moment < at(absence.month, absence.until);
  return [moment, isAway ? clerk : finance];
};

const tellWaiting = (begin: Begin, { ago }: Calendar, chance: Chance): void => {
  const minutes = (): number => chance.whole(0, 480);
  const filed = (days: number): CaseSteps => {
    const at = ago(days, minutes());
    return begin(at - 2 * hourMs).file(at);
  };
  for (const days of waiting.draft) begin(ago(days, minutes()));
  for (const [index, days] of waiting.returned.entries())
    filed(days + 5).review(ago(days, minutes()), chance.pick(reviewers), "return", returnReasons[index]);
  for (const days of waiting.verified)
    filed(days + 50)
      .review(ago(days + 40, minutes()), chance.pick(reviewers), "accept")
      .implement(ago(days + 25, minutes()), chance.pick(reviewers))
      .verify(ago(days, minutes()), finance, benefitBy(chance));
  for (const days of waiting.implemented)
    filed(days + 30)
      .review(ago(days + 22, minutes()), chance.pick(reviewers), "accept")
      .implement(ago(days, minutes()), chance.pick(reviewers));
  for (const days of waiting.accepted) filed(days + 6).review(ago(days, minutes()), chance.pick(reviewers), "accept");
  for (const days of waiting.submitted) filed(days);
};

/** Most save a few thousand yuan, a few save next to nothing, and a few very much. */
const bands = [
  [5, 20, 99],
  [17, 100, 999],
  [53, 1_000, 4_999],
  [76, 5_000, 9_999],
  [96, 10_000, 49_999],
  [100, 50_001, 120_000],
] as const;

const benefitBy = (chance: Chance): string => {
  const part = chance.whole(1, 100);
  const [, least, most] = bands.find(([upTo]) => part <= upTo) ?? bands[0];
  return `${chance.whole(least, most)}.${String(chance.whole(0, 99)).padStart(2, "0")}`;
};

/** From the idea's own department; staff with a role of their own have nothing to do with these. Every third has help. */
const authorsBy = (people: readonly DemoPerson[], chance: Chance): ((department: IdeaOf["department"]) => Share[]) => {
  const others = people.filter(({ id }) => !staff.some((member) => member.id === id));
  const byDepartment = new Map(Object.entries(Object.groupBy(others, ({ department }) => department)));
  return (department) => {
    const size = chance.pick([1, 1, 1, 1, 2, 2, 3]);
    const team = chance.shuffle(byDepartment.get(department) ?? []).slice(0, size);
    return team.map(({ id }, index) => ({ person: id, weight: size - index }));
  };
};
