// The demo's months of allowances: agreements that are signed, certificates that come late, and what follows from both; and its place in an alliance.
import { addDays, chinaDay, type EpochMs } from "../../../domain/values/moment.ts";
import { type Calendar, monthsBefore } from "./calendar.ts";
import type { Desk } from "./desk.ts";
import type { Happening } from "./happen.ts";
import type { DemoPerson } from "./people.ts";

const maker = "E1003";
const assessor = "E1004";
const admin = "E1001";

/** Allowances are computed before the payout of their month. */
const computeDay = 26;
const firstComputed = monthsBefore - 2;
const pairsShown = 3;

type Scene = { desk: Desk; calendar: Calendar; people: readonly DemoPerson[] };

export const monthHappenings = (scene: Scene): Happening[] => [
  ...agreements(scene),
  ...lateCertificate(scene),
  ...months(scene),
  ...alliance(scene),
];

/** Their mentor teaches them by an agreement from now on, not by an attribute that someone writes. */
const agreements = ({ desk, calendar, people }: Scene): Happening[] => {
  const { at } = calendar;
  const learning = Map.groupBy(
    people.filter(({ mentor }) => mentor !== undefined),
    ({ mentor }) => mentor ?? "",
  );
  const from = chinaDay(at(0, 15));
  const until = addDays(from, 3 * 365);
  const pairs = [...learning].slice(0, pairsShown).flatMap(([mentor, taught], index): Happening[] => {
    const apprentices = taught.slice(0, 2).map(({ id }) => id);
    const goals =
      "一年内能独立操作两台设备，三年内取得高级工证书。\nTwo machines alone within a year, the certificate within three.";
    const body = { form: "mentoring", mentor, apprentices, from, until, goals };
    return signed(desk, at(0, 8, index * 40), body, [mentor, ...apprentices]);
  });
  const programme = {
    ...{ form: "programme", participant: "E1019", programme: "未来匠星", from },
    goals: "三年内掌握五轴编程，参加市级竞赛。\nFive-axis programming and the city's contest within three years.",
  };
  return [...pairs, ...signed(desk, at(0, 9), programme, ["E1019"])];
};

const signed = (desk: Desk, at: EpochMs, body: object, by: readonly string[]): Happening[] => {
  const name = `agreement ${JSON.stringify(body)}`;
  let agreement = "";
  return [
    {
      at,
      about: [name],
      run: async () => {
        ({ id: agreement } = await desk({ at, by: maker, do: "create-agreement", body }));
      },
    },
    ...by.map((person, index): Happening => {
      const moment = at + (index + 1) * 600_000;
      const sign = { at: moment, by: person, do: "sign-agreement", body: { terms: 1 } };
      return { at: moment, about: [name], run: () => desk({ ...sign, of: { agreement } }) };
    }),
  ];
};

/** Dated two months back: the months that were paid without it get a difference. */
const lateCertificate = ({ desk, calendar, people }: Scene): Happening[] => {
  const { at, months: names } = calendar;
  const moment = at(monthsBefore - 1, 12);
  const person = people.find(({ attributes = [], roles }) => roles.length === 1 && attributes.some(isWorker));
  if (!person) return [];
  const { attributes = [] } = person;
  const later = { name: "skill", value: "技师", from: `${names[firstComputed]}-11` };
  const run = async () => {
    const of = { person: person.id };
    const { version } = await desk({ at: moment, by: maker, do: "get-person", of });
    const body = { attributes: [...attributes, later] };
    await desk({ at: moment, by: maker, do: "change-person", of, body, ifMatch: version });
  };
  return [{ at: moment, about: [], run }];
};

const isWorker = ({ name, value }: { name: string; value: string }): boolean => name === "skill" && value === "高级工";

const months = ({ desk, calendar }: Scene): Happening[] => {
  const { at, thisMonth, months: names } = calendar;
  return names.slice(firstComputed).map((month, index) => {
    const isThisMonth = firstComputed + index === monthsBefore;
    const moment = isThisMonth ? thisMonth(0.4) : at(firstComputed + index, computeDay);
    return { at: moment, about: [], run: () => computeMonth(desk, month, moment) };
  });
};

const computeMonth = async (desk: Desk, month: string, at: EpochMs): Promise<void> => {
  await desk({ at, by: maker, do: "create-allowance-month", body: { month } });
  for (;;) {
    const { state } = await desk({ at: at + 1_000, by: maker, do: "compute-allowance-month", of: { month } });
    if (state === "done") return;
  }
};

/** One enterprise alone is told no figures: fewer than three would give each other away. */
const alliance = ({ desk, calendar }: Scene): Happening[] => {
  const { thisMonth, months: names } = calendar;
  const moment = thisMonth(0.5);
  const run = async () => {
    const name = "青禾产业链创新联盟 · Qinghe supply chain alliance";
    const { id } = await desk({ at: moment, by: admin, do: "create-alliance", body: { name } });
    const of = { alliance: id };
    const year = names[0]?.slice(0, 4);
    await desk({ at: moment + 1_000, by: assessor, do: "contribute-statistics", of, body: { year } });
  };
  return [{ at: moment, about: [], run }];
};
