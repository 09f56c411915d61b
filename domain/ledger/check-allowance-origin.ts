// Where a calculation of an allowance comes from, and what it did: once a person and month, by the version in force, in a pass that there was, and what it cancelled or took back is so.
import type { Allowance, AllowanceCalculation, AllowanceMonth } from "../records/allowances.ts";
import type { Obligation } from "../records/awards.ts";
import type { PolicyVersion } from "../records/policies.ts";
import type { Body, Loaded } from "../records/record.ts";
import { daysBetween, type Moment } from "../values/moment.ts";
import { type Break, broken } from "./break.ts";
import { ofKind } from "./check-money.ts";
import type { Stored } from "./check-records.ts";

type Kept = Loaded<Allowance, Body>;
type Owed = Loaded<Obligation, Body>;

/** By another id the same month would be paid twice. */
export const checkOnce = (allowances: readonly Kept[]): Break[] =>
  [
    ...Map.groupBy(allowances, ({ body: { person, month, policy, scheme } }) =>
      [person, month, policy, scheme].join("/"),
    ),
  ]
    .filter(([, same]) => same.length > 1)
    .flatMap(([place, same]) =>
      same.slice(1).map(({ id }) =>
        broken("I2", `allowance/${id}`, {
          zh: `${place} 另有一份津贴 ${same[0]?.id}`,
          en: `there is another allowance ${same[0]?.id} of ${place}`,
        }),
      ),
    );

type Origins = { versions: ReadonlyMap<string, readonly PolicyVersion[]>; passes: ReadonlyMap<string, number> };

export const originsIn = (stored: Stored): Origins => ({
  versions: Map.groupBy(
    ofKind<PolicyVersion>(stored, "policy-version").map(({ body }) => body),
    ({ policy }) => policy,
  ),
  passes: new Map(
    ofKind<AllowanceMonth>(stored, "allowance-month").map(({ id, body }) => [id, body.passes.at(-1)?.number ?? 0]),
  ),
});

export const checkOrigin = ({ id, body }: Kept, { versions, passes }: Origins): Break[] =>
  body.calculations.flatMap((calculation) => {
    const breaks: Break[] = [];
    const { number, version, pass } = calculation;
    if (!wasInForce(body, calculation, versions.get(body.policy) ?? []))
      breaks.push(
        broken("I11", `allowance/${id}`, {
          zh: `第 ${number} 次计算所用的第 ${version} 版在 ${body.month} 第一天并未施行`,
          en: `calculation ${number} is by version ${version}, which was not in force on the first day of ${body.month}`,
        }),
      );
    const [month = "", count = ""] = pass.split(".");
    if (!(Number(count) >= 1 && Number(count) <= (passes.get(month) ?? 0)))
      breaks.push(
        broken("I2", `allowance/${id}`, {
          zh: `没有第 ${number} 次计算所说的 ${pass}`,
          en: `calculation ${number} names the pass ${pass}, which there never was`,
        }),
      );
    return breaks;
  });

/** A pass that read the versions just before a publication is saved before it, in whatever order their clocks stand. */
const clocksApartSeconds = 300;

/** No other version that had been published by then ruled the month. */
const wasInForce = (
  { month }: Allowance,
  { version, at }: AllowanceCalculation,
  all: readonly PolicyVersion[],
): boolean => {
  const ruling = all.filter(({ from }) => from <= `${month}-01`);
  const own = ruling.find((each) => each.version === version);
  if (!own || own.publishedAt > at) return false;
  const isKnown = ({ publishedAt }: PolicyVersion): boolean =>
    secondsOf(publishedAt) < secondsOf(at) - clocksApartSeconds;
  return !ruling.some((each) => each.from > own.from && isKnown(each));
};

const secondsOf = (moment: Moment): number => {
  const [hours = 0, minutes = 0, seconds = 0] = moment.slice(11, 19).split(":").map(Number);
  return daysBetween("2000-01-01", moment.slice(0, 10)) * 86_400 + hours * 3600 + minutes * 60 + seconds;
};

/** What calculations say they cancelled and took back, once each, and what the obligations say. */
export const checkTaken = ({ id, body }: Kept, own: readonly Owed[]): Break[] => {
  const cancelled = body.calculations.flatMap((each) => each.cancelled);
  const gone = own.filter((each) => each.body.state === "cancelled").map((each) => each.id);
  const back = new Map<string, number>();
  for (const { obligation, fen } of body.calculations.flatMap(({ recovered }) => recovered))
    back.set(obligation, (back.get(obligation) ?? 0) + fen);
  const byId = new Map(own.map((each) => [each.id, each.body]));
  const amountsOf = (ids: readonly string[]): number =>
    ids.reduce((total, each) => total + (byId.get(each)?.amountFen ?? Number.NaN), 0);
  const isRight =
    cancelled.toSorted().join() === gone.toSorted().join() &&
    own.every((each) => each.body.recoveredFen === (back.get(each.id) ?? 0)) &&
    [...back.keys()].every((each) => byId.has(each)) &&
    body.calculations.every(
      (each) =>
        amountsOf(each.cancelled) === each.cancelledFen &&
        amountsOf(each.obligations) === each.owedFen &&
        each.recovered.reduce((total, { fen }) => total + fen, 0) === each.recoveredFen,
    );
  if (isRight) return [];
  return [
    broken("I2", `allowance/${id}`, {
      zh: "计算所说的应发、撤销和退回与各笔应发不符",
      en: "what its calculations left to pay, cancelled and took back is not what the obligations say",
    }),
  ];
};
