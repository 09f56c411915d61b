// Days and months as plain text outside and plain numbers inside; no clock, no time zone.

/** A day as the number yyyymmdd, so that days compare as numbers. */
export type Day = number;

/** A month as the number yyyymm. */
export type Month = number;

/** After every day: the end of a span that has none. */
export const endOfTime: Day = 99_999_999;

export const readDay = (value: unknown): Day | undefined => {
  if (typeof value !== "string" || value.length !== 10 || value.charCodeAt(7) !== dash) return undefined;
  const month = readMonthPart(value);
  const day = twoDigits(value, 8);
  if (month < 0 || day < 1 || day > daysIn(month)) return undefined;
  return month * 100 + day;
};

export const readMonth = (value: unknown): Month | undefined => {
  if (typeof value !== "string" || value.length !== 7) return undefined;
  const month = readMonthPart(value);
  return month < 0 ? undefined : month;
};

export const daysIn = (month: Month): number => {
  const monthOfYear = month % 100;
  if (monthOfYear !== 2)
    return monthOfYear === 4 || monthOfYear === 6 || monthOfYear === 9 || monthOfYear === 11 ? 30 : 31;
  const year = (month - monthOfYear) / 100;
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
};

export const firstDayOf = (month: Month): Day => month * 100 + 1;

export const writeDay = (day: Day): string => `${writeMonth(Math.floor(day / 100))}-${pad(day % 100, 2)}`;

export const writeMonth = (month: Month): string => `${pad(Math.floor(month / 100), 4)}-${pad(month % 100, 2)}`;

const dash = 45;

const pad = (value: number, width: number): string => String(value).padStart(width, "0");

const readMonthPart = (text: string): number => {
  const century = twoDigits(text, 0);
  const yearOfCentury = twoDigits(text, 2);
  const month = twoDigits(text, 5);
  if (century < 0 || yearOfCentury < 0 || text.charCodeAt(4) !== dash || month < 1 || month > 12) return -1;
  const year = century * 100 + yearOfCentury;
  return year === 0 ? -1 : year * 100 + month;
};

/** Two digits at a place in the text, or -1. */
const twoDigits = (text: string, at: number): number => {
  const tens = text.charCodeAt(at) - 48;
  const ones = text.charCodeAt(at + 1) - 48;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -1;
};
