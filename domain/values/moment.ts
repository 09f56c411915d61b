// Moments 时刻 as text in UTC, and the day and month that they are in China, where every date of the product is meant.
import { type Day, daysIn, type Month, readDay, writeDay, writeMonth } from "./day.ts";

/** Milliseconds since 1970-01-01T00:00:00Z. */
export type EpochMs = number;

/** As in 2026-11-20T03:04:05.678Z: its order as text is its order in time. */
export type Moment = string;

const dayMs = 86_400_000;
/** China has one time zone and no summer time. */
const chinaAheadMs = 8 * 3_600_000;

export const writeMoment = (at: EpochMs): Moment => {
  const ofDayMs = at - Math.floor(at / dayMs) * dayMs;
  const clock = [3_600_000, 60_000, 1000].map((unit, index) =>
    pad(Math.floor(ofDayMs / unit) % [24, 60, 60][index]!, 2),
  );
  return `${dayOfUtc(at)}T${clock.join(":")}.${pad(ofDayMs % 1000, 3)}Z`;
};

export const chinaDay = (at: EpochMs): string => dayOfUtc(at + chinaAheadMs);

/** The day in China of a moment as text: from 16:00 in UTC it is the next day there. */
export const chinaDayOf = (moment: Moment): string =>
  addDays(moment.slice(0, 10), Number(moment.slice(11, 13)) >= 16 ? 1 : 0);

/** The same moment as a clock in China shows it, to the second: 2026-11-20T11:04:05+08:00. */
export const chinaTimeOf = (moment: Moment): string => {
  const hour = (Number(moment.slice(11, 13)) + 8) % 24;
  return `${chinaDayOf(moment)}T${pad(hour, 2)}${moment.slice(13, 19)}+08:00`;
};

export const chinaMonth = (at: EpochMs): string => chinaDay(at).slice(0, 7);

export const chinaYear = (at: EpochMs): string => chinaDay(at).slice(0, 4);

/** Whole days from one day to another; negative where the second comes first. */
export const daysBetween = (from: string, to: string): number => dayNumber(to) - dayNumber(from);

export const addDays = (day: string, days: number): string => writeDay(civilOf(dayNumber(day) + days));

/** Whole months of service 司龄 from a first day to a day: a month counts when its day of the month has come. */
export const fullMonthsBetween = (from: string, to: string): number => {
  const [start, end] = [readDay(from) ?? 0, readDay(to) ?? 0];
  const months = (Math.floor(end / 10_000) - Math.floor(start / 10_000)) * 12 + (monthOf(end) - monthOf(start));
  const lastDay = daysIn(Math.floor(end / 100));
  // Who began on the 31st completes a month on the last day of a shorter one.
  const isReached = end % 100 >= Math.min(start % 100, lastDay);
  return Math.max(0, isReached ? months : months - 1);
};

/** The same day so many months later, or the last one of a month that is shorter. */
export const addMonths = (day: string, months: number): string => {
  const start = readDay(day);
  if (start === undefined) throw new Error(`${day} is no day.`);
  const count = Math.floor(start / 10_000) * 12 + monthOf(start) - 1 + months;
  const month = Math.floor(count / 12) * 100 + (count % 12) + 1;
  return writeDay(month * 100 + Math.min(start % 100, daysIn(month)));
};

/** The first moment of a day, in China. */
export const startOfDay = (day: string): Moment => `${addDays(day, -1)}T16:00:00.000Z`;

export const nextMonth = (month: string): string => {
  const [year, ofYear] = month.split("-").map(Number) as [number, number];
  return writeMonth(ofYear === 12 ? (year + 1) * 100 + 1 : year * 100 + ofYear + 1);
};

const monthOf = (day: Day): Month => Math.floor(day / 100) % 100;

const pad = (value: number, width: number): string => String(value).padStart(width, "0");

const dayOfUtc = (at: EpochMs): string => writeDay(civilOf(Math.floor(at / dayMs)));

/** Days since 1970-01-01, counted from March so that the leap day comes last. */
const dayNumber = (text: string): number => {
  const day = readDay(text);
  if (day === undefined) throw new Error(`${text} is no day.`);
  const month = monthOf(day);
  const year = Math.floor(day / 10_000) - (month <= 2 ? 1 : 0);
  const era = Math.floor(year / 400);
  const ofEra = year - era * 400;
  const ofYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + (day % 100) - 1;
  return era * 146_097 + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear - 719_468;
};

const civilOf = (sinceEpoch: number): Day => {
  const shifted = sinceEpoch + 719_468;
  const era = Math.floor(shifted / 146_097);
  const ofEra = shifted - era * 146_097;
  const year = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365,
  );
  const ofYear = ofEra - (365 * year + Math.floor(year / 4) - Math.floor(year / 100));
  const fromMarch = Math.floor((5 * ofYear + 2) / 153);
  const day = ofYear - Math.floor((153 * fromMarch + 2) / 5) + 1;
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
  return (year + era * 400 + (month <= 2 ? 1 : 0)) * 10_000 + month * 100 + day;
};
