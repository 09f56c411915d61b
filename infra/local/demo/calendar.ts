// The demo's calendar: the twelve months before this one, this month as far as it has come, and moments in their working hours in China.
import { addDays, chinaDay, chinaMonth, daysBetween, type EpochMs } from "../../../domain/values/moment.ts";

const hourMs = 3_600_000;

/** `at(3, 15)` is the 15th of the fourth month of the demo's year, `ago(5)` five days ago; the months count from 0 to 12, which is now. */
export type Calendar = {
  now: EpochMs;
  months: readonly string[];
  at: (month: number, day: number, minutes?: number) => EpochMs;
  ago: (days: number, minutes?: number) => EpochMs;
  /** The moment of the same day that lies as far into the working hours as this one into the day. */
  inHours: (moment: EpochMs) => EpochMs;
  /** A part of what has passed of the current month. */
  thisMonth: (part: number) => EpochMs;
};

export const monthsBefore = 12;

export const calendarOf = (now: EpochMs): Calendar => {
  const months = monthsUntil(chinaMonth(now));
  const at: Calendar["at"] = (month, day, minutes = 0) =>
    atWork(`${months[month]}-${String(day).padStart(2, "0")}`, minutes);
  const start = startOf(`${months[monthsBefore]}-01`);
  return {
    now,
    months,
    at,
    ago: (days, minutes = 0) => atWork(addDays(chinaDay(now), -days), minutes),
    inHours: (moment) => {
      const day = startOf(chinaDay(moment));
      return day + 8 * hourMs + Math.floor((moment - day) * (9 / 24));
    },
    thisMonth: (part) => Math.floor(start + (now - start) * part),
  };
};

/** So many minutes after eight in the morning; on a Sunday it is done on Saturday. */
const atWork = (day: string, minutes: number): EpochMs =>
  startOf(isSunday(day) ? addDays(day, -1) : day) + 8 * hourMs + minutes * 60_000;

const startOf = (day: string): EpochMs => Date.parse(`${day}T00:00:00+08:00`);

/** 1 January 2023 was one. */
const isSunday = (day: string): boolean => daysBetween("2023-01-01", day) % 7 === 0;

const monthsUntil = (last: string): string[] => {
  const [year = 0, month = 0] = last.split("-").map(Number);
  return Array.from({ length: monthsBefore + 1 }, (_, index) => {
    const count = year * 12 + month - 1 - (monthsBefore - index);
    return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, "0")}`;
  });
};
