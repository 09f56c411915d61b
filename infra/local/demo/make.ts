// Makes the demo enterprise: a year of people, policies, suggestions and money, by the product's own operations at the times of its story.
import { chinaDay, type EpochMs } from "../../../domain/values/moment.ts";
import { forgetMembers } from "../../../functions/store/members.ts";
import { type Calendar, calendarOf, monthsBefore } from "./calendar.ts";
import { type Desk, deskOf, inThePast } from "./desk.ts";
import { finishDemo, foundDemo } from "./found.ts";
import { type Happening, letHappen } from "./happen.ts";
import { monthHappenings } from "./months.ts";
import { payoutHappenings } from "./payouts.ts";
import { type DemoPerson, demoPeople, staff } from "./people.ts";
import { policyHappenings } from "./policies.ts";
import { tellStory } from "./story.ts";
import { tellWays } from "./ways.ts";
import { absence, clerk, finance, tellYear } from "./year.ts";

const admin = "E1001";
const overdueDays = 20;
const dayMs = 86_400_000;

export type Making = { now: EpochMs; onProgress?: (share: number) => void; signal?: AbortSignal };

/** The tenant's id; none where it was stopped before it was done. */
export const makeDemo = ({
  now,
  onProgress = () => {},
  signal = new AbortController().signal,
}: Making): Promise<string | undefined> =>
  inThePast(async () => {
    const people = demoPeople();
    const calendar = calendarOf(now);
    const founded = calendar.at(0, 1) - 3_600_000;
    const tenant = await foundDemo(people, calendar.months[0] ?? "", founded);
    const desk = deskOf(new Map(people.map(({ id, subject }) => [id, subject])));
    const happenings = [
      ...(await policyHappenings(desk, calendar)),
      ...settle(desk, calendar),
      ...standIn(desk, calendar),
      ...suggestions(desk, calendar, people),
      ...monthHappenings({ desk, calendar, people }),
      ...payoutHappenings(desk, calendar),
    ];
    await letHappen(happenings, (share) => onProgress(share * 0.99), signal);
    if (signal.aborted) return undefined;
    await finishDemo(tenant, admin, now);
    return tenant;
  });

const suggestions = (desk: Desk, calendar: Calendar, people: readonly DemoPerson[]): Happening[] => {
  const happenings: Happening[] = [];
  tellYear({ desk, calendar, people, happenings });
  const inWorkshop = people.filter(
    ({ id, department, mentor }) =>
      department === "机加工车间" && mentor === undefined && !staff.some((member) => member.id === id),
  );
  const others = inWorkshop.map(({ id }) => id);
  tellStory(desk, calendar, others, happenings);
  tellWays({ desk, calendar, happenings, others });
  return happenings;
};

/** What the enterprise decides for itself, and the money of both years. */
const settle = (desk: Desk, { months, at, thisMonth }: Calendar): Happening[] => {
  const settled = at(0, 1, 120);
  const newYear = months.findIndex((month, index) => index > 0 && month.endsWith("-01"));
  const budgeted = newYear === monthsBefore ? thisMonth(0.01) : at(newYear, 3);
  const budget = (moment: EpochMs, month: number, cap: string): Happening => ({
    at: moment,
    about: [],
    run: () => desk({ at: moment, by: finance, do: "create-budget", body: { year: months[month]?.slice(0, 4), cap } }),
  });
  return [
    {
      at: settled,
      about: [],
      run: async () => {
        const { version } = await desk({ at: settled, by: admin, do: "get-enterprise" });
        const settings = { overdueDays, suggestions: { policy: "jiangli-sample", scheme: "suggestion" } };
        await desk({ at: settled, by: admin, do: "change-enterprise", body: { settings }, ifMatch: version });
      },
    },
    budget(at(0, 1, 150), 0, "260000.00"),
    budget(budgeted, newYear, "400000.00"),
  ];
};

/** Finance is away for two weeks; a clerk stands in. Who signs in is read anew when that begins and ends. */
const standIn = (desk: Desk, { at }: Calendar): Happening[] => {
  const { month, from, until } = absence;
  const told = at(month, from - 3, 30);
  const body = {
    to: clerk,
    roles: ["finance"],
    from: chinaDay(at(month, from)),
    until: chinaDay(at(month, until) - dayMs),
    reason: "赴外地参加财务培训 · away for a training",
  };
  return [
    { at: told, about: [], run: () => desk({ at: told, by: finance, do: "create-delegation", body }) },
    ...[at(month, from, -400), at(month, until, -400)].map((moment) => ({
      at: moment,
      about: [],
      run: async () => forgetMembers(),
    })),
  ];
};
